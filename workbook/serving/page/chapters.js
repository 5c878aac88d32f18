// @ts-check
import { getStore } from "../../widgets/store.js";
import { forAnswers } from "./for_answers.js";

/**
 * The list of chapters: folds on a small screen, and shows how far each chapter is.
 */
export function startChapters() {
  const store = getStore();
  const toggle = document.querySelector(".chap-toggle");
  let isShown = false;

  toggle?.addEventListener("click", () => {
    const open = toggle.getAttribute("aria-expanded") === "true";
    toggle.setAttribute("aria-expanded", String(!open));
  });

  async function show() {
    if (!isShown && store.documents().length === 0) return;
    isShown = true;
    try {
      (await forAnswers()).showProgress(store);
    } catch {
      // No connection: the next answer asks again.
    }
  }
  store.subscribe(show);
  show();
}
