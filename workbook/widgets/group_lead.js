// @ts-check
import { forgetRecord, keepRecord, readRecord } from "./group_record.js";
import { callRoom, randomId } from "./room_calls.js";
import { getStore } from "./store.js";
import { fillWords } from "./words.js";

/** @typedef {import("./group_record.js").Led} Led */

/** Waits (ms): between two looks, and after faults at most. */
const SOON = 1_500;
const LATEST = 30_000;

/**
 * Lead a group: open a room, come back to it, follow what it shows, close and erase it.
 *
 * What the room shows is asked of the server again and again while the page is seen; the
 * kernel is told only when it has changed, and draws.
 * @param {HTMLElement} root @param {Record<string, string>} words
 * @param {ReturnType<typeof import("./group_shown.js").attachShown>} shown
 */
export function attachLead(root, words, shown) {
  const side = /** @type {HTMLDetailsElement} */ (root.querySelector("[data-side=lead]"));
  const one = (/** @type {string} */ what) => /** @type {HTMLElement} */ (side.querySelector(what));
  const told = one("[data-told]");
  const page = location.pathname;
  const link = /** @type {HTMLInputElement} */ (one("[data-link]"));
  /** @type {Led | null} */
  let record = null;
  /** The version that is known; it is asked for anything else. */
  let seen = -1;
  let timer = 0;
  let tries = 0;
  let isBusy = false;
  /** What is asked before it is done. */
  let asked = "";

  function draw() {
    one("[data-view=closed]").hidden = Boolean(record);
    one("[data-view=open]").hidden = !record;
    one("[data-ask]").hidden = true;
    if (!record) return shown.inviteWith([]);
    one("[data-code]").textContent = record.code.replaceAll("-", " ");
    const { key, lead, code, qr } = record;
    link.value = `${location.origin}${location.pathname}#lead=${key}.${lead}.${code}`;
    one("[data-qr]").hidden = !qr;
    const place = one("[data-qr-place]");
    place.innerHTML = qr;
    const drawn = place.querySelector("svg");
    drawn?.setAttribute("role", "img");
    drawn?.setAttribute("aria-label", words.qr_alt);
    showInvite(true);
  }

  /** Large on the screen too, as long as somebody can come in. */
  function showInvite(/** @type {boolean} */ isOpen) {
    const invite = one("[data-invite]");
    invite.hidden = !isOpen || !record?.code;
    const copied = [...invite.children].map((node) => /** @type {Element} */ (node.cloneNode(true)));
    for (const node of copied) for (const name of ["tabindex", "data-code"]) node.removeAttribute(name);
    shown.inviteWith(invite.hidden ? [] : copied);
  }

  async function open(/** @type {HTMLFormElement} */ form) {
    const data = new FormData(form);
    const instruments = data.getAll("chapter");
    const minimum = Number(data.get("minimum"));
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("minimum"));
    if (!instruments.length) return tell(words.lead_none);
    if (!Number.isInteger(minimum) || minimum < Number(field.min) || minimum > Number(field.max)) {
      field.focus();
      return tell(words.lead_bad_minimum);
    }
    if (isBusy) return;
    isBusy = true;
    const lead = randomId();
    const answer = await callRoom("group/open", { lead, instruments, minimum, page });
    isBusy = false;
    if (answer.fault) return tell(words[`fault_${answer.fault}`] ?? words.fault_refused);
    const { key, code, qr = "" } = answer.data;
    enter({ key, lead, code, qr });
    one("[data-code]").focus();
  }

  /** @param {Led} led */
  function enter(led) {
    record = led;
    keepRecord("group-lead", led);
    side.open = true;
    seen = -1;
    tell("");
    draw();
    look();
  }

  /** With the secret link; only the server can draw the code anew. @param {string} value */
  async function comeBack(value) {
    const [key = "", lead = "", code = ""] = decodeURIComponent(value).split(".");
    if (!key || !lead) return;
    enter({ key, lead, code, qr: "" });
    const { data } = code ? await callRoom("group/enter", { code, page }) : {};
    if (!data?.qr || record?.key !== key) return;
    record = { ...record, qr: data.qr };
    keepRecord("group-lead", record);
    draw();
  }

  function forget() {
    clearTimeout(timer);
    forgetRecord("group-lead");
    record = null;
    shown.show(null, false);
    draw();
  }

  function look() {
    clearTimeout(timer);
    if (record && document.visibilityState === "visible") timer = window.setTimeout(ask, 0);
  }

  async function ask() {
    const led = record;
    if (!led || isBusy) return;
    isBusy = true;
    const { key, lead } = led;
    const { data, fault, wait = 0 } = await callRoom("group/view", { key, lead, seen });
    isBusy = false;
    if (record !== led) return look();
    if (fault === "unknown") {
      forget();
      return tell(words.fault_unknown);
    }
    tries = fault ? tries + 1 : 0;
    if (fault) tell(words.fault_away);
    else if (told.textContent === words.fault_away) tell("");
    if (data) take(data);
    clearTimeout(timer);
    if (document.visibilityState !== "visible") return;
    timer = window.setTimeout(ask, Math.max(wait, Math.min(SOON * 2 ** tries, LATEST)));
  }

  function take(/** @type {any} */ view) {
    seen = view.version;
    const date = dayOf(view.until, root.lang);
    one("[data-until]").textContent = [
      fillWords(words.lead_until, { date }),
      view.open ? "" : words.lead_closed,
    ].join(" ");
    one("[data-do=close]").hidden = !view.open;
    showInvite(view.open);
    const { minimum, instruments } = view;
    shown.show({ minimum, instruments }, false);
  }

  function askFirst(/** @type {string} */ what) {
    asked = what;
    one("[data-ask]").hidden = false;
    const question = one("#group-ask");
    question.textContent = words[`lead_${what}_ask`];
    question.focus();
  }

  async function doAsked() {
    one("[data-ask]").hidden = true;
    if (!record) return;
    const { key, lead } = record;
    const { fault } = await callRoom(`group/${asked}`, { key, lead });
    if (fault && fault !== "unknown") return tell(words[`fault_${fault}`] ?? words.fault_away);
    if (asked === "erase") {
      forget();
      return tell(words.lead_erased);
    }
    seen = -1;
    look();
    tell(words.lead_closed);
  }

  async function copy() {
    link.select();
    try {
      await navigator.clipboard.writeText(link.value);
    } catch {
      document.execCommand("copy"); // plain HTTP has no clipboard
    }
    tell(words.copied);
  }

  function tell(/** @type {string} */ text) {
    told.textContent = text;
  }

  /** All was erased, or another tab has done something. */
  function catchUp() {
    const kept = readRecord("group-lead");
    if (getStore().trouble || kept?.key === record?.key) return;
    if (kept) enter(kept);
    else forget();
  }

  /** @type {Record<string, () => void>} */
  const acts = {
    copy,
    close: () => askFirst("close"),
    erase: () => askFirst("erase"),
    sure: doAsked,
    "not-sure": () => (one("[data-ask]").hidden = true),
    forget,
  };

  const act = (/** @type {Event} */ event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    acts[button?.dataset.do ?? ""]?.();
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    open(/** @type {HTMLFormElement} */ (event.target));
  };

  side.addEventListener("click", act);
  side.addEventListener("submit", submit);
  document.addEventListener("visibilitychange", look);
  const unfollow = getStore().subscribe(catchUp);
  const kept = readRecord("group-lead");
  if (kept) enter(kept);
  else draw();
  return {
    comeBack,
    stop() {
      clearTimeout(timer);
      unfollow();
      side.removeEventListener("click", act);
      side.removeEventListener("submit", submit);
      document.removeEventListener("visibilitychange", look);
    },
  };
}

/** A moment as a day, in the page's language. @param {string} moment @param {string} language */
export function dayOf(moment, language) {
  const locale = language === "en" ? "en-GB" : "nl-NL";
  return new Date(moment).toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric" });
}
