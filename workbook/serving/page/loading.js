// @ts-check
/** @typedef {import("./model.js").Model} Model */
/** @typedef {{ initialize?: Function, render?: Function }} Widget */
/** @typedef {{ path: (string | number)[], data: string }} Buffer  bytes of a state, in base64 */

/** An anywidget module may export its widget, or a function that makes it. */
export async function fetchWidget(/** @type {string} */ url) {
  const { default: widget } = await import(url);
  return /** @type {Widget} */ (typeof widget === "function" ? await widget() : widget);
}

/** Where the document shows a model. @returns {NodeListOf<HTMLElement>} */
export function placesOf(/** @type {string} */ id) {
  return document.querySelectorAll(`[data-model-id="${CSS.escape(id)}"]`);
}

/** @param {Buffer[]} buffers @returns {[(string | number)[][], DataView[]]} paths and bytes */
export function decoded(buffers) {
  const bytes = buffers.map(({ data }) => Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)));
  return [buffers.map(({ path }) => path), bytes.map(({ buffer }) => new DataView(buffer))];
}

/**
 * The words of this chapter changed on the server: one reload, never a loop of them.
 * @returns {boolean} whether the page reloads
 */
export function reloadOnce() {
  const mark = `samenwerkboek/reloaded${location.pathname}`;
  try {
    const last = Number(sessionStorage.getItem(mark));
    if (Date.now() - last < 60_000) return false;
    sessionStorage.setItem(mark, String(Date.now()));
  } catch {
    return false; // Without a place to remember it, a reload could repeat for ever.
  }
  location.reload();
  return true;
}
