// @ts-check
import { getStore } from "../../widgets/store.js";

const EXIT_PRESSES = 3;
const EXIT_WINDOW_MS = 5000;

/**
 * Quick exit: the button, or Shift three times within five seconds.
 *
 * Shift counts only when pressed alone, so that capitals and selections do not.
 * Without this script the button is a plain link.
 * @param {Record<string, string>} words
 */
export function startExit(words) {
  const link = document.querySelector(".exit");
  const status = document.getElementById("exit-status");
  if (!(link instanceof HTMLAnchorElement) || !status) return;

  let presses = 0;
  let alone = false;
  let timer = 0;

  function leave() {
    document.documentElement.classList.add("left");
    document.title = "\u2060";
    try {
      getStore().forgetTab();
    } finally {
      location.replace(link.href);
    }
  }
  function forgetPresses() {
    clearTimeout(timer);
    if (presses > 0) status.textContent = words.exit_cancelled;
    presses = 0;
  }
  function press() {
    presses += 1;
    if (presses === EXIT_PRESSES) return leave();
    if (presses === 1) timer = setTimeout(forgetPresses, EXIT_WINDOW_MS);
    status.textContent = presses === 1 ? words.exit_two_more : words.exit_one_more;
  }

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Shift") {
      if (!event.repeat) alone = true;
      return;
    }
    alone = false;
    forgetPresses();
  });
  document.addEventListener("pointerdown", () => (alone = false));
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    press();
  });
}
