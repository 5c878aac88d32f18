// @ts-check
/**
 * ipywidgets' HTML, the one core widget that needs no more than its place: the document
 * shows it, and what Python says later replaces it. Scripts in it never run.
 * @param {{ model: any, el: HTMLElement }} context
 */
function render({ model, el }) {
  function show() {
    if (el.dataset.shown === model.get("value")) return;
    el.innerHTML = model.get("value");
    el.dataset.shown = model.get("value");
  }
  el.dataset.shown = model.get("value");
  model.on("change:value", show);
  return () => model.off("change:value", show);
}

export const html = { render };
