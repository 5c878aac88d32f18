// @ts-check
import { toBytes, toText } from "./sealing.js";

/**
 * Pad: hides a text at once, while WebCrypto can only do so a moment later.
 *
 * A stretch of AES-CTR key stream is made beforehand; to hide a text is to lay it over a
 * piece of that, and each piece is used once. What was hidden so is not signed: it stands
 * in for the sealed text for the milliseconds until that is there.
 */

/** Bytes of one stretch: enough for a burst of changes to a long journal. */
const STRETCH = 1 << 20;
const BLOCK = 16;
const COUNTER = 32;

/** @typedef {{ iv: Uint8Array, bytes: Uint8Array, at: number }} Stretch */

export class Pad {
  #key;
  #stretches = /** @type {Stretch[]} */ ([]);
  #making = /** @type {Promise<void> | null} */ (null);

  /** @param {CryptoKey} key of AES-CTR */
  constructor(key) {
    this.#key = key;
  }

  /** Have two stretches ready: one in use, and the next. @returns {Promise<void>} */
  async fill() {
    while (this.#stretches.length < 2) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const empty = new Uint8Array(STRETCH);
      const bytes = await crypto.subtle.encrypt(counted(iv, 0), this.#key, empty);
      this.#stretches.push({ iv, bytes: new Uint8Array(bytes), at: 0 });
    }
  }

  /**
   * @param {string} text
   * @returns {string | null} null when there is not enough of the pad left
   */
  hide(text) {
    const plain = new TextEncoder().encode(text);
    while (this.#stretches.length && this.#stretches[0].at + plain.length > STRETCH) {
      this.#stretches.shift();
    }
    if (this.#stretches.length < 2) {
      this.#making ??= this.fill().finally(() => (this.#making = null));
    }
    const [stretch] = this.#stretches;
    if (!stretch) return null;
    const { iv, at, bytes } = stretch;
    stretch.at = Math.ceil((at + plain.length) / BLOCK) * BLOCK;
    const hidden = plain.map((byte, n) => byte ^ bytes[at + n]);
    bytes.fill(0, at, stretch.at);
    return `${toText(iv)}.${at / BLOCK}.${toText(hidden)}`;
  }

  /** @param {string} text @returns {Promise<string | null>} null when it was damaged */
  async show(text) {
    try {
      const [iv, block, hidden] = text.split(".");
      const how = counted(toBytes(iv), Number(block));
      const plain = await crypto.subtle.decrypt(how, this.#key, /** @type {any} */ (toBytes(hidden)));
      return new TextDecoder("utf-8", { fatal: true }).decode(plain);
    } catch {
      return null;
    }
  }
}

/** @param {Uint8Array} iv @param {number} block */
function counted(iv, block) {
  const counter = new Uint8Array(BLOCK);
  counter.set(iv);
  new DataView(counter.buffer).setUint32(iv.length, block);
  return { name: "AES-CTR", counter, length: COUNTER };
}
