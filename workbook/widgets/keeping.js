// @ts-check
import { dump, parse, responses } from "./document.js";
import { merge } from "./merging.js";
import { CONSENT, LOCK, Place, asideKey, documentKey, isAsideKey, isDocumentKey, namesIn } from "./places.js";

/** @typedef {import("./checking.js").Document} Document */
/** @typedef {import("./places.js").Fault} Fault */
/** @typedef {import("./vault.js").Vault} Vault */
/** @typedef {"undecided" | "device" | "tab"} Choice */
/** @typedef {{ document: Document, text: string, home: Place | Vault | null }} Held home: where the text is kept, null if only here */
/** @typedef {{ text: string | null, document: Document | null, unusable: boolean }} Found */

/**
 * The documents of this page, kept equal to what stands in storage.
 *
 * One routine, `settle`, does it all: at the start, when another tab has written, when the
 * answers move to another place, and when something failed before. Stopped halfway it goes
 * on the next time, because an old copy goes only after the new one was read back.
 */
export class Keeper {
  session = new Place("sessionStorage");
  device = new Place("localStorage");
  /** Where the device keeps answers: just there, or in the vault of a lock that is open. */
  local = /** @type {Place | Vault} */ (this.device);
  /** @type {Choice} */
  place = "undecided";
  /** @type {Map<string, Held>} */
  held = new Map();
  /** What is not kept where it should be, and why. @type {Map<string, Fault>} */
  faults = new Map();
  /** Keys of documents that have changed since somebody looked. @type {Set<string>} */
  changed = new Set();

  get home() {
    return this.place === "device" ? this.local : this.session;
  }

  /**
   * Whether there is a lock that is not open here: then nothing is known, or written. A
   * tab that keeps its own answers goes on beside it.
   */
  get isLocked() {
    if (this.local !== this.device || typeof this.device.read(LOCK) !== "string") return false;
    return choiceOf(this.#find(this.session, CONSENT).document) !== "tab";
  }

  /** Answers are no longer under lock; what only this page knows is kept. */
  leaveVault() {
    if (this.local === this.device) return;
    const vault = /** @type {Vault} */ (this.local);
    vault.close();
    this.local = this.device;
    // Taken off, or moved to another tab with all that was in it?
    const isGone = this.device.keys().length === 0;
    for (const [key, held] of this.held) {
      if (held.home !== vault) continue;
      held.home = null;
      if (isGone && this.held.delete(key)) this.changed.add(key);
    }
  }

  /**
   * Make memory and storage equal, and everything be in the place that was chosen.
   * @param {{ leaving?: boolean, aside?: boolean }} how
   *   leaving: the answers leave the device by a choice made this moment;
   *   aside: set aside what cannot be used (not when another tab has just written it: it
   *   may be of a newer version)
   */
  settle({ leaving = false, aside = true } = {}) {
    this.place = this.isLocked ? "device" : this.#decide();
    if (this.isLocked) {
      for (const key of this.held.keys()) this.changed.add(key);
      return this.held.clear();
    }
    const left = leaving || choiceOf(this.#find(this.local, CONSENT).document) === "tab";
    // A tab of its own leaves alone what others keep on the device.
    const away = this.place === "device" ? this.session : left ? this.local : null;

    const keys = [...this.home.keys(), ...(away?.keys() ?? []), ...this.held.keys()];
    const documents = new Set(keys.filter(isDocumentKey));
    // The choice moves last: if this is cut short, it still says where all belongs.
    documents.delete(CONSENT);
    for (const key of [...documents, CONSENT]) {
      this.sync(key, { away, leaving, aside });
    }
    const others = away?.keys().filter((key) => !isDocumentKey(key)) ?? [];
    for (const key of others) this.#moveText(key, away);
    if (aside) this.#takeBack();
  }

  /**
   * Make one document equal in memory and storage.
   * @param {string} key
   * @param {{ away?: Place | Vault | null, leaving?: boolean, aside?: boolean }} how as in settle
   */
  sync(key, { away = null, leaving = false, aside = true } = {}) {
    const held = this.held.get(key);
    // Gone from where it was kept: erased in another tab, or moved to it.
    const gone = held?.home?.read(key) === null && !leaving;
    const here = this.#find(this.home, key, aside);
    if (here.unusable && !aside) return;
    const there = away ? this.#find(away, key, aside) : NOTHING;

    const mine = held && !gone ? held.document : null;
    const copies = new Set([mine, here.document, there.document].filter((one) => one !== null));
    if (copies.size === 0) {
      if (this.held.delete(key)) this.changed.add(key);
      if (here.unusable) this.faults.set(key, "full");
      else this.faults.delete(key);
      return;
    }
    this.save(key, [...copies].reduce(merge));
    const saved = this.held.get(key)?.home === this.home;
    // As long as something cannot leave the device, the choice to leave stays there too.
    const last = key === CONSENT && away === this.local && this.faults.size > 0;
    if (saved && !last && there.document && away?.read(key) === there.text) away.remove(key);
  }

  /** Keep a document: in its place, else at least in this tab, else on this page. */
  save(/** @type {string} */ key, /** @type {Document} */ document) {
    const text = dump(document);
    const found = this.#find(this.home, key);
    /** @type {Fault | null} */
    let fault = null;
    if (found.unusable) fault = "full"; // no room to set it aside: do not write over it
    else if (found.text !== text) fault = this.home.write(key, text);
    let home = fault ? null : this.home;
    // With a lock, not even this tab keeps readable words.
    if (fault && this.home === this.device && !this.session.write(key, text)) home = this.session;

    if (this.held.get(key)?.text !== text) this.changed.add(key);
    this.held.set(key, { document, text, home });
    if (fault) this.faults.set(key, fault);
    else this.faults.delete(key);
  }

  /** The texts that cannot be used, with the key that each stands under. */
  unusable() {
    const places = this.place === "device" ? [this.local, this.session] : [this.session];
    return places.flatMap((place) => {
      const keys = place.keys().filter((key) => {
        return isAsideKey(key) || (this.faults.has(key) && this.#find(place, key).unusable);
      });
      return keys.map((key) => ({ key, ...namesIn(key), text: place.read(key) ?? "", place }));
    });
  }

  /** Where do answers live? What this tab chose comes before what the device says. */
  #decide() {
    const held = this.held.get(CONSENT);
    const unsaved = held && held.home === null ? held.document : null;
    const own = choiceOf(unsaved ?? this.#find(this.session, CONSENT).document);
    if (own === "tab") return "tab";
    if (own === "undecided") return "undecided";
    const shared = choiceOf(this.#find(this.local, CONSENT).document);
    if (shared === "tab") return "tab";
    // Documents on the device were once allowed there, also if the choice is damaged.
    return own || shared || this.local.keys().length ? "device" : "undecided";
  }

  /**
   * What stands under a document's key; a text that cannot be used is set aside.
   * @param {Place | Vault} place @param {string} key
   * @returns {Found}
   */
  #find(place, key, aside = false) {
    const text = place.read(key);
    if (typeof text !== "string") return NOTHING;
    const held = this.held.get(key);
    const document = held?.text === text ? held.document : documentIn(text, key);
    if (document) return { text, document, unusable: false };
    if (aside && place.write(asideKey(key), text) === null) {
      place.remove(key);
      if (place.read(key) === null) return NOTHING;
    }
    return { text, document: null, unusable: true };
  }

  #moveText(/** @type {string} */ key, /** @type {Place | Vault | null} */ away) {
    const text = away?.read(key);
    if (away && typeof text === "string" && !this.home.write(key, text)) away.remove(key);
  }

  /** Use again what was set aside by an older version of this script. */
  #takeBack() {
    for (const aside of this.home.keys().filter(isAsideKey)) {
      const { person, instrument } = namesIn(aside);
      const key = documentKey(person, instrument);
      const document = documentIn(this.home.read(aside) ?? "", key);
      if (!document) continue;
      const held = this.held.get(key);
      this.save(key, held ? merge(held.document, document) : document);
      if (!this.faults.has(key)) this.home.remove(aside);
    }
  }
}

/** @type {Found} */
const NOTHING = { text: null, document: null, unusable: false };

/**
 * The document that a text is, or null if it is none, or not the one of this key.
 * @param {string} text @param {string} key
 * @returns {Document | null}
 */
export function documentIn(text, key) {
  try {
    const document = parse(text);
    return documentKey(document.person, document.instrument) === key ? document : null;
  } catch {
    return null;
  }
}

/**
 * The place that a consent document chooses: undecided when the choice was cleared, null
 * when it was never made.
 * @param {Document | null} document
 * @returns {Choice | null}
 */
export function choiceOf(document) {
  if (!document?.occasions.some(({ responses }) => "place" in responses)) return null;
  const { place } = responses(document);
  return place === "device" || place === "tab" ? place : "undecided";
}
