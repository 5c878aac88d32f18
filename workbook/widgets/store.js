// @ts-check
import { localDay } from "./day.js";
import {
  beginOccasion,
  currentOccasion,
  newDocument,
  removeEntry,
  respond,
  responses,
  writeEntry,
} from "./document.js";
import { clearTab } from "./clearing.js";
import { Keeper, choiceOf } from "./keeping.js";
import { News } from "./news.js";
import { OtherTabs } from "./other_tabs.js";
import { CONSENT, TURN, documentKey, namesIn } from "./places.js";

/** @typedef {import("./checking.js").Document} Document */
/** @typedef {import("./checking.js").Entry} Entry */
/** @typedef {import("./checking.js").Response} Response */
/** @typedef {import("./places.js").Fault} Fault */
/** @typedef {import("./news.js").Change} Change */
/** @typedef {import("./news.js").Trouble} Trouble */

const SHARED = Symbol.for("samenwerkboek.store");

/**
 * The one store of this page, whichever script asks for it.
 * @returns {Store}
 */
export function getStore() {
  const page = /** @type {Record<symbol, any>} */ (globalThis);
  return (page[SHARED] ??= new Store());
}

/**
 * The participant's answers, in this browser.
 *
 * Until somebody has chosen where answers live, and with "only this tab", they are in
 * session storage and nothing of them is in local storage. Where storage is full or
 * forbidden they live in the memory of the page, and all else works.
 */
class Store {
  #keeper = new Keeper();
  #news = new News();
  #closing = new AbortController();
  /** After quick exit: a field that loses the focus then must not write its words again. */
  #left = false;
  /** What listeners know. */
  #told;
  #others;

  constructor() {
    this.#keeper.settle();
    this.#keeper.changed.clear();
    this.#told = { place: this.place, trouble: this.trouble };
    this.#others = new OtherTabs(this.#keeper, () => this.#tell("elsewhere"), this.#closing.signal);
  }

  /** Where answers live: what was answered to item "place" of instrument "consent". */
  get place() {
    return this.#keeper.place;
  }

  /** Whose answers this tab asks and shows: two people may use it in turns; see turns.js. */
  get turn() {
    return this.#keeper.session.read(TURN)?.[0] === "p" ? "partner" : "me";
  }

  /**
   * Why answers are not kept where they should be; null when all is well.
   * @returns {Fault | null}
   */
  get trouble() {
    if (this.#keeper.isLocked) return "locked";
    const faults = [...this.#keeper.faults.values()];
    if (!this.#keeper.home.isOpen || faults.includes("forbidden")) return "forbidden";
    return faults.length ? "full" : null;
  }

  /** Whether there is a lock, and whether it is open here. */
  get lock() {
    if (this.#keeper.isLocked) return "closed";
    return this.#keeper.local === this.#keeper.device ? "none" : "open";
  }

  /** Where what goes with the answers is to be kept. */
  get home() {
    return this.#keeper.home;
  }

  get places() {
    return [this.#keeper.local, this.#keeper.session];
  }

  /** Whose answers to an instrument are meant: where answers live is one choice for both. */
  whose(/** @type {string} */ instrument) {
    return instrument === "consent" ? "me" : this.turn;
  }

  /**
   * @param {string} instrument
   * @returns {Document | null} not to be changed
   */
  read(instrument, person = this.whose(instrument)) {
    return this.#keeper.held.get(documentKey(person, instrument))?.document ?? null;
  }

  /** All documents that are held, not to be changed. @returns {Document[]} */
  documents() {
    return [...this.#keeper.held.values()].map(({ document }) => document);
  }

  /** Whether anything is held but the choice of place itself. */
  hasAnswers() {
    return [...this.#keeper.held.keys()].some((key) => key !== CONSENT);
  }

  /**
   * Item id to value of the current occasion; a skipped item is absent.
   * @param {string} instrument
   * @returns {Record<string, Response>}
   */
  responses(instrument, person = this.whose(instrument)) {
    const document = this.read(instrument, person);
    return document ? responses(document) : {};
  }

  /**
   * A journal's entries, without the removed ones, in no particular order.
   * @param {string} instrument
   * @returns {Entry[]}
   */
  entries(instrument, person = this.whose(instrument)) {
    const entries = this.read(instrument, person)?.entries ?? [];
    return entries.filter(({ deleted }) => !deleted);
  }

  /**
   * Set one answer, or clear it with null; other tabs' answers stay.
   * @param {string} instrument @param {number} version @param {string} item
   * @param {Response | null} value
   */
  respond(instrument, version, item, value, person = this.whose(instrument)) {
    this.#change(instrument, version, person, (document) =>
      respond(document, item, value, clock()),
    );
  }

  /**
   * Begin another occasion; the answers until now are kept as an earlier one. Nothing
   * happens when another tab has begun one since, or when nothing was answered.
   * @param {string} instrument @param {number} version
   * @param {string} seen id of the occasion that is to become an earlier one
   */
  beginOccasion(instrument, version, seen, person = this.whose(instrument)) {
    this.#change(instrument, version, person, (document) => {
      const current = currentOccasion(document);
      const answered = Object.keys(responses(document)).length > 0;
      if (current?.id !== seen || !answered) return document;
      // On a clock that was set back it would not be the last one.
      const { today } = clock();
      return beginOccasion(document, { today: today > current.date ? today : current.date });
    });
  }

  /**
   * Add a journal entry, or change the one of that name.
   * @param {string} instrument @param {number} version @param {string} name
   * @param {Record<string, Response>} responses
   */
  writeEntry(instrument, version, name, responses, person = this.whose(instrument)) {
    this.#change(instrument, version, person, (document) =>
      writeEntry(document, name, responses, clock()),
    );
  }

  /**
   * Remove a journal entry; its words are gone from this browser.
   * @param {string} instrument @param {number} version @param {string} name
   */
  removeEntry(instrument, version, name, person = this.whose(instrument)) {
    this.#change(instrument, version, person, (document) =>
      removeEntry(document, name, clock()),
    );
  }

  /**
   * @param {import("./news.js").Listener} listener called after each change, here or in
   *   another tab, after a move of place, and with {trouble} when that changes
   * @returns {() => void} unsubscribe
   */
  subscribe(listener) {
    return this.#news.subscribe(listener);
  }

  /** Texts under our keys that cannot be used: damaged, or of a newer version. */
  setAside() {
    return this.#keeper.unusable().map(({ place, ...text }) => text);
  }

  /** Remove a text that was set aside, for good. */
  discard(/** @type {string} */ key) {
    for (const text of this.#keeper.unusable()) {
      if (text.key === key) text.place.remove(key);
    }
    this.#keeper.settle();
    this.#tell("here");
  }

  /** Leave nothing in this tab. What is kept on the device stays there. */
  forgetTab() {
    this.#left = true;
    clearTab(this.#keeper);
    this.#tell("here");
  }

  /**
   * Change many things that are kept, or how they are, and tell what came of it.
   * @template T
   * @param {(keeper: Keeper) => T} work
   * @returns {T}
   */
  rearrange(work) {
    const done = work(this.#keeper);
    this.#tell("here");
    return done;
  }

  /** For the vault of a lock: another tab has written there. */
  followVault() {
    this.#others.settle();
  }

  /** Stop listening; the next getStore makes a new store. */
  close() {
    this.#closing.abort();
    this.#news.stop();
    delete (/** @type {Record<symbol, any>} */ (globalThis)[SHARED]);
  }

  /**
   * Read what is stored, change it, write it: all at once, so no tab overwrites another.
   * @param {string} instrument @param {number} version @param {string} person
   * @param {(document: Document) => Document} change
   */
  #change(instrument, version, person, change) {
    if (this.#left || this.#keeper.isLocked) return;
    const keeper = this.#keeper;
    const key = documentKey(person, instrument);
    const failedBefore = keeper.faults.size > 0;
    keeper.sync(key);
    const origin = keeper.changed.has(key) ? "elsewhere" : "here";
    const known = this.read(instrument, person) ?? newDocument(instrument, version, person);
    const before = { ...known, version: Math.max(known.version, version) };
    const document = change(before);
    if (document !== before) keeper.save(key, document);
    if (key === CONSENT) {
      const leaving = this.place === "device" && choiceOf(document) === "tab";
      keeper.settle({ leaving });
    } else if (failedBefore) {
      keeper.settle();
    }
    this.#tell(origin);
  }

  #tell(/** @type {"here" | "elsewhere"} */ origin) {
    const { changed } = this.#keeper;
    const { place, trouble } = this;
    if (place !== this.#told.place) changed.add(CONSENT);
    /** @type {(Change | Trouble)[]} */
    const news = [...changed].map((key) => ({ ...namesIn(key), origin }));
    if (trouble !== this.#told.trouble) news.push({ trouble });
    changed.clear();
    this.#told = { place, trouble };
    this.#news.tell(news);
  }
}

/** The moment in UTC and the local day, as documents write them. */
function clock() {
  const now = new Date();
  return { now: now.toISOString(), today: localDay(now) };
}
