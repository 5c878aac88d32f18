// @ts-check
import { forAnswers } from "./for_answers.js";

/** Light, dark or as the device: what does that comes with the first choice. */
export function startTheme() {
  let started = false;

  async function begin(/** @type {HTMLElement | null} */ button) {
    if (started) return;
    try {
      (await forAnswers()).chooseTheme();
      started = true;
      button?.click();
    } catch {
      // No connection: the next click asks again.
    }
  }
  if (document.documentElement.dataset.theme) begin(null);
  document.querySelector(".theme")?.addEventListener("click", ({ target }) =>
    begin(/** @type {HTMLElement} */ (target)),
  );
}
