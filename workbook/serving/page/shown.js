// @ts-check
import { SHOWN } from "../../widgets/places.js";
import { getStore } from "../../widgets/store.js";

/**
 * Shown: what a chapter showed last, kept beside the answers that it came from, so that
 * somebody who comes back sees it at once, and needs a kernel only for a change.
 *
 * It is kept where the answers are and goes with them; answers come first when there is
 * little room. With other answers than these nothing is shown from before.
 */

/** @typedef {Record<string, any>} State */
/** @typedef {{ version: string, answers: string, client: string, models: Record<string, State> }} Shown */

const key = `${SHOWN}${location.pathname}`;

/** @param {Shown} shown */
export function keepShown(shown) {
  const store = getStore();
  if (!store.hasAnswers() || store.trouble || store.home.write(key, JSON.stringify(shown))) forgetShown();
}

/** @returns {Shown | null} */
export function findShown() {
  try {
    return JSON.parse(getStore().home.read(key) ?? "null");
  } catch {
    return null;
  }
}

export function forgetShown() {
  for (const place of getStore().places) place.remove(key);
}

/** Nothing stays in a place that somebody has left. */
export function followPlace() {
  const store = getStore();
  function sweep() {
    for (const place of store.places.filter((one) => one !== store.home)) {
      for (const kept of place.allKeys()) if (kept.startsWith(SHOWN)) place.remove(kept);
    }
  }
  sweep();
  store.subscribe(sweep);
}
