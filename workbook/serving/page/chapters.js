// @ts-check
import { progressOf } from "../../widgets/progress.js";
import { getStore } from "../../widgets/store.js";
import { fillWords } from "../../widgets/words.js";

/**
 * The list of chapters: folds on a small screen, and shows how far each chapter is.
 * @param {Record<string, string>} words
 */
export function startChapters(words) {
  const store = getStore();
  const toggle = document.querySelector(".chap-toggle");
  const begun = document.getElementById("chapters-begun");
  const links = [...document.querySelectorAll("a[data-instruments]")];
  const steps = [...document.querySelectorAll(".steps i")];
  const numbered = links.filter((link) => link.hasAttribute("data-step"));

  toggle?.addEventListener("click", () => {
    const open = toggle.getAttribute("aria-expanded") === "true";
    toggle.setAttribute("aria-expanded", String(!open));
  });

  function show() {
    let count = 0;
    for (const link of links) {
      const instruments = link.getAttribute("data-instruments") ?? "";
      const state = progressOf(instruments);
      const asks = instruments !== "" && store.lock !== "closed";
      const step = steps[numbered.indexOf(link)];
      for (const mark of [link.querySelector(".st"), step]) mark?.setAttribute("data-state", state);
      const told = link.querySelector("[data-state-words]");
      if (told) told.textContent = asks ? `, ${words[`state_${state}`]}` : "";
      if (step && state !== "fresh") count += 1;
    }
    if (begun && count > 0) {
      begun.textContent = fillWords(words.chapters_begun, { begun: count, total: steps.length });
    }
  }
  store.subscribe(show);
  show();
}
