// @ts-check
import { getStore } from "../../widgets/store.js";

/**
 * Where answers live, and what is wrong with it: the consent notice, the quiet line in
 * the footer, storage that is full or forbidden. What was set aside is rare: its script
 * comes only then.
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
    showSetAside(store.setAside().length > 0);
  }
  store.subscribe(show);
  show();
}

/**
 * The quiet line in the footer: where answers are, and the way to choose.
 * @param {Record<string, string>} words
 */
function showPlace(words) {
  const { place, trouble, lock } = getStore();
  const line = document.getElementById("place");
  const told = line?.querySelector("span");
  const link = line?.querySelector("a");
  if (!line || !told || !link) return;
  told.textContent = trouble ? words.place_trouble : words[`place_${place}`];
  link.textContent = place === "undecided" ? words.place_choose : words.place_change;
  line.hidden = lock === "closed";
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

let aside = /** @type {{ showSetAside: () => void } | null} */ (null);

async function showSetAside(/** @type {boolean} */ some) {
  const script = document.getElementById("set-aside")?.dataset.script;
  if (some && script) aside ??= await import(script);
  aside?.showSetAside();
}
