// @ts-check
import { LOCK, SHOWN, isKeptKey } from "./places.js";
import { Pad } from "./pad.js";
import { hiddenName, seal, unseal } from "./sealing.js";

/**
 * Vault: a place that keeps texts sealed, and holds them readable in memory.
 *
 * It is used like any place, at once. Each text is hidden on the device in the same
 * moment (ahead), and sealed whole a little later; only then what was ahead of it goes. So
 * a page that is closed in between loses nothing: the next one finds what was ahead.
 */

/** @typedef {import("./places.js").Fault} Fault */
/** @typedef {import("./places.js").Place} Place */
/** @typedef {import("./sealing.js").Keys} Keys */
/** @typedef {{ name: string, text: string, done: () => void }} Unfinished */

const WHOLE = `${LOCK}/whole/`;
const AHEAD = `${LOCK}/ahead/`;

export class Vault {
  /** What is safe on the device. @type {Map<string, string>} */
  #texts = new Map();
  /** What is to be sealed whole. @type {Map<string, string>} */
  #open = new Map();
  /** Where a name is hidden ahead; on the device, or in this tab if there is no room. @type {Map<string, string>} */
  #ahead = new Map();
  /** Name to what stands on the device instead. @type {Map<string, string>} */
  #hidden = new Map();
  /** What is known to stand under a key of the device. @type {Map<string, string>} */
  #seen = new Map();
  /** What is to be done once a name is sealed. @type {Map<string, (() => void)[]>} */
  #after = new Map();
  /** @type {Unfinished[]} */
  #unfinished = [];
  #keys;
  #device;
  #session;
  #heard;
  #pad;
  #work = Promise.resolve();
  #working = false;
  #closed = false;
  #page = crypto.getRandomValues(new Uint32Array(2)).join("-");
  isOpen = true;
  /** How many texts could not be opened: they stay where they are. */
  damaged = 0;

  /**
   * @param {Keys} keys @param {Place} device @param {Place} session
   * @param {() => void} heard called when what is kept has changed by itself
   */
  constructor(keys, device, session, heard) {
    this.#keys = keys;
    this.#device = device;
    this.#session = session;
    this.#heard = heard;
    this.#pad = new Pad(keys.ahead);
  }

  /** Read all that is kept; then it can be used. */
  async load() {
    const whole = this.#device.allKeys().filter((key) => key.startsWith(WHOLE));
    await Promise.all([this.#pad.fill(), ...whole.map((key) => this.#take(key))]);
    for (const place of [this.#device, this.#session]) {
      for (const key of place.allKeys().filter((one) => one.startsWith(AHEAD))) {
        await this.#find(place, key);
      }
    }
    return this;
  }

  /** What pages that are gone had not sealed, to be brought in. */
  unfinished() {
    return this.#unfinished.splice(0);
  }

  allKeys() {
    return [...this.#texts.keys()];
  }

  /** As of a place: the keys of what goes where the answers go. */
  keys() {
    return this.allKeys().filter(isKeptKey);
  }

  /** @param {string} name @returns {string | null} */
  read(name) {
    return this.#texts.get(name) ?? null;
  }

  /**
   * @param {string} name @param {string} text
   * @returns {Fault | null} null when it is safe on the device
   */
  write(name, text) {
    if (this.#closed) return "forbidden";
    // A picture can be drawn again: it need not be safe at once.
    const fault = name.startsWith(SHOWN) ? null : this.#writeAhead(name, text);
    if (!fault) this.#texts.set(name, text);
    this.#open.set(name, text);
    if (!this.#working) this.#work = this.#work.then(() => this.#sealAll());
    this.#working = true;
    return fault;
  }

  remove(/** @type {string} */ name) {
    this.#texts.delete(name);
    this.#open.delete(name);
    this.#forgetAhead(name);
    const hidden = this.#hidden.get(name);
    if (hidden === undefined) return;
    this.#seen.delete(WHOLE + hidden);
    this.#device.remove(WHOLE + hidden);
  }

  /** Do something once a name is sealed. @param {string} name @param {() => void} then */
  afterwards(name, then) {
    if (!this.#open.has(name)) return then();
    this.#after.set(name, [...(this.#after.get(name) ?? []), then]);
  }

  /** @returns {Promise<void>} once everything is sealed, or as much as there is room for */
  async finished() {
    do await this.#work;
    while (this.#working);
  }

  /** As of a place: do something once all is written. */
  whenWritten(/** @type {() => void} */ then) {
    this.finished().then(then);
  }

  /** Nothing is written, or known, any more. */
  close() {
    this.#closed = true;
    for (const name of this.#ahead.keys()) this.#forgetAhead(name);
    this.#open.clear();
    this.#texts.clear();
  }

  /** Another tab has written, or removed. @param {string} key @param {string | null} text */
  hear(key, text) {
    if (!key.startsWith(WHOLE) || this.#seen.get(key) === (text ?? undefined)) return;
    this.#work = this.#work.then(() => this.#take(key)).then(() => {
      if (!this.#closed) this.#heard();
    });
  }

  /** Take in what stands under a key. */
  async #take(/** @type {string} */ key) {
    const text = this.#device.read(key) ?? null;
    const opened = text === null ? null : await unseal(this.#keys, key, text);
    if (this.#closed) return;
    if (text === null) {
      const [gone] = [...this.#hidden].find(([, hidden]) => WHOLE + hidden === key) ?? [];
      if (gone !== undefined) this.remove(gone);
      return;
    }
    this.#seen.set(key, text);
    if (opened === null) {
      this.damaged += 1;
      return;
    }
    const [name, whole] = JSON.parse(opened);
    this.#texts.set(name, whole);
    this.#hidden.set(name, key.slice(WHOLE.length));
  }

  /** Find what a page had hidden and not yet sealed. @param {Place} place @param {string} key */
  async #find(place, key) {
    const hidden = place.read(key);
    const shown = typeof hidden === "string" ? await this.#pad.show(hidden) : null;
    if (shown === null) return;
    const done = () => {
      // The page that wrote it may be there still, and have written again.
      if (place.read(key) === hidden) place.remove(key);
    };
    try {
      const [name, text] = JSON.parse(shown);
      if (typeof name === "string" && typeof text === "string") this.#unfinished.push({ name, text, done });
    } catch {
      this.damaged += 1;
    }
  }

  /** @param {string} name @param {string} text @returns {Fault | null} */
  #writeAhead(name, text) {
    const hidden = this.#pad.hide(JSON.stringify([name, text]));
    if (hidden === null) return null; // a burst: it is sealed in a moment
    const key = this.#ahead.get(name) ?? `${AHEAD}${this.#page}-${this.#ahead.size}`;
    this.#ahead.set(name, key);
    const fault = this.#device.write(key, hidden);
    // No room: it lives as long as this tab, and is hidden there too.
    if (fault) this.#session.write(key, hidden);
    else this.#session.remove(key);
    return fault;
  }

  #forgetAhead(/** @type {string} */ name) {
    const key = this.#ahead.get(name);
    if (key === undefined) return;
    this.#device.remove(key);
    this.#session.remove(key);
  }

  async #sealAll() {
    for (const [name, text] of this.#open) {
      try {
        await this.#sealWhole(name, text);
      } catch (error) {
        reportError(error);
      }
      // It may have changed since: then it comes once more.
      if (this.#open.get(name) === text) this.#open.delete(name);
    }
    this.#working = false;
  }

  /** @param {string} name @param {string} text */
  async #sealWhole(name, text) {
    const hidden = this.#hidden.get(name) ?? (await hiddenName(this.#keys, name));
    const key = WHOLE + hidden;
    const sealed = await seal(this.#keys, key, JSON.stringify([name, text]));
    if (this.#open.get(name) !== text) return;
    const there = this.#device.read(key) ?? null;
    if (there !== (this.#seen.get(key) ?? null)) {
      // Another tab came first: what it wrote is taken in, and both are sealed.
      await this.#take(key);
      this.#heard();
      if (this.#open.get(name) === text) this.#forgetAhead(name);
      return;
    }
    if (!this.#writeWhole(name, key, sealed)) return;
    this.#hidden.set(name, hidden);
    this.#seen.set(key, sealed);
    const wasInTrouble = this.#texts.get(name) !== text;
    this.#texts.set(name, text);
    for (const then of this.#after.get(name) ?? []) then();
    this.#after.delete(name);
    if (wasInTrouble) this.#heard();
  }

  /** @param {string} name @param {string} key @param {string} sealed */
  #writeWhole(name, key, sealed) {
    if (!this.#device.write(key, sealed)) {
      this.#forgetAhead(name);
      return true;
    }
    // No room for both. What is hidden ahead has all of it, and stays if this fails too.
    const ahead = this.#ahead.get(name) ?? "";
    const hidden = this.#device.read(ahead);
    if (typeof hidden !== "string") return false;
    this.#device.remove(ahead);
    if (!this.#device.write(key, sealed)) return true;
    this.#device.write(ahead, hidden);
    return false;
  }
}
