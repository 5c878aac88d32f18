// @ts-check
import { isShown, keepItem, kept, shareable, showInstrument } from "./sharing.js";
import { getStore } from "./store.js";
import { fillWords } from "./words.js";

/** @typedef {import("./couple.js").Parts} Parts */

const ABOUT = "about";
const NAME = "me";

/**
 * What somebody shows: a switch for each instrument, and below it each answer.
 * @param {Parts} parts
 */
export function attachChoosing({ root, words, stored, items }) {
  const store = getStore();
  const view = /** @type {HTMLElement} */ (root.querySelector("[data-view=choose]"));
  const blocks = /** @type {HTMLElement[]} */ ([...view.querySelectorAll("[data-show]")]);
  const none = /** @type {HTMLElement} */ (view.querySelector("[data-none]"));
  const said = /** @type {HTMLElement} */ (view.querySelector("[data-said]"));
  const name = /** @type {HTMLInputElement} */ (view.querySelector("[data-name]"));

  function show() {
    for (const block of blocks) showBlock(block);
    none.hidden = blocks.some((block) => !block.hidden && block.dataset.show !== ABOUT);
    const own = String(store.responses(ABOUT)[NAME] ?? "");
    if (document.activeElement !== name) name.value = own;
  }

  function showBlock(/** @type {HTMLElement} */ block) {
    const instrument = block.dataset.show ?? "";
    const answers = shareable(instrument, items[instrument] ?? []);
    const given = Object.keys(answers);
    const shows = isShown(instrument);
    input(block, "[data-switch]").checked = shows;
    if (instrument === ABOUT) return;
    block.hidden = given.length === 0 && !shows;
    const away = kept(instrument).filter((item) => given.includes(item)).length;
    const counts = { n: given.length, shown: given.length - away, kept: away };
    const word = away ? words.kept_count : words[given.length === 1 ? "answers_one" : "answers_many"];
    /** @type {HTMLElement} */ (block.querySelector("[data-count]")).textContent = fillWords(word, counts);
    const list = /** @type {HTMLElement} */ (block.querySelector("[data-items]"));
    // Made anew only when an answer is another one: else the focus would go.
    const told = JSON.stringify(answers);
    if (list.dataset.told !== told) {
      list.replaceChildren(...given.map((item) => row(instrument, item, answers[item])));
      list.dataset.told = told;
    }
    for (const box of list.querySelectorAll("input")) box.checked = kept(instrument).includes(box.value);
  }

  /** @param {string} instrument @param {string} item @param {any} value */
  function row(instrument, item, value) {
    const { question, answer, own } = stored.row(stored.catalogue.instruments[instrument].items, item, value);
    const line = element("li");
    const label = element("label", "", "check");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = item;
    const asked = element("span", words.keep_item);
    asked.append(element("span", `: ${question}`, "vh"));
    label.append(box, asked);
    line.append(element("p", question, "question"), element("p", answer, own ? "answer own" : "answer"), label);
    return line;
  }

  function take(/** @type {Event} */ { target }) {
    const box = /** @type {HTMLInputElement} */ (target);
    const block = /** @type {HTMLElement | null} */ (box.closest("[data-show]"));
    const instrument = block?.dataset.show ?? "";
    if (box === name) {
      store.respond(ABOUT, Number(name.dataset.version), NAME, name.value.trim() || null);
    } else if ("switch" in box.dataset) showInstrument(instrument, box.checked);
    else keepItem(instrument, box.value, box.checked);
    said.textContent = words[store.trouble ? "chosen_unsaved" : "chosen_saved"];
  }

  view.addEventListener("change", take);
  return { show, detach: () => view.removeEventListener("change", take) };
}

/** @param {Element} at @param {string} selector */
function input(at, selector) {
  return /** @type {HTMLInputElement} */ (at.querySelector(selector));
}

/** What is shown, by its titles: "The six themes (30 answers), My name". @param {Parts} parts */
export function toldToShow({ root, words, items }) {
  const blocks = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-show]")]);
  const told = blocks.flatMap((block) => {
    const instrument = block.dataset.show ?? "";
    const given = Object.keys(shareable(instrument, items[instrument] ?? []));
    const n = given.filter((item) => !kept(instrument).includes(item)).length;
    if (!isShown(instrument) || !n) return [];
    const title = block.querySelector(".check span")?.firstChild?.textContent?.trim() ?? "";
    const count = fillWords(words[n === 1 ? "answers_one" : "answers_many"], { n });
    return [instrument === ABOUT ? title : `${title} (${count})`];
  });
  return told.length ? fillWords(words.to_show, { what: told.join(", ") }) : "";
}

/** @param {string} tag @param {string} text @param {string} name */
function element(tag, text = "", name = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}
