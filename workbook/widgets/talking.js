// @ts-check
/**
 * Talking: the steps of a talk and the time of a turn, as plain values.
 *
 * Nothing here counts. What is left follows from the clock alone, so a phone that slept,
 * a page that was loaded again and a timer that came late all come to the same.
 */

/** @typedef {"a" | "b"} Person */
/**
 * @typedef {object} Talk where two people are
 * @property {string} step one of `STEPS`
 * @property {number} whole how long the turn is (ms); 0 without time
 * @property {number} spent how much of it went by until `since` (ms), at most `whole`
 * @property {number} since when it last began to run (ms, as `Date.now` tells); 0 while still
 */
/** @typedef {"free" | "wait" | "runs" | "rests" | "round"} Mode */

export const MINUTE = 60_000;
/** No turn gets longer than this by adding minutes. */
const LONGEST = 120 * MINUTE;
/** From here on it is "about a minute". */
const ABOUT_A_MINUTE = 75_000;
/** More of the turn left than this share is told by that word; the greatest first. */
const SHARES = /** @type {[number, string][]} */ ([
  [0.9, "plenty"],
  [0.55, "more"],
  [0.45, "half"],
]);

const FORWARD = /** @type {Record<string, string>} */ ({
  "tell-1": "mirror-1",
  "mirror-1": "tell-2",
  "more-1": "mirror-1",
  "tell-2": "mirror-2",
  "mirror-2": "common",
  "more-2": "mirror-2",
  common: "agree",
  agree: "close",
  close: "done",
});
const BACK = /** @type {Record<string, string>} */ ({
  "mirror-1": "tell-1",
  "more-1": "mirror-1",
  "tell-2": "mirror-1",
  "mirror-2": "tell-2",
  "more-2": "mirror-2",
  common: "mirror-2",
  agree: "common",
  close: "agree",
});
const FIRST = "tell-1";
const DONE = "done";
const STEPS = new Set([...Object.keys(FORWARD), DONE]);
/** The steps as two people count them; who adds something is still at the summary. */
const COUNTED = ["tell-1", "mirror-1", "tell-2", "mirror-2", "common", "agree", "close"];
export const COUNT = COUNTED.length;

/** @returns {Talk} the talk at a step, with its time not yet begun */
export function enter(/** @type {string} */ step, /** @type {number} */ minutes) {
  const kind = kindOf(step);
  const length = kind === "tell" ? minutes : kind === "more" && minutes ? 1 : 0;
  return { step, whole: length * MINUTE, spent: 0, since: 0 };
}

export const start = (/** @type {number} */ minutes) => enter(FIRST, minutes);

/** @returns {Talk} the step after this one; what is done stays done */
export function goOn(/** @type {Talk} */ { step }, /** @type {number} */ minutes) {
  return enter(FORWARD[step] ?? DONE, minutes);
}

/** @returns {Talk} the summary was not whole yet: who spoke adds something */
export function addMore(/** @type {Talk} */ talk, /** @type {number} */ minutes) {
  const adds = kindOf(talk.step) === "mirror";
  return adds ? enter(talk.step.replace("mirror", "more"), minutes) : talk;
}

/** @returns {Talk | null} the step before this one; null before the first */
export function goBack(/** @type {Talk} */ { step }, /** @type {number} */ minutes) {
  return BACK[step] ? enter(BACK[step], minutes) : null;
}

/** @returns {Talk} with its time running */
export function run(/** @type {Talk} */ talk, /** @type {number} */ now) {
  return talk.since || left(talk, now) === 0 ? talk : { ...talk, since: now };
}

/** @returns {Talk} with its time standing still */
export function rest(/** @type {Talk} */ talk, /** @type {number} */ now) {
  return { ...talk, spent: spentBy(talk, now), since: 0 };
}

/** @returns {Talk} with a minute more: from now on when the time was round */
export function extend(/** @type {Talk} */ talk, /** @type {number} */ now) {
  const whole = talk.whole + MINUTE;
  if (!talk.whole || whole > LONGEST) return talk;
  return { ...talk, whole, spent: spentBy(talk, now), since: talk.since ? now : 0 };
}

function spentBy(/** @type {Talk} */ { whole, spent, since }, /** @type {number} */ now) {
  // A clock that was set back takes no time away, and gives none.
  return Math.min(whole, spent + (since ? Math.max(0, now - since) : 0));
}

/** How much of the turn is left (ms), from 0 to all of it. */
export function left(/** @type {Talk} */ talk, /** @type {number} */ now) {
  return talk.whole - spentBy(talk, now);
}

/** How long the time has been round (ms); 0 before that. */
export function overdue(/** @type {Talk} */ { whole, spent, since }, /** @type {number} */ now) {
  return whole && since ? Math.max(0, now - since - (whole - spent)) : 0;
}

/** @returns {Mode} */
export function modeOf(/** @type {Talk} */ talk, /** @type {number} */ now) {
  if (!talk.whole) return "free";
  if (left(talk, now) === 0) return "round";
  if (talk.since) return "runs";
  return talk.spent ? "rests" : "wait";
}

/** The word for how much is left: plenty, more, half, less, minute or round. */
export function timeWord(/** @type {Talk} */ talk, /** @type {number} */ now) {
  const rests = left(talk, now);
  if (rests === 0) return "round";
  if (rests <= ABOUT_A_MINUTE) return "minute";
  return SHARES.find(([share]) => rests > share * talk.whole)?.[1] ?? "less";
}

/** In how many milliseconds another word fits; 0 when none will by itself. */
export function untilNextWord(/** @type {Talk} */ talk, /** @type {number} */ now) {
  const rests = left(talk, now);
  if (!talk.since || rests === 0) return 0;
  const marks = [...SHARES.map(([share]) => share * talk.whole), ABOUT_A_MINUTE, 0];
  return Math.ceil(rests - Math.max(...marks.filter((mark) => mark < rests)));
}

/** Which of `COUNT` steps this is, from 1; 0 after the last. */
export function numberOf(/** @type {string} */ step) {
  return COUNTED.indexOf(step.replace("more", "mirror")) + 1;
}

/** A step without its round: tell, mirror, more, common, agree, close or done. */
export function kindOf(/** @type {string} */ step) {
  return step.replace(/-\d$/, "");
}

/** @returns {{ speaker: Person, listener: Person }} of a step, by who began */
export function rolesOf(/** @type {string} */ step, /** @type {Person} */ first) {
  const second = first === "a" ? "b" : "a";
  const swapped = step.endsWith("-2");
  return swapped ? { speaker: second, listener: first } : { speaker: first, listener: second };
}

/** How many minutes an answer such as "m5" stands for; 0 for a turn without time. */
export function minutesOf(/** @type {unknown} */ length) {
  return Number(/^m(\d{1,2})$/.exec(String(length))?.[1] ?? 0);
}

/** A talk as the store keeps it. */
export function told(/** @type {Talk} */ { step, whole, spent, since }) {
  return [step, whole, spent, since].join(" ");
}

/** @returns {Talk | null} the talk that was kept; null when none is, or none that can be */
export function heard(/** @type {unknown} */ text) {
  const [step, ...rest] = String(text ?? "").split(" ");
  if (!STEPS.has(step) || rest.length !== 3 || !rest.every((n) => /^\d{1,15}$/.test(n))) return null;
  const [whole, spent, since] = rest.map(Number);
  return whole <= LONGEST && spent <= whole ? { step, whole, spent, since } : null;
}
