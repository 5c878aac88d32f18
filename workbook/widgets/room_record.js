// @ts-check
import { getStore } from "./store.js";

/** Room record: what is kept of a couple room, in the place where answers are kept. */

/** @typedef {{ act: "share" | "withdraw" | "erase", id: string, leave?: boolean }} Task */
/**
 * @typedef {object} Record what is kept of a room
 * @property {string} key @property {string} member
 * @property {string} until ISO moment
 * @property {string} shown a name of what the server has of mine, "" for nothing
 * @property {Task | null} task
 */

/** It goes where answers go, as places.js knows, and is no document. */
function roomKey(/** @type {string} */ person) {
  return `samenwerkboek/room/${person}/sharing`;
}

/** @returns {Record | null} */
export function readRecord(/** @type {string} */ person) {
  try {
    const record = JSON.parse(getStore().home.read(roomKey(person)) ?? "null");
    return typeof record?.key === "string" && typeof record.member === "string" ? record : null;
  } catch {
    return null;
  }
}

/** Where nothing can be kept, the page alone knows it. @param {string} person @param {Record} record */
export function keepRecord(person, record) {
  const store = getStore();
  if (!store.trouble) store.home.write(roomKey(person), JSON.stringify(record));
}

export function forgetRecord(/** @type {string} */ person) {
  for (const place of getStore().places) place.remove(roomKey(person));
}

/** A short name of what is shown (FNV-1a): enough to see that it is something else. */
export function nameOf(/** @type {import("./sharing.js").Shared} */ shared) {
  let name = 0x811c9dc5;
  for (const sign of new TextEncoder().encode(JSON.stringify(shared))) {
    name = Math.imul(name ^ sign, 0x01000193) >>> 0;
  }
  return name.toString(36);
}
