// @ts-check
import { findBookmark } from "./bookmark.js";
import { getStore } from "./store.js";

/** Where the page that is led to looks for the place to show; see position.js. */
const POSITION = "samenwerkboek/position";

/**
 * Show the link to the chapter of the bookmark, in the language of this page.
 * @param {{ model: any, el: HTMLElement }} context
 */
function render({ model, el }) {
  if (!el.querySelector(".wb-go-on")) el.innerHTML = model.get("html");
  const line = /** @type {HTMLElement} */ (el.querySelector(".wb-go-on"));
  const links = /** @type {HTMLAnchorElement[]} */ ([...line.querySelectorAll("a")]);

  function show() {
    const [, number] = /\/(\d\d)-[^/]*$/.exec(findBookmark()?.path ?? "") ?? [];
    for (const link of links) link.hidden = Number(link.dataset.number) !== Number(number);
    line.hidden = links.every((link) => link.hidden);
  }
  function lead(/** @type {Event} */ { target }) {
    const link = /** @type {HTMLElement} */ (target).closest("a");
    const bookmark = findBookmark();
    if (!link || !bookmark) return;
    try {
      const position = { ...bookmark, path: new URL(link.href).pathname };
      sessionStorage.setItem(POSITION, JSON.stringify(position));
    } catch {
      // Without storage the chapter opens at its top.
    }
  }
  line.addEventListener("click", lead);
  show();
  const unsubscribe = getStore().subscribe(show);
  return () => {
    unsubscribe();
    line.removeEventListener("click", lead);
  };
}

export default { render };
