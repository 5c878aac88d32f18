// @ts-check
import { attachChoosing } from "./couple_choosing.js";
import { CoupleRoom } from "./couple_room.js";
import { attachRoom } from "./couple_room_view.js";
import { attachTurns } from "./couple_turns.js";
import { released, showsHere } from "./sharing.js";
import { getStore } from "./store.js";
import { StoredWords } from "./stored_words.js";
import { tellTogether } from "./telling_together.js";
import { otherPerson } from "./turns.js";

/** @typedef {import("./sharing.js").Shared} Shared */
/** @typedef {"choose" | "way" | "room" | "turns"} View */
/**
 * @typedef {object} Parts what the parts of the couple's side share
 * @property {HTMLElement} root @property {Record<string, string>} words
 * @property {StoredWords} stored
 * @property {Record<string, string[]>} items of each instrument, those that may be shown
 * @property {CoupleRoom} room @property {string[]} codeWords
 * @property {(view: View) => void} goTo @property {() => void} show
 */

/**
 * Make the couple's side live. Nothing is asked of a room, and nothing told to the kernel,
 * as long as the questions about safety above it keep it closed.
 * @param {HTMLElement} root @param {any} model
 * @param {import("./stored_words.js").Catalogue} catalogue @param {string[]} codeWords
 * @returns {() => void} detach
 */
function attach(root, model, catalogue, codeWords) {
  const store = getStore();
  const words = JSON.parse(root.dataset.words ?? "{}");
  const views = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-view]")]);
  const items = Object.fromEntries(
    Object.entries(catalogue.instruments).map(([id, asked]) => [id, Object.keys(asked.items)]),
  );
  const room = new CoupleRoom(() => show());
  const stored = new StoredWords(catalogue, words, root.lang);
  const parts = { root, words, stored, items, room, codeWords, goTo, show };
  const attached = [attachChoosing(parts), attachRoom(parts), attachTurns(parts)];

  function show() {
    for (const part of attached) part.show();
    tell();
  }

  function goTo(/** @type {View} */ view) {
    showView(view);
    /** @type {HTMLElement | null} */ (root.querySelector(`[data-view=${view}] h3`))?.focus();
  }

  function showView(/** @type {View} */ view) {
    for (const one of views) one.hidden = one.dataset.view !== view;
  }

  /** What is to be drawn: something only while both show it, and this part is open. */
  function together() {
    if (isOpen() && room.isOpen) return { mine: room.mine, theirs: room.seen?.theirs ?? {} };
    const both = isOpen() && showsHere() && showsHere(otherPerson());
    return both ? { mine: released(items), theirs: released(items, otherPerson()) } : { mine: {}, theirs: {} };
  }

  function tell() {
    const { mine, theirs } = together();
    const name = theirs.about?.me ?? store.responses("about").partner ?? "";
    const told = Object.entries({ mine, theirs, partner_name: String(name) });
    const news = told.filter(([key, value]) => JSON.stringify(model.get(key)) !== JSON.stringify(value));
    for (const [key, value] of news) model.set(key, value);
    if (news.some(([key]) => key === "theirs")) tellTogether(Object.keys(theirs).length > 0);
    if (news.length) model.save_changes();
  }

  /** Whether the gate above is open: else nothing of this has a place on the page. */
  const isOpen = () => root.getClientRects().length > 0;

  function follow() {
    if (isOpen() && !document.hidden) room.start(released(items));
    else room.stop();
    tell();
  }

  /** @type {Record<string, View>} buttons that lead from part to part */
  const LEADS = { on: "way", way: "way", choose: "choose", room: "room", turns: "turns" };
  function lead(/** @type {Event} */ { target }) {
    const button = /** @type {HTMLElement} */ (target).closest("[data-do]");
    const view = button instanceof HTMLElement ? LEADS[button.dataset.do ?? ""] : undefined;
    if (view) goTo(view);
  }

  const gate = new ResizeObserver(follow);
  root.addEventListener("click", lead);
  document.addEventListener("visibilitychange", follow);
  const unsubscribe = store.subscribe(() => {
    room.catchUp();
    show();
  });
  const isBusy = room.record || attached.some((part) => part.isArrived?.());
  const here = store.turn === "partner" || showsHere();
  showView(isBusy ? "room" : here ? "turns" : "choose");
  root.dataset.live = "yes";
  gate.observe(root);
  show();
  return () => {
    room.stop();
    gate.disconnect();
    unsubscribe();
    root.removeEventListener("click", lead);
    document.removeEventListener("visibilitychange", follow);
    for (const part of attached) part.detach();
  };
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  if (!el.querySelector(".wb-couple")) el.innerHTML = model.get("html");
  const root = /** @type {HTMLElement} */ (el.querySelector(".wb-couple"));
  // Python puts these in front of this script; see couple.py.
  const words = /** @type {string} */ (/** @type {any} */ (CODE_WORDS)).split(/\s+/).filter(Boolean);
  return attach(root, model, /** @type {any} */ (CATALOGUE), words);
}

export default { render };
