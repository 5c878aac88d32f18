// @ts-check

/**
 * Print one part of the page alone: a copy of it is all that the printer gets to see.
 * @param {HTMLElement} part @param {string} kind the class that gives the copy its look
 */
export function printAlone(part, kind) {
  const copy = document.createElement("div");
  copy.className = `wb ${kind} wb-printed`;
  copy.append(...[...part.cloneNode(true).childNodes]);
  for (const details of copy.querySelectorAll("details")) details.open = true;
  document.body.append(copy);
  addEventListener("afterprint", () => copy.remove(), { once: true });
  globalThis.print();
}
