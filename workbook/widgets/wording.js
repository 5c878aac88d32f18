// @ts-check

/** @typedef {{ words: string[], hint: string }} Rule */
/** @typedef {{ word: string, hint: string }} Noticed word: as it was written */

/** More at once would be a correction. */
const MOST = 2;

/**
 * Notice words that often sound like blame: of each rule the first one in the text.
 *
 * Only whole words count, whatever their capitals, apostrophes and spaces.
 * @param {string} text @param {Rule[]} rules
 * @returns {Noticed[]}
 */
export function noticed(text, rules) {
  const found = rules.flatMap(({ words, hint }) => {
    const [first] = words
      .map((word) => firstIn(text, word))
      .filter((match) => match !== null)
      .sort((one, other) => one.index - other.index);
    return first ? [{ word: first[0].replace(/\s+/g, " "), hint, at: first.index }] : [];
  });
  found.sort((one, other) => one.at - other.at);
  return found.slice(0, MOST).map(({ word, hint }) => ({ word, hint }));
}

/** @returns {RegExpExecArray | null} */
function firstIn(/** @type {string} */ text, /** @type {string} */ word) {
  const parts = word.normalize("NFC").split(/\s+/).filter(Boolean).map(escaped);
  if (!parts.length) return null;
  const letters = "\\p{L}\\p{M}\\p{N}";
  const whole = `(?<![${letters}])${parts.join("\\s+")}(?![${letters}])`;
  return new RegExp(whole, "iu").exec(text.normalize("NFC"));
}

/** A word as a pattern that finds it with any apostrophe. */
function escaped(/** @type {string} */ word) {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replace(/['’]/g, "['’]");
}
