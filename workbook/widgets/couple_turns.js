// @ts-check
import { toldToShow } from "./couple_choosing.js";
import { released, respond, showsHere } from "./sharing.js";
import { handOver, otherPerson } from "./turns.js";

/** @typedef {import("./couple.js").Parts} Parts */

/**
 * One device, in turns: each says yes here, and hands the device over.
 * @param {Parts} parts
 */
export function attachTurns(parts) {
  const { root, words, items, goTo } = parts;
  const view = /** @type {HTMLElement} */ (root.querySelector("[data-view=turns]"));
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (view.querySelector(selector));

  function show() {
    const [mine, theirs] = [showsHere(), showsHere(otherPerson())];
    const state = part("[data-state]");
    const told = mine && theirs ? (isSame() ? "open" : "open_empty") : mine ? "mine" : theirs ? "theirs" : "none";
    const text = words[`turns_${told}`];
    if (state.textContent !== text) state.textContent = text;
    part("[data-to-show]").textContent = toldToShow(parts) || words.nothing_to_show;
    part("[data-do=yes]").hidden = mine;
    part("[data-do=no]").hidden = !mine;
  }

  /** Whether both show something of the same. */
  function isSame() {
    const other = released(items, otherPerson());
    return Object.keys(released(items)).some((instrument) => instrument !== "about" && instrument in other);
  }

  function act(/** @type {Event} */ { target }) {
    const button = /** @type {HTMLElement} */ (target).closest("[data-do]");
    const wanted = button instanceof HTMLElement ? button.dataset.do : "";
    if (wanted === "yes" && !toldToShow(parts)) return goTo("choose");
    if (wanted === "yes" || wanted === "no") {
      respond("way", wanted === "yes" ? "one" : null);
      part("[data-state]").focus();
    }
    if (wanted === "hand" && !handOver()) part("[data-fault]").textContent = words.turns_no_storage;
  }

  view.addEventListener("click", act);
  return { show, detach: () => view.removeEventListener("click", act) };
}
