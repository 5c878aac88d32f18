// @ts-check
/** Unlocking: what a visitor sees of the lock. */

// Python puts the words in front of this script; see head.py.
const WORDS = /** @type {Record<string, string>} */ (/** @type {any} */ (LOCK_WORDS));

const STYLE =
  ".unlock{margin-top:var(--s5);padding:clamp(1.25rem,4vw,2rem);max-width:45rem;background:var(--tint);border:1px solid var(--rule);border-radius:var(--r-m)}" +
  ".flow>.unlock>*+*{margin-top:var(--s4)}.unlock label{display:block;font-weight:600}" +
  ".unlock label.check{display:flex;align-items:center;gap:.6rem;min-height:var(--target);font-weight:400}.unlock .check input{width:1.4rem;height:1.4rem;accent-color:var(--brand)}" +
  ".unlock input:not([type=checkbox]){display:block;font:inherit;font-weight:400;width:100%;max-width:26rem;min-height:3rem;margin-top:.35rem;padding:.5rem .75rem;border:1.5px solid var(--control);border-radius:var(--r-s);background:var(--sheet);color:var(--ink)}" +
  ".unlock [role=alert]:not(:empty){padding:var(--s3) var(--s4);border-left:6px solid var(--care);background:var(--care-tint)}" +
  ".unlock :is([role=alert],[role=status]):empty{display:none}.unlock summary{min-height:var(--target);padding:.6rem 0;cursor:pointer}" +
  ".unlock details>*+*{margin-top:var(--s3)}.unlock .btn:not(.sec){background:var(--brand);color:var(--on-brand)}" +
  "@media (max-width:40rem){.bar:has(.lock-now) .brand span{display:none}}" +
  ".lock-now{display:inline-grid;place-items:center;min-width:var(--target);min-height:var(--target);padding:0;border:0;background:none;color:var(--ink);font:inherit;font-size:var(--t-s);font-weight:600;cursor:pointer}" +
  ".lock-now svg{width:1.4rem;height:1.4rem;fill:none;stroke:currentColor;stroke-width:2}" +
  "@media print{.unlock,.lock-now{display:none}}";

/**
 * Ask for the passphrase, as long as it takes.
 * @param {{ unlock: (passphrase: string) => Promise<string | null>, erase: () => void, goBeside: () => void }} actions
 *   unlock: gives the word of what is wrong, or null when it is open; goBeside: go on
 *   without it, in this tab
 * @returns {Promise<void>} once it is open, or somebody goes on without
 */
export function askPassphrase({ unlock, erase, goBeside }) {
  addStyle();
  const input = element("input", { type: "password", name: "passphrase", autocomplete: "off", autocapitalize: "none", spellcheck: "false", "aria-describedby": "unlock-fault" });
  const shown = element("input", { type: "checkbox" });
  const fault = element("p", { id: "unlock-fault", role: "alert" });
  const status = element("p", { role: "status" });
  const button = element("button", { type: "submit", class: "btn" }, WORDS.open);
  const sure = element("p", { class: "row", hidden: "" }, element("span", {}, WORDS.erase_sure));
  const ask = element("button", { type: "button", class: "btn sec" }, WORDS.erase);
  const yes = element("button", { type: "button", class: "btn" }, WORDS.erase_yes);
  const no = element("button", { type: "button", class: "btn sec" }, WORDS.erase_no);
  const beside = element("button", { type: "button", class: "btn sec" }, WORDS.other_yes);
  sure.append(yes, no);
  const form = element(
    "form",
    { method: "dialog", autocomplete: "off", novalidate: "" },
    element("label", {}, WORDS.passphrase, input),
    fault,
    element("label", { class: "check" }, shown, WORDS.show),
    status,
    element("p", { class: "row" }, button),
  );
  const section = element(
    "section",
    { class: "unlock full", "aria-labelledby": "unlock-title" },
    element("h2", { id: "unlock-title" }, WORDS.closed_title),
    element("p", {}, WORDS.closed_text),
    form,
    element(
      "details",
      {},
      element("summary", {}, WORDS.forgotten),
      element("p", {}, WORDS.forgotten_text),
      element("p", { class: "row" }, ask),
      sure,
    ),
    element(
      "details",
      {},
      element("summary", {}, WORDS.other),
      element("p", {}, WORDS.other_text),
      element("p", { class: "row" }, beside),
    ),
  );
  shown.addEventListener("change", () => (input.type = shown.checked ? "text" : "password"));
  ask.addEventListener("click", () => {
    sure.hidden = false;
    no.focus();
  });
  no.addEventListener("click", () => {
    sure.hidden = true;
    ask.focus();
  });
  yes.addEventListener("click", erase);
  const opening = document.querySelector("main > header");
  if (opening) opening.after(section);
  else document.querySelector("main")?.prepend(section);

  return new Promise((opened) => {
    let busy = false;
    beside.addEventListener("click", () => {
      if (busy) return;
      goBeside();
      section.remove();
      opened();
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (busy) return;
      busy = true;
      fault.textContent = "";
      status.textContent = WORDS.opening;
      button.setAttribute("aria-disabled", "true");
      const refused = input.value ? await unlock(input.value).catch(() => "failed") : "empty";
      status.textContent = "";
      button.removeAttribute("aria-disabled");
      busy = false;
      if (!refused) {
        section.remove();
        return opened();
      }
      fault.textContent = WORDS[refused];
      input.setAttribute("aria-invalid", "true");
      input.select();
      input.focus();
    });
  });
}

/** Say a word to those who listen, and let the keyboard go on with the page. */
export function say(/** @type {string} */ word) {
  const status = element("p", { class: "vh", role: "status" });
  document.querySelector("main")?.prepend(status);
  document.getElementById("content")?.focus({ preventScroll: true });
  requestAnimationFrame(() => (status.textContent = WORDS[word]));
}

let shownButton = /** @type {HTMLElement | null} */ (null);

/** The button that closes the lock, beside quick exit. */
export function showButton(/** @type {() => void} */ lockNow) {
  if (shownButton) return;
  addStyle();
  shownButton = element("button", { type: "button", class: "lock-now", "aria-label": WORDS.lock_now_long, title: WORDS.lock_now_long });
  shownButton.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11"/></svg>';
  shownButton.addEventListener("click", lockNow);
  document.querySelector(".bar .exit")?.before(shownButton);
}

export function hideButton() {
  shownButton?.remove();
  shownButton = null;
}

function addStyle() {
  if (document.getElementById("lock-style")) return;
  document.head.append(element("style", { id: "lock-style" }, STYLE));
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string>} attributes @param {(Node | string)[]} parts
 * @returns {HTMLElementTagNameMap[T]}
 */
function element(tag, attributes, ...parts) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...parts);
  return made;
}
