// @ts-check

/** Said on the page when two people show each other something, or one takes it back. */
export const TOGETHER = "samenwerkboek:together";

/** @param {boolean} both whether there is anything that both show */
export function tellTogether(both) {
  document.dispatchEvent(new CustomEvent(TOGETHER, { detail: both }));
}
