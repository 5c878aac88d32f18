// @ts-check
import { dump } from "./document.js";
import { documentIn } from "./keeping.js";
import { merge } from "./merging.js";
import { BOOKMARK, LIFTING, LOCK, SHOWN, isKeptKey } from "./places.js";

/** Entering: answers move from the open device into the vault of a lock. */

/** @typedef {import("./keeping.js").Keeper} Keeper */
/** @typedef {import("./vault.js").Vault} Vault */

/**
 * Keep everything in a vault from now on, with what another page did not finish.
 * @param {Keeper} keeper @param {Vault} vault
 */
export function enterVault(keeper, vault) {
  const left = vault.unfinished();
  const unsafe = left.filter(({ name, text }) => {
    const isOurs = isKeptKey(name) || name === BOOKMARK;
    return isOurs && vault.write(name, united(vault, name, text)) !== null;
  });
  keeper.local = vault;
  keeper.settle();
  // No room on the device: this page knows it, and its tab keeps it hidden.
  for (const { name, text } of unsafe) {
    const [mine, theirs] = [keeper.held.get(name)?.document, documentIn(text, name)];
    if (theirs) keeper.save(name, mine ? merge(mine, theirs) : theirs);
  }
  for (const { name, done } of left) vault.afterwards(name, done);
}

/**
 * Bring under lock what stands readable on the device: all of it, or nothing.
 * @param {Keeper} keeper @param {Vault} vault
 * @returns {boolean} whether that worked
 */
export function sweep({ device }, vault) {
  // Another tab is taking the lock off, or just did: what it wrote is to stay readable.
  if (typeof device.read(LOCK) !== "string" || device.read(LIFTING) !== null) return false;
  for (const key of device.allKeys()) if (key.startsWith(SHOWN)) device.remove(key);
  const found = [...device.keys(), BOOKMARK].flatMap((key) => {
    const text = device.read(key);
    return typeof text === "string" ? [{ key, text }] : [];
  });
  const fits = found.every(({ key, text }) => vault.write(key, united(vault, key, text)) === null);
  if (fits) for (const { key } of found) device.remove(key);
  return fits;
}

/**
 * Bring back onto the device what is under lock, readable: all of it, or nothing.
 * @param {Keeper} keeper @param {Vault} vault
 * @returns {boolean} whether that worked
 */
export function emptyVault({ device }, vault) {
  const names = vault.allKeys().filter((name) => !name.startsWith(SHOWN));
  device.write(LIFTING, "yes");
  const fits = names.every((name) => device.write(name, vault.read(name) ?? "") === null);
  if (!fits) for (const name of [...names, LIFTING]) device.remove(name);
  return fits;
}

/** Take a lock off; what is left under it goes. */
export function clearLock(/** @type {Keeper} */ keeper) {
  const { device, session } = keeper;
  device.remove(LOCK); // first: other tabs then know why the rest goes
  for (const place of [device, session]) {
    for (const key of place.allKeys()) if (key.startsWith(LOCK)) place.remove(key);
  }
  keeper.leaveVault();
}

/** A text, with what the vault has of the same document. */
function united(/** @type {Vault} */ vault, /** @type {string} */ key, /** @type {string} */ text) {
  const [mine, theirs] = [documentIn(vault.read(key) ?? "", key), documentIn(text, key)];
  return mine && theirs ? dump(merge(mine, theirs)) : text;
}
