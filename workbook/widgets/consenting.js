// @ts-check
import { getStore } from "./store.js";

/**
 * Whether somebody has said yes to a consent: an instrument with an item "given".
 * @param {string} consent  "" where none is needed
 */
export function isGiven(consent) {
  return !consent || getStore().responses(consent).given === "yes";
}

/**
 * Tell whether a consent is given, now and whenever that changes.
 * @param {string} consent @param {(given: boolean) => void} tell
 * @returns {() => void} stop
 */
export function followConsent(consent, tell) {
  let given = isGiven(consent);
  tell(given);
  return getStore().subscribe((/** @type {any} */ change) => {
    if (change.instrument !== consent || isGiven(consent) === given) return;
    given = !given;
    tell(given);
  });
}
