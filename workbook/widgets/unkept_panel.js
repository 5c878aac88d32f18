// @ts-check
import { panel } from "./panel.js";
import { TOGETHER } from "./telling_together.js";

/**
 * Show a panel for two. What one takes back is out of sight at once, also while no kernel
 * is there to draw it anew.
 * @param {{ model: any, el: HTMLElement }} context
 */
function render({ model, el }) {
  const stop = panel.render({ model, el });
  const look = (/** @type {any} */ { detail }) => (el.hidden = !detail);
  const show = () => (el.hidden = false);
  document.addEventListener(TOGETHER, look);
  model.on("change:html", show);
  return () => {
    stop();
    document.removeEventListener(TOGETHER, look);
    model.off("change:html", show);
  };
}

export default { render };
