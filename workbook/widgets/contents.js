// @ts-check
import { progressOf } from "./progress.js";
import { getStore } from "./store.js";

/**
 * Mark in the list of chapters how far each is.
 * @param {{ model: any, el: HTMLElement }} context
 */
function render({ model, el }) {
  if (!el.querySelector(".wb-contents")) el.innerHTML = model.get("html");
  const links = /** @type {HTMLElement[]} */ ([...el.querySelectorAll("[data-asks]")]);

  function show() {
    for (const link of links) {
      const progress = progressOf(link.dataset.asks ?? "", getStore());
      link.dataset.state = progress;
      const told = link.querySelector(".how-far");
      if (!(told instanceof HTMLElement)) continue;
      told.textContent = told.dataset[progress] ?? "";
      told.hidden = false;
    }
  }
  show();
  return getStore().subscribe(show);
}

export default { render };
