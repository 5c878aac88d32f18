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

function remember(/** @type {HTMLAnchorElement} */ link) {
  const places = [...document.querySelectorAll(LANDMARKS)];
  const tops = places.map((place) => place.getBoundingClientRect().top);
  const index = tops.findLastIndex((top) => top < innerHeight / 2);
  if (index < 0) return;
  try {
    const position = { path: new URL(link.href).pathname, index, top: tops[index] };
    sessionStorage.setItem(KEY, JSON.stringify(position));
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
