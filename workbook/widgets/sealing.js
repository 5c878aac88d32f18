// @ts-check
/**
 * Sealing: what makes texts unreadable without a passphrase, with WebCrypto alone.
 *
 * A random root key is sealed with a key that is derived from the passphrase. So another
 * passphrase, or a higher cost of deriving, changes one short text and nothing else.
 */

/** @typedef {{ whole: CryptoKey, ahead: CryptoKey, names: CryptoKey }} Keys */
/** @typedef {{ hash: string, iterations: number, salt: string }} Derivation */
/** check: says of a root key whether it is that of this lock */
/** @typedef {{ version: number, check: string, derivation: Derivation & { name: string }, root: { iv: string, sealed: string } }} Lock */

const VERSION = 1;
/** Turns of PBKDF2 with HMAC-SHA-256; OWASP recommends 600,000 or more. */
export const COST = 1_000_000;
const ROOT = 32;
const CHECK = "check";

/** A lock on this device that cannot be opened: of a newer version, or damaged. */
export class LockError extends Error {
  constructor(/** @type {"newer" | "damaged"} */ reason) {
    super(`lock: ${reason}`);
    this.name = "LockError";
    this.reason = reason;
  }
}

/** Whether this page may seal: browsers forbid it on an address without https. */
export function canSeal() {
  return typeof globalThis.crypto?.subtle?.encrypt === "function";
}

export function newRoot() {
  return crypto.getRandomValues(new Uint8Array(ROOT));
}

/**
 * The text of a lock that a passphrase opens.
 * @param {Uint8Array} root @param {string} passphrase
 */
export async function lockText(root, passphrase) {
  const salt = toText(crypto.getRandomValues(new Uint8Array(16)));
  const derivation = { name: "PBKDF2", hash: "SHA-256", iterations: COST, salt };
  const key = await derive(passphrase, derivation);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, /** @type {any} */ (root)));
  const check = await hiddenName(await keysOf(root), CHECK);
  return JSON.stringify({ version: VERSION, derivation, root: { iv: toText(iv), sealed: toText(sealed) }, check });
}

/**
 * The root key of a lock.
 * @param {string} text of the lock @param {string} passphrase
 * @returns {Promise<{ root: Uint8Array, old: boolean } | null>} null when the passphrase is
 *   another one; old: it should be sealed again, at today's cost
 */
export async function openLock(text, passphrase) {
  const lock = read(text);
  try {
    const key = await derive(passphrase, lock.derivation);
    const iv = /** @type {any} */ (toBytes(lock.root.iv));
    const sealed = /** @type {any} */ (toBytes(lock.root.sealed));
    const root = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed);
    return { root: new Uint8Array(root), old: lock.derivation.iterations < COST };
  } catch (error) {
    if (error instanceof DOMException && error.name === "OperationError") return null;
    throw new LockError("damaged");
  }
}

/** @param {Keys} keys @param {string} text of the lock */
export async function isRootOf(keys, text) {
  return read(text).check === (await hiddenName(keys, CHECK));
}

/** @returns {Lock} */
function read(/** @type {string} */ text) {
  let lock;
  try {
    lock = JSON.parse(text);
  } catch {
    throw new LockError("damaged");
  }
  if (Number(lock?.version) > VERSION) throw new LockError("newer");
  if (lock?.derivation?.name !== "PBKDF2" || !lock.root) throw new LockError("damaged");
  return lock;
}

/** @param {string} passphrase @param {Derivation} derivation */
async function derive(passphrase, { hash, iterations, salt }) {
  // Keyboards write one é in two ways, and add a space after a word.
  const typed = new TextEncoder().encode(passphrase.normalize("NFKC").trim());
  const known = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash, iterations, salt: /** @type {any} */ (toBytes(salt)) };
  const aes = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(how, known, aes, false, ["encrypt", "decrypt"]);
}

/**
 * The keys under a root: for whole texts, for what is written ahead of them, for names.
 * @param {Uint8Array} root
 * @returns {Promise<Keys>}
 */
export async function keysOf(root) {
  const known = await crypto.subtle.importKey("raw", /** @type {any} */ (root), "HKDF", false, ["deriveKey"]);
  const derived = (/** @type {string} */ info, /** @type {any} */ kind, /** @type {KeyUsage[]} */ uses) => {
    const use = new TextEncoder().encode(`samenwerkboek ${info}`);
    const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: use };
    return crypto.subtle.deriveKey(how, known, kind, false, uses);
  };
  const [whole, ahead, names] = await Promise.all([
    derived("whole", { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]),
    derived("ahead", { name: "AES-CTR", length: 256 }, ["encrypt", "decrypt"]),
    derived("names", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]),
  ]);
  return { whole, ahead, names };
}

/** What stands on the device instead of a name. @param {Keys} keys @param {string} name */
export async function hiddenName({ names }, name) {
  const signed = await crypto.subtle.sign("HMAC", names, new TextEncoder().encode(name));
  return [...new Uint8Array(signed, 0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A text, sealed for one place: put elsewhere it does not open.
 * @param {Keys} keys @param {string} place @param {string} text
 */
export async function seal({ whole }, place, text) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(place) };
  const sealed = await crypto.subtle.encrypt(how, whole, new TextEncoder().encode(text));
  return `${toText(iv)}.${toText(new Uint8Array(sealed))}`;
}

/**
 * @param {Keys} keys @param {string} place @param {string} text
 * @returns {Promise<string | null>} null when it was damaged, or sealed with another key
 */
export async function unseal({ whole }, place, text) {
  try {
    const [iv, sealed] = text.split(".").map(toBytes);
    const additionalData = new TextEncoder().encode(place);
    const how = { name: "AES-GCM", iv: /** @type {any} */ (iv), additionalData };
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, whole, /** @type {any} */ (sealed)));
  } catch {
    return null;
  }
}

/** Bytes in base64. */
export function toText(/** @type {Uint8Array} */ bytes) {
  let signs = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(signs);
}

export function toBytes(/** @type {string} */ text) {
  const signs = atob(text);
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.charCodeAt(at);
  return bytes;
}
