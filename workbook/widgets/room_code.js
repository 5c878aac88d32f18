// @ts-check
/** Room codes: eight words, typed by somebody who heard or read them. */

/** Of a word so many letters count, as in rooms/codes.py. */
const LETTERS = 4;
const N_WORDS = 8;

/**
 * @typedef {object} Read a code, or what is wrong with what was typed
 * @property {string} [code] as the server knows it
 * @property {"empty" | "strange" | "count"} [fault]
 * @property {number} [place] of the strange word, from 1
 * @property {string} [word] as it was typed
 * @property {string} [near] the word of the list that looks most like it, if one does
 * @property {number} [count] of words
 */

/**
 * Read a typed code; case and what stands between the words do not matter.
 * @param {string} typed @param {string[]} words all that a code can have
 * @returns {Read}
 */
export function readCode(typed, words) {
  const found = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (!found.length) return { fault: "empty" };
  const known = new Map(words.map((word) => [word.slice(0, LETTERS), word]));
  const strange = found.findIndex((word) => !known.has(word.slice(0, LETTERS)));
  if (strange >= 0) {
    const word = found[strange];
    return { fault: "strange", place: strange + 1, word, near: nearest(word, words) };
  }
  if (found.length !== N_WORDS) return { fault: "count", count: found.length };
  return { code: found.map((word) => known.get(word.slice(0, LETTERS))).join("-") };
}

/** The word that differs least, if it differs little. @param {string} word @param {string[]} words */
function nearest(word, words) {
  const [best] = words
    .map((known) => ({ known, away: distance(word, known) }))
    .sort((a, b) => a.away - b.away);
  return best && best.away <= Math.max(1, Math.floor(word.length / 3)) ? best.known : "";
}

/** How many letters have to change (Levenshtein). @param {string} a @param {string} b */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min(row[j + 1] + 1, next[j] + 1, row[j] + Number(letter !== other)));
    }
    row = next;
  }
  return row[b.length];
}
