// @ts-check
import { getStore } from "./store.js";

/**
 * Write an entry of a journal, and empty what stood ready for it.
 * @param {string} instrument @param {number} version
 * @param {string[]} items what the form of an entry asks
 * @param {Record<string, any>} responses
 * @returns {string} the entry's name
 */
export function addEntry(instrument, version, items, responses) {
  const store = getStore();
  const name = entryName();
  store.writeEntry(instrument, version, name, responses);
  // Only now: were the page to close in between, the words would stand there twice.
  for (const item of items) store.respond(instrument, version, item, null);
  return name;
}

/** A name that sorts by time and that no other tab or device gives. */
function entryName() {
  const random = [...crypto.getRandomValues(new Uint8Array(6))];
  const tail = random.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${Date.now().toString(36)}-${tail}`;
}
