// @ts-check
import { getStore } from "../../widgets/store.js";
import { fillWords } from "../../widgets/words.js";
import { SAID } from "./said.js";

/** What each chapter asks, by its address. Python puts it in front; see frame.py. */
const CHAPTERS = /** @type {Record<string, string>} */ (/** @type {any} */ (ASKS));

const BANNER =
  '<section class="banner" tabindex="-1"><b data-word="title"></b><span class="small" data-text></span>' +
  '<p class="row"><a class="btn" data-act="download" data-word="download"></a>' +
  '<button class="btn" type="button" data-act="remove" data-word="remove"></button></p>' +
  '<p class="row" data-sure hidden><span data-word="sure"></span>' +
  '<button class="btn" type="button" data-act="yes" data-word="remove_yes"></button>' +
  '<button class="btn" type="button" data-act="no" data-word="remove_no"></button></p></section>';

/** One banner for each document that could not be used. */
export function showSetAside() {
  const store = getStore();
  const list = document.getElementById("set-aside");
  const status = document.getElementById("set-aside-status");
  if (!list || !status) return;

  const documents = store.setAside();
  const keys = new Set(documents.map(({ key }) => key));
  for (const banner of [...list.children]) {
    if (!keys.has(banner.getAttribute("data-key"))) banner.remove();
  }
  const shown = new Set([...list.children].map((banner) => banner.getAttribute("data-key")));
  for (const { key, instrument, text } of documents) {
    if (shown.has(key)) continue;
    list.insertAdjacentHTML("beforeend", BANNER);
    const banner = /** @type {HTMLElement} */ (list.lastElementChild);
    banner.dataset.key = key;
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (banner.querySelectorAll("[data-word]"))) {
      part.textContent = SAID[`aside_${part.dataset.word}`];
    }
    const told = fillWords(SAID.aside_text, { title: asideTitle(instrument) });
    /** @type {Element} */ (banner.querySelector("[data-text]")).textContent = told;
    startSetAsideBanner(banner, `samenwerkboek-${instrument}.json`, text, () => {
      store.discard(key);
      status.textContent = SAID.aside_removed;
      document.getElementById("content")?.focus({ preventScroll: true });
      showSetAside();
    });
  }
}

/** @param {HTMLElement} banner @param {string} name @param {string} text @param {() => void} remove */
function startSetAsideBanner(banner, name, text, remove) {
  const act = (/** @type {string} */ which) =>
    /** @type {HTMLElement} */ (banner.querySelector(`[data-act=${which}]`));
  const sure = /** @type {HTMLElement} */ (banner.querySelector("[data-sure]"));
  const blob = new Blob([text], { type: "application/json" });

  const download = /** @type {HTMLAnchorElement} */ (act("download"));
  download.href = URL.createObjectURL(blob);
  download.download = name;
  act("remove").addEventListener("click", () => {
    sure.hidden = false;
    act("no").focus();
  });
  act("no").addEventListener("click", () => {
    sure.hidden = true;
    act("remove").focus();
  });
  act("yes").addEventListener("click", remove);
}

/** The title of the chapter that asks an instrument, else the instrument's id. */
function asideTitle(/** @type {string} */ instrument) {
  for (const link of document.querySelectorAll(".chap-list li a")) {
    const asks = (CHAPTERS[link.getAttribute("href") ?? ""] ?? "").split(" ");
    if (asks.some((ask) => ask.split(",")[0] === instrument)) {
      return link.querySelector("[data-title]")?.textContent ?? instrument;
    }
  }
  return instrument;
}
