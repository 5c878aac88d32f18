// @ts-check
import { getStore } from "./store.js";

/** Group record: what is kept of a group room, in the place where answers are kept. */

/**
 * @typedef {object} Task what the server is still to be told of an instrument
 * @property {"add" | "withdraw"} act
 * @property {string} id @property {Record<string, number>} scales
 */
/**
 * @typedef {object} Part of an instrument
 * @property {string} member another one for each instrument
 * @property {Record<string, number> | null} sent what the server has, null for nothing
 * @property {Task | null} task
 */
/**
 * @typedef {object} Joined kept of a room in which somebody takes part
 * @property {string} key @property {string} until
 * @property {string[]} instruments @property {number} minimum @property {boolean} open
 * @property {Record<string, Part>} parts
 */
/**
 * @typedef {object} Led kept of a room that somebody leads
 * @property {string} key @property {string} lead
 * @property {string} code "" when it is known no more
 * @property {string} qr the code as a picture, made by the server
 */

/** @typedef {"group" | "group-lead"} Kind */

/** It goes where answers go, as places.js knows, and is no document. */
function roomKey(/** @type {string} */ person, /** @type {Kind} */ kind) {
  return `samenwerkboek/room/${person}/${kind}`;
}

/** @param {Kind} kind @returns {any} a record, or null */
export function readRecord(kind) {
  const store = getStore();
  try {
    const record = JSON.parse(store.home.read(roomKey(store.turn, kind)) ?? "null");
    return typeof record?.key === "string" ? record : null;
  } catch {
    return null;
  }
}

/** Where nothing can be kept, the page alone knows it. @param {Kind} kind @param {Joined | Led} record */
export function keepRecord(kind, record) {
  const store = getStore();
  if (!store.trouble) store.home.write(roomKey(store.turn, kind), JSON.stringify(record));
}

export function forgetRecord(/** @type {Kind} */ kind) {
  const store = getStore();
  for (const place of store.places) place.remove(roomKey(store.turn, kind));
}
