// @ts-check
import { getStore } from "../../widgets/store.js";
import { forAnswers } from "./for_answers.js";

/**
 * Ask before answers leave the device for this tab: they may be somebody else's.
 *
 * Listens before the forms do, and keeps the choice from them until there is an answer.
 */
export function guardMoving() {
  let agreed = false;

  async function guard(/** @type {Event} */ event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (!input.matches('[data-instrument="consent"] [name="place"][value="tab"]')) return;
    const store = getStore();
    if (agreed || store.place !== "device" || !store.hasAnswers()) return;
    event.stopImmediatePropagation();
    // Without a connection nobody can be asked, and nothing moves.
    agreed = await forAnswers().then(({ askToMove }) => askToMove(), () => false);
    if (agreed) input.dispatchEvent(new Event("change", { bubbles: true }));
    else {
      const stays = input.form?.querySelector('[name="place"][value="device"]');
      if (stays instanceof HTMLInputElement) stays.checked = true;
    }
    agreed = false;
  }
  document.addEventListener("change", guard, true);
}
