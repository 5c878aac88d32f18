// @ts-check
import { followStore } from "./answers.js";
import { getStore } from "./store.js";

/** @typedef {string | number | string[] | null} Value null is: no answer (any more) */
/** @typedef {Record<string, any>} Responses */

const WITHHELD = "withheld";

/** The inputs that carry an answer; the "rather not say" box stands apart. */
function inputsOf(/** @type {HTMLElement} */ item) {
  return /** @type {HTMLInputElement[]} */ (
    [...item.querySelectorAll("input, textarea")].filter((i) => !withholds(i))
  );
}

function withholds(/** @type {any} */ input) {
  return input.type !== "text" && input.value === WITHHELD && input.closest(".passq");
}

function withholdBox(/** @type {HTMLElement} */ item) {
  return /** @type {HTMLInputElement | null} */ (item.querySelector(".passq input"));
}

/** How each kind of item is read from its inputs: null when there is no answer. */
const READ = /** @type {Record<string, (item: HTMLElement) => Value>} */ ({
  rating: (item) => numberOrNull(chosen(item)),
  choice: (item) => chosen(item),
  "choose-all": (item) => someOrNull(inputsOf(item).filter((i) => i.checked).map((i) => i.value)),
  text: (item) => inputsOf(item)[0].value || null,
  date: (item) => inputsOf(item)[0].value || null,
  number: (item) =>
    inputsOf(item)[0].type === "radio"
      ? numberOrNull(chosen(item))
      : numberOrNull(inputsOf(item)[0].value),
  list: (item) => someOrNull(inputsOf(item).map((i) => i.value.trim()).filter(Boolean)),
});

function chosen(/** @type {HTMLElement} */ item) {
  return inputsOf(item).find((input) => input.checked)?.value ?? null;
}

function numberOrNull(/** @type {string | null} */ text) {
  return text === null || text === "" ? null : Number(text);
}

function someOrNull(/** @type {string[]} */ values) {
  return values.length ? values : null;
}

/** Show a stored value in an item's inputs. */
function write(/** @type {HTMLElement} */ item, /** @type {any} */ value) {
  const box = withholdBox(item);
  if (box) box.checked = value === WITHHELD;
  if (item.dataset.kind === "list") return writeRows(item, Array.isArray(value) ? value : []);
  for (const input of inputsOf(item)) {
    if (input.type === "radio") input.checked = String(value) === input.value;
    else if (input.type === "checkbox") {
      input.checked = Array.isArray(value) && value.includes(input.value);
    } else {
      const text = value === undefined || value === WITHHELD ? "" : String(value);
      // The field somebody is typing in is not rewritten: the cursor would jump.
      if (input.value !== text && !(document.hasFocus() && input === document.activeElement)) {
        input.value = text;
      }
    }
  }
  return undefined;
}

/** One row per entry of a list, and always at least one to type in. */
function writeRows(/** @type {HTMLElement} */ item, /** @type {string[]} */ values) {
  const typing = item.contains(document.activeElement) && document.hasFocus();
  if (typing) return;
  const rows = /** @type {HTMLElement} */ (item.querySelector(".rows"));
  while (rows.children.length < Math.max(values.length, 1)) addRow(item);
  while (rows.children.length > Math.max(values.length, 1)) rows.lastElementChild?.remove();
  inputsOf(item).forEach((input, i) => { input.value = values[i] ?? ""; });
  nameRows(item);
}

function addRow(/** @type {HTMLElement} */ item) {
  const rows = /** @type {HTMLElement} */ (item.querySelector(".rows"));
  const row = /** @type {HTMLElement} */ (rows.firstElementChild?.cloneNode(true));
  /** @type {HTMLInputElement} */ (row.querySelector("input")).value = "";
  rows.append(row);
  nameRows(item);
  return row;
}

function nameRows(/** @type {HTMLElement} */ item) {
  const rows = /** @type {HTMLElement} */ (item.querySelector(".rows"));
  [...rows.children].forEach((row, i) => {
    row.querySelector("input")?.setAttribute("aria-label", `${rows.dataset.label} ${i + 1}`);
    const remove = /** @type {HTMLElement} */ (row.querySelector("[data-act=remove]"));
    remove.hidden = rows.children.length === 1;
    /** @type {HTMLElement} */ (remove.querySelector(".vh")).textContent = ` ${i + 1}`;
  });
}

/**
 * Make a form live: answers go to the store, what the store holds is shown.
 * @param {HTMLFormElement} form rendered by Python
 * @returns {() => void} detach
 */
export function attach(form) {
  const store = getStore();
  const { instrument = "", version = "1" } = form.dataset;
  const words = JSON.parse(form.dataset.words ?? "{}");
  const counted = new Set(JSON.parse(form.dataset.counted ?? "[]"));
  const items = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-item]")]);
  /** What was cleared, to put back; kept as long as the page is open. */
  const cleared = /** @type {Map<string, Value>} */ (new Map());
  const clock = new Intl.DateTimeFormat(form.lang === "en" ? "en-GB" : "nl-NL", {
    hour: "2-digit",
    minute: "2-digit",
  });

  const part = (/** @type {Element} */ at, /** @type {string} */ selector) =>
    /** @type {HTMLElement | null} */ (at.querySelector(selector));

  function show() {
    const responses = store.responses(instrument);
    for (const item of items) {
      const id = item.dataset.item ?? "";
      write(item, responses[id]);
      showActions(item, id in responses);
    }
    showProgress(responses);
  }

  function showActions(/** @type {HTMLElement} */ item, /** @type {boolean} */ answered) {
    const id = item.dataset.item ?? "";
    if (answered) cleared.delete(id);
    const acts = part(item, ".acts");
    const clear = part(item, "[data-act=clear]");
    const undo = part(item, "[data-act=undo]");
    if (!acts || !clear || !undo) return;
    clear.hidden = !answered;
    undo.hidden = !cleared.has(id);
    acts.hidden = clear.hidden && undo.hidden;
  }

  function showProgress(/** @type {Responses} */ responses) {
    const done = [...counted].filter((id) => id in responses).length;
    const bar = /** @type {HTMLProgressElement | null} */ (form.querySelector("progress"));
    const text = part(form, ".done");
    if (bar) bar.value = done;
    if (text) text.textContent = fill(words.progress, { done, all: counted.size });
  }

  function showSaved() {
    const saved = part(form, ".saved");
    const key = store.trouble ? "unsaved" : store.place === "device" ? "saved_device" : "saved_tab";
    if (!saved) return;
    const text = fill(words[key], { time: clock.format(new Date()) });
    saved.classList.toggle("trouble", Boolean(store.trouble));
    // A live region speaks on every change: the same minute is said once.
    if (saved.textContent !== text) saved.textContent = text;
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
    store.respond(instrument, Number(version), item.dataset.item ?? "", value);
    showSaved();
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
    if (!input.validity.valid) {
      if (event.type === "change") showFault(item, rangeFault(input));
      return;
    }
    showFault(item, "");
    keep(item, READ[item.dataset.kind ?? ""](item));
  }

  function rangeFault(/** @type {HTMLInputElement} */ input) {
    const { min, max } = input;
    return input.type === "number" && min !== "" && max !== ""
      ? fill(words.out_of_range, { low: min, high: max })
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
      cleared.set(id, store.responses(instrument)[id]);
      keep(item, null);
      showFault(item, "");
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
      keep(item, READ.list(item));
    },
  });

  const stay = (/** @type {Event} */ event) => event.preventDefault();
  form.addEventListener("submit", stay);
  form.addEventListener("input", takeValue);
  form.addEventListener("change", takeValue);
  form.addEventListener("click", act);
  const unsubscribe = store.subscribe((/** @type {any} */ change) => {
    if (change.instrument === instrument) show();
  });
  show();
  form.dataset.live = "yes";
  return () => {
    unsubscribe();
    form.removeEventListener("submit", stay);
    form.removeEventListener("input", takeValue);
    form.removeEventListener("change", takeValue);
    form.removeEventListener("click", act);
    delete form.dataset.live;
  };
}

function fill(/** @type {string} */ text, /** @type {Record<string, any>} */ values) {
  return text.replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
}

/** @param {{ model: any }} context */
function initialize({ model }) {
  return followStore(model);
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  if (!el.querySelector("form")) el.innerHTML = model.get("form");
  const form = /** @type {HTMLFormElement} */ (el.querySelector("form"));
  const detach = attach(form);

  function showProblem() {
    const problem = /** @type {HTMLElement} */ (form.querySelector("[data-problem]"));
    problem.textContent = model.get("problem");
    problem.hidden = !model.get("problem");
  }
  showProblem();
  model.on("change:problem", showProblem);
  return () => {
    model.off("change:problem", showProblem);
    detach();
  };
}

export default { initialize, render };
