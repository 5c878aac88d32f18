// @ts-check
import { followReader } from "./reader.js";
import { startExit } from "./exit.js";
import { startTheme } from "./theme.js";
import { startChapters } from "./chapters.js";
import { guardMoving } from "./moving.js";
import { startNotices } from "./notices.js";
import { keepPositionOverLanguages } from "./position.js";
import { getStore } from "../../widgets/store.js";
import { pageWords } from "../../widgets/words.js";

/** Quick exit, and the question that must come before a form takes a choice. */
export function startSafety() {
  startExit(pageWords());
  guardMoving();
}

/** Make the rest of the page around the chapter live. */
export function startFrame() {
  const words = pageWords();
  startTheme();
  startChapters();
  startNotices(words);
  keepPositionOverLanguages();
  followReader();
  // A lock was made in another tab: this page is read again, and asks for its passphrase.
  getStore().subscribe((/** @type {any} */ { trouble }) => {
    if (trouble !== "locked") return;
    document.documentElement.classList.add("left");
    location.reload();
  });
  // A page that is kept for the back button must not come back with words in a field in
  // use: the store does not rewrite that one.
  addEventListener("pagehide", () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}
