// @ts-check
/** A connection that is back within this time (ms) was not worth a word. */
const QUIET = 1500;
/** So long (ms) stands there that it is back. */
const BACK = 5000;

/** @typedef {"lost" | "busy" | "fault" | "renewed" | "back" | "ok"} Shown */

/** Tells the visitor how the connection is, in as few words as possible. */
export function followConnection() {
  const button = document.getElementById("connection-retry");
  const still = document.getElementById("connection-still");
  let told = false;
  let asked = false;
  let timer = 0;

  /** "back" is said for a moment, "ok" is silent, the rest stays. */
  function show(/** @type {Shown} */ state) {
    clearTimeout(timer);
    timer = 0;
    for (const banner of document.querySelectorAll("[data-connection]")) {
      const hide = banner.getAttribute("data-connection") !== state;
      if (hide && banner.contains(document.activeElement)) {
        document.getElementById("content")?.focus({ preventScroll: true });
      }
      banner.toggleAttribute("hidden", hide);
    }
    if (state === "back") timer = window.setTimeout(() => show("ok"), BACK);
  }

  function tell(/** @type {import("./link.js").LinkState} */ state) {
    if (state === "fault") show("fault");
    else if (state === "open") {
      show(told ? "back" : "ok");
      told = asked = false;
      if (still) still.hidden = true;
    } else if (state === "lost" || state === "busy") {
      if (still && asked) still.hidden = false;
      if (told) show(state);
      else if (!timer) {
        timer = window.setTimeout(() => {
          told = true;
          show(state);
        }, QUIET);
      }
    }
  }

  const connection = { show, tell, retry() {} };
  button?.addEventListener("click", () => {
    asked = true;
    if (still) still.hidden = true;
    connection.retry();
  });
  return connection;
}
