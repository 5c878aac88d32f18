// @ts-check
import { localDay } from "./day.js";
import { attachLock } from "./lock_section.js";
import { erase, eraseAll } from "./erasing.js";
import { CONSENT, documentKey } from "./places.js";
import { getStore } from "./store.js";
import { StoredWords } from "./stored_words.js";
import { takeIn } from "./taking_in.js";
import { TakeawayError, differences, pack, unpack } from "./takeaway.js";
import { fillWords } from "./words.js";

/** @typedef {import("./checking.js").Document} Document */

/** A file of more bytes than this is none of ours: storage itself holds about 5 MB. */
const MOST_BYTES = 20_000_000;

/**
 * Make "my data" live.
 * @param {HTMLElement} root rendered by Python
 * @param {import("./stored_words.js").Catalogue} catalogue
 * @returns {() => void} detach
 */
function attach(root, catalogue) {
  const store = getStore();
  const words = JSON.parse(root.dataset.words ?? "{}");
  const stored = new StoredWords(catalogue, words, root.lang);
  const closing = new AbortController();
  const { signal } = closing;
  const said = part(root, "[data-said]");
  const fault = part(root, "[data-fault]");
  const preview = /** @type {HTMLFormElement} */ (part(root, "[data-preview]"));
  const file = /** @type {HTMLInputElement} */ (part(root, "[data-file]"));
  /** What was read from a file and waits for a yes. */
  let waiting = /** @type {Document[] | null} */ (null);

  function show() {
    const documents = store.documents();
    const place = store.trouble ? "page" : store.place === "device" ? "device" : "tab";
    const none = documents.length === 0;
    part(root, "[data-place]").textContent = words[none ? "see_none" : `see_${place}`];
    showChapters(documents);
    part(root, "[data-aside]").replaceChildren(
      ...store.setAside().map(({ instrument, person }) =>
        element("li", fillWords(words.aside, { title: stored.title({ instrument, person }) })),
      ),
    );
    if (waiting) showChanges(waiting);
  }

  /** Chapters that were open stay open, and a question that was asked stays asked. */
  function showChapters(/** @type {Document[]} */ documents) {
    const list = part(root, "[data-list]");
    const before = new Map([...list.children].map((one) => [one.getAttribute("data-title"), one]));
    const template = /** @type {HTMLTemplateElement} */ (part(root, "[data-chapter]"));
    const shown = stored.byChapter(documents).map(({ title, documents: own }) => {
      let chapter = /** @type {HTMLElement | undefined} */ (before.get(title));
      if (!chapter) {
        const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
        chapter = /** @type {HTMLElement} */ (copy.firstElementChild);
        chapter.dataset.title = title;
        part(chapter, "summary b").textContent = title;
        part(chapter, "[data-do=ask]").textContent = fillWords(words.erase_chapter, { title });
        part(chapter, ".sure span").textContent = fillWords(words.erase_chapter_sure, { title });
      }
      part(chapter, ".counted").textContent = stored.counted(own);
      part(chapter, "[data-documents]").replaceChildren(...own.flatMap(documentElements));
      // Where answers live goes with everything, not with a chapter.
      const erasable = own.filter((one) => documentKey(one.person, one.instrument) !== CONSENT);
      part(chapter, ".erasing").hidden = erasable.length === 0;
      return chapter;
    });
    // Only what is new or gone is moved: else the focus would go.
    for (const one of [...list.children]) if (!shown.includes(/** @type {any} */ (one))) one.remove();
    shown.forEach((one, n) => list.children[n] !== one && list.insertBefore(one, list.children[n] ?? null));
  }

  function documentElements(/** @type {Document} */ document) {
    const parts = stored.parts(document).map(({ title, rows }) => {
      const list = element("dl");
      for (const { question, answer, own, date } of rows) {
        const row = element("div");
        const told = element("dd", answer);
        if (own) told.className = "own";
        row.append(element("dt", question), told);
        if (date) row.append(element("dd", date, "when"));
        list.append(row);
      }
      return [element("p", title, "small"), ...(rows.length ? [list] : [])];
    });
    return [element("h4", stored.title(document)), ...parts.flat()];
  }

  function showChanges(/** @type {Document[]} */ documents) {
    const replace = new FormData(preview).get("how") === "replace";
    const found = differences(store.documents(), documents, { replace });
    const lines = found.map((one) => {
      const kinds = /** @type {const} */ (["added", "changed", "removed"]);
      const changes = kinds.filter((kind) => one[kind]).map((kind) => fillWords(words[kind], { n: one[kind] }));
      const title = stored.title(one);
      const line = changes.length ? words.load_change : words.load_same;
      return element("li", fillWords(line, { title, changes: changes.join(", ") }));
    });
    const none = element("li", words.load_nothing);
    part(preview, "[data-changes]").replaceChildren(...(lines.length ? lines : [none]));
    part(preview, "[data-yes]").textContent = words[replace ? "load_yes_replace" : "load_yes_merge"];
  }

  async function read() {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    leave();
    said.textContent = "";
    try {
      if (chosen.size > MOST_BYTES) throw new RangeError();
      const { made, documents } = unpack(await chosen.text());
      waiting = documents;
      preview.reset();
      part(preview, "[data-from]").textContent = fillWords(words.load_from, { date: stored.date(made) });
      showChanges(documents);
      preview.hidden = false;
      part(preview, "[data-from]").focus();
    } catch (error) {
      fault.textContent = faultOf(error);
    }
    // The same file can be chosen again.
    file.value = "";
  }

  function faultOf(/** @type {unknown} */ error) {
    if (error instanceof RangeError) return words.load_big;
    if (!(error instanceof TakeawayError)) return words.load_unreadable;
    return fillWords(words[`load_${error.reason}`], { place: error.place });
  }

  function leave() {
    waiting = null;
    preview.hidden = true;
    fault.textContent = "";
  }

  function load(/** @type {Event} */ event) {
    event.preventDefault();
    if (!waiting) return;
    const replace = new FormData(preview).get("how") === "replace";
    takeIn(waiting, { replace });
    leave();
    tell(store.trouble ? words.loaded_not_kept : words.loaded);
  }

  function tell(/** @type {string} */ text) {
    said.textContent = text;
    said.focus();
  }

  const DO = /** @type {Record<string, (button: HTMLElement) => void>} */ ({
    take(button) {
      const now = new Date();
      const blob = new Blob([pack(store.documents(), now.toISOString())], { type: "application/json" });
      const link = /** @type {HTMLAnchorElement} */ (button);
      if (link.href.startsWith("blob:")) URL.revokeObjectURL(link.href);
      link.href = URL.createObjectURL(blob);
      link.download = `samenwerkboek-${localDay(now)}.json`;
    },
    leave() {
      leave();
      file.focus();
    },
    ask: (button) => ask(button, true),
    keep: (button) => ask(button, false),
    erase(button) {
      const title = button.closest("[data-title]")?.getAttribute("data-title");
      ask(button, false);
      if (title) {
        const chapter = stored.byChapter(store.documents()).find((one) => one.title === title);
        const own = chapter?.documents ?? [];
        erase(own.filter((one) => documentKey(one.person, one.instrument) !== CONSENT));
      } else {
        leave();
        eraseAll();
      }
      tell(words.erased);
    },
  });

  function ask(/** @type {HTMLElement} */ button, /** @type {boolean} */ asking) {
    const erasing = /** @type {HTMLElement} */ (button.closest(".erasing"));
    part(erasing, ".sure").hidden = !asking;
    part(erasing, "[data-do=ask]").hidden = asking;
    part(erasing, asking ? "[data-do=keep]" : "[data-do=ask]").focus();
  }

  root.addEventListener(
    "click",
    ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest("[data-do]");
      if (button instanceof HTMLElement) DO[button.dataset.do ?? ""](button);
    },
    { signal },
  );
  file.addEventListener("change", read, { signal });
  preview.addEventListener("change", () => waiting && showChanges(waiting), { signal });
  preview.addEventListener("submit", load, { signal });
  const unsubscribe = store.subscribe(show);
  const detachLock = attachLock(part(root, "[data-lock]"), tell);
  show();
  part(root, "[data-live]").hidden = false;
  root.dataset.ready = "yes";
  return () => {
    unsubscribe();
    detachLock();
    closing.abort();
  };
}

/** @param {string} tag @param {string} text @param {string} name */
function element(tag, text = "", name = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

function part(/** @type {Element} */ at, /** @type {string} */ selector) {
  return /** @type {HTMLElement} */ (at.querySelector(selector));
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  if (!el.querySelector(".wb-data")) el.innerHTML = model.get("html");
  const root = /** @type {HTMLElement} */ (el.querySelector(".wb-data"));
  // Python puts the words in front of this script; see my_data.py.
  return attach(root, /** @type {any} */ (CATALOGUE));
}

export default { render };
