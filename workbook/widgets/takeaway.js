// @ts-check
import { DocumentError, SCHEMA, check, isObject } from "./checking.js";
import { upgrade } from "./document.js";
import { merge } from "./merging.js";
import { CONSENT, documentKey } from "./places.js";

/**
 * Takeaway: all documents in one file, to keep or to load on another device.
 */

/** @typedef {import("./checking.js").Document} Document */
/** @typedef {"unreadable" | "other" | "newer" | "damaged"} Reason */
/** @typedef {{ instrument: string, person: string, added: number, changed: number, removed: number }} Difference */

const FORMAT = "samenwerkboek";
const VERSION = 1;

/** A file that cannot be loaded: why, and where the first fault is. */
export class TakeawayError extends Error {
  constructor(/** @type {Reason} */ reason, place = "") {
    super(`${place || "file"}: ${reason}`);
    this.reason = reason;
    this.place = place;
  }
}

/** The file's text. @param {Document[]} documents @param {string} now the moment in UTC */
export function pack(documents, now) {
  const file = { format: FORMAT, version: VERSION, schema: SCHEMA, made: now, documents };
  return JSON.stringify(file, null, 1);
}

/**
 * Read a file; all of it is sound, or nothing is taken.
 * @param {string} text
 * @returns {{ made: string, documents: Document[] }}
 */
export function unpack(text) {
  const file = read(text);
  if (!isObject(file) || file.format !== FORMAT) throw new TakeawayError("other");
  if (!Number.isInteger(file.version)) throw new TakeawayError("damaged", "version");
  if (Number(file.version) > VERSION) throw new TakeawayError("newer", "version");
  if (!Array.isArray(file.documents)) throw new TakeawayError("damaged", "documents");
  const documents = file.documents.map(sound);
  const keys = documents.map(({ person, instrument }) => documentKey(person, instrument));
  const twice = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (twice >= 0) throw new TakeawayError("damaged", `documents[${twice}]`);
  return { made: typeof file.made === "string" ? file.made : "", documents };
}

/** @returns {unknown} */
function read(/** @type {string} */ text) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new TakeawayError("unreadable");
  }
}

/** @param {unknown} data @param {number} index @returns {Document} */
function sound(data, index) {
  const schema = isObject(data) && Object.hasOwn(data, "schema") ? Number(data.schema) : 0;
  if (schema > SCHEMA) throw new TakeawayError("newer", `documents[${index}]`);
  try {
    return check(upgrade(data));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new TakeawayError("damaged", `documents[${index}].${error.place}`);
  }
}

/**
 * What loading would change, per document; where answers live never does.
 * @param {Document[]} mine @param {Document[]} theirs
 * @param {{ replace: boolean }} how
 * @returns {Difference[]}
 */
export function differences(mine, theirs, { replace }) {
  const before = byKey(mine);
  const incoming = byKey(theirs);
  const keys = replace ? new Set([...before.keys(), ...incoming.keys()]) : new Set(incoming.keys());
  return [...keys].map((key) => {
    const [held, coming] = [before.get(key), incoming.get(key)];
    const after = held && coming && !replace ? merge(held, coming) : coming;
    const { instrument, person } = /** @type {Document} */ (held ?? coming);
    return { instrument, person, ...difference(said(held), said(after)) };
  });
}

function byKey(/** @type {Document[]} */ documents) {
  const all = new Map(documents.map((one) => [documentKey(one.person, one.instrument), one]));
  all.delete(CONSENT);
  return all;
}

/** @param {Map<string, string>} before @param {Map<string, string>} after */
function difference(before, after) {
  const count = (/** @type {Iterable<string>} */ keys, /** @type {(key: string) => boolean} */ is) =>
    [...keys].filter(is).length;
  return {
    added: count(after.keys(), (key) => !before.has(key)),
    changed: count(after.keys(), (key) => before.has(key) && before.get(key) !== after.get(key)),
    removed: count(before.keys(), (key) => !after.has(key)),
  };
}

/** Each answer and entry that somebody can see in a document, by its place. */
function said(/** @type {Document | undefined} */ document) {
  const all = /** @type {Map<string, string>} */ (new Map());
  for (const { id, responses } of document?.occasions ?? []) {
    for (const [item, { value }] of Object.entries(responses)) {
      if (value !== null) all.set(`occasions ${id} ${item}`, JSON.stringify(value));
    }
  }
  for (const { id, deleted, responses } of document?.entries ?? []) {
    if (!deleted) all.set(`entries ${id}`, JSON.stringify(responses));
  }
  return all;
}
