// @ts-check
import { followConsent, isGiven } from "./consenting.js";
import { erase } from "./erasing.js";
import { attach } from "./questionnaire.js";
import { getStore } from "./store.js";

/**
 * Make a consent live. What waits for it follows the store by itself; here somebody is
 * asked, as long as it is not given, whether to erase what was answered under it.
 * @param {HTMLElement} root @param {HTMLFormElement} form
 * @returns {() => void} detach
 */
function attachConsent(root, form) {
  const store = getStore();
  const { consent = "" } = root.dataset;
  const waiting = /** @type {string[]} */ (JSON.parse(root.dataset.waiting ?? "[]"));
  const words = JSON.parse(root.dataset.words ?? "{}");
  const kept = /** @type {HTMLElement} */ (root.querySelector(".kept"));
  const told = /** @type {HTMLElement} */ (root.querySelector(".told"));
  let left = false;

  function ask() {
    const some = waiting.some((instrument) => store.read(instrument) !== null);
    kept.hidden = isGiven(consent) || left || !some;
  }

  function act(/** @type {Event} */ event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-do]");
    if (!(button instanceof HTMLElement)) return;
    const erases = button.dataset.do === "erase";
    if (erases) erase(waiting.map((instrument) => ({ instrument, person: store.turn })));
    else left = true;
    ask();
    // Where the browser refuses, it is not said that they are gone.
    told.textContent = erases && kept.hidden ? words.erased : words.left;
    told.focus();
  }

  let before = isGiven(consent);
  const unfollow = followConsent(consent, (given) => {
    // A picture that was kept for the next visit must not outlive the yes.
    if (before && !given) erase([]);
    before = given;
    left = false;
    ask();
    told.textContent = given ? words.opened : kept.hidden ? "" : words.closed_now;
  });
  told.textContent = "";
  const unsubscribe = store.subscribe((/** @type {any} */ change) => {
    if (waiting.includes(change.instrument)) ask();
  });
  const detach = attach(form);
  kept.addEventListener("click", act);
  return () => {
    unfollow();
    unsubscribe();
    detach();
    kept.removeEventListener("click", act);
  };
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  if (!el.querySelector("form")) el.innerHTML = model.get("html");
  const root = /** @type {HTMLElement} */ (el.querySelector(".wb-consent"));
  return attachConsent(root, /** @type {HTMLFormElement} */ (root.querySelector("form")));
}

export default { render };
