// @ts-check
import { followStore } from "./answers.js";
import { attachItems, followProblem, part } from "./asking.js";
import { attachWhenGiven } from "./consenting.js";
import { getStore } from "./store.js";
import { fillWords } from "./words.js";

/** Its answer is where answers are kept. */
const CONSENT = "consent";
/** The questions that count in progress: writing is always free. */
const COUNTED = "[data-item]:not([data-kind=text], [data-kind=list])";
const CLOCK = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit" });

/**
 * Make a form live: answers go to the store, what the store holds is shown.
 * @param {HTMLFormElement} form rendered by Python
 * @returns {() => void} detach
 */
export function attach(form) {
  const store = getStore();
  const { instrument = "", version = "1" } = form.dataset;
  const words = JSON.parse(form.dataset.words ?? "{}");
  const counted = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(COUNTED)]);

  function showProgress() {
    const responses = store.responses(instrument);
    const done = counted.filter(({ dataset }) => (dataset.item ?? "") in responses).length;
    const bar = /** @type {HTMLProgressElement | null} */ (form.querySelector("progress"));
    const text = part(form, ".done");
    if (bar) bar.value = done;
    if (text) text.textContent = fillWords(words.progress, { done, all: counted.length });
  }

  function showSaved() {
    const saved = part(form, ".saved");
    const key = store.trouble ? "unsaved" : store.place === "device" ? "saved_device" : "saved_tab";
    if (!saved) return;
    // Not made before it is needed: a browser takes its time for the first one.
    const time = new Intl.DateTimeFormat(form.lang === "en" ? "en-GB" : "nl-NL", CLOCK);
    const text = fillWords(words[key], { time: time.format(new Date()) });
    saved.classList.toggle("trouble", Boolean(store.trouble));
    // A live region speaks on every change: the same minute is said once.
    if (saved.textContent !== text) saved.textContent = text;
  }

  const items = attachItems(form, words, {
    responses: () => store.responses(instrument),
    respond(item, value) {
      store.respond(instrument, Number(version), item, value);
      showSaved();
      // The status line is far away while somebody answers.
      return store.trouble ? words.unsaved : "";
    },
  });
  const stay = (/** @type {Event} */ event) => event.preventDefault();
  form.addEventListener("submit", stay);
  const unsubscribe = store.subscribe((/** @type {any} */ change) => {
    const moved = change.instrument === CONSENT || "trouble" in change;
    if (moved && part(form, ".saved")?.textContent) showSaved();
    if (change.instrument !== instrument) return;
    items.show();
    showProgress();
  });
  showProgress();
  form.dataset.live = "yes";
  return () => {
    unsubscribe();
    items.detach();
    form.removeEventListener("submit", stay);
    delete form.dataset.live;
  };
}

/** @param {{ model: any }} context */
function initialize({ model }) {
  return followStore(model);
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  if (!el.querySelector("form")) el.innerHTML = model.get("form");
  const form = /** @type {HTMLFormElement} */ (el.querySelector("form"));
  const detach = attachWhenGiven(form, el, attach);
  const unfollow = followProblem(model, form);
  return () => {
    unfollow();
    detach();
  };
}

export const questionnaire = { initialize, render };
export default { initialize, render };
