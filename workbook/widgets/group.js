// @ts-check
import { attachJoin } from "./group_join.js";
import { attachLead } from "./group_lead.js";
import { attachMadeUp } from "./group_made_up.js";
import { attachShown } from "./group_shown.js";
import { takeLink } from "./room_link.js";

/**
 * Make the group live: who takes part, who leads, and the made-up group.
 *
 * A link into a room, or back to one, has what opens it behind the "#". It is taken out
 * of the address at once.
 * @param {any} model @param {HTMLElement} root
 * @returns {() => void} detach
 */
function attach(model, root) {
  const words = JSON.parse(root.dataset.words ?? "{}");
  const shown = attachShown(model, root, words);
  const stops = [shown.stop, attachMadeUp(model, root, shown)];
  if (model.get("served")) {
    const join = attachJoin(model, root, words);
    const lead = attachLead(root, words, shown);
    const look = () => {
      const { kind, value } = takeLink(["group", "lead"]);
      if (kind === "group") join.enter(decodeURIComponent(value));
      else if (kind === "lead") lead.comeBack(value);
    };
    look();
    addEventListener("hashchange", look);
    stops.push(join.stop, lead.stop, () => removeEventListener("hashchange", look));
  }
  root.dataset.live = "yes";
  return () => stops.forEach((stop) => stop());
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  // A served page has it in its document already.
  if (!el.querySelector(".wb-group")) el.innerHTML = model.get("frame");
  return attach(model, /** @type {HTMLElement} */ (el.querySelector(".wb-group")));
}

export default { render };
