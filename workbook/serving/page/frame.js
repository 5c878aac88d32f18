// @ts-check
import { startExit } from "./exit.js";
import { startTheme } from "./theme.js";
import { startChapters } from "./chapters.js";
import { askBeforeMoving } from "./moving.js";
import { startNotices } from "./notices.js";
import { keepPositionOverLanguages } from "./position.js";
import { pageWords } from "../../widgets/words.js";

/** Make the page around the chapter live. Quick exit first: it may be needed at once. */
export function startFrame() {
  const words = pageWords();
  startExit(words);
  startTheme();
  startChapters(words);
  startNotices(words);
  askBeforeMoving();
  keepPositionOverLanguages();
  // A page that is kept for the back button must not come back with words in a field in
  // use: the store does not rewrite that one.
  addEventListener("pagehide", () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}
