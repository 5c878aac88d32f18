// @ts-check
import { Place } from "./places.js";
import { getStore } from "./store.js";

/**
 * Bookmark: the chapter and the place in it where somebody was last.
 *
 * It is kept where the answers are, goes with them, and is not there without them: it
 * says that somebody was here.
 */

/** @typedef {{ path: string, index?: number, top?: number }} Bookmark */

const KEY = "samenwerkboek/bookmark";
const places = { device: new Place("localStorage"), tab: new Place("sessionStorage") };

/** @returns {Bookmark | null} */
export function findBookmark() {
  try {
    const bookmark = JSON.parse(home().read(KEY) ?? "null");
    return typeof bookmark?.path === "string" ? bookmark : null;
  } catch {
    return null;
  }
}

export function keepBookmark(/** @type {Bookmark} */ bookmark) {
  sweepBookmark();
  const store = getStore();
  if (store.hasAnswers() && !store.trouble) home().write(KEY, JSON.stringify(bookmark));
}

/** Nothing stays in a place that somebody has left, or where nothing else is kept. */
export function sweepBookmark() {
  const holds = getStore().hasAnswers() ? home() : null;
  for (const place of Object.values(places)) if (place !== holds) place.remove(KEY);
}

function home() {
  return getStore().place === "device" ? places.device : places.tab;
}
