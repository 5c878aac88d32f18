// @ts-check
/**
 * Markup: HTML and SVG that the kernel made, without anything that could run.
 *
 * The page's policy lets nothing of this run either; here it is not even tried.
 */

const RUNS = "script, iframe, frame, object, embed, base, meta, link";

/** @returns {DocumentFragment} */
export function withoutScripts(/** @type {string} */ markup) {
  // Nothing in a template is loaded or run.
  const template = document.createElement("template");
  template.innerHTML = markup;
  for (const element of template.content.querySelectorAll(RUNS)) element.remove();
  for (const element of template.content.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith("on") || isScript(value)) element.removeAttribute(name);
    }
  }
  return template.content;
}

/** Browsers ignore white space and control characters within the scheme. */
function isScript(/** @type {string} */ value) {
  return /^(javascript|vbscript):/i.test(value.replace(/[\u0000-\u0020]/g, ""));
}
