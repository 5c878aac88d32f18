// @ts-check
import { toldToShow } from "./couple_choosing.js";
import { readCode } from "./room_code.js";
import { takeLink } from "./room_link.js";
import { released, respond } from "./sharing.js";
import { fillWords } from "./words.js";

/** @typedef {import("./couple.js").Parts} Parts */

/**
 * A room for two, as somebody sees it.
 * @param {Parts} parts
 */
export function attachRoom(parts) {
  const { root, words, stored, items, room, codeWords, goTo, show: showAll } = parts;
  const view = /** @type {HTMLElement} */ (root.querySelector("[data-view=room]"));
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (view.querySelector(selector));
  const field = /** @type {HTMLTextAreaElement} */ (part("[data-code-field]"));
  /** What was done last, when it is not to be seen otherwise. */
  let done = "";
  let entering = false;
  let busy = false;

  function show() {
    const { record, code, fault } = room;
    part("[data-when=out]").hidden = Boolean(record);
    part("[data-when=in]").hidden = !record;
    part("[data-fault]").textContent = faultText(fault, Boolean(record));
    say(part("[data-state]"), stateText());
    showCode(code);
    if (!record) return;
    const toShow = toldToShow(parts);
    const outdated = room.isOutdated(released(items));
    part("[data-lost]").hidden = Boolean(code) || room.seen?.partner !== "absent";
    part("[data-outdated]").hidden = !outdated;
    part("[data-to-show]").textContent = toShow || words.nothing_to_show;
    const share = part("[data-do=share]");
    share.textContent = words[record.shown ? "share_again" : "share"];
    share.hidden = !toShow || (Boolean(record.shown) && !outdated) || Boolean(record.task);
    part("[data-shown]").hidden = !record.shown || record.task?.act === "withdraw";
    part("[data-until]").textContent = record.until ? fillWords(words.until, { date: stored.date(record.until) }) : "";
  }

  function stateText() {
    const { record, seen, fault } = room;
    if (!record) return words[done] ?? "";
    if (record.task) return words[`task_${record.task.act}`];
    if (!seen) return fault ? "" : words.state_coming;
    const same = Object.keys(seen.theirs ?? {}).some((instrument) => instrument !== "about");
    if (room.isOpen) return words[same ? "state_open" : "state_open_empty"];
    const there = { absent: words.state_alone, joined: words.state_joined, shared: words.state_partner_shared };
    const told = [seen.mine && seen.partner === "shared" ? "" : there[seen.partner], seen.mine ? words.state_waiting : words[done]];
    return told.filter(Boolean).join(" ");
  }

  /** @param {string} fault @param {boolean} inside */
  function faultText(fault, inside) {
    if (!fault) return "";
    return words[`fault_${fault === "away" && !inside ? "away_enter" : fault}`] ?? words.fault_refused;
  }

  function showCode(/** @type {string} */ code) {
    const list = part("[data-words-of-code]");
    part("[data-code]").hidden = !code;
    if (list.dataset.code === code) return;
    list.dataset.code = code;
    list.replaceChildren(
      ...(code ? code.split("-") : []).map((word) => {
        const line = document.createElement("li");
        line.textContent = word;
        return line;
      }),
    );
    const qr = part("[data-qr]");
    qr.hidden = !room.qr;
    // Made by our own server, out of the code alone.
    qr.innerHTML = room.qr;
    part("[data-do=send]").hidden = !navigator.share;
    part("[data-copied]").textContent = "";
  }

  /** Take the code out of the address. */
  function arrive() {
    const { value: code } = takeLink(["room"]);
    if (!code) return;
    entering = true;
    field.value = code.replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, field.maxLength);
    part("[data-arrived]").hidden = false;
  }

  async function enter(/** @type {Event} */ event) {
    event.preventDefault();
    const read = readCode(field.value, codeWords);
    const fault = part("[data-code-fault]");
    const near = read.near ? fillWords(words.code_near, { near: read.near }) : "";
    fault.textContent = read.fault ? `${fillWords(words[`code_${read.fault}`], { ...read })} ${near}`.trim() : "";
    field.toggleAttribute("aria-invalid", Boolean(read.fault));
    if (read.fault) return field.focus();
    await once(() => room.join(read.code ?? ""));
    if (room.record) field.value = "";
    part(room.record ? "[data-state]" : "[data-code-field]").focus();
  }

  /** Ask the server one thing at a time. @param {() => Promise<unknown>} ask */
  async function once(ask) {
    if (busy) return;
    busy = true;
    done = "";
    view.setAttribute("aria-busy", "true");
    await ask();
    view.removeAttribute("aria-busy");
    busy = false;
    showAll();
  }

  const link = () => `${location.origin}${location.pathname}#room=${room.code}`;

  const DO = /** @type {Record<string, () => unknown>} */ ({
    async open() {
      await once(() => room.open(location.pathname));
      if (room.record) part("[data-state]").focus();
    },
    async copy() {
      const copied = await navigator.clipboard?.writeText(link()).then(() => true, () => false);
      part("[data-copied]").textContent = words[copied ? "code_copied" : "code_not_copied"];
    },
    // Who closes the sheet of the device has changed their mind: no fault.
    send: () => navigator.share({ title: words.code_share_title, url: link() }).catch(() => {}),
    share() {
      done = "";
      if (!toldToShow(parts)) return goTo("choose");
      respond("way", "two");
      room.share(released(items));
      part("[data-state]").focus();
    },
    withdraw() {
      done = "withdrawn";
      room.withdraw();
      part("[data-state]").focus();
    },
    leave() {
      done = "left";
      room.leave();
      part("[data-state]").focus();
    },
    erase() {
      done = "erased";
      room.erase();
      part("[data-state]").focus();
    },
  });

  function act(/** @type {Event} */ { target }) {
    const button = /** @type {HTMLElement} */ (target).closest("[data-do]");
    if (button instanceof HTMLElement) DO[button.dataset.do ?? ""]?.();
  }

  function comeAgain() {
    arrive();
    if (entering && !room.record) goTo("room");
  }

  arrive();
  view.addEventListener("click", act);
  part("[data-form=enter]").addEventListener("submit", enter);
  addEventListener("hashchange", comeAgain);
  return {
    show,
    isArrived: () => entering,
    detach() {
      view.removeEventListener("click", act);
      part("[data-form=enter]").removeEventListener("submit", enter);
      removeEventListener("hashchange", comeAgain);
    },
  };
}

/** Say something in a live region; the same is not said twice. @param {HTMLElement} at @param {string} text */
function say(at, text) {
  if (at.textContent !== text) at.textContent = text;
}
