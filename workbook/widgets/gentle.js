// @ts-check
import { followStore } from "./answers.js";
import { questionnaire } from "./questionnaire.js";
import { getStore } from "./store.js";
import { fillWords } from "./words.js";
import { noticed } from "./wording.js";

/**
 * Offer another wording below a text that may sound like blame; nothing is refused.
 * @param {HTMLElement} root with the form in it, rendered by Python
 * @returns {() => void} detach
 */
function attachHints(root) {
  const store = getStore();
  const rules = JSON.parse(root.dataset.rules ?? "[]");
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const { instrument = "" } = form.dataset;
  const hints = new Map(
    /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-kind=text]")]).map((item) => {
      const hint = Object.assign(document.createElement("div"), { className: "wording" });
      hint.setAttribute("role", "status");
      item.append(hint);
      return [item.dataset.item ?? "", hint];
    }),
  );

  function show() {
    const responses = store.responses(instrument);
    for (const [item, hint] of hints) {
      const told = noticed(String(responses[item] ?? ""), rules).map(({ word, hint }) =>
        Object.assign(document.createElement("p"), { textContent: fillWords(hint, { word }) }),
      );
      // A live region speaks on every change: the same hint is said once.
      if (told.map(({ textContent }) => textContent).join() !== [...hint.children].map(({ textContent }) => textContent).join()) {
        hint.replaceChildren(...told);
      }
    }
  }
  show();
  const unsubscribe = store.subscribe((/** @type {any} */ change) => {
    if (change.instrument === instrument) show();
  });
  return () => {
    unsubscribe();
    for (const hint of hints.values()) hint.remove();
  };
}

/** @param {{ model: any }} context */
function initialize({ model }) {
  return followStore(model);
}

/** @param {{ model: any, el: HTMLElement }} context */
function render(context) {
  const stop = questionnaire.render(context);
  const detach = attachHints(/** @type {HTMLElement} */ (context.el.querySelector(".wb-gentle")));
  return () => {
    detach();
    stop();
  };
}

export default { initialize, render };
