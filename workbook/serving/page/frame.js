// @ts-check
import { startExit } from "./exit.js";
import { startTheme } from "./theme.js";
import { startChapters } from "./chapters.js";
import { startNotices } from "./notices.js";
import { pageWords } from "./words.js";

const CONNECTION_BACK_MS = 5000;
let connectionTimer = 0;

/** Make the page around the chapter live. Quick exit first: it may be needed at once. */
export function startFrame() {
  const words = pageWords();
  startExit(words);
  startTheme();
  startChapters(words);
  startNotices(words);
  document.getElementById("connection-retry")?.addEventListener("click", () => {
    document.dispatchEvent(new Event("workbook:retry"));
  });
}

/**
 * Tell how the connection is: "back" is said for a moment, "ok" is silent, the rest stays.
 * A press on "try now" is told to the document as the event "workbook:retry".
 * @param {"lost" | "busy" | "fault" | "back" | "ok"} state
 */
export function showConnection(state) {
  clearTimeout(connectionTimer);
  for (const banner of document.querySelectorAll("[data-connection]")) {
    banner.toggleAttribute("hidden", banner.getAttribute("data-connection") !== state);
  }
  if (state === "back") {
    connectionTimer = setTimeout(() => showConnection("ok"), CONNECTION_BACK_MS);
  }
}
