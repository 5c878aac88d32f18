// @ts-check
import {
  beginOccasion,
  dump,
  earlierOccasions,
  parse,
  removeEntry,
  respond,
  writeEntry,
} from "../../workbook/widgets/document.js";
import { check } from "../../workbook/widgets/checking.js";
import { canonical, merge } from "../../workbook/widgets/merging.js";

const CHANGES = /** @type {Record<string, (...parts: any[]) => any>} */ ({
  "begin-occasion": beginOccasion,
  "remove-entry": removeEntry,
  "write-entry": writeEntry,
  respond,
});

/** @param {() => any} work what work makes, written and read again, or where it is refused */
function outcome(work) {
  try {
    return { document: JSON.parse(dump(work())) };
  } catch (error) {
    if (error instanceof Error && error.name === "DocumentError") {
      return { refused: /** @type {any} */ (error).place };
    }
    throw error;
  }
}

export function read(/** @type {string} */ text) {
  return outcome(() => parse(text));
}

export function merged(/** @type {[unknown, unknown]} */ [a, b]) {
  return outcome(() => merge(check(a), check(b)));
}

export function changed(/** @type {{ document: unknown, do: any[][] }} */ { document, do: steps }) {
  return outcome(() => {
    let current = check(document);
    for (const [name, ...parts] of steps) current = CHANGES[name](current, ...parts);
    return current;
  });
}

export function earlier(/** @type {unknown} */ document) {
  return earlierOccasions(check(document));
}

export function canonicalValue(/** @type {unknown} */ value) {
  const document = parse(JSON.stringify({ instrument: "a", responses: { a: value } }));
  return canonical(document.occasions[0].responses.a.value);
}
