// @ts-check
import { numberThatDay } from "./checking.js";
import { fillWords } from "./words.js";

/**
 * Stored words: documents as somebody reads them, with titles, questions and dates.
 */

/** @typedef {import("./checking.js").Document} Document */
/** @typedef {import("./checking.js").Response} Response */
/** @typedef {{ text: string, section: string, kind: string, options: Record<string, string> }} Item */
/** @typedef {{ chapters: { number: number, title: string, instruments: string[] }[], instruments: Record<string, { title: string, items: Record<string, Item> }> }} Catalogue */
/** @typedef {{ question: string, answer: string, own: boolean, date: string }} Row own: in somebody's own words */
/** @typedef {{ title: string, rows: Row[] }} Part */

const WITHHELD = "withheld";
const LOCALES = /** @type {Record<string, string>} */ ({ nl: "nl-NL", en: "en-GB" });

export class StoredWords {
  /** @param {Catalogue} catalogue @param {Record<string, string>} words @param {string} language */
  constructor(catalogue, words, language) {
    this.catalogue = catalogue;
    this.words = words;
    const locale = LOCALES[language] ?? language;
    this.day = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
    this.number = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
  }

  /** The title of what was asked, and whose answers they are. */
  title(/** @type {{ instrument: string, person: string }} */ { instrument, person }) {
    const title = this.catalogue.instruments[instrument]?.title ?? instrument;
    if (person === "me") return title;
    return fillWords(this.words[person === "partner" ? "of_partner" : "of_other"], { title });
  }

  /** The documents of each chapter, in the order of the book; what has none comes last. */
  byChapter(/** @type {Document[]} */ documents) {
    const left = new Set(documents);
    const chapters = this.catalogue.chapters.map(({ number, title, instruments }) => {
      const own = documents.filter((one) => left.has(one) && instruments.includes(one.instrument));
      for (const one of own) left.delete(one);
      return { title: number && number < 90 ? `${number} ${title}` : title, documents: own };
    });
    chapters.push({ title: this.words.other_chapter, documents: [...left] });
    return chapters.filter((chapter) => chapter.documents.length);
  }

  /** A document in parts: each filling in, then each entry, the newest first. */
  parts(/** @type {Document} */ document) {
    const parts = /** @type {Part[]} */ ([]);
    const items = this.catalogue.instruments[document.instrument]?.items ?? {};
    const isJournal = document.entries.length > 0;
    for (const occasion of [...document.occasions].reverse()) {
      const answers = Object.entries(occasion.responses);
      // An emptied form of a journal is no answer that somebody gave.
      const given = isJournal ? answers.filter(([, { value }]) => value !== null) : answers;
      if (!given.length) continue;
      const again = numberThatDay(occasion) > 1 ? ` (${numberThatDay(occasion)})` : "";
      const when = fillWords(this.words.occasion, { date: this.date(occasion.date) }) + again;
      const rows = given.map(([id, { value, changed }]) => {
        const later = this.date(changed) !== this.date(occasion.date);
        return this.row(items, id, value, later ? changed : "");
      });
      parts.push({ title: isJournal ? this.words.draft : when, rows: ordered(rows, items, given) });
    }
    for (const { created, changed, deleted, responses = {} } of [...document.entries].reverse()) {
      const dates = { date: this.date(created), changed: this.date(changed) };
      const key = deleted ? "entry_removed" : created === changed ? "entry" : "entry_changed";
      const given = Object.entries(responses);
      const rows = given.map(([id, value]) => this.row(items, id, value));
      parts.push({ title: fillWords(this.words[key], dates), rows: ordered(rows, items, given) });
    }
    return parts;
  }

  /**
   * @param {Record<string, Item>} items @param {string} id @param {Response | null} value
   * @param {string} changed the moment, if it is not that of the whole
   * @returns {Row}
   */
  row(items, id, value, changed = "") {
    const item = Object.hasOwn(items, id) ? items[id] : null;
    const section = item?.section ? `${item.section}: ` : "";
    return {
      question: item ? section + item.text : fillWords(this.words.unknown_item, { id }),
      answer: this.#named(id, value) ?? this.answer(item, value),
      own: item?.kind === "text" || item?.kind === "list",
      date: changed ? this.date(changed) : "",
    };
  }

  /**
   * A list under the id of an instrument has ids of that one's items; see sharing.yaml.
   * @param {string} id @param {Response | null} value
   */
  #named(id, value) {
    const items = this.catalogue.instruments[id]?.items;
    if (!items || !Array.isArray(value) || !value.length) return null;
    return value.map((one) => items[one]?.text ?? one).join("; ");
  }

  /** @param {Item | null} item @param {Response | null} value */
  answer(item, value) {
    if (value === null) return this.words.cleared;
    if (value === WITHHELD && item?.kind !== "text") return this.words.withheld;
    if (item?.kind === "date" && typeof value === "string") return this.date(value);
    const all = Array.isArray(value) ? value : [value];
    const named = all.map((one) => {
      const text = item?.options[String(one)];
      return text ?? (typeof one === "number" ? this.number.format(one) : one);
    });
    return named.join("; ");
  }

  /** A day or moment in words; what is none stands as it is. */
  date(/** @type {string} */ moment) {
    const [year, month, day] = moment.slice(0, 10).split("-").map(Number);
    const local = moment.includes("T") ? new Date(moment) : new Date(year, month - 1, day);
    return Number.isNaN(local.getTime()) ? moment : this.day.format(local);
  }

  /** How much there is: "3 answers, 1 journal entry". */
  counted(/** @type {Document[]} */ documents) {
    const answers = documents.flatMap(({ occasions }) =>
      occasions.flatMap(({ responses }) => Object.values(responses).filter(({ value }) => value !== null)),
    );
    const entries = documents.flatMap((one) => one.entries.filter(({ deleted }) => !deleted));
    const told = { answers: this.count("answers", answers.length), entries: this.count("entries", entries.length) };
    if (!entries.length) return told.answers;
    return answers.length ? fillWords(this.words.counted, told) : told.entries;
  }

  count(/** @type {string} */ what, /** @type {number} */ n) {
    return fillWords(this.words[`${what}_${n === 1 ? "one" : "many"}`], { n });
  }
}

/**
 * Rows in the order in which they are asked.
 * @param {Row[]} rows @param {Record<string, Item>} items @param {[string, unknown][]} given
 */
function ordered(rows, items, given) {
  const order = Object.keys(items);
  const place = (/** @type {number} */ n) => {
    const at = order.indexOf(given[n][0]);
    return at < 0 ? order.length : at;
  };
  return rows.map((row, n) => ({ row, at: place(n) })).sort((a, b) => a.at - b.at).map(({ row }) => row);
}
