// @ts-check
import { isGiven } from "./consenting.js";
import { printAlone } from "./printing.js";
import { getStore } from "./store.js";

/** A card with fewer characters than this is shown larger still. */
const FEW = 140;

/**
 * Write on a card what the store holds, show it large and print it; no kernel is needed.
 * @param {HTMLElement} root rendered by Python
 * @returns {() => void} detach
 */
function attach(root) {
  const store = getStore();
  const { instrument = "", consent = "" } = root.dataset;
  const face = find(root, "[data-face]");
  const large = find(root, "[data-large]");
  const dialog = /** @type {HTMLDialogElement} */ (find(root, "dialog"));

  function show() {
    const responses = isGiven(consent) ? store.responses(instrument) : {};
    let length = 0;
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (face.querySelectorAll("[data-part]"))) {
      const response = responses[part.dataset.part ?? ""];
      const words = typeof response === "string" ? response.trim() : "";
      find(part, ".own").textContent = words;
      part.hidden = !words;
      if (words) length += (part.textContent ?? "").length;
    }
    for (const part of [face, find(root, "[data-acts]")]) part.hidden = !length;
    find(root, "[data-empty]").hidden = length > 0;
    large.classList.toggle("few", length < FEW);
    large.replaceChildren(...[...face.cloneNode(true).childNodes]);
    if (!length && dialog.open) dialog.close();
  }

  /** Where everything else is covered, the way out of the page is on the card too. */
  function addExit() {
    const exit = /** @type {HTMLElement | null} */ (document.querySelector(".bar .exit"));
    const acts = find(dialog, ".acts");
    if (!exit || acts.querySelector(".exit")) return;
    const copy = /** @type {HTMLElement} */ (exit.cloneNode(true));
    copy.addEventListener("click", (event) => {
      event.preventDefault();
      exit.click();
    });
    acts.append(copy);
  }

  const ACTS = /** @type {Record<string, () => void>} */ ({
    open() {
      addExit();
      dialog.showModal();
      large.scrollTop = 0;
    },
    close: () => dialog.close(),
    print: () => printAlone(face, "wb-card"),
  });

  function act(/** @type {Event} */ event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-do]");
    ACTS[/** @type {HTMLElement | null} */ (button)?.dataset.do ?? ""]?.();
  }

  root.addEventListener("click", act);
  const unsubscribe = store.subscribe((/** @type {any} */ change) => {
    if ([instrument, consent].includes(change.instrument)) show();
  });
  show();
  return () => {
    unsubscribe();
    dialog.close();
    root.removeEventListener("click", act);
  };
}

function find(/** @type {Element} */ at, /** @type {string} */ selector) {
  return /** @type {HTMLElement} */ (at.querySelector(selector));
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  if (!el.querySelector(".wb-card")) el.innerHTML = model.get("html");
  return attach(find(el, ".wb-card"));
}

export default { render };
