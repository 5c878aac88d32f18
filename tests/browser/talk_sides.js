// @ts-check
import {
  addMore,
  enter,
  extend,
  goBack,
  goOn,
  heard,
  left,
  modeOf,
  numberOf,
  overdue,
  rest,
  rolesOf,
  run,
  start,
  timeWord,
  told,
  untilNextWord,
} from "../../workbook/widgets/talking.js";

const ACTS = /** @type {Record<string, (talk: any, now: number) => any>} */ ({
  run,
  rest,
  extend,
  // The page was closed, or the phone slept: all that is known is what was kept.
  reload: (talk) => heard(told(talk)),
  look: (talk, now) => (timeWord(talk, now), talk),
});
const WALK = /** @type {Record<string, (talk: any, minutes: number) => any>} */ ({
  next: goOn,
  more: addMore,
  back: goBack,
});

/** @param {{ minutes: number, does: [number, string][] }} case_ waits (ms), each with an act */
export function turn({ minutes, does }) {
  let [talk, now] = [start(minutes), 1_764_000_000_000];
  return does.map(([wait, act]) => {
    now += wait;
    talk = ACTS[act](talk, now);
    const then = untilNextWord(talk, now);
    return {
      left: left(talk, now),
      whole: talk.whole,
      mode: modeOf(talk, now),
      word: timeWord(talk, now),
      overdue: overdue(talk, now),
      then,
      before: timeWord(talk, now + Math.max(then - 1, 0)),
      after: timeWord(talk, now + then),
    };
  });
}

/** @param {{ minutes: number, does: string[] }} case_ */
export function course({ minutes, does }) {
  let talk = /** @type {any} */ (start(minutes));
  return does.map((act) => {
    talk = talk && WALK[act](talk, minutes);
    return talk && { step: talk.step, whole: talk.whole, n: numberOf(talk.step) };
  });
}

export const roles = (/** @type {[string, "a" | "b"]} */ [step, first]) => rolesOf(step, first);
export const kept = (/** @type {unknown} */ text) => heard(text);
export const length = (/** @type {[string, number]} */ [step, minutes]) => enter(step, minutes).whole;
