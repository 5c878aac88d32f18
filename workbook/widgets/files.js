// @ts-check
import { localDay } from "./day.js";
import { fillWords } from "./words.js";

/** @typedef {{ id: string, name: string, type: string, fault: string }} Answer */

/** After so long (ms) somebody is told that it takes long; after this it is given up. */
const LONG = 8_000;
const TOO_LONG = 90_000;
/** A saved file is read by the browser within this time (ms). */
const SAVING = 60_000;

/**
 * Let a widget ask its Python for files, and save what comes.
 * @param {any} model @param {HTMLElement} root with buttons [data-make]
 * @param {Record<string, string>} words
 * @returns {{ ask: (make: string, details?: object) => void, stop: () => void }}
 */
export function fileAsker(model, root, words) {
  const said = /** @type {HTMLElement} */ (root.querySelector("[data-said]"));
  const fault = /** @type {HTMLElement} */ (root.querySelector("[data-fault]"));
  /** What is being made, and the timers of that; an answer to anything else is old. */
  let pending = "";
  let timers = /** @type {ReturnType<typeof setTimeout>[]} */ ([]);

  function tell(/** @type {string} */ text, /** @type {string} */ trouble = "") {
    said.textContent = text;
    fault.textContent = trouble;
    fault.hidden = !trouble;
  }

  function settle() {
    pending = "";
    timers.forEach(clearTimeout);
    for (const button of root.querySelectorAll("[data-make]")) button.removeAttribute("aria-disabled");
  }

  function ask(/** @type {string} */ make, details = {}) {
    if (pending) return;
    pending = randomName();
    for (const button of root.querySelectorAll("[data-make]")) button.setAttribute("aria-disabled", "true");
    tell(words.making);
    timers = [
      setTimeout(() => tell(words.takes_long), LONG),
      setTimeout(() => {
        settle();
        tell("", words.failed);
      }, TOO_LONG),
    ];
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
    model.send({ id: pending, make, day: localDay(), zone, ...details });
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

  model.on("msg:custom", take);
  return {
    ask,
    stop() {
      settle();
      model.off("msg:custom", take);
    },
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

export function randomName() {
  const random = [...crypto.getRandomValues(new Uint8Array(8))];
  return random.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
