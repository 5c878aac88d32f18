// @ts-check
import { attachItems, followProblem, part } from "./asking.js";
import { attachWhenGiven } from "./consenting.js";
import { localDay } from "./day.js";
import { EntryList } from "./entries.js";
import { getStore } from "./store.js";
import { addEntry, tellEntries } from "./telling_entries.js";
import { fillWords } from "./words.js";

/** @typedef {import("./checking.js").Entry} Entry */

/** A note is sent to the kernel up to this length (characters): a picture needs no more. */
const NOTE = 300;

/**
 * Make a journal live: entries go to the store, what the store holds is shown.
 *
 * What is written in the form but not yet added is kept too, like any answer.
 * @param {HTMLElement} root rendered by Python
 * @returns {() => void} detach
 */
function attach(root) {
  const store = getStore();
  const { instrument = "", version = "1" } = root.dataset;
  const words = JSON.parse(root.dataset.words ?? "{}");
  const items = /** @type {import("./entries.js").Item[]} */ (JSON.parse(root.dataset.items ?? "[]"));
  const needed = /** @type {string[]} */ (JSON.parse(root.dataset.needed ?? "[]"));
  const named = root.dataset.named;
  const form = /** @type {HTMLFormElement} */ (part(root, ".entry-form"));
  const date = /** @type {HTMLInputElement | null} */ (form.querySelector("[type=date]"));
  const said = /** @type {HTMLElement} */ (part(root, "[data-said]"));
  const missing = /** @type {HTMLElement} */ (part(root, "[data-missing]"));
  const removedText = /** @type {HTMLElement} */ (part(root, "[data-removed]"));
  const restore = /** @type {HTMLElement} */ (part(root, "[data-do=restore]"));
  let removed = /** @type {Entry | null} */ (null);

  const draft = attachItems(form, words, {
    responses: () => store.responses(instrument),
    respond(item, value) {
      store.respond(instrument, Number(version), item, value);
      missing.hidden = true;
      return store.trouble ? words.unsaved : "";
    },
  });
  const list = new EntryList(root, items, words, {
    entries: () => store.entries(instrument),
    write: (name, responses) => store.writeEntry(instrument, Number(version), name, responses),
    remove,
  });

  function show() {
    draft.show();
    if (date && !date.value) date.value = localDay();
    list.show();
  }

  function add(/** @type {Event} */ event) {
    event.preventDefault();
    const responses = store.responses(instrument);
    // Today stands in the field without being an answer yet.
    const entry = date?.value ? { [date.name]: date.value, ...responses } : responses;
    const open = items.filter(({ id }) => needed.includes(id) && !String(entry[id] ?? "").trim());
    missing.hidden = !open.length;
    if (open.length) {
      missing.textContent = fillWords(words.missing, {
        items: open.map(({ text }) => text).join(" "),
      });
      /** @type {HTMLElement | null} */ (form.querySelector(`[name="${open[0].id}"]`))?.focus();
      return;
    }
    const name = addEntry(instrument, version, items, entry);
    said.textContent = fillWords(words.written, { entry: list.nameOf({ responses: entry }) });
    const row = list.rows.get(name);
    if (named && row && items.some(({ id, kind }) => kind === "text" && id !== named)) list.edit(row);
  }

  function remove(/** @type {Entry} */ entry) {
    removed = entry;
    store.removeEntry(instrument, Number(version), entry.id);
    removedText.textContent = fillWords(words.removed, { entry: list.nameOf(entry) });
    restore.hidden = false;
    restore.focus();
  }

  function entryOf(/** @type {HTMLElement} */ row) {
    return store.entries(instrument).find(({ id }) => id === row.dataset.entry);
  }

  const DO = /** @type {Record<string, (row: HTMLElement) => void>} */ ({
    edit: (row) => list.edit(row),
    remove(row) {
      const entry = entryOf(row);
      if (!entry) return;
      if (named && list.ownWords(entry).length) list.askSure(row, entry);
      else remove(entry);
    },
    sure(row) {
      const entry = entryOf(row);
      if (entry) remove(entry);
    },
    keep: (row) => list.leave(row),
    restore() {
      if (!removed) return;
      store.writeEntry(instrument, Number(version), removed.id, removed.responses ?? {});
      removedText.textContent = fillWords(words.restored, { entry: list.nameOf(removed) });
      restore.hidden = true;
      part(list.rows.get(removed.id) ?? root, "[data-do=edit]")?.focus();
      removed = null;
    },
    more: () => list.more(),
  });

  function act(/** @type {Event} */ event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-do]");
    if (!(button instanceof HTMLElement)) return;
    DO[button.dataset.do ?? ""](/** @type {HTMLElement} */ (button.closest("[data-entry]")));
  }

  function pick(/** @type {Event} */ event) {
    if (/** @type {HTMLElement} */ (event.target).matches("[data-pick]")) list.show();
  }

  form.addEventListener("submit", add);
  root.addEventListener("click", act);
  root.addEventListener("change", pick);
  const unsubscribe = store.subscribe((/** @type {any} */ change) => {
    if (change.instrument === instrument) show();
  });
  show();
  root.dataset.live = "yes";
  return () => {
    unsubscribe();
    draft.detach();
    form.removeEventListener("submit", add);
    root.removeEventListener("click", act);
    root.removeEventListener("change", pick);
    list.clear();
    for (const told of [said, removedText]) told.textContent = "";
    restore.hidden = true;
    delete root.dataset.live;
  };
}

/** @param {{ model: any }} context */
function initialize({ model }) {
  return tellEntries(model, (entries) =>
    entries.map(({ id, responses }) => ({
      id,
      responses: Object.fromEntries(
        Object.entries(responses ?? {}).map(([item, value]) => [item, cut(value)]),
      ),
    })),
  );
}

function cut(/** @type {unknown} */ value) {
  return typeof value === "string" ? [...value].slice(0, NOTE).join("") : value;
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  if (!el.querySelector(".wb-journal")) el.innerHTML = model.get("form");
  const root = /** @type {HTMLElement} */ (el.querySelector(".wb-journal"));
  const detach = attachWhenGiven(root, el, attach);
  const unfollow = followProblem(model, root);
  return () => {
    unfollow();
    detach();
  };
}

export const journal = { initialize, render };
export default { initialize, render };
