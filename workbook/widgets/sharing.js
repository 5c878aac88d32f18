// @ts-check
import { getStore } from "./store.js";

/** Sharing: what somebody chose to show, and what of it there is. */

/** @typedef {import("./checking.js").Response} Response */
/** @typedef {Record<string, Record<string, Response>>} Shared instrument to item to answer */
/** @typedef {import("./turns.js").Person} Person */

/** The instrument of chapter 09; see sharing.yaml. */
export const SHARING = "sharing";
export const VERSION = 1;
const WITHHELD = "withheld";

/** What somebody chose. */
function chosen(/** @type {Person} */ person) {
  return getStore().responses(SHARING, person);
}

/** Whether an instrument is shown. @param {string} instrument */
export function isShown(instrument, person = getStore().turn) {
  const { what } = chosen(person);
  return Array.isArray(what) && what.includes(instrument);
}

/** The items that stay with the one who answered them. @param {string} instrument @returns {string[]} */
export function kept(instrument, person = getStore().turn) {
  const items = chosen(person)[instrument];
  return Array.isArray(items) ? items : [];
}

/** @param {string} instrument @param {boolean} shows */
export function showInstrument(instrument, shows) {
  const { what } = chosen(getStore().turn);
  const others = (Array.isArray(what) ? what : []).filter((one) => one !== instrument);
  respond("what", shows ? [...others, instrument] : others);
}

/** @param {string} instrument @param {string} item @param {boolean} keeps */
export function keepItem(instrument, item, keeps) {
  const others = kept(instrument).filter((one) => one !== item);
  respond(instrument, keeps ? [...others, item] : others);
}

/** @param {string} item @param {Response | null} value */
export function respond(item, value) {
  getStore().respond(SHARING, VERSION, item, value);
}

/**
 * The answers to an instrument that can be shown at all.
 * @param {string} instrument @param {string[]} items that may ever be shown
 * @returns {Record<string, Response>}
 */
export function shareable(instrument, items, person = getStore().turn) {
  const answers = getStore().responses(instrument, person);
  const given = items.filter((item) => {
    const value = answers[item];
    return value !== undefined && value !== WITHHELD && String(value).trim() !== "";
  });
  return Object.fromEntries(given.map((item) => [item, answers[item]]));
}

/**
 * What somebody shows. What is kept is in it no more than what was never answered.
 * @param {Record<string, string[]>} items of each instrument, those that may ever be shown
 * @returns {Shared}
 */
export function released(items, person = getStore().turn) {
  const shown = Object.entries(items).filter(([instrument]) => isShown(instrument, person));
  return Object.fromEntries(
    shown.map(([instrument, known]) => {
      const mine = new Set(kept(instrument, person));
      const answers = Object.entries(shareable(instrument, known, person));
      return [instrument, Object.fromEntries(answers.filter(([item]) => !mine.has(item)))];
    }),
  );
}

/** Whether somebody said yes to showing it on this device. */
export function showsHere(person = getStore().turn) {
  return chosen(person).way === "one";
}
