// @ts-check
import { attachJoin } from "./group_join.js";
import { attachLead } from "./group_lead.js";
import { attachMadeUp } from "./group_made_up.js";
import { attachShown } from "./group_shown.js";

/** A link into a room, or back to one that somebody leads. */
const LINK = /^#(group|lead)=(.+)/;

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
    const open = (/** @type {string} */ kind, /** @type {string} */ value) => {
      if (kind === "group") join.enter(decodeURIComponent(value));
      else if (kind === "lead") lead.comeBack(value);
    };
    const look = () => {
      const [, kind = "", value = ""] = LINK.exec(location.hash) ?? [];
      if (kind) history.replaceState(history.state, "", location.pathname + location.search);
      open(kind, value);
    };
    // At the start of a page early.js has taken it; see there.
    const page = /** @type {Record<symbol, any>} */ (globalThis);
    for (const kind of ["group", "lead"]) {
      const taken = Symbol.for(`samenwerkboek.${kind}`);
      if (page[taken]) open(kind, page[taken]);
      delete page[taken];
    }
    look();
    addEventListener("hashchange", look);
    stops.push(join.stop, lead.stop, () => removeEventListener("hashchange", look));
  }
  return () => stops.forEach((stop) => stop());
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  // A served page has it in its document already.
  if (!el.querySelector(".wb-group")) el.innerHTML = model.get("frame");
  return attach(model, /** @type {HTMLElement} */ (el.querySelector(".wb-group")));
}

export default { render };
