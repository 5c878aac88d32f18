// @ts-check
import { fillWords } from "./words.js";

/**
 * Step through a dialogue, line by line, and choose how deep to read. Nothing is kept.
 * @param {HTMLElement} root rendered by Python
 * @returns {() => void} detach
 */
function attach(root) {
  const words = JSON.parse(root.dataset.words ?? "{}");
  const lines = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-line]")]);
  const last = lines.length - 1;
  const button = (/** @type {string} */ act) =>
    /** @type {HTMLElement} */ (root.querySelector(`[data-do=${act}]`));
  const told = /** @type {HTMLElement} */ (root.querySelector("[data-told]"));
  let at = 0;

  function show() {
    lines.forEach((line, n) => line.classList.toggle("later", n > at));
    button("back").setAttribute("aria-disabled", String(at === 0));
    button("next").hidden = at === last;
    button("again").hidden = at !== last;
    const place = /** @type {HTMLElement} */ (root.querySelector("[data-place]"));
    place.textContent = at === last ? words.end : fillWords(words.place, { n: at + 1, all: last });
  }

  /** What there is to read of the line where somebody is, for who hears the page. */
  function tell() {
    const parts = /** @type {HTMLElement[]} */ ([...lines[at].querySelectorAll("p")]);
    const seen = parts.filter((part) => part.getClientRects().length > 0);
    told.textContent = seen.map(({ textContent }) => textContent?.trim()).join(" ");
  }

  function goTo(/** @type {number} */ next) {
    if (next < 0 || next > last) return;
    at = next;
    show();
    tell();
    lines[at].scrollIntoView({ block: "nearest" });
  }

  const ACTS = /** @type {Record<string, () => void>} */ ({
    next() {
      goTo(at + 1);
      // The button that was pressed has gone with the last line.
      if (at === last) button("again").focus();
    },
    back: () => goTo(at - 1),
    again() {
      goTo(0);
      button("next").focus();
    },
  });

  function act(/** @type {Event} */ event) {
    const pressed = /** @type {HTMLElement} */ (event.target).closest("[data-do]");
    const done = /** @type {HTMLElement | null} */ (pressed)?.dataset.do ?? "";
    const focused = root.contains(document.activeElement);
    ACTS[done]?.();
    if (focused && done === "back") button("back").focus();
  }

  function choose(/** @type {Event} */ event) {
    root.dataset.layer = /** @type {HTMLInputElement} */ (event.target).value;
    tell();
  }

  root.addEventListener("click", act);
  root.addEventListener("change", choose);
  const chosen = /** @type {HTMLInputElement} */ (root.querySelector("input:checked"));
  root.dataset.layer = chosen.value;
  for (const part of root.querySelectorAll("[data-controls]")) part.removeAttribute("hidden");
  show();
  root.dataset.live = "yes";
  return () => {
    root.removeEventListener("click", act);
    root.removeEventListener("change", choose);
  };
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  if (!el.querySelector(".wb-dialogue")) el.innerHTML = model.get("html");
  return attach(/** @type {HTMLElement} */ (el.querySelector(".wb-dialogue")));
}

export default { render };
