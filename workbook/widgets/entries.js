// @ts-check
import { attachItems, part } from "./asking.js";
import { fillWords } from "./words.js";

/** @typedef {import("./checking.js").Entry} Entry */
/** @typedef {Record<string, any>} Responses */
/** @typedef {{ id: string, kind: string, text: string, options: Record<string, string> }} Item */
/**
 * @typedef {object} Actions
 * @property {() => Entry[]} entries
 * @property {(name: string, responses: Responses) => void} write
 * @property {(entry: Entry) => void} remove
 */

/** So many rows are drawn at once: five hundred would make a phone slow. */
const STEP = 50;

/** The list of a journal's entries: sorted, filtered, each open to correction. */
export class EntryList {
  /**
   * @param {HTMLElement} root @param {Item[]} items @param {Record<string, string>} words
   * @param {Actions} actions
   */
  constructor(root, items, words, actions) {
    this.root = root;
    this.items = items;
    this.words = words;
    this.actions = actions;
    this.list = /** @type {HTMLElement} */ (part(root, "[data-list]"));
    this.rows = /** @type {Map<string, HTMLElement>} */ (new Map());
    this.limit = STEP;
    this.dated = items.find(({ kind }) => kind === "date")?.id ?? "";
    /** The item that names an entry; empty where its day does. */
    this.named = root.dataset.named ?? "";
    this.calendar = /** @type {Intl.DateTimeFormat | null} */ (null);
  }

  /** How a day is written; made for the first entry, since it takes a browser long. */
  get day() {
    return (this.calendar ??= new Intl.DateTimeFormat(
      this.root.lang === "en" ? "en-GB" : "nl-NL",
      { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
    ));
  }

  /** The entries as the visitor wants to see them. */
  chosen() {
    const filter = this.pick("filter");
    const newest = !this.named && this.pick("order") !== "old";
    const key = (/** @type {Entry} */ entry) => `${entry.responses?.[this.dated]} ${entry.created}`;
    return this.actions
      .entries()
      .filter(({ responses }) => !filter || responses?.[this.root.dataset.filter ?? ""] === filter)
      .sort((a, b) => (key(a) < key(b) ? -1 : 1) * (newest ? -1 : 1));
  }

  pick(/** @type {string} */ name) {
    return /** @type {HTMLSelectElement | null} */ (
      this.root.querySelector(`[data-pick=${name}]`)
    )?.value;
  }

  show() {
    const all = this.actions.entries();
    const chosen = this.chosen();
    const shown = chosen.slice(0, this.limit);
    const names = new Set(all.map(({ id }) => id));
    for (const [name, row] of this.rows) {
      if (names.has(name)) continue;
      row.remove();
      this.rows.delete(name);
    }
    // A row that is where it belongs is not touched: it may have the focus.
    shown.forEach((entry, i) => {
      const row = this.row(entry);
      if (this.list.children[i] !== row) this.list.insertBefore(row, this.list.children[i] ?? null);
    });
    while (this.list.children.length > shown.length) this.list.lastElementChild?.remove();
    this.showAround(all.length, chosen.length, shown.length);
  }

  showAround(/** @type {number} */ all, /** @type {number} */ chosen, /** @type {number} */ shown) {
    const hide = (/** @type {string} */ selector, /** @type {boolean} */ hidden) =>
      part(this.root, selector)?.toggleAttribute("hidden", hidden);
    hide("[data-empty]", all > 0);
    hide(".journal-bar", all === 0);
    hide("[data-do=more]", shown === chosen);
    const count = /** @type {HTMLElement} */ (part(this.root, "[data-count]"));
    count.textContent = fillWords(this.words.count, { shown, all });
  }

  more() {
    const next = this.limit;
    this.limit += STEP;
    this.show();
    /** @type {HTMLElement | null} */ (this.list.children[next]?.querySelector("button"))?.focus();
  }

  clear() {
    this.rows.clear();
    this.list.replaceChildren();
  }

  /** The row of an entry, made once and written anew when the entry has changed. */
  row(/** @type {Entry} */ entry) {
    let row = this.rows.get(entry.id);
    if (!row) {
      const template = /** @type {HTMLTemplateElement} */ (part(this.root, "[data-row]"));
      row = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
      row.dataset.entry = entry.id;
      this.rows.set(entry.id, row);
    }
    if (row.dataset.changed !== entry.changed && !row.querySelector("form")) this.fill(row, entry);
    return row;
  }

  fill(/** @type {HTMLElement} */ row, /** @type {Entry} */ entry) {
    const name = this.nameOf(entry);
    const title = /** @type {HTMLElement} */ (part(row, "[data-title]"));
    const told = /** @type {HTMLElement} */ (part(row, ".told"));
    const own = this.ownWords(entry);
    title.textContent = name;
    // Of somebody with a name there are many questions: each answer stands below its own.
    if (this.named) told.replaceChildren(...own.flatMap(({ text, said }) => [line(text, "asked"), line(said)]));
    else told.textContent = own.map(({ said }) => said).join("\n");
    if (!own.length && (this.texts.length || !this.named)) told.textContent = this.words.no_words;
    told.classList.toggle("soft", !own.length);
    const meta = this.items.map(({ id, kind, text, options }) => {
      const said = entry.responses?.[id];
      return this.named && kind === "date" && said ? `${text} ${this.date(said)}` : options[said];
    });
    /** @type {HTMLElement} */ (part(row, ".meta")).textContent = meta.filter(Boolean).join(" · ");
    for (const hidden of row.querySelectorAll("button .vh")) hidden.textContent = `: ${name}`;
    row.dataset.changed = entry.changed;
  }

  /** The texts of an entry with their questions, without the one that names it. */
  ownWords(/** @type {{ responses?: Responses }} */ { responses }) {
    return this.texts.map(({ id, text }) => ({ text, said: responses?.[id] })).filter(({ said }) => said);
  }

  get texts() {
    return this.items.filter(({ id, kind }) => kind === "text" && id !== this.named);
  }

  /** Ask before words get lost. */
  askSure(/** @type {HTMLElement} */ row, /** @type {Entry} */ entry) {
    const sure = /** @type {HTMLElement} */ (part(row, ".sure"));
    const asked = /** @type {HTMLElement} */ (part(row, "[data-sure]"));
    asked.textContent = fillWords(this.words.sure, { entry: this.nameOf(entry) });
    sure.hidden = false;
    part(sure, "[data-do=keep]")?.focus();
  }

  /** Leave an entry as it is after all. */
  leave(/** @type {HTMLElement} */ row) {
    part(row, ".sure")?.toggleAttribute("hidden", true);
    part(row, "[data-do=remove]")?.focus();
  }

  /** What an entry is called: its name, or its day. */
  nameOf(/** @type {{ responses?: Responses }} */ entry) {
    if (!this.named) return this.dayOf(entry);
    return String(entry.responses?.[this.named] ?? "").trim() || this.words.no_name;
  }

  dayOf(/** @type {{ responses?: Responses }} */ entry) {
    const day = entry.responses?.[this.dated];
    return day ? this.date(day) : "";
  }

  date(/** @type {string} */ day) {
    return this.day.format(new Date(`${day}T00:00:00Z`));
  }

  /** Open a row for correction: what is changed is kept at once, as everywhere. */
  edit(/** @type {HTMLElement} */ row) {
    const name = row.dataset.entry ?? "";
    const template = /** @type {HTMLTemplateElement} */ (part(this.root, "[data-edit]"));
    const form = /** @type {HTMLFormElement} */ (template.content.firstElementChild?.cloneNode(true));
    const current = () => this.actions.entries().find(({ id }) => id === name)?.responses ?? {};
    row.append(form);
    row.classList.add("editing");
    const open = attachItems(form, this.words, {
      responses: current,
      respond: (item, value) => {
        const { [item]: _, ...others } = current();
        const kind = this.items.find(({ id }) => id === item)?.kind;
        if (value === null && kind !== "text") throw new Error(`${item} cannot be empty`);
        this.actions.write(name, value === null ? others : { ...others, [item]: value });
        return "";
      },
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open.detach();
      form.remove();
      row.classList.remove("editing");
      row.dataset.changed = "";
      this.show();
      part(row, "[data-do=edit]")?.focus();
    });
    // Who has just given a name goes on with the first question about it.
    const first = (this.named && form.querySelector("textarea")) || form.querySelector("input, textarea");
    /** @type {HTMLElement | null} */ (first)?.focus();
  }
}

function line(/** @type {string} */ text, kind = "") {
  const made = document.createElement("p");
  made.className = kind;
  made.textContent = text;
  return made;
}
