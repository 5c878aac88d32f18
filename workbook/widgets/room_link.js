// @ts-check
const TAKEN = Symbol.for("samenwerkboek.link");

/**
 * Take what opens a room out of the address: from now on it is known here only. At the
 * start of a page early.js has done so.
 * @param {string[]} kinds such as "room"
 * @returns {{ kind: string, value: string }} both "" when there is none
 */
export function takeLink(kinds) {
  const page = /** @type {Record<symbol, any>} */ (globalThis);
  const [, kind = "", value = ""] = /^#(\w+)=(.+)/.exec(page[TAKEN] ?? location.hash) ?? [];
  delete page[TAKEN];
  if (!kinds.includes(kind)) return { kind: "", value: "" };
  if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
  return { kind, value };
}
