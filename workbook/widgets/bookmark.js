// @ts-check
import { BOOKMARK } from "./places.js";
import { getStore } from "./store.js";

/**
 * Bookmark: the chapter and the place in it where somebody was last.
 *
 * It is kept where the answers are, goes with them, and is not there without them: it
 * says that somebody was here.
 */

/** @typedef {{ path: string, index?: number, top?: number }} Bookmark */

/** @returns {Bookmark | null} */
export function findBookmark() {
  try {
    const bookmark = JSON.parse(getStore().home.read(BOOKMARK) ?? "null");
    return typeof bookmark?.path === "string" ? bookmark : null;
  } catch {
    return null;
  }
}

export function keepBookmark(/** @type {Bookmark} */ bookmark) {
  sweepBookmark();
  const store = getStore();
  // It leads the one whose device it is, not the one who is here for a turn.
  if (store.hasAnswers() && !store.trouble && store.turn === "me") store.home.write(BOOKMARK, JSON.stringify(bookmark));
}

/** Nothing stays in a place that somebody has left, or where nothing else is kept. */
export function sweepBookmark() {
  const store = getStore();
  const holds = store.hasAnswers() ? store.home : null;
  for (const place of store.places) if (place !== holds) place.remove(BOOKMARK);
}
