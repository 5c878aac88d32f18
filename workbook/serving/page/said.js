// @ts-check
// Python puts this in front of the script that says it; see frame.py.
export const SAID = /** @type {Record<string, string>} */ (/** @type {any} */ (WORDS));
