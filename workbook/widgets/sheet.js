// @ts-check
import { localDay } from "./day.js";
import { printAlone } from "./printing.js";
import { getStore } from "./store.js";
import { fillWords } from "./words.js";

/** @typedef {{ id: string, name: string, type: string, fault: string }} Answer */

/** After so long (ms) somebody is told that it takes long; after this it is given up. */
const LONG = 8_000;
const TOO_LONG = 90_000;
/** A saved file is read by the browser within this time (ms). */
const SAVING = 60_000;

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
  const said = /** @type {HTMLElement} */ (root.querySelector("[data-said]"));
  const fault = /** @type {HTMLElement} */ (root.querySelector("[data-fault]"));
  let shown = paper.childElementCount ? model.get("html") : "";
  /** What is being made, and the timers of that; an answer to anything else is old. */
  let pending = "";
  let timers = /** @type {ReturnType<typeof setTimeout>[]} */ ([]);

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

  function tell(/** @type {string} */ text, /** @type {string} */ trouble = "") {
    said.textContent = text;
    fault.textContent = trouble;
    fault.hidden = !trouble;
  }

  function settle() {
    pending = "";
    timers.forEach(clearTimeout);
    for (const button of root.querySelectorAll("[data-do=make]")) button.removeAttribute("aria-disabled");
  }

  function ask(/** @type {string} */ make) {
    if (pending) return;
    pending = randomName();
    for (const button of root.querySelectorAll("[data-do=make]")) button.setAttribute("aria-disabled", "true");
    tell(words.making);
    timers = [
      setTimeout(() => tell(words.takes_long), LONG),
      setTimeout(() => {
        settle();
        tell("", words.failed);
      }, TOO_LONG),
    ];
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
    model.send({ id: pending, make, day: localDay(), zone, key: key ? ownKey() : "" });
  }

  /** The name of this visitor's files: kept like an answer, so that it stays the same. */
  function ownKey() {
    const known = store.responses(instrument)[key];
    if (typeof known === "string" && known) return known;
    const made = randomName();
    store.respond(instrument, Number(version), key, made);
    return made;
  }

  function take(/** @type {Answer} */ answer, /** @type {DataView[]} */ [bytes]) {
    if (!pending || answer.id !== pending) return;
    settle();
    if (answer.fault === "empty") tell("", words.empty);
    else if (answer.fault || !bytes) tell("", words.failed);
    else {
      save(answer, bytes);
      tell(fillWords(words.made, { name: answer.name }));
    }
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
    if (what === "make" && make) ask(make);
    else if (what === "print") printAlone(paper, "wb-sheet");
    else if (set) {
      for (const [item, value] of Object.entries(JSON.parse(set))) {
        store.respond(instrument, Number(version), item, value);
      }
    }
  }

  show();
  model.on("change:html", show);
  model.on("msg:custom", take);
  root.addEventListener("change", choose);
  root.addEventListener("click", act);
  return () => {
    settle();
    model.off("change:html", show);
    model.off("msg:custom", take);
    root.removeEventListener("change", choose);
    root.removeEventListener("click", act);
  };
}

/** Hand bytes to the browser as a file: nothing personal ever has an address. */
function save(/** @type {Answer} */ { name, type }, /** @type {DataView} */ bytes) {
  const url = URL.createObjectURL(new Blob([/** @type {any} */ (bytes)], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), SAVING);
}

function randomName() {
  const random = [...crypto.getRandomValues(new Uint8Array(8))];
  return random.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  // A served page has it in its document already.
  if (!el.querySelector(".wb-sheet")) el.innerHTML = model.get("frame");
  return attach(model, /** @type {HTMLElement} */ (el.querySelector(".wb-sheet")));
}

export default { render };
