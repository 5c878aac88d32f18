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
import { Keeper, choiceOf, documentIn } from "./keeping.js";
import { merge } from "./merging.js";
import { CONSENT, ERASED, REPLACED, SHOWN, documentKey, namesIn } from "./places.js";

/** @typedef {import("./checking.js").Document} Document */
/** @typedef {import("./checking.js").Entry} Entry */
/** @typedef {import("./checking.js").Response} Response */
/** @typedef {import("./places.js").Fault} Fault */
/** @typedef {{ instrument: string, person: string, origin: "here" | "elsewhere" }} Change */
/** @typedef {{ trouble: Fault | null }} Trouble */
/** @typedef {(news: Change | Trouble) => void} Listener */

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
  #listeners = /** @type {Set<Listener>} */ (new Set());
  #closing = new AbortController();
  /** After quick exit: a field that loses the focus then must not write its words again. */
  #left = false;
  /** Another tab is replacing what is on the device. */
  #replacing = false;
  /** What listeners know. */
  #told;

  constructor() {
    this.#keeper.settle();
    this.#keeper.changed.clear();
    this.#told = { place: this.place, trouble: this.trouble };
    const { signal } = this.#closing;
    addEventListener("storage", (event) => this.#hear(event), { signal });
    // A page that comes back with the back button has slept through other tabs' news.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#catchUp(), { signal });
  }

  /** Where answers live: what was answered to item "place" of instrument "consent". */
  get place() {
    return this.#keeper.place;
  }

  /**
   * Why answers are not kept where they should be; null when all is well.
   * @returns {Fault | null}
   */
  get trouble() {
    const faults = [...this.#keeper.faults.values()];
    if (!this.#keeper.home.isOpen || faults.includes("forbidden")) return "forbidden";
    return faults.length ? "full" : null;
  }

  /**
   * @param {string} instrument
   * @returns {Document | null} not to be changed
   */
  read(instrument, person = "me") {
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
  responses(instrument, person = "me") {
    const document = this.read(instrument, person);
    return document ? responses(document) : {};
  }

  /**
   * A journal's entries, without the removed ones, in no particular order.
   * @param {string} instrument
   * @returns {Entry[]}
   */
  entries(instrument, person = "me") {
    const entries = this.read(instrument, person)?.entries ?? [];
    return entries.filter(({ deleted }) => !deleted);
  }

  /**
   * Set one answer, or clear it with null; other tabs' answers stay.
   * @param {string} instrument @param {number} version @param {string} item
   * @param {Response | null} value
   */
  respond(instrument, version, item, value, person = "me") {
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
  beginOccasion(instrument, version, seen, person = "me") {
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
  writeEntry(instrument, version, name, responses, person = "me") {
    this.#change(instrument, version, person, (document) =>
      writeEntry(document, name, responses, clock()),
    );
  }

  /**
   * Remove a journal entry; its words are gone from this browser.
   * @param {string} instrument @param {number} version @param {string} name
   */
  removeEntry(instrument, version, name, person = "me") {
    this.#change(instrument, version, person, (document) =>
      removeEntry(document, name, clock()),
    );
  }

  /**
   * @param {Listener} listener called after each change, here or in another tab, after a
   *   move of place, and with {trouble} when that changes
   * @returns {() => void} unsubscribe
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
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
    const { local, session } = this.#keeper;
    const leaving = choiceOf(documentIn(local.read(CONSENT) ?? "", CONSENT)) === "tab";
    // What could not yet leave the device belongs to the tab.
    if (leaving) local.keys().forEach((key) => local.remove(key));
    session.allKeys().forEach((key) => session.remove(key));
    this.#forgetMemory();
    this.#tell("here");
  }

  /**
   * Take in documents, as from a file. Where answers live stays as it was chosen here.
   * @param {Document[]} documents
   * @param {{ replace?: boolean }} how replace: what is held goes, instead of being merged
   */
  load(documents, { replace = false } = {}) {
    const keeper = this.#keeper;
    const incoming = new Map(documents.map((one) => [documentKey(one.person, one.instrument), one]));
    incoming.delete(CONSENT);
    // A tab that knows the old answers would merge them into the new ones: with this it
    // waits until all is written, and then forgets them.
    const signals = replace && keeper.home === keeper.local;
    if (signals) keeper.local.write(REPLACED, clock().now);
    if (replace) {
      this.#drop([...keeper.held.keys()].filter((key) => key !== CONSENT && !incoming.has(key)));
    }
    for (const [key, document] of incoming) {
      keeper.sync(key);
      const held = keeper.held.get(key)?.document;
      keeper.save(key, held && !replace ? merge(held, document) : document);
    }
    if (signals) keeper.local.remove(REPLACED);
    this.#tell("here");
  }

  /**
   * Leave nothing of some documents, here and in other tabs that have them from here, and
   * of no picture; of pictures only when there are none.
   * @param {{ instrument: string, person: string }[]} documents
   */
  erase(documents) {
    this.#drop(documents.map(({ instrument, person }) => documentKey(person, instrument)));
    this.#tell("here");
  }

  /** Leave nothing, neither in this tab nor on the device, nor in other open tabs. */
  eraseAll() {
    const { local, session } = this.#keeper;
    local.write(ERASED, clock().now); // first: a tab in trouble would write again
    for (const place of [local, session]) {
      place.allKeys().forEach((key) => place.remove(key));
    }
    this.#forgetMemory();
    this.#tell("here");
  }

  /** Stop listening; the next getStore makes a new store. */
  close() {
    this.#closing.abort();
    this.#listeners.clear();
    delete (/** @type {Record<symbol, any>} */ (globalThis)[SHARED]);
  }

  /**
   * Read what is stored, change it, write it: all at once, so no tab overwrites another.
   * @param {string} instrument @param {number} version @param {string} person
   * @param {(document: Document) => Document} change
   */
  #change(instrument, version, person, change) {
    if (this.#left) return;
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

  /** Remove documents, what was set aside of them, and what was drawn from answers. */
  #drop(/** @type {string[]} */ keys) {
    const { held, faults, changed, home, local, session } = this.#keeper;
    const names = new Set(keys);
    for (const key of keys) {
      if (held.delete(key)) changed.add(key);
      faults.delete(key);
    }
    for (const place of home === local ? [local, session] : [session]) {
      for (const key of place.allKeys()) {
        const { person, instrument } = namesIn(key);
        if (names.has(documentKey(person, instrument)) || key.startsWith(SHOWN)) place.remove(key);
      }
    }
  }

  #forgetMemory() {
    const keeper = this.#keeper;
    for (const key of keeper.held.keys()) keeper.changed.add(key);
    keeper.held.clear();
    keeper.faults.clear();
    keeper.settle();
  }

  /** Another tab has written; or a frame of this one. */
  #hear(/** @type {StorageEvent} */ { key, newValue }) {
    const { held, session } = this.#keeper;
    if (key === ERASED && newValue !== null) {
      session.allKeys().forEach((mine) => session.remove(mine));
      this.#forgetMemory();
      return this.#tell("elsewhere");
    }
    if (key === REPLACED) {
      this.#replacing = newValue !== null;
      const { local, changed } = this.#keeper;
      for (const [known, { home }] of held) {
        if (!this.#replacing && home === local && held.delete(known)) changed.add(known);
      }
    } else if (key !== null && !namesIn(key).instrument) return;
    if (this.#replacing) return;
    const choice = key === CONSENT ? documentIn(newValue ?? "", CONSENT) : null;
    const leaving = this.place === "device" && choiceOf(choice) === "tab";
    if (leaving && choice) {
      // The other tab takes its copy and clears the device; this tab takes its own.
      const known = held.get(CONSENT);
      const document = known ? merge(known.document, choice) : choice;
      held.set(CONSENT, { document, text: "", home: null });
    }
    this.#keeper.settle({ leaving, aside: false });
    this.#tell("elsewhere");
  }

  #catchUp() {
    this.#keeper.settle();
    this.#tell("elsewhere");
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
    for (const one of news) {
      for (const listener of [...this.#listeners]) call(listener, one);
    }
  }
}

/** One listener's error must not keep the news from the others. */
function call(/** @type {Listener} */ listener, /** @type {Change | Trouble} */ news) {
  try {
    listener(news);
  } catch (error) {
    reportError(error);
  }
}

/** The moment in UTC and the local day, as documents write them. */
function clock() {
  const now = new Date();
  return { now: now.toISOString(), today: localDay(now) };
}
