// @ts-check
import { getStore } from "../../widgets/store.js";

/**
 * Ask before answers leave the device for this tab: they may be somebody else's.
 *
 * Listens before the forms do, and keeps the choice from them until there is an answer.
 */
export function askBeforeMoving() {
  const dialog = document.getElementById("move");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const store = getStore();
  let asking = /** @type {HTMLInputElement | null} */ (null);

  document.addEventListener(
    "change",
    (event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      if (!input.matches('[data-instrument="consent"] [name="place"][value="tab"]')) return;
      if (store.place !== "device" || !store.hasAnswers() || asking === input) return;
      event.stopImmediatePropagation();
      asking = input;
      dialog.showModal();
    },
    true,
  );
  dialog.addEventListener("close", () => {
    const input = asking;
    if (!input) return;
    if (dialog.returnValue === "move") {
      input.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      const stays = input.form?.querySelector('[name="place"][value="device"]');
      if (stays instanceof HTMLInputElement) stays.checked = true;
    }
    dialog.returnValue = "";
    asking = null;
  });
}
