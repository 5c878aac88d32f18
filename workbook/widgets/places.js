// @ts-check
/** Where a browser can keep texts, and the keys under which ours stand there. */

/** @typedef {"full" | "forbidden" | "locked"} Fault */

const OURS = "samenwerkboek/";
const KEY = /^samenwerkboek\/(doc|aside|room)\/([^/]+)\/([^/]+)(\/[^/]+)?$/;

/** The document that says where answers live. */
export const CONSENT = documentKey("me", "consent");

/** Set for a moment to tell other tabs that everything was erased. */
export const ERASED = `${OURS}erased`;

/** Set for a moment to tell other tabs that what is on the device was replaced. */
export const REPLACED = `${OURS}replaced`;

/** How the keys begin of what was drawn from answers, and is kept beside them. */
export const SHOWN = `${OURS}shown`;

/** Where somebody was last; see bookmark.js. */
export const BOOKMARK = `${OURS}bookmark`;

/** Whose turn it is in this tab, while two people use it; see turns.js. */
export const TURN = `${OURS}turn`;

/** The lock: with it, all else of somebody is under keys that begin like this one. */
export const LOCK = `${OURS}lock`;

/** One half of what opens the lock, as long as it is open in a tab; see ticket.js. */
export const OPENED = `${LOCK}/opened`;

/** There while a lock is taken off: what stands readable is not to be swept back. */
export const LIFTING = `${LOCK}/lifting`;

export function documentKey(/** @type {string} */ person, /** @type {string} */ instrument) {
  return `${OURS}doc/${person}/${instrument}`;
}

/** A new key for a text that cannot be used: the moment, and signs against a second tab. */
export function asideKey(/** @type {string} */ key) {
  const { person, instrument } = namesIn(key);
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  const stamp = `${new Date().toISOString().replace(/[^0-9TZ]/g, "")}-${random.toString(16)}`;
  return `${OURS}aside/${person}/${instrument}/${stamp}`;
}

export function namesIn(/** @type {string} */ key) {
  const [, , person = "", instrument = ""] = KEY.exec(key) ?? [];
  return { person, instrument };
}

export function isDocumentKey(/** @type {string} */ key) {
  return KEY.exec(key)?.[1] === "doc";
}

/** Whether a text goes where the answers go: a document, one set aside, or a room. */
export function isKeptKey(/** @type {string} */ key) {
  return KEY.test(key);
}

export function isAsideKey(/** @type {string} */ key) {
  return KEY.exec(key)?.[1] === "aside";
}

/** A browser's storage; where it is forbidden or full, nothing throws. */
export class Place {
  #name;

  constructor(/** @type {"localStorage" | "sessionStorage"} */ name) {
    this.#name = name;
  }

  /**
   * The storage, or null: some browsers throw on looking at the property, some have null
   * there, some throw on first use.
   */
  #storage() {
    try {
      const storage = globalThis[this.#name];
      return storage && typeof storage.length === "number" ? storage : null;
    } catch {
      return null;
    }
  }

  get isOpen() {
    return this.#storage() !== null;
  }

  /** All keys of the workbook, also those that are not about documents. */
  allKeys() {
    try {
      const storage = this.#storage();
      const keys = Array.from({ length: storage?.length ?? 0 }, (_, n) => storage?.key(n) ?? "");
      return keys.filter((key) => key.startsWith(OURS));
    } catch {
      return [];
    }
  }

  /** The keys of documents, of texts that were set aside, and of a room. */
  keys() {
    return this.allKeys().filter(isKeptKey);
  }

  /**
   * @param {string} key
   * @returns {string | null | undefined} null when absent, undefined when forbidden
   */
  read(key) {
    try {
      return this.#storage()?.getItem(key);
    } catch {
      return undefined;
    }
  }

  /**
   * Write and read back: only then is it kept.
   * @param {string} key @param {string} text
   * @returns {Fault | null}
   */
  write(key, text) {
    try {
      this.#storage()?.setItem(key, text);
    } catch (error) {
      // Some private windows have a storage that holds nothing at all.
      const full = error instanceof Error && error.name === "QuotaExceededError";
      return full && this.#storage()?.length ? "full" : "forbidden";
    }
    return this.read(key) === text ? null : "forbidden";
  }

  /** Do something once all is written: here, at once. */
  whenWritten(/** @type {() => void} */ then) {
    then();
  }

  remove(/** @type {string} */ key) {
    try {
      this.#storage()?.removeItem(key);
    } catch {
      // what cannot be reached cannot be removed
    }
  }
}
