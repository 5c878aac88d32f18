// @ts-check
import { keepBookmark, sweepBookmark } from "../../widgets/bookmark.js";
import { getStore } from "../../widgets/store.js";
import { positionNow } from "./position.js";

/** A chapter, and not the start page. */
const CHAPTER = /\/(?!00)\d\d-[^/]*$/;

/** Remember in which chapter somebody is, and where in it, when the page goes away. */
export function followReader() {
  sweepBookmark();
  getStore().subscribe(sweepBookmark);
  if (!CHAPTER.test(location.pathname)) return;

  function keep() {
    // After quick exit nothing is written any more.
    if (document.documentElement.classList.contains("left")) return;
    keepBookmark({ path: location.pathname, ...positionNow() });
  }
  addEventListener("pagehide", keep);
  // A phone often ends a page in the background without a word.
  document.addEventListener("visibilitychange", () => document.hidden && keep());
}
