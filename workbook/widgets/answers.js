// @ts-check
import { isGiven } from "./consenting.js";
import { currentOccasion, earlierOccasions } from "./document.js";
import { getStore } from "./store.js";

/** @typedef {import("./checking.js").Response} Response */

/**
 * Keep a model's `value` equal to what the store holds for its instrument, and `earlier`
 * and `begun` to what it holds of other occasions.
 *
 * The store is written first and tells us; so the kernel never knows an answer that
 * this browser could lose. Without the consent that an instrument waits for, the kernel
 * knows no answer to it at all.
 * @param {any} model
 * @returns {() => void} stop
 */
export function followStore(model) {
  const store = getStore();
  const instrument = model.get("instrument_id");
  const consent = model.get("consent");
  const known = new Set(model.get("items"));
  const asked = (/** @type {Record<string, Response>} */ responses) =>
    Object.fromEntries(Object.entries(responses).filter(([item]) => known.has(item)));

  function tell() {
    const document = isGiven(consent) ? store.read(instrument) : null;
    const past = document ? earlierOccasions(document) : [];
    const told = Object.entries({
      value: document ? asked(store.responses(instrument)) : {},
      earlier: past.map(({ date, responses }) => ({ date, responses: asked(responses) })),
      begun: document && past.length ? currentOccasion(document)?.date : "",
    });
    const same = (/** @type {unknown} */ a, /** @type {unknown} */ b) =>
      JSON.stringify(a) === JSON.stringify(b);
    const news = told.filter(([key, value]) => !same(value, model.get(key)));
    for (const [key, value] of news) model.set(key, value);
    if (news.length) model.save_changes();
  }
  tell();
  return store.subscribe((/** @type {any} */ change) => {
    if ([instrument, consent].includes(change.instrument)) tell();
  });
}

/** @param {{ model: any }} context */
function initialize({ model }) {
  return followStore(model);
}

export const answers = { initialize };
export default { initialize };
