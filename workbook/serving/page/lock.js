// @ts-check
import { localDay } from "../../widgets/day.js";
import { dump, newDocument, respond } from "../../widgets/document.js";
import { clearLock, emptyVault, enterVault, sweep } from "../../widgets/entering.js";
import { eraseAll, erase } from "../../widgets/erasing.js";
import { CONSENT, LIFTING, LOCK, OPENED, Place, namesIn } from "../../widgets/places.js";
import { LockError, canSeal, isRootOf, keysOf, lockText, newRoot, openLock } from "../../widgets/sealing.js";
import { getStore } from "../../widgets/store.js";
import { Vault } from "../../widgets/vault.js";
import { askPassphrase, hideButton, say, showButton } from "./unlocking.js";
import { isFresh, issueTicket, stampTicket, tearAllTickets, tearTicket, useTicket } from "./ticket.js";

/**
 * Lock: answers on this device that only a passphrase opens. Only those who have a lock,
 * or make one, fetch this script.
 */

/** @typedef {"wrong" | "full" | "newer_lock" | "damaged_lock" | "no_crypto"} Refusal a key of lock.yaml */

/** How often (ms) it is looked whether somebody is still here. */
const LOOK = 20_000;

const device = new Place("localStorage");
const session = new Place("sessionStorage");
const store = getStore();
let vault = /** @type {Vault | null} */ (null);
let watching = /** @type {AbortController | null} */ (null);

/** Open what is locked: at once in a tab where it was open, else after the passphrase. */
export async function open() {
  const root = canSeal() ? useTicket() : null;
  if (root && (await enter(root).catch(() => false))) return;
  tearTicket();
  document.documentElement.classList.add("locked");
  // Erased, or taken off, in another tab: there is nothing to open any more.
  const lifted = new AbortController();
  addEventListener("storage", ({ key, newValue }) => key === LOCK && !newValue && location.reload(), lifted);
  await askPassphrase({ unlock, erase: eraseLocked, goBeside });
  lifted.abort();
  say(store.lock === "open" ? "opened" : "beside");
}

/** @param {string} passphrase @returns {Promise<Refusal | null>} */
async function unlock(passphrase) {
  if (!canSeal()) return "no_crypto";
  const opened = await openWith(passphrase);
  if (typeof opened === "string") return opened;
  if (!(await enter(opened.root))) return "damaged_lock";
  issueTicket(opened.root);
  if (opened.old) device.write(LOCK, await lockText(opened.root, passphrase));
  return null;
}

/** @returns {Promise<{ root: Uint8Array, old: boolean } | Refusal>} */
async function openWith(/** @type {string} */ passphrase) {
  try {
    return (await openLock(device.read(LOCK) ?? "", passphrase)) ?? "wrong";
  } catch (error) {
    if (error instanceof LockError) return `${error.reason}_lock`;
    throw error;
  }
}

/** @returns {Promise<boolean>} false when the root is not that of the lock */
async function enter(/** @type {Uint8Array} */ root) {
  const keys = await keysOf(root);
  if (!(await isRootOf(keys, device.read(LOCK) ?? ""))) return false;
  const opened = await new Vault(keys, device, session, () => store.followVault()).load();
  device.remove(LIFTING); // of a page that was closed while it took the lock off
  store.rearrange((keeper) => {
    enterVault(keeper, opened);
    sweep(keeper, opened);
    keeper.settle();
  });
  watch(opened);
  return true;
}

/**
 * Put a lock on what is kept on this device.
 * @param {string} passphrase @returns {Promise<Refusal | null>}
 */
export async function make(passphrase) {
  const root = newRoot();
  const [text, keys] = await Promise.all([lockText(root, passphrase), keysOf(root)]);
  const made = await new Vault(keys, device, session, () => store.followVault()).load();
  // Pictures are drawn again: they need no room now.
  erase([]);
  const fits = store.rearrange((keeper) => {
    if (device.write(LOCK, text) || !sweep(keeper, made)) return false;
    enterVault(keeper, made);
    return true;
  });
  if (!fits) {
    made.close();
    store.rearrange(clearLock);
    return "full";
  }
  await made.finished();
  issueTicket(root);
  watch(made);
  return null;
}

/**
 * @param {string} current @param {string} passphrase
 * @returns {Promise<Refusal | null>}
 */
export async function change(current, passphrase) {
  const opened = await openWith(current);
  if (typeof opened === "string") return opened;
  return device.write(LOCK, await lockText(opened.root, passphrase)) ? "full" : null;
}

/**
 * Take the lock off: what was under it is readable on this device again.
 * @param {string} current passphrase @returns {Promise<Refusal | null>}
 */
export async function takeOff(current) {
  const opened = await openWith(current);
  if (typeof opened === "string") return opened;
  await vault?.finished();
  const fits = store.rearrange((keeper) => {
    if (!vault || !emptyVault(keeper, vault)) return false;
    clearLock(keeper);
    keeper.settle();
    return true;
  });
  if (fits) forget();
  return fits ? null : "full";
}

/** Close the lock, in all tabs. */
export async function lockNow() {
  hidePage();
  await vault?.finished();
  tearAllTickets();
  location.reload();
}

/** How many of the texts under lock are damaged. */
export function damaged() {
  return vault?.damaged ?? 0;
}

/** Somebody else goes on with answers in this tab only; what is locked stays so. */
function goBeside() {
  const clock = { now: new Date().toISOString(), today: localDay() };
  const choice = respond(newDocument("consent", 1), "place", "tab", clock);
  store.rearrange((keeper) => {
    keeper.session.write(CONSENT, dump(choice));
    keeper.settle();
  });
}

function eraseLocked() {
  eraseAll();
  location.reload();
}

/** Close this page: a new one has nothing of the answers in its memory. */
function shut() {
  hidePage();
  tearTicket();
  location.reload();
}

/** Before anything else: nobody is to see it a moment longer. */
function hidePage() {
  document.documentElement.classList.add("left");
}

/** Follow other tabs, and whether somebody is here, as long as the lock is open. */
function watch(/** @type {Vault} */ opened) {
  vault = opened;
  watching?.abort();
  watching = new AbortController();
  const { signal } = watching;
  const everywhere = { signal, capture: true, passive: true };
  let stamped = 0;

  function stamp() {
    if (Date.now() - stamped < LOOK / 2) return;
    if (!isFresh()) return shut();
    stamped = Date.now();
    stampTicket();
  }
  function look() {
    if (!isFresh()) shut();
  }
  const timer = setInterval(look, LOOK);
  signal.addEventListener("abort", () => clearInterval(timer));
  for (const kind of ["pointerdown", "keydown", "input", "wheel", "touchmove"]) {
    addEventListener(kind, stamp, everywhere);
  }
  document.addEventListener("visibilitychange", () => document.hidden || look(), { signal });
  // A page that is kept for the back button shows nothing before it is known to be open.
  addEventListener("pagehide", () => {
    stampTicket({ leaving: true });
    document.body.style.visibility = "hidden";
  }, { signal });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && (device.read(OPENED) === null || !isFresh())) return shut();
    stampTicket();
    document.body.style.visibility = "";
  }, { signal });
  addEventListener("storage", ({ key, newValue }) => hear(key, newValue), { signal });
  const unsubscribe = store.subscribe(() => {
    if (isEmptied()) store.rearrange(clearLock);
    if (store.lock === "none") forget();
  });
  signal.addEventListener("abort", unsubscribe);
  showButton(lockNow);
}

/** With "only this tab" all has left the device: a lock on nothing only asks for its passphrase. */
function isEmptied() {
  return store.lock === "open" && store.place !== "device" && vault?.keys().length === 0;
}

function hear(/** @type {string | null} */ key, /** @type {string | null} */ text) {
  // It was taken off, or all was erased.
  if (store.lock === "none") forget();
  else if (key === OPENED && text === null) shut();
  else if (key !== null && vault) {
    vault.hear(key, text);
    // A tab that did not know of the lock yet has written.
    if (text !== null && namesIn(key).instrument) {
      const opened = vault;
      store.rearrange((keeper) => {
        if (sweep(keeper, opened)) keeper.settle({ aside: false });
      });
    }
  }
}

/** There is no lock any more. */
function forget() {
  watching?.abort();
  vault = null;
  tearTicket();
  hideButton();
}
