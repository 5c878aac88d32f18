// @ts-check
import { fileAsker, randomName } from "./files.js";
import { printAlone } from "./printing.js";
import { getStore } from "./store.js";

/**
 * Make a sheet live: choices go to the store, files are asked for and saved.
 * @param {any} model @param {HTMLElement} root
 * @returns {() => void} detach
 */
function attach(model, root) {
  const store = getStore();
  const { instrument = "", version = "1", key = "" } = root.dataset;
  const words = JSON.parse(root.dataset.words ?? "{}");
  const paper = /** @type {HTMLElement} */ (root.querySelector("[data-paper]"));
  const files = fileAsker(model, root, words);
  let shown = paper.childElementCount ? model.get("html") : "";

  function show() {
    const html = model.get("html");
    if (html === shown) return;
    const open = [...paper.querySelectorAll("details[open]")].map(({ id }) => id);
    const { focus } = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset ?? {};
    const held = paper.contains(document.activeElement) ? focus : "";
    paper.innerHTML = html;
    shown = html;
    for (const id of open) paper.querySelector(`details#${CSS.escape(id)}`)?.setAttribute("open", "");
    if (held) {
      const same = paper.querySelector(`[data-focus="${CSS.escape(held)}"]`);
      /** @type {HTMLElement | null} */ (same)?.focus();
    }
  }

  /** The name of this visitor's files: kept like an answer, so that it stays the same. */
  function ownKey() {
    const known = store.responses(instrument)[key];
    if (typeof known === "string" && known) return known;
    const made = randomName();
    store.respond(instrument, Number(version), key, made);
    return made;
  }

  function choose(/** @type {Event} */ event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const item = field.dataset.respond;
    if (item) store.respond(instrument, Number(version), item, field.value || null);
  }

  function act(/** @type {Event} */ event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!(button instanceof HTMLElement)) return;
    const { do: what, make, set } = button.dataset;
    if (what === "make" && make) files.ask(make, { key: key ? ownKey() : "" });
    else if (what === "print") printAlone(paper, "wb-sheet");
    else if (set) {
      for (const [item, value] of Object.entries(JSON.parse(set))) {
        store.respond(instrument, Number(version), item, value);
      }
    }
  }

  show();
  model.on("change:html", show);
  root.addEventListener("change", choose);
  root.addEventListener("click", act);
  return () => {
    files.stop();
    model.off("change:html", show);
    root.removeEventListener("change", choose);
    root.removeEventListener("click", act);
  };
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  // A served page has it in its document already.
  if (!el.querySelector(".wb-sheet")) el.innerHTML = model.get("frame");
  return attach(model, /** @type {HTMLElement} */ (el.querySelector(".wb-sheet")));
}

export default { render };
