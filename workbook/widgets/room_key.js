// @ts-check

export const ROOM = "samenwerkboek/room/";

/**
 * Where what opens somebody's room is kept: it goes where answers go, as places.js knows,
 * and is no document.
 * @param {string} person @param {"sharing" | "group" | "group-lead"} kind
 */
export function roomKey(person, kind) {
  return `${ROOM}${person}/${kind}`;
}
