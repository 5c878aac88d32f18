// @ts-check
import { attachItems, part } from "./asking.js";
import { getStore } from "./store.js";
import { addEntry } from "./telling_entries.js";
import { fillWords } from "./words.js";

/** The answer to "going" of an agreement that is behind them. */
const OVER = "over";

/**
 * Write agreements down within the talk: they are entries of the journal, as below it.
 * @param {HTMLElement} step with the form and the list
 * @param {Record<string, string>} said @param {(text: string) => void} tell
 * @returns {() => void} detach
 */
export function attachAgreeing(step, said, tell) {
  const store = getStore();
  const form = /** @type {HTMLFormElement} */ (part(step, "form"));
  const { instrument = "", version = "1" } = form.dataset;
  const words = JSON.parse(form.dataset.words ?? "{}");
  const missing = /** @type {HTMLElement} */ (part(form, "[data-missing]"));
  const items = [...form.querySelectorAll("[data-item]")].map((item) => ({
    id: String(/** @type {HTMLElement} */ (item).dataset.item),
  }));

  const draft = attachItems(form, words, {
    responses: () => store.responses(instrument),
    respond(item, value) {
      store.respond(instrument, Number(version), item, value);
      missing.hidden = true;
      return store.trouble ? words.unsaved : "";
    },
  });

  function showList() {
    const found = store
      .entries(instrument)
      .filter(({ responses }) => responses?.going !== OVER)
      .sort((a, b) => (a.created < b.created ? -1 : 1));
    const list = /** @type {HTMLElement} */ (part(step, "[data-agreed]"));
    list.hidden = !found.length;
    part(list, "ul")?.replaceChildren(
      ...found.map(({ responses }) => {
        const line = document.createElement("li");
        const told = [responses?.what, responses?.who].map((text) => String(text ?? "").trim());
        line.textContent = told.filter(Boolean).join(" · ");
        return line;
      }),
    );
  }

  function add(/** @type {Event} */ event) {
    event.preventDefault();
    const responses = store.responses(instrument);
    const what = String(responses.what ?? "").trim();
    missing.hidden = Boolean(what);
    if (what) {
      // A field that has the focus is not emptied.
      /** @type {HTMLElement} */ (document.activeElement)?.blur();
      addEntry(instrument, version, items, responses);
      tell(fillWords(said.agree_added, { what }));
    }
    /** @type {HTMLElement | null} */ (form.querySelector("input"))?.focus();
  }

  function show() {
    draft.show();
    showList();
  }

  form.addEventListener("submit", add);
  const unsubscribe = store.subscribe((/** @type {any} */ change) => {
    if (change.instrument === instrument) show();
  });
  show();
  return () => {
    unsubscribe();
    draft.detach();
    form.removeEventListener("submit", add);
  };
}
