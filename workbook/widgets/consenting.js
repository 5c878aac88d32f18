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

/**
 * A form or journal that waits for a consent is seen, filled and live only while that is
 * given.
 * @param {HTMLElement} root @param {HTMLElement} el with the sentence that it is closed
 * @param {(root: any) => () => void} attach makes it live, and gives what ends that
 * @returns {() => void} detach
 */
export function attachWhenGiven(root, el, attach) {
  let detach = () => {};
  const unfollow = followConsent(root.dataset.consent ?? "", (given) => {
    root.hidden = !given;
    el.querySelector("[data-closed]")?.toggleAttribute("hidden", given);
    detach();
    detach = given ? attach(root) : () => {};
    const forms = given ? [] : [root, ...root.querySelectorAll("form")];
    for (const form of forms) if (form instanceof HTMLFormElement) form.reset();
  });
  return () => {
    unfollow();
    detach();
  };
}
