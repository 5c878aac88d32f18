// @ts-check
const KEY = "samenwerkboek/position";
/** Twins have the same headings and questions, in the same order. */
const LANDMARKS = "main :is(h2, h3, [data-item])";

/** The language switch stays at the place where somebody was reading. */
export function keepPositionOverLanguages() {
  restore();
  for (const link of document.querySelectorAll(".lang a")) {
    link.addEventListener("click", () => remember(/** @type {HTMLAnchorElement} */ (link)));
  }
}

/**
 * The landmark that somebody is reading: its number, and how far from the top it is.
 * @returns {{ index: number, top: number } | null} null above the first one
 */
export function positionNow() {
  const places = [...document.querySelectorAll(LANDMARKS)];
  const tops = places.map((place) => place.getBoundingClientRect().top);
  const index = tops.findLastIndex((top) => top < innerHeight / 2);
  return index < 0 ? null : { index, top: tops[index] };
}

function remember(/** @type {HTMLAnchorElement} */ link) {
  const position = positionNow();
  if (!position) return;
  try {
    const path = new URL(link.href).pathname;
    sessionStorage.setItem(KEY, JSON.stringify({ path, ...position }));
  } catch {
    // Without storage the other language begins at the top.
  }
}

function restore() {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const { path, index, top } = JSON.parse(text ?? "{}");
    if (path !== location.pathname) return;
    const place = document.querySelectorAll(LANDMARKS)[index];
    if (place) scrollTo(0, place.getBoundingClientRect().top + scrollY - top);
  } catch {
    // Nothing was remembered, or storage is refused.
  }
}
