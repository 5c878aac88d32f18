// @ts-check
import { isGiven } from "./consenting.js";
import { getStore } from "./store.js";

/**
 * Keep a model's `value` equal to what the store holds for its instrument.
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

  function tell() {
    const stored = isGiven(consent) ? Object.entries(store.responses(instrument)) : [];
    const value = Object.fromEntries(stored.filter(([item]) => known.has(item)));
    if (JSON.stringify(value) === JSON.stringify(model.get("value"))) return;
    model.set("value", value);
    model.save_changes();
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
