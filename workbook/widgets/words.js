// @ts-check

/**
 * The words of the frame in the page's language, as the server put them on the page.
 * @returns {Record<string, string>}
 */
export function pageWords() {
  const data = document.getElementById("workbook-page");
  return JSON.parse(data?.textContent ?? "{}").words ?? {};
}

/**
 * Put values in the places of a sentence: "{begun} van {total}" becomes "2 van 10".
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
export function fillWords(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}
