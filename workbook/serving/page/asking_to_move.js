// @ts-check
import { SAID } from "./said.js";

const DIALOG =
  '<form method="dialog"><p id="move-question"></p><p class="row">' +
  '<button class="btn" value="move"></button>' +
  '<button class="btn sec" value="stay" autofocus></button></p></form>';

/**
 * Ask whether the answers may leave the device.
 * @returns {Promise<boolean>}
 */
export function askToMove() {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "move-question");
  dialog.innerHTML = DIALOG;
  const said = [SAID.move_question, SAID.move_yes, SAID.move_no];
  dialog.querySelectorAll("#move-question, button").forEach((part, n) => (part.textContent = said[n]));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) =>
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "move");
    }),
  );
}
