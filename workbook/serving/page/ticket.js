// @ts-check
import { LOCK, OPENED, Place } from "../../widgets/places.js";
import { toBytes, toText } from "../../widgets/sealing.js";

/**
 * Ticket: keeps the lock open while somebody goes from page to page in one tab.
 *
 * The root key is cut in two halves that say nothing apart. One is in the tab; the other
 * is on the device, and goes when somebody locks: then the tickets of all tabs are void,
 * also of tabs that are closed and could be opened again.
 */

const TICKET = `${LOCK}/ticket`;
/** After so long (ms) without a touch the lock closes. */
export const IDLE = 15 * 60_000;
/** Between two pages of one tab goes less than this (ms); a tab reopened later is closed. */
const GONE = 60_000;

const device = new Place("localStorage");
const session = new Place("sessionStorage");

/** Let the next pages of this tab in. */
export function issueTicket(/** @type {Uint8Array} */ root) {
  const kept = device.read(OPENED);
  const half = typeof kept === "string" ? toBytes(kept) : crypto.getRandomValues(new Uint8Array(root.length));
  device.write(OPENED, toText(half));
  write({ half: toText(over(root, half)), used: Date.now(), left: null });
}

/** @returns {Uint8Array | null} the root key, if this tab may still have it */
export function useTicket() {
  const ticket = read();
  const half = device.read(OPENED);
  if (!ticket || typeof half !== "string" || !isFresh()) return null;
  write({ ...ticket, used: Date.now(), left: null });
  return over(toBytes(ticket.half), toBytes(half));
}

/** Whether somebody was here just now, and the tab was not closed since. */
export function isFresh() {
  const ticket = read();
  const within = (/** @type {number | null} */ since, /** @type {number} */ most) =>
    since === null || Math.abs(Date.now() - since) < most;
  return ticket !== null && within(ticket.used, IDLE) && within(ticket.left, GONE);
}

/** Somebody is here; or the page goes. */
export function stampTicket({ leaving = false } = {}) {
  const ticket = read();
  if (ticket) write({ ...ticket, used: leaving ? ticket.used : Date.now(), left: leaving ? Date.now() : null });
}

export function tearTicket() {
  session.remove(TICKET);
}

/** No tab gets in any more without the passphrase. */
export function tearAllTickets() {
  tearTicket();
  device.remove(OPENED);
}

/** @typedef {{ half: string, used: number, left: number | null }} Ticket */

function write(/** @type {Ticket} */ ticket) {
  session.write(TICKET, JSON.stringify(ticket));
}

/** @returns {Ticket | null} */
function read() {
  try {
    return JSON.parse(session.read(TICKET) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Uint8Array} a @param {Uint8Array} b */
function over(a, b) {
  return a.map((byte, n) => byte ^ b[n]);
}
