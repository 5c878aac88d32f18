// @ts-check
import { dump } from "./document.js";
import { documentIn } from "./keeping.js";
import { merge } from "./merging.js";
import { BOOKMARK, LOCK, SHOWN, isAsideKey, isDocumentKey } from "./places.js";

/** Entering: answers move from the open device into the vault of a lock. */

/** @typedef {import("./keeping.js").Keeper} Keeper */
/** @typedef {import("./vault.js").Vault} Vault */

/**
 * Keep everything in a vault from now on, with what another page did not finish.
 * @param {Keeper} keeper @param {Vault} vault
 * @returns {boolean} false, and nothing has moved, when there is no room
 */
export function enterVault(keeper, vault) {
  for (const { name, text, done } of vault.unfinished()) {
    if (isDocumentKey(name)) vault.write(name, united(vault, name, text));
    else if (name === BOOKMARK || isAsideKey(name)) vault.write(name, text);
    vault.afterwards(name, done);
  }
  if (!sweep(keeper, vault)) return false;
  keeper.local = vault;
  keeper.settle();
  return true;
}

/**
 * Bring under lock what stands readable on the device: all of it, or nothing.
 * @param {Keeper} keeper @param {Vault} vault
 * @returns {boolean} whether that worked
 */
export function sweep({ device }, vault) {
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
  const fits = names.every((name) => device.write(name, vault.read(name) ?? "") === null);
  if (!fits) for (const name of names) device.remove(name);
  return fits;
}

/** Take a lock off; what is left under it goes. */
export function clearLock(/** @type {Keeper} */ keeper) {
  const { device, session } = keeper;
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
