// @ts-check
import { callRoom } from "./room_calls.js";
import { ROOM, roomKey } from "./room_key.js";
import { getStore } from "./store.js";

/** Room record: what is kept of a room, in the place where answers are kept. */

/** @typedef {{ act: "share" | "withdraw" | "erase", id: string, leave?: boolean }} Task */
/**
 * @typedef {object} Record what is kept of a room
 * @property {string} key @property {string} member
 * @property {string} until ISO moment
 * @property {string} shown a name of what the server has of mine, "" for nothing
 * @property {Task | null} task
 */

/**
 * The way into a room is about to be erased: what is shown in it is taken back. A server
 * that is away cannot be asked again; there the room expires.
 * @param {{ read: (key: string) => string | null | undefined }} place @param {string} key
 */
export function takeBack(place, key) {
  if (!key.startsWith(ROOM)) return;
  try {
    const { key: room, member, parts = {} } = JSON.parse(place.read(key) ?? "");
    if (member) callRoom("couple/withdraw", { key: room, member });
    for (const [instrument, part] of Object.entries(parts)) {
      callRoom("group/withdraw", { key: room, member: part.member, instrument });
    }
  } catch {
    // damaged: it opens nothing
  }
}

/** @returns {Record | null} */
export function readRecord(/** @type {string} */ person) {
  try {
    const record = JSON.parse(getStore().home.read(roomKey(person, "sharing")) ?? "null");
    return typeof record?.key === "string" && typeof record.member === "string" ? record : null;
  } catch {
    return null;
  }
}

/** Where nothing can be kept, the page alone knows it. @param {string} person @param {Record} record */
export function keepRecord(person, record) {
  const store = getStore();
  if (!store.trouble) store.home.write(roomKey(person, "sharing"), JSON.stringify(record));
}

export function forgetRecord(/** @type {string} */ person) {
  for (const place of getStore().places) place.remove(roomKey(person, "sharing"));
}

/** A short name of what is shown (FNV-1a): enough to see that it is something else. */
export function nameOf(/** @type {import("./sharing.js").Shared} */ shared) {
  let name = 0x811c9dc5;
  for (const sign of new TextEncoder().encode(JSON.stringify(shared))) {
    name = Math.imul(name ^ sign, 0x01000193) >>> 0;
  }
  return name.toString(36);
}
