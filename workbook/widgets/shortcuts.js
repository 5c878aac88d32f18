// @ts-check
/** Lumino, on which JupyterLab stands, leaves the keys of an element with this alone. */
const OURS = "data-lm-suppress-shortcuts";

/**
 * Keep JupyterLab from taking a key that is meant for one of our controls: an arrow would
 * go to another cell, and "dd" would delete the cell.
 *
 * It listens before any element can, and looks at the element that has the focus only.
 * @returns {() => void} stop
 */
export function keepKeys() {
  function mark(/** @type {FocusEvent} */ { target }) {
    if (target instanceof Element && target.closest(".wb")) target.setAttribute(OURS, "");
  }
  document.addEventListener("focusin", mark);
  return () => document.removeEventListener("focusin", mark);
}
