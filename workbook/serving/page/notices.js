// @ts-check
import { getStore } from "../../widgets/store.js";
import { fillWords } from "../../widgets/words.js";

/**
 * Where answers live, and what is wrong with it: the consent notice, the quiet line in
 * the footer, storage that is full or forbidden, and documents that were set aside.
 * @param {Record<string, string>} words
 */
export function startNotices(words) {
  const store = getStore();
  startConsentNotice();

  function show() {
    showPlace(words);
    for (const banner of document.querySelectorAll("[data-trouble]")) {
      banner.toggleAttribute("hidden", banner.getAttribute("data-trouble") !== store.trouble);
    }
    showSetAside(words);
  }
  store.subscribe(show);
  show();
}

/**
 * The quiet line in the footer: where answers are, and the way to choose.
 * @param {Record<string, string>} words
 */
function showPlace(words) {
  const { place, trouble } = getStore();
  const line = document.getElementById("place");
  const told = line?.querySelector("span");
  const link = line?.querySelector("a");
  if (!line || !told || !link) return;
  told.textContent = trouble ? words.place_trouble : words[`place_${place}`];
  link.textContent = place === "undecided" ? words.place_choose : words.place_change;
  line.hidden = false;
}

/**
 * The notice stays while somebody is choosing: it must not vanish under an arrow key. It
 * goes with its button, and is not there any more on the next page.
 */
function startConsentNotice() {
  const store = getStore();
  const root = document.documentElement;
  const notice = document.getElementById("consent-notice");
  const done = document.getElementById("consent-done");
  root.classList.toggle("placed", store.place !== "undecided");
  if (!notice || !done) return;

  store.subscribe(() => {
    done.hidden = store.place === "undecided";
    if (store.place === "undecided") root.classList.remove("placed");
  });
  done.addEventListener("click", () => {
    root.classList.add("placed");
    const next = notice.nextElementSibling ?? document.getElementById("content");
    next?.setAttribute("tabindex", "-1");
    if (next instanceof HTMLElement) next.focus();
  });
}

/**
 * One banner for each document that could not be used.
 * @param {Record<string, string>} words
 */
function showSetAside(words) {
  const store = getStore();
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
      showSetAside(words);
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
    const instruments = JSON.parse(link.getAttribute("data-instruments") ?? "{}");
    if (Object.hasOwn(instruments, instrument)) {
      return link.querySelector("[data-title]")?.textContent ?? instrument;
    }
  }
  return instrument;
}
