// @ts-check
import { dayOf } from "./group_lead.js";
import { GroupMember, isSame } from "./group_member.js";
import { fillWords } from "./words.js";

/** @typedef {import("./group_record.js").Part} Part */
/** @typedef {{ scales: Record<string, number>, lines: string[] }} Offer */

const APART = "intimacy";

/**
 * Take part in a group: say for each chapter what would be sent, and send it on a click.
 * @param {any} model @param {HTMLElement} root @param {any} words
 */
export function attachJoin(model, root, words) {
  const side = /** @type {HTMLDetailsElement} */ (root.querySelector("[data-side=join]"));
  const one = (/** @type {string} */ what) => /** @type {HTMLElement} */ (side.querySelector(what));
  const told = one("[data-told]");
  const inside = one("[data-inside]");
  const list = one("[data-chapters]");
  const member = new GroupMember(draw);

  function draw() {
    const { record } = member;
    one("[data-view=out]").hidden = Boolean(record);
    one("[data-view=in]").hidden = !record;
    told.textContent = member.fault ? (words[`fault_${member.fault}`] ?? words.fault_refused) : "";
    if (!record) return list.replaceChildren();
    const date = dayOf(record.until, root.lang);
    inside.textContent = fillWords(record.open ? words.join_inside : words.join_closed, { date });
    const shown = new Map([...list.children].map((el) => [/** @type {HTMLElement} */ (el).dataset.id, el]));
    for (const id of record.instruments) {
      const part = shown.get(id) ?? list.appendChild(skeleton(id));
      fill(/** @type {HTMLElement} */ (part), id, date);
    }
  }

  /** What stands there once; what changes is filled in, so that the focus stays. */
  function skeleton(/** @type {string} */ id) {
    const { title, url } = words.chapters[id];
    const part = document.createElement("section");
    part.className = "chapter";
    part.dataset.id = id;
    part.append(element("h4", title), paragraph("state"));
    const what = element("div", "");
    what.dataset.what = "";
    what.append(element("p", words.join_what), document.createElement("ul"), paragraph("consent"), paragraph("takeback"));
    part.append(what);
    if (id === APART) {
      const label = element("label", "");
      label.className = "choice";
      const box = Object.assign(document.createElement("input"), { type: "checkbox" });
      box.dataset.apart = "";
      label.append(box, element("span", words.join_apart));
      what.append(label);
    }
    const few = paragraph("few");
    few.append(`${words.join_few} `, Object.assign(document.createElement("a"), { href: url, textContent: words.join_go }));
    part.append(few);
    const acts = paragraph("acts");
    acts.className = "acts";
    acts.append(button("add", title), button("withdraw", title));
    part.append(acts);
    return part;
  }

  function fill(/** @type {HTMLElement} */ part, /** @type {string} */ id, /** @type {string} */ date) {
    const record = /** @type {import("./group_record.js").Joined} */ (member.record);
    const offer = /** @type {Offer} */ (model.get("offers")[id] ?? { scales: {}, lines: [] });
    const kept = record.parts[id];
    const has = offer.lines.length > 0;
    const find = (/** @type {string} */ what) => /** @type {HTMLElement} */ (part.querySelector(what));
    const isNew = has && !(kept?.sent && isSame(kept.sent, offer.scales));
    say(find("[data-p=state]"), words[`state_${stateOf(kept, isNew)}`]);
    find("[data-what]").hidden = !has || !isNew || !record.open;
    const lines = offer.lines.map((line) => element("li", line));
    find("ul").replaceChildren(...lines);
    const { minimum } = record;
    say(find("[data-p=consent]"), fillWords(words.join_consent, { minimum }));
    say(find("[data-p=takeback]"), fillWords(words.join_takeback, { date }));
    find("[data-p=few]").hidden = has || Boolean(kept?.sent);
    const add = find("[data-do=add]");
    add.hidden = !has || !isNew || !record.open || Boolean(kept?.task);
    label(add, kept?.sent ? words.join_replace : words.join_add);
    find("[data-do=withdraw]").hidden = !kept?.sent && kept?.task?.act !== "add";
  }

  function act(/** @type {Event} */ event) {
    const pressed = /** @type {HTMLElement} */ (event.target).closest("button");
    const part = /** @type {HTMLElement | null} */ (pressed?.closest("[data-id]"));
    const { do: what } = pressed?.dataset ?? {};
    if (what === "leave") {
      member.leave();
      one("#group-code").focus();
    }
    const id = part?.dataset.id;
    if (!part || !id) return;
    if (what === "add") {
      const box = /** @type {HTMLInputElement | null} */ (part.querySelector("[data-apart]"));
      if (box && !box.checked) {
        box.focus();
        told.textContent = words.join_apart_first;
        return;
      }
      member.add(id, model.get("offers")[id].scales);
      if (box) box.checked = false;
    } else if (what === "withdraw") member.withdraw(id);
    const next = /** @type {HTMLElement | null} */ (part.querySelector("button:not([hidden])"));
    (next ?? inside).focus();
  }

  async function enter(/** @type {string} */ code) {
    side.open = true;
    if (await member.enter(code)) inside.focus();
    else one("#group-code").focus();
  }

  function submit(/** @type {Event} */ event) {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (one("#group-code"));
    enter(field.value);
    field.value = "";
  }

  side.addEventListener("click", act);
  side.addEventListener("submit", submit);
  model.on("change:offers", draw);
  if (member.record) side.open = true;
  draw();
  return {
    enter,
    stop() {
      member.stop();
      side.removeEventListener("click", act);
      side.removeEventListener("submit", submit);
      model.off("change:offers", draw);
    },
  };

  function button(/** @type {string} */ act, /** @type {string} */ title) {
    const made = element("button", "");
    made.className = act === "add" ? "btn main" : "btn";
    made.setAttribute("type", "button");
    made.dataset.do = act;
    const more = element("span", ` ${title}`);
    more.className = "vh";
    made.append(element("span", words[`join_${act}`]), more);
    return made;
  }
}

function stateOf(/** @type {Part | undefined} */ part, /** @type {boolean} */ isNew) {
  if (part?.task) return part.task.act === "add" ? "adding" : "withdrawing";
  if (part?.sent) return isNew ? "changed" : "sent";
  return part ? "withdrawn" : "none";
}

function element(/** @type {string} */ tag, /** @type {string} */ text) {
  return Object.assign(document.createElement(tag), { textContent: text });
}

function paragraph(/** @type {string} */ name) {
  const made = element("p", "");
  made.dataset.p = name;
  return made;
}

/** A screen reader hears only what is new. */
function say(/** @type {HTMLElement} */ place, /** @type {string} */ text) {
  if (place.textContent !== text) place.textContent = text;
}

function label(/** @type {HTMLElement} */ button, /** @type {string} */ text) {
  say(/** @type {HTMLElement} */ (button.firstElementChild), text);
}
