// @ts-check
import { drop } from "./erasing.js";
import { TURN } from "./places.js";
import { getStore } from "./store.js";

/**
 * Turns: two people use one device, one after the other.
 *
 * Whose turn it is stands in this tab only, and the page is read again at each change: so
 * nothing of the one before is left on it, nor in a kernel. Until the other has taken the
 * device, "?" stands behind it; see turn.js.
 */

/** @typedef {"me" | "partner"} Person */

const WAITS = "?";

/** The one whose turn it is not. @returns {Person} */
export function otherPerson() {
  return getStore().turn === "me" ? "partner" : "me";
}

/** Whether the device is between two people. */
export function isHandingOver() {
  return sessionStorage.getItem(TURN)?.endsWith(WAITS) ?? false;
}

/**
 * Let it be the other's turn, as soon as they have taken the device.
 * @returns {boolean} false where this browser cannot keep whose turn it is
 */
export function handOver() {
  const next = otherPerson();
  const kept = getStore().rearrange((keeper) => {
    // What was drawn for one is not for the other to find.
    drop(keeper, []);
    return keeper.session.write(TURN, next + WAITS) === null;
  });
  if (kept) location.reload();
  return kept;
}

/** The other has taken the device. */
export function takeTurn() {
  settle(getStore().turn);
}

/** The device stays with the one who has it. */
export function keepTurn() {
  settle(otherPerson());
  location.reload();
}

function settle(/** @type {Person} */ person) {
  getStore().rearrange(({ session }) => {
    if (person === "me") session.remove(TURN);
    else session.write(TURN, person);
  });
}
