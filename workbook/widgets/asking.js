// @ts-check
import { WITHHELD, addRow, inputsOf, nameRows, readItem, withholds, writeItem } from "./items.js";
import { fillWords } from "./words.js";

/** @typedef {import("./items.js").Value} Value */
/** @typedef {import("./items.js").Responses} Responses */
/**
 * @typedef {object} Source where the answers of some items are kept
 * @property {() => Responses} responses
 * @property {(item: string, value: Value) => string} respond  null clears; gives what is
 *   to be said beside the item, mostly nothing; throws on a value that cannot be kept
 */

/**
 * Make the items in an element live: what is answered goes to the source, at once.
 * @param {HTMLElement} root @param {Record<string, string>} words @param {Source} source
 * @returns {{ show: () => void, detach: () => void }} show reads the source again
 */
export function attachItems(root, words, source) {
  const items = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-item]")]);
  /** What was cleared, to put back; kept as long as the page is open. */
  const cleared = /** @type {Map<string, Value>} */ (new Map());

  function show() {
    const responses = source.responses();
    for (const item of items) {
      const id = item.dataset.item ?? "";
      writeItem(item, responses[id]);
      showActions(item, id in responses);
      // Another question was answered: a field that was written anew is sound again.
      if (inputsOf(item).every((input) => input.validity.valid)) showFault(item, "");
    }
  }

  function showActions(/** @type {HTMLElement} */ item, /** @type {boolean} */ answered) {
    const id = item.dataset.item ?? "";
    if (answered) cleared.delete(id);
    const wanted = answered || cleared.has(id);
    const acts = part(item, ".acts") ?? (wanted ? addActions(root, item) : null);
    const clear = part(item, "[data-act=clear]");
    const undo = part(item, "[data-act=undo]");
    if (!acts || !clear || !undo) return;
    clear.hidden = !answered;
    undo.hidden = !cleared.has(id);
    acts.hidden = clear.hidden && undo.hidden;
  }

  function showFault(/** @type {HTMLElement} */ item, /** @type {string} */ text) {
    const fault = part(item, ".fault");
    if (!fault) return;
    fault.textContent = text;
    fault.hidden = !text;
    for (const input of inputsOf(item)) {
      if (text) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  function keep(/** @type {HTMLElement} */ item, /** @type {Value} */ value) {
    try {
      const said = source.respond(item.dataset.item ?? "", value);
      const unkept = /** @type {HTMLElement} */ (part(item, ".unkept"));
      unkept.textContent = said;
      unkept.hidden = !said;
      showFault(item, "");
    } catch (error) {
      console.error(error);
      showFault(item, words.invalid);
    }
  }

  function takeValue(/** @type {Event} */ event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const item = /** @type {HTMLElement | null} */ (input.closest("[data-item]"));
    if (!item) return;
    if (withholds(input)) {
      if (event.type === "change") keep(item, input.checked ? WITHHELD : null);
      return;
    }
    const typed = input.matches("textarea, [type=text], [type=number], [type=date]");
    // Typed words are kept with every stroke; for the rest "change" says it once.
    if (event.type === "input" && !typed) return;
    if (input.validity.valid) keep(item, readItem(item));
    else if (event.type === "change") showFault(item, rangeFault(input));
  }

  /** A number as the form's language writes it. */
  function local(/** @type {string} */ number) {
    const language = root.closest("[lang]")?.getAttribute("lang") ?? "nl";
    return new Intl.NumberFormat(language).format(Number(number));
  }

  function rangeFault(/** @type {HTMLInputElement} */ input) {
    const { min, max } = input;
    return input.type === "number" && min !== "" && max !== ""
      ? fillWords(words.out_of_range, { low: local(min), high: local(max) })
      : words.invalid;
  }

  function act(/** @type {Event} */ event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-act]");
    const item = /** @type {HTMLElement | null} */ (button?.closest("[data-item]") ?? null);
    if (!(button instanceof HTMLElement) || !item) return;
    ACTS[button.dataset.act ?? ""](item, button);
  }

  const ACTS = /** @type {Record<string, (item: HTMLElement, button: HTMLElement) => void>} */ ({
    clear(item) {
      const id = item.dataset.item ?? "";
      cleared.set(id, source.responses()[id]);
      keep(item, null);
      part(item, "[data-act=undo]")?.focus();
    },
    undo(item) {
      keep(item, cleared.get(item.dataset.item ?? "") ?? null);
      part(item, "[data-act=clear]")?.focus();
    },
    add(item) {
      addRow(item).querySelector("input")?.focus();
    },
    remove(item, button) {
      const row = button.closest("li");
      const next = row?.nextElementSibling ?? row?.previousElementSibling;
      row?.remove();
      nameRows(item);
      next?.querySelector("input")?.focus();
      keep(item, readItem(item));
    },
  });

  root.addEventListener("input", takeValue);
  root.addEventListener("change", takeValue);
  root.addEventListener("click", act);
  show();
  return {
    show,
    detach() {
      root.removeEventListener("input", takeValue);
      root.removeEventListener("change", takeValue);
      root.removeEventListener("click", act);
    },
  };
}

/**
 * Say in a form what Python refused.
 * @param {any} model @param {HTMLElement} root
 * @returns {() => void} stop
 */
export function followProblem(model, root) {
  function show() {
    const problem = /** @type {HTMLElement} */ (part(root, "[data-problem]"));
    problem.textContent = model.get("problem");
    problem.hidden = !model.get("problem");
  }
  show();
  model.on("change:problem", show);
  return () => model.off("change:problem", show);
}

/**
 * The buttons to clear an answer and to put it back, where the form has them; there are
 * many questions, and most visitors answer some.
 * @param {HTMLElement} root @param {HTMLElement} item
 */
function addActions(root, item) {
  const template = /** @type {HTMLTemplateElement | null} */ (root.querySelector("[data-acts]"));
  if (!template) return null;
  const acts = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  const asked = part(item, "legend, .asked")?.lastChild?.textContent?.trim();
  for (const name of acts.querySelectorAll(".vh")) name.textContent = `: ${asked}`;
  part(item, ".below")?.append(acts);
  return acts;
}

export function part(/** @type {Element} */ at, /** @type {string} */ selector) {
  return /** @type {HTMLElement | null} */ (at.querySelector(selector));
}
