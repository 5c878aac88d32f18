// @ts-check
/** Whether data is a stored document and, if not, where the first fault is. */

/** @typedef {number | string | string[]} Response */
/** @typedef {{ value: Response | null, changed: string }} Answer */
/** @typedef {{ id: string, date: string, responses: Record<string, Answer> }} Occasion */
/** @typedef {{ id: string, created: string, changed: string, deleted?: true, responses?: Record<string, Response> }} Entry */
/** @typedef {{ schema: 1, instrument: string, version: number, person: string, occasions: Occasion[], entries: Entry[] }} Document */
/** @typedef {Record<string, unknown>} Parts */

export const SCHEMA = 1;

const DAY = "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}";
const IS_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const IS_DAY = new RegExp(`^${DAY}$`);
const IS_STAMP = new RegExp(`^${DAY}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$`);
const IS_OCCASION_ID = new RegExp(`^${DAY}(-([2-9]|[1-9][0-9]{1,5}))?$`);

const NO_DOCUMENT = /** @type {const} */ ([
  "does not have the form of a stored document",
  "compare it with document.schema.json",
]);

/** A stored document that cannot be used: where, what is wrong, what to do. */
export class DocumentError extends Error {
  /** @param {string} place @param {string} fault @param {string} remedy */
  constructor(place, fault, remedy) {
    super(`${place || "document"}: ${fault}; ${remedy}`);
    this.name = "DocumentError";
    this.place = place || "document";
    this.fault = fault;
    this.remedy = remedy;
  }
}

/**
 * Return the document that data, read from JSON, is; with its parts in order.
 * @param {unknown} data
 * @returns {Document}
 */
export function check(data) {
  return partsOf(data, "", {
    schema: (part, place) => (part === SCHEMA ? part : refuse(place)),
    instrument: anId,
    version: aVersion,
    person: anId,
    occasions: inOrder(anOccasion, byDay),
    entries: inOrder(anEntry, byCreation),
  });
}

/**
 * Check each part of an object; no other part may be there.
 * @param {unknown} data @param {string} place
 * @param {Record<string, (part: unknown, place: string) => any>} checks
 * @returns {any}
 */
export function partsOf(data, place, checks) {
  if (!isObject(data)) refuse(place);
  const at = (/** @type {string} */ name) => (place ? `${place}.${name}` : name);
  const parts = /** @type {Parts} */ ({});
  for (const [name, checkPart] of Object.entries(checks)) {
    if (!Object.hasOwn(data, name)) throw new DocumentError(at(name), "is missing", "add it");
    parts[name] = checkPart(data[name], at(name));
  }
  for (const name of Object.keys(data)) {
    if (Object.hasOwn(checks, name)) continue;
    throw new DocumentError(at(name), "is not part of a stored document", "remove it");
  }
  return parts;
}

/** @param {unknown} data @returns {data is Parts} */
export function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** @param {string} place @param {readonly [string, string]} why @returns {never} */
export function refuse(place, why = NO_DOCUMENT) {
  throw new DocumentError(place, ...why);
}

/** @param {RegExp} pattern @param {unknown} part @param {string} place @returns {string} */
function ofForm(pattern, part, place) {
  return typeof part === "string" && pattern.test(part) ? part : refuse(place);
}

export function anId(/** @type {unknown} */ part, /** @type {string} */ place) {
  return ofForm(IS_ID, part, place);
}

function aDay(/** @type {unknown} */ part, /** @type {string} */ place) {
  const day = ofForm(IS_DAY, part, place);
  if (isMoment(`${day}T00:00:00.000Z`)) return day;
  return refuse(place, ["is not a day of the calendar", "write it as 2026-11-22"]);
}

export function aStamp(/** @type {unknown} */ part, /** @type {string} */ place) {
  const stamp = ofForm(IS_STAMP, part, place);
  if (isMoment(stamp)) return stamp;
  return refuse(place, ["is not a moment in UTC", "write it as 2026-11-22T09:10:11.123Z"]);
}

function isMoment(/** @type {string} */ stamp) {
  const moment = new Date(stamp); // takes 30 February for 2 March
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === stamp;
}

/** @param {unknown} part @param {string} place @returns {number} */
export function aVersion(part, place) {
  return Number.isSafeInteger(part) && Number(part) >= 1 ? Number(part) : refuse(place);
}

/** @param {unknown} part @param {string} place @returns {Response} */
function aResponse(part, place) {
  if (typeof part === "string") return wellFormed(part);
  if (Array.isArray(part) && part.every((one) => typeof one === "string")) {
    return part.map(wellFormed);
  }
  if (typeof part === "number" && Math.abs(part) <= Number.MAX_SAFE_INTEGER) {
    return part + 0; // there is no -0 in Python's whole numbers
  }
  return refuse(place, ["is not an answer", "use a text, a number up to 2^53 - 1 or a list of texts"]);
}

/** @param {unknown} part @param {string} place @returns {Response | null} */
export function aValue(part, place) {
  return part === null ? null : aResponse(part, place);
}

/** Half a character, which a browser can hold, has no form outside of it. */
function wellFormed(/** @type {string} */ text) {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/**
 * A check of responses, whatever one response is; they come out sorted by item.
 * @template T
 * @param {(part: unknown, place: string) => T} checkResponse
 * @returns {(part: unknown, place: string) => Record<string, T>}
 */
export function responsesOf(checkResponse) {
  return (part, place) => {
    if (!isObject(part)) refuse(place);
    const responses = /** @type {Record<string, T>} */ ({});
    for (const item of Object.keys(part).sort()) {
      anId(item, place); // the place without the item: it may be anything
      responses[item] = checkResponse(part[item], `${place}.${item}`);
    }
    return responses;
  };
}

/** @param {unknown} part @param {string} place @returns {Answer} */
function anAnswer(part, place) {
  return partsOf(part, place, { value: aValue, changed: aStamp });
}

/** @param {unknown} part @param {string} place @returns {Occasion} */
function anOccasion(part, place) {
  const occasion = partsOf(part, place, {
    id: (id, at) => ofForm(IS_OCCASION_ID, id, at),
    date: aDay,
    responses: responsesOf(anAnswer),
  });
  if (occasion.id.startsWith(occasion.date)) return occasion;
  return refuse(`${place}.date`, ["is another day than the id says", "make both the same day"]);
}

/** @param {unknown} part @param {string} place @returns {Entry} */
function anEntry(part, place) {
  const own = (/** @type {string} */ name) => isObject(part) && Object.hasOwn(part, name);
  /** @type {Record<string, (part: unknown, place: string) => unknown>} */
  const content = own("deleted")
    ? { deleted: (mark, at) => mark === true || refuse(at) }
    : { responses: responsesOf(aResponse) };
  if (isObject(part) && own("deleted") === own("responses")) {
    refuse(place, ["is neither kept nor removed", 'give it "responses" or "deleted": true']);
  }
  return partsOf(part, place, { id: anId, created: aStamp, changed: aStamp, ...content });
}

/**
 * A check of a list of parts with an id each; they come out sorted.
 * @template {{ id: string }} T
 * @param {(part: unknown, place: string) => T} checkPart
 * @param {(a: T, b: T) => number} order
 * @returns {(part: unknown, place: string) => T[]}
 */
function inOrder(checkPart, order) {
  return (part, place) => {
    if (!Array.isArray(part)) return refuse(place);
    const parts = part.map((one, index) => checkPart(one, `${place}[${index}]`));
    if (new Set(parts.map(({ id }) => id)).size < parts.length) {
      refuse(place, ["has the same id twice", "merge the two or give one another id"]);
    }
    return parts.sort(order);
  };
}

/** @param {Occasion} occasion */
export function numberThatDay({ id, date }) {
  return Number(id.slice(date.length + 1) || 1);
}

function byDay(/** @type {Occasion} */ a, /** @type {Occasion} */ b) {
  return compare(a.date, b.date) || numberThatDay(a) - numberThatDay(b);
}

function byCreation(/** @type {Entry} */ a, /** @type {Entry} */ b) {
  return compare(a.created, b.created) || compare(a.id, b.id);
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
