// @ts-check
/**
 * Show a panel's HTML; a table that the visitor opened stays open, and the focus stays.
 * @param {{ model: any, el: HTMLElement }} context
 */
function render({ model, el }) {
  function show() {
    const html = model.get("html");
    if (html === shown) return;
    const open = Boolean(el.querySelector("details[open]"));
    const focused = el.contains(document.activeElement) ? document.activeElement?.tagName : "";
    el.innerHTML = html;
    shown = html;
    el.querySelector("details")?.toggleAttribute("open", open);
    if (focused) /** @type {HTMLElement | null} */ (el.querySelector(focused))?.focus();
  }
  /** A served page has the HTML in its document already. */
  let shown = el.childElementCount ? model.get("html") : "";
  show();
  model.on("change:html", show);
  return () => model.off("change:html", show);
}

export default { render };
