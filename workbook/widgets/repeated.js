// @ts-check
import { followStore } from "./answers.js";
import { part } from "./asking.js";
import { numberThatDay } from "./checking.js";
import { localDay } from "./day.js";
import { currentOccasion, earlierOccasions } from "./document.js";
import { questionnaire } from "./questionnaire.js";
import { getStore } from "./store.js";
import { fillWords } from "./words.js";

/** @typedef {import("./checking.js").Response} Response */
/** @typedef {{ id: string, date: string, responses: Record<string, Response> }} Earlier */

/**
 * Offer to fill a form in again, and show what was answered before.
 * @param {HTMLElement} root with the form in it, rendered by Python
 * @returns {() => void} detach
 */
function attachAgain(root) {
  const store = getStore();
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const section = /** @type {HTMLElement} */ (part(root, ".wb-again"));
  const begun = /** @type {HTMLElement} */ (part(root, "[data-begun]"));
  const said = /** @type {HTMLElement} */ (part(root, "[data-said]"));
  const offer = /** @type {HTMLElement} */ (part(section, "[data-offer]"));
  const list = /** @type {HTMLElement} */ (part(section, "[data-list]"));
  const dialog = /** @type {HTMLDialogElement} */ (section.querySelector("dialog"));
  const words = JSON.parse(section.dataset.words ?? "{}");
  const { instrument = "", version = "1" } = form.dataset;
  /** What comes between the questions must not move them while somebody answers. */
  const today = localDay();
  const rows = /** @type {Map<string, HTMLElement>} */ (new Map());
  let asked = "";
  let calendar = /** @type {Intl.DateTimeFormat | null} */ (null);

  function day(/** @type {{ id: string, date: string }} */ occasion) {
    // Made for the first day to be written, since it takes a browser long.
    calendar ??= new Intl.DateTimeFormat(form.lang === "en" ? "en-GB" : "nl-NL", {
      dateStyle: "long",
      timeZone: "UTC",
    });
    const date = calendar.format(new Date(`${occasion.date}T00:00:00Z`));
    const n = numberThatDay(/** @type {any} */ (occasion));
    return n > 1 ? fillWords(words.that_day, { date, n }) : date;
  }

  function show() {
    const document = store.read(instrument);
    const current = document ? currentOccasion(document) : undefined;
    const past = document ? earlierOccasions(document) : [];
    const answered = Object.keys(store.responses(instrument)).length > 0;
    offer.hidden = !answered;
    section.hidden = !answered && !past.length;
    begun.hidden = !answered || !current || current.date >= today;
    if (current && !begun.hidden) {
      const told = /** @type {HTMLElement} */ (begun.querySelector("span"));
      told.textContent = fillWords(words.begun, { date: day(current) });
    }
    /** @type {HTMLElement} */ (part(section, "[data-earlier]")).hidden = !past.length;
    showPast(past.reverse());
  }

  /** The newest first; a row that is there stays as it is, open or closed. */
  function showPast(/** @type {Earlier[]} */ past) {
    for (const [id, row] of rows) {
      if (past.some((occasion) => occasion.id === id)) continue;
      row.remove();
      rows.delete(id);
    }
    past.forEach((occasion, i) => {
      const row = rows.get(occasion.id) ?? rowOf(occasion);
      if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null);
    });
  }

  function rowOf(/** @type {Earlier} */ occasion) {
    const row = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = day(occasion);
    row.append(summary);
    // The answers are written when somebody wants to read them.
    row.addEventListener("toggle", () => {
      row.querySelector("dl")?.remove();
      const now = store.read(instrument);
      const told = now && earlierOccasions(now).find(({ id }) => id === occasion.id);
      if (row.open && told) row.append(answersOf(told.responses));
    });
    rows.set(occasion.id, row);
    return row;
  }

  /** Questions and answers in the words of the form; text stays text. */
  function answersOf(/** @type {Record<string, Response>} */ responses) {
    const told = document.createElement("dl");
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-item]"))) {
      const response = responses[item.dataset.item ?? ""];
      if (response === undefined) continue;
      const question = document.createElement("dt");
      const answer = document.createElement("dd");
      question.textContent = questionOf(item);
      answer.textContent = wordsOf(item, response);
      told.append(question, answer);
    }
    return told;
  }

  const ACTS = /** @type {Record<string, () => void>} */ ({
    again() {
      const document = store.read(instrument);
      const current = document && currentOccasion(document);
      if (!current) return;
      asked = current.id;
      const explained = /** @type {HTMLElement} */ (part(dialog, "[data-explained]"));
      explained.textContent = fillWords(words.explained, { date: day(current) });
      dialog.showModal();
    },
    yes() {
      const until = store.read(instrument)?.occasions.find(({ id }) => id === asked);
      dialog.close();
      store.beginOccasion(instrument, Number(version), asked);
      if (until) said.textContent = fillWords(words.done, { date: day(until) });
      said.focus();
    },
    no: () => dialog.close(),
  });

  function act(/** @type {Event} */ event) {
    const button = /** @type {HTMLElement | null} */ (
      /** @type {HTMLElement} */ (event.target).closest("[data-do]")
    );
    ACTS[button?.dataset.do ?? ""]?.();
  }

  root.addEventListener("click", act);
  const unsubscribe = store.subscribe((/** @type {any} */ change) => {
    if (change.instrument === instrument) show();
  });
  show();
  return () => {
    unsubscribe();
    root.removeEventListener("click", act);
  };
}

function questionOf(/** @type {HTMLElement} */ item) {
  const question = item.querySelector("legend, .asked");
  const nodes = [...(question?.childNodes ?? [])];
  const place = /** @type {Node | null | undefined} */ (question?.querySelector(".n"));
  return nodes.filter((node) => node !== place).map((node) => node.textContent).join("").trim();
}

function wordsOf(/** @type {HTMLElement} */ item, /** @type {Response} */ response) {
  const values = [response].flat().map(String);
  const inputs = [...item.querySelectorAll("input")].filter(({ type }) => /radio|checkbox/.test(type));
  const chosen = inputs.filter(({ value }) => values.includes(value));
  const told = chosen.map((input) => input.closest("label")?.textContent?.trim() ?? input.value);
  return (told.length ? told : values).join(", ");
}

/** @param {{ model: any }} context */
function initialize({ model }) {
  return followStore(model);
}

/** @param {{ model: any, el: HTMLElement }} context */
function render(context) {
  const stop = questionnaire.render(context);
  const detach = attachAgain(context.el);
  return () => {
    detach();
    stop();
  };
}

export const repeated = { initialize, render };
export default { initialize, render };
