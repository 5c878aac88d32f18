// @ts-check
import { withoutScripts } from "./ipywidgets_markup.js";

/**
 * Mime: how one output of Python is shown.
 *
 * A kind is the mime type that is shown, or "stream", "error" or "view" (of a widget).
 */

/** @typedef {Record<string, any>} Item  an output as in a notebook file */

export const VIEW = "application/vnd.jupyter.widget-view+json";

/** The best first. */
const TYPES = ["text/html", "image/svg+xml", "image/png", "image/jpeg", "text/plain"];

/** @returns {string} the kind, or nothing when a visitor is not to see the output */
export function kindOf(/** @type {Item} */ { output_type, name, data = {} }) {
  if (output_type === "error") return "error";
  // What a library warns of is for who wrote the notebook.
  if (output_type === "stream") return name === "stdout" ? "stream" : "";
  if (VIEW in data) return "view";
  return TYPES.find((type) => type in data) ?? "";
}

/** An empty element for an output of that kind. */
export function holderOf(/** @type {string} */ kind) {
  if (isPicture(kind)) return document.createElement("img");
  const holder = document.createElement(isText(kind) ? "pre" : "div");
  if (kind === "error") holder.setAttribute("role", "alert");
  holder.className = `wb-output-${kind.replace(/.*\//, "").replace(/\W.*/, "")}`;
  return holder;
}

/** @param {any} holder @param {string} kind @param {Item} output @param {string} failed */
export function fill(holder, kind, { text, data, metadata }, failed) {
  if (kind === "error") holder.textContent = failed;
  else if (kind === "stream") holder.textContent = whole(text);
  else if (isText(kind)) holder.textContent = whole(data[kind]);
  else if (isPicture(kind)) {
    const { alt = "", width = "", height = "" } = metadata?.[kind] ?? {};
    // The same element: the old picture stands until the new one can be shown.
    Object.assign(holder, { alt, src: `data:${kind};base64,${whole(data[kind]).trim()}` });
    for (const [name, size] of Object.entries({ width, height })) {
      if (size) holder.setAttribute(name, size);
      else holder.removeAttribute(name);
    }
  } else holder.replaceChildren(withoutScripts(whole(data[kind])));
}

const isText = (/** @type {string} */ kind) => kind === "stream" || kind === "text/plain";
const isPicture = (/** @type {string} */ kind) => kind === "image/png" || kind === "image/jpeg";

/** A notebook file may have a text as a list of lines. */
function whole(/** @type {string | string[]} */ text) {
  return Array.isArray(text) ? text.join("") : text;
}
