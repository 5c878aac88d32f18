// @ts-check
import { progressOf } from "../../widgets/progress.js";
import { fillWords } from "../../widgets/words.js";
import { SAID } from "./said.js";

/** What each chapter asks, by its address. Python puts it in front; see frame.py. */
const CHAPTERS = /** @type {Record<string, string>} */ (/** @type {any} */ (ASKS));

/**
 * Show in the list of chapters how far each is.
 * @param {import("../../widgets/progress.js").Store} store
 */
export function showProgress(store) {
  const links = [...document.querySelectorAll(".chap-list li a")];
  const steps = [...document.querySelectorAll(".steps i")];
  const numbered = links.filter((link) => link.hasAttribute("data-step"));
  let begun = 0;
  for (const link of links) {
    const asks = CHAPTERS[link.getAttribute("href") ?? ""] ?? "";
    const state = progressOf(asks, store);
    const step = steps[numbered.indexOf(link)];
    for (const mark of [link.querySelector(".st"), step]) mark?.setAttribute("data-state", state);
    const told = link.querySelector("[data-state-words]");
    if (told) told.textContent = asks && store.lock !== "closed" ? `, ${SAID[`state_${state}`]}` : "";
    if (step && state !== "fresh") begun += 1;
  }
  const line = document.getElementById("chapters-begun");
  const total = steps.length;
  if (line) line.textContent = begun ? fillWords(SAID.chapters_begun, { begun, total }) : "";
}
