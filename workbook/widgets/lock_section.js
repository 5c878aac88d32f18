// @ts-check
import { getStore } from "./store.js";

/**
 * The part of "my data" where a lock is made, changed, closed and taken off. What does
 * that is a script of its own, which is fetched when somebody uses it.
 */

/** @typedef {Record<string, (...parts: string[]) => Promise<string | null>> & { damaged: () => number, lockNow: () => void }} Lock */

/** Signs of a passphrase, at least: four short words. */
const LEAST = 12;

/**
 * @param {HTMLElement} root @param {(text: string) => void} tell says what was done
 * @returns {() => void} detach
 */
export function attachLock(root, tell) {
  const store = getStore();
  const words = JSON.parse(root.dataset.words ?? "{}");
  const closing = new AbortController();
  const { signal } = closing;
  const script = document.documentElement.dataset.lock;
  const DONE = /** @type {Record<string, string>} */ ({ make: "made", change: "changed", takeOff: "taken_off" });
  let busy = false;

  /** @returns {Promise<Lock>} */
  const lock = () => import(script ?? "");

  /** Why no lock can be made here, if so. */
  function whyNot() {
    if (!script) return "elsewhere";
    if (!globalThis.crypto?.subtle) return "needs_https";
    return store.place === "device" && !store.trouble ? "" : "not_kept";
  }

  function show() {
    const reason = store.lock === "none" ? whyNot() : "";
    for (const part of all("[data-when]")) {
      part.hidden = part.dataset.when !== store.lock || ("may" in part.dataset && reason !== "");
    }
    for (const part of all("[data-why-not]")) part.hidden = part.dataset.whyNot !== reason;
    if (store.lock === "open") showDamage();
  }

  async function showDamage() {
    const { damaged } = await lock();
    for (const part of all("[data-damaged]")) part.hidden = damaged() === 0;
  }

  async function submit(/** @type {SubmitEvent} */ event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (busy) return;
    const refused = faultIn(form);
    if (refused) return refuse(form, refused);
    refuse(form, "");
    setBusy(form, true);
    const work = form.dataset.form ?? "";
    const { current, passphrase } = Object.fromEntries(new FormData(form));
    const given = [current, passphrase].filter((one) => typeof one === "string");
    let fault;
    try {
      fault = await (await lock())[work](.../** @type {string[]} */ (given));
    } catch (error) {
      console.error(error);
      fault = "failed";
    }
    setBusy(form, false);
    if (fault) return refuse(form, fault);
    clear(form);
    show();
    tell(words[DONE[work]]);
  }

  function setBusy(/** @type {HTMLFormElement} */ form, /** @type {boolean} */ now) {
    busy = now;
    const status = /** @type {HTMLElement} */ (form.querySelector("[data-busy]"));
    status.textContent = now ? words[form.dataset.form === "make" ? "making" : "opening"] : "";
    form.querySelector("[type=submit]")?.setAttribute("aria-disabled", String(now));
  }

  function refuse(/** @type {HTMLFormElement} */ form, /** @type {string} */ reason) {
    const fault = /** @type {HTMLElement} */ (form.querySelector("[data-refused]"));
    fault.textContent = reason ? words[reason] : "";
    const wrong = fieldOf(form, reason);
    for (const input of form.querySelectorAll("input")) {
      if (input === wrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    wrong?.focus();
  }

  /** @returns {HTMLElement[]} */
  function all(/** @type {string} */ selector) {
    return [...root.querySelectorAll(selector)].filter((part) => part instanceof HTMLElement);
  }

  root.addEventListener("submit", submit, { signal });
  root.addEventListener(
    "change",
    ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !("show" in target.dataset)) return;
      for (const input of phrasesOf(target.form)) input.type = target.checked ? "text" : "password";
    },
    { signal },
  );
  root.querySelector("[data-lock-now]")?.addEventListener("click", async () => (await lock()).lockNow(), { signal });
  const unsubscribe = store.subscribe(show);
  show();
  return () => {
    unsubscribe();
    closing.abort();
  };
}

/** @returns {HTMLInputElement[]} */
function phrasesOf(/** @type {HTMLFormElement | null} */ form) {
  return [...(form?.querySelectorAll("input") ?? [])].filter(({ name }) => /current|passphrase|again/.test(name));
}

/** What is wrong with what was typed, or "". */
function faultIn(/** @type {HTMLFormElement} */ form) {
  const given = new FormData(form);
  const [passphrase, again] = [given.get("passphrase"), given.get("again")];
  if (given.get("current") === "") return "empty";
  if (typeof passphrase !== "string") return "";
  if ([...passphrase.trim()].length < LEAST) return "short";
  if (passphrase !== again) return "differs";
  return form.elements.namedItem("understood") && !given.get("understood") ? "not_understood" : "";
}

/** The field that a fault is about. */
function fieldOf(/** @type {HTMLFormElement} */ form, /** @type {string} */ reason) {
  const names = /** @type {Record<string, string>} */ ({ empty: "current", wrong: "current", short: "passphrase", differs: "again", not_understood: "understood" });
  const field = form.elements.namedItem(names[reason] ?? "");
  return field instanceof HTMLInputElement ? field : null;
}

/** Nothing that was typed stays in the page. */
function clear(/** @type {HTMLFormElement} */ form) {
  form.reset();
  for (const input of phrasesOf(form)) input.type = "password";
  form.closest("details")?.removeAttribute("open");
}
