// @ts-check
import { isGiven } from "./consenting.js";
import { getStore } from "./store.js";

/** @typedef {import("./checking.js").Entry} Entry */
/** @typedef {import("./checking.js").Response} Response */
/** @typedef {{ id: string, responses: Record<string, Response> }} Told */

/**
 * Keep a model's `entries` equal to what the store holds of its journal. Without the
 * consent that the journal waits for, the kernel knows no entry at all.
 * @param {any} model
 * @param {(entries: Entry[]) => Told[]} shorten leaves out what is not to be told
 * @returns {() => void} stop
 */
export function tellEntries(model, shorten) {
  const store = getStore();
  const instrument = model.get("instrument_id");
  const consent = model.get("consent");

  function tell() {
    const entries = isGiven(consent) ? shorten(store.entries(instrument)) : [];
    entries.sort((a, b) => (a.id < b.id ? -1 : 1));
    if (JSON.stringify(entries) === JSON.stringify(model.get("entries"))) return;
    model.set("entries", entries);
    model.save_changes();
  }
  tell();
  return store.subscribe((/** @type {any} */ change) => {
    if ([instrument, consent].includes(change.instrument)) tell();
  });
}

/**
 * Write a new entry, and empty what stood ready for it.
 * @param {string} instrument @param {string} version as its form names them
 * @param {{ id: string }[]} items what the form of an entry asks
 * @param {Record<string, any>} responses
 * @returns {string} the entry's name: it sorts by time, and no other tab or device gives it
 */
export function addEntry(instrument, version, items, responses) {
  const store = getStore();
  const random = [...crypto.getRandomValues(new Uint8Array(6))];
  const tail = random.map((byte) => byte.toString(16).padStart(2, "0"));
  const name = `${Date.now().toString(36)}-${tail.join("")}`;
  store.writeEntry(instrument, Number(version), name, responses);
  // Only now: were the page to close in between, the words would stand there twice.
  for (const { id } of items) store.respond(instrument, Number(version), id, null);
  return name;
}
