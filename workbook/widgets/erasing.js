// @ts-check
import { clearAlso } from "./clearing.js";
import { ERASED, LOCK, SHOWN, documentKey, namesIn } from "./places.js";
import { takeBack } from "./room_record.js";
import { getStore } from "./store.js";

/** Erasing: what somebody wants to be gone. */

/** @typedef {import("./keeping.js").Keeper} Keeper */

/**
 * Leave nothing of some documents, here and in other tabs that have them from here, and
 * of no picture; of pictures only when there are none.
 * @param {{ instrument: string, person: string }[]} documents
 */
export function erase(documents) {
  const keys = documents.map(({ instrument, person }) => documentKey(person, instrument));
  getStore().rearrange((keeper) => drop(keeper, keys));
}

/**
 * Leave nothing, neither in this tab nor on the device, nor in other open tabs. A tab with
 * answers of its own, beside somebody's lock, erases only those.
 */
export function eraseAll() {
  const store = getStore();
  store.rearrange((keeper) => {
    const { device, local, session } = keeper;
    for (const place of [local, session]) place.keys().forEach((key) => takeBack(place, key));
    if (store.lock === "none" && device.read(LOCK)) return clearAlso(keeper);
    device.write(ERASED, new Date().toISOString()); // first: a tab in trouble would write again
    device.allKeys().forEach((key) => device.remove(key));
    clearAlso(keeper);
  });
}

/**
 * Remove documents, what was set aside of them, and what was drawn from answers.
 * @param {Keeper} keeper @param {string[]} keys of documents
 */
export function drop(keeper, keys) {
  const { held, faults, changed, home, local, session } = keeper;
  const names = new Set(keys);
  for (const key of keys) {
    if (held.delete(key)) changed.add(key);
    faults.delete(key);
  }
  for (const place of home === local ? [local, session] : [session]) {
    for (const key of place.allKeys()) {
      const { person, instrument } = namesIn(key);
      if (!names.has(documentKey(person, instrument)) && !key.startsWith(SHOWN)) continue;
      takeBack(place, key);
      place.remove(key);
    }
  }
}
