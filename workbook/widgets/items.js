// @ts-check
/** @typedef {string | number | string[] | null} Value null is: no answer (any more) */
/** @typedef {Record<string, any>} Responses */

export const WITHHELD = "withheld";

/** The inputs that carry an answer; the "rather not say" box stands apart. */
export function inputsOf(/** @type {HTMLElement} */ item) {
  return /** @type {HTMLInputElement[]} */ (
    [...item.querySelectorAll("input, textarea")].filter((i) => !withholds(i))
  );
}

export function withholds(/** @type {any} */ input) {
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

/** What an item's inputs say now; null when there is no answer. */
export function readItem(/** @type {HTMLElement} */ item) {
  return READ[item.dataset.kind ?? ""](item);
}

/** Show a stored value in an item's inputs. */
export function writeItem(/** @type {HTMLElement} */ item, /** @type {any} */ value) {
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
  const field = document.activeElement;
  const typing = field instanceof HTMLInputElement && item.contains(field) && document.hasFocus();
  if (typing) return;
  const rows = /** @type {HTMLElement} */ (item.querySelector(".rows"));
  while (rows.children.length < Math.max(values.length, 1)) addRow(item);
  while (rows.children.length > Math.max(values.length, 1)) rows.lastElementChild?.remove();
  inputsOf(item).forEach((input, i) => { input.value = values[i] ?? ""; });
  nameRows(item);
}

export function addRow(/** @type {HTMLElement} */ item) {
  const rows = /** @type {HTMLElement} */ (item.querySelector(".rows"));
  const row = /** @type {HTMLElement} */ (rows.firstElementChild?.cloneNode(true));
  /** @type {HTMLInputElement} */ (row.querySelector("input")).value = "";
  rows.append(row);
  nameRows(item);
  return row;
}

export function nameRows(/** @type {HTMLElement} */ item) {
  const rows = /** @type {HTMLElement} */ (item.querySelector(".rows"));
  const add = item.querySelector("[data-act=add]");
  add?.toggleAttribute("hidden", rows.children.length >= Number(rows.dataset.most));
  [...rows.children].forEach((row, i) => {
    row.querySelector("input")?.setAttribute("aria-label", `${rows.dataset.label} ${i + 1}`);
    const remove = /** @type {HTMLElement} */ (row.querySelector("[data-act=remove]"));
    remove.hidden = rows.children.length === 1;
    /** @type {HTMLElement} */ (remove.querySelector(".vh")).textContent = ` ${i + 1}`;
  });
}
