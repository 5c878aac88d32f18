// @ts-check
import { getStore } from "../../widgets/store.js";
import { fillWords, pageWords } from "../../widgets/words.js";

/** One banner for each document that could not be used. */
export function showSetAside() {
  const store = getStore();
  const words = pageWords();
  const list = document.getElementById("set-aside");
  const status = document.getElementById("set-aside-status");
  const template = document.getElementById("set-aside-banner");
  if (!list || !status || !(template instanceof HTMLTemplateElement)) return;

  const documents = store.setAside();
  const keys = new Set(documents.map(({ key }) => key));
  for (const banner of [...list.children]) {
    if (!keys.has(banner.getAttribute("data-key"))) banner.remove();
  }
  const shown = new Set([...list.children].map((banner) => banner.getAttribute("data-key")));
  for (const { key, instrument, text } of documents) {
    if (shown.has(key)) continue;
    const part = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const banner = /** @type {HTMLElement} */ (part.firstElementChild);
    banner.dataset.key = key;
    const told = fillWords(words.aside_text, { title: asideTitle(instrument) });
    /** @type {Element} */ (banner.querySelector("[data-text]")).textContent = told;
    startSetAsideBanner(banner, `samenwerkboek-${instrument}.json`, text, () => {
      store.discard(key);
      status.textContent = words.aside_removed;
      document.getElementById("content")?.focus({ preventScroll: true });
      showSetAside();
    });
    list.append(banner);
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
  for (const link of document.querySelectorAll("a[data-instruments]")) {
    const asks = (link.getAttribute("data-instruments") ?? "").split(" ");
    if (asks.some((ask) => ask.split(",")[0] === instrument)) {
      return link.querySelector("[data-title]")?.textContent ?? instrument;
    }
  }
  return instrument;
}
