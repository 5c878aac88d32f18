// @ts-check
import { check, isObject, refuse } from "./checking.js";

/** @typedef {import("./checking.js").Answer} Answer */
/** @typedef {import("./checking.js").Document} Document */
/** @typedef {import("./checking.js").Entry} Entry */
/** @typedef {import("./checking.js").Occasion} Occasion */

/**
 * What both documents know, per item and entry what was changed last. The order of merging
 * makes no difference and merging twice changes nothing, so two tabs that merge each
 * other's documents come to the same.
 * @param {Document} a @param {Document} b
 * @returns {Document}
 */
export function merge(a, b) {
  for (const name of /** @type {const} */ (["instrument", "person"])) {
    if (a[name] === b[name]) continue;
    refuse(name, ["differs between two documents", "merge copies of one document"]);
  }
  const occasions = /** @type {Map<string, Occasion>} */ (new Map());
  for (const { id, date, responses } of [...a.occasions, ...b.occasions]) {
    const known = occasions.get(id)?.responses ?? {};
    occasions.set(id, { id, date, responses: laterOfEach(known, responses, answerRank) });
  }
  const byId = (/** @type {Entry[]} */ entries) =>
    Object.fromEntries(entries.map((entry) => [entry.id, entry]));
  return check({
    ...a,
    version: Math.max(a.version, b.version),
    occasions: [...occasions.values()],
    entries: Object.values(laterOfEach(byId(a.entries), byId(b.entries), entryRank)),
  });
}

/**
 * @template T
 * @param {Record<string, T>} a @param {Record<string, T>} b @param {(part: T) => string} rank
 */
function laterOfEach(a, b, rank) {
  const both = { ...a };
  for (const [id, part] of Object.entries(b)) {
    if (!Object.hasOwn(a, id) || rank(a[id]) < rank(part)) both[id] = part;
  }
  return both;
}

// In a tie of moments what holds words wins; the text only makes both sides agree.

function answerRank(/** @type {Answer} */ { changed, value }) {
  return `${changed} ${value === null ? 0 : 1} ${canonical(value)}`;
}

function entryRank(/** @type {Entry} */ entry) {
  return `${entry.changed} ${entry.deleted ? 0 : 1} ${canonical(entry)}`;
}

/**
 * Write JSON data as the one ASCII text that `canonical` in Python writes: numbers as 1e-5,
 * all beyond ASCII as escapes, keys sorted.
 * @param {any} data
 * @returns {string}
 */
export function canonical(data) {
  if (Array.isArray(data)) return `[${data.map(canonical).join(",")}]`;
  if (isObject(data)) {
    const keys = Object.keys(data).sort();
    return `{${keys.map((key) => `${canonical(key)}:${canonical(data[key])}`).join(",")}}`;
  }
  if (typeof data === "number") return data.toExponential();
  return JSON.stringify(data).replace(/[\u007f-\uffff]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
