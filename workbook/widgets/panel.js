// @ts-check
import { followConsent, isGiven } from "./consenting.js";

/**
 * Show a panel's HTML; a table that the visitor opened stays open, and the focus stays.
 * While the consent that it waits for is not given it says so, also without a kernel.
 * @param {{ model: any, el: HTMLElement }} context
 */
function render({ model, el }) {
  // A served page has both in its document already.
  if (!el.querySelector(".wb-panel")) {
    el.innerHTML = '<div class="wb-panel"></div><p class="wb-said" role="status"></p>';
  }
  const panel = /** @type {HTMLElement} */ (el.querySelector(".wb-panel"));
  const said = /** @type {HTMLElement} */ (el.querySelector(".wb-said"));
  const consent = model.get("consent");
  let shown = panel.childElementCount ? model.get(consent ? "closed" : "html") : "";

  function show() {
    const html = model.get(isGiven(consent) ? "html" : "closed");
    if (html === shown) return;
    const open = Boolean(panel.querySelector("details[open]"));
    const focused = panel.contains(document.activeElement) ? document.activeElement?.tagName : "";
    panel.innerHTML = html;
    shown = html;
    panel.querySelector("details")?.toggleAttribute("open", open);
    if (focused) /** @type {HTMLElement | null} */ (panel.querySelector(focused))?.focus();
    // Once: a screen reader that spoke at every answer would be in the way.
    if (panel.querySelector("[role=img]") && !said.textContent) {
      said.textContent = model.get("announcement");
    }
  }
  const unfollow = followConsent(consent, show);
  model.on("change:html", show);
  return () => {
    unfollow();
    model.off("change:html", show);
  };
}

export const panel = { render };
export default { render };
