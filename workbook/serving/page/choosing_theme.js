// @ts-check
import { getStore } from "../../widgets/store.js";

const THEME_KEY = "samenwerkboek/theme";

/**
 * Light, dark or as the device. The choice is kept where the answers are: on the device
 * only if the visitor chose so, else in this tab.
 */
export function chooseTheme() {
  const root = document.documentElement;
  const store = getStore();
  const buttons = [...document.querySelectorAll("[data-choose-theme]")];
  let place = store.place;

  function show() {
    for (const button of buttons) {
      const chosen = button.getAttribute("data-choose-theme") === (root.dataset.theme ?? "");
      button.setAttribute("aria-pressed", String(chosen));
    }
  }
  function keep(/** @type {string | null | undefined} */ theme) {
    try {
      localStorage.removeItem(THEME_KEY);
      sessionStorage.removeItem(THEME_KEY);
      if (theme) (place === "device" ? localStorage : sessionStorage).setItem(THEME_KEY, theme);
    } catch {
      // this browser keeps nothing: the choice holds for this page
    }
  }
  function kept() {
    try {
      return sessionStorage.getItem(THEME_KEY) ?? localStorage.getItem(THEME_KEY);
    } catch {
      return null;
    }
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const theme = button.getAttribute("data-choose-theme");
      if (theme) root.dataset.theme = theme;
      else delete root.dataset.theme;
      show();
      keep(theme);
    });
  }
  store.subscribe(() => {
    if (store.place === place) return;
    place = store.place;
    keep(kept());
  });
  show();
}
