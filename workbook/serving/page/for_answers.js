// @ts-check

/** @typedef {typeof import("./answered.js").answered} ForAnswers */

let fetched = /** @type {Promise<ForAnswers> | null} */ (null);

/**
 * Fetch what only somebody with answers needs; see answered.js.
 * @returns {Promise<ForAnswers>} rejected when there is no connection; then ask again
 */
export function forAnswers() {
  fetched ??= import(document.documentElement.dataset.answered ?? "").then(
    ({ answered }) => answered,
    (error) => {
      fetched = null;
      throw error;
    },
  );
  return /** @type {Promise<ForAnswers>} */ (fetched);
}
