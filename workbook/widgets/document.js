// @ts-check
import {
  SCHEMA,
  aStamp,
  aValue,
  aVersion,
  anId,
  check,
  isObject,
  numberThatDay,
  partsOf,
  refuse,
  responsesOf,
} from "./checking.js";

/**
 * Stored documents: one person's answers to one instrument, as this browser keeps them.
 *
 * The same functions, under the same names, are in the Python package workbook.document;
 * both sides are tested with the same made-up documents. No function changes what it is
 * given, none reads the clock, and no error tells what somebody answered.
 */

/** @typedef {import("./checking.js").Entry} Entry */
/** @typedef {import("./checking.js").Document} Document */
/** @typedef {import("./checking.js").Occasion} Occasion */
/** @typedef {import("./checking.js").Response} Response */

const FIRST_STAMP = "1970-01-01T00:00:00.000Z";
const LAST_STAMP = "9999-12-31T23:59:59.999Z";

/**
 * Read a stored document of any known schema from JSON text.
 * @param {string} text
 * @returns {Document}
 */
export function parse(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return refuse("", ["is not JSON", "use another copy"]);
  }
  return check(upgrade(data));
}

/** Write the document as JSON text, the same text for equal documents. */
export function dump(/** @type {Document} */ document) {
  return JSON.stringify(document);
}

/**
 * Return data, read from JSON, in schema 1; of schema 1 it is not yet checked.
 * Schema 0 is flat: {instrument, version?, person?, saved?, responses}.
 * @param {unknown} data
 * @returns {unknown}
 */
export function upgrade(data) {
  if (!isObject(data)) refuse("");
  const schema = Object.hasOwn(data, "schema") ? data.schema : 0;
  if (typeof schema !== "number") return data;
  if (schema > SCHEMA) {
    refuse("schema", ["was made by a newer version", "load the page anew to use that"]);
  }
  if (schema !== 0) return data;
  const missing = { schema: 0, version: 1, person: "me", saved: FIRST_STAMP };
  const flat = partsOf({ ...missing, ...data }, "", {
    schema: (part) => part,
    instrument: anId,
    version: aVersion,
    person: anId,
    saved: aStamp,
    responses: responsesOf(aValue),
  });
  const [today] = flat.saved.split("T");
  let document = newDocument(flat.instrument, flat.version, flat.person);
  for (const [item, value] of Object.entries(flat.responses)) {
    document = respond(document, item, value, { now: flat.saved, today });
  }
  return document;
}

/** @param {string} instrument @param {number} version @param {string} person */
export function newDocument(instrument, version, person = "me") {
  return check({ schema: SCHEMA, instrument, version, person, occasions: [], entries: [] });
}

/**
 * The last occasion, or undefined before the first answer.
 * @param {Document} document
 */
export function currentOccasion(document) {
  return document.occasions.at(-1);
}

/**
 * Item id to value of the current occasion; a skipped item is absent.
 * @param {Document} document
 * @returns {Record<string, Response>}
 */
export function responses(document) {
  return given(currentOccasion(document));
}

/**
 * The occasions before the current one, without those in which nothing is answered.
 * @param {Document} document
 * @returns {{ id: string, date: string, responses: Record<string, Response> }[]}
 */
export function earlierOccasions(document) {
  return document.occasions
    .slice(0, -1)
    .map((occasion) => ({ id: occasion.id, date: occasion.date, responses: given(occasion) }))
    .filter(({ responses }) => Object.keys(responses).length);
}

/** @param {Occasion | undefined} occasion @returns {Record<string, Response>} */
function given(occasion) {
  const answers = Object.entries(occasion?.responses ?? {}).filter(([, { value }]) => value !== null);
  return Object.fromEntries(answers.map(([item, { value }]) => [item, /** @type {Response} */ (value)]));
}

/**
 * The document with a new, empty occasion on the local day `today`.
 * @param {Document} document @param {{ today: string }} clock
 */
export function beginOccasion(document, { today }) {
  const sameDay = document.occasions.filter(({ date }) => date === today).map(numberThatDay);
  const id = sameDay.length ? `${today}-${Math.max(...sameDay) + 1}` : today;
  const occasions = [...document.occasions, { id, date: today, responses: {} }];
  return check({ ...document, occasions });
}

/**
 * The document with one answer of the current occasion set; null clears it. An answer is
 * always later than the one it replaces, also when the clock was set back in between.
 * @param {Document} document
 * @param {string} item
 * @param {unknown} value
 * @param {{ now: string, today: string }} clock now in UTC, today as the local day
 * @returns {Document}
 */
export function respond(document, item, value, { now, today }) {
  if (value === null && !Object.hasOwn(responses(document), item)) return document;
  if (!document.occasions.length) document = beginOccasion(document, { today });
  const earlier = document.occasions.slice(0, -1);
  const current = /** @type {Occasion} */ (currentOccasion(document));
  const old = Object.hasOwn(current.responses, item) ? current.responses[item] : undefined;
  const answer = { value, changed: later(now, old?.changed) };
  const answers = { ...current.responses, [item]: answer };
  return check({ ...document, occasions: [...earlier, { ...current, responses: answers }] });
}

/**
 * The document with journal entry `name` added, or edited if it is there.
 * @param {Document} document @param {string} name
 * @param {Record<string, unknown>} responses @param {{ now: string }} clock
 */
export function writeEntry(document, name, responses, { now }) {
  return withEntry(document, name, { responses }, now);
}

/**
 * The document with the entry's words gone and its removal on record.
 * @param {Document} document @param {string} name @param {{ now: string }} clock
 */
export function removeEntry(document, name, { now }) {
  if (!document.entries.some(({ id }) => id === name)) return document;
  return withEntry(document, name, { deleted: true }, now);
}

/** @param {Document} document @param {string} name @param {object} content @param {string} now */
function withEntry(document, name, content, now) {
  const old = document.entries.find(({ id }) => id === name);
  const others = document.entries.filter(({ id }) => id !== name);
  const created = old?.created ?? now;
  const entry = { id: name, created, changed: later(now, old?.changed), ...content };
  return check({ ...document, entries: [...others, entry] });
}

/** `now`, or a millisecond after `old` if the clock is not past it. */
function later(/** @type {string} */ now, /** @type {string | undefined} */ old) {
  if (old === undefined || now > old) return now;
  return old === LAST_STAMP ? old : new Date(Date.parse(old) + 1).toISOString();
}
