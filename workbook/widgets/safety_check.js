// @ts-check

/** @typedef {"neutral" | "questions" | "help" | "pass"} Part */

/**
 * Ask the violence check. What somebody chooses stands in the inputs only: nothing here
 * stores or sends, and each way out empties them.
 * @param {HTMLElement} root rendered by Python
 * @returns {() => void} detach
 */
function attach(root) {
  const parts = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-part]")]);
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const missing = /** @type {HTMLElement} */ (root.querySelector("[data-missing]"));
  const closing = new AbortController();
  const { signal } = closing;
  let current = /** @type {Part} */ ("neutral");

  function show(/** @type {Part} */ next) {
    current = next;
    for (const part of parts) part.hidden = part.dataset.part !== next;
    missing.textContent = "";
    // The next person may sit at this page: whatever is shown, the choices are gone.
    if (next !== "questions") form.reset();
    root.toggleAttribute("data-open", next === "pass");
  }

  function goTo(/** @type {Part} */ next) {
    show(next);
    const part = parts.find(({ dataset }) => dataset.part === next);
    const target = part?.querySelector("[data-focus], [data-do=start]");
    if (target instanceof HTMLElement) target.focus();
  }

  function decide(/** @type {Event} */ event) {
    event.preventDefault();
    const groups = [...form.querySelectorAll("fieldset")];
    const open = groups.find((group) => !group.querySelector(":checked"));
    if (open) {
      missing.textContent = missing.dataset.text ?? "";
      open.querySelector("input")?.focus();
      return;
    }
    const said = [...form.querySelectorAll("input:checked")];
    goTo(said.every((input) => input.getAttribute("value") === "no") ? "pass" : "help");
  }

  form.addEventListener("submit", decide, { signal });
  // Nobody beyond this form needs to hear that something was chosen.
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => event.stopPropagation(), { signal });
  }
  root.addEventListener(
    "click",
    ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest("[data-do]");
      if (!(button instanceof HTMLElement)) return;
      goTo(button.dataset.do === "start" ? "questions" : "neutral");
    },
    { signal },
  );
  root.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape" && current !== "neutral") goTo("neutral");
    },
    { signal },
  );
  // Somebody else may be the one who comes back to this tab.
  const forget = () => current !== "pass" && show("neutral");
  document.addEventListener("visibilitychange", () => document.hidden && forget(), { signal });
  // Asked per visit: a page that comes back with the back button is another one.
  addEventListener("pagehide", () => show("neutral"), { signal });

  show("neutral");
  root.dataset.live = "yes";
  return () => closing.abort();
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  if (!el.querySelector(".wb-safety")) el.innerHTML = model.get("html");
  return attach(/** @type {HTMLElement} */ (el.querySelector(".wb-safety")));
}

export default { render };
