// @ts-check
import { tellEntries } from "./telling_entries.js";

/** So many characters of notes come whole, those of the newest entries first. */
const WHOLE = 80_000;
/** Up to this length (characters) the notes of older entries come. */
const NOTE = 300;

/** @param {import("./checking.js").Entry[]} entries */
function shorten(entries) {
  let left = WHOLE;
  const newest = [...entries].sort((a, b) => (a.created < b.created ? 1 : -1));
  return newest.map(({ id, responses }) => {
    const told = Object.entries(responses ?? {}).map(([item, value]) => {
      if (typeof value !== "string") return [item, value];
      left -= value.length;
      return [item, left < 0 && value.length > NOTE ? [...value].slice(0, NOTE).join("") : value];
    });
    return { id, responses: Object.fromEntries(told) };
  });
}

/** @param {{ model: any }} context */
function initialize({ model }) {
  return tellEntries(model, shorten);
}

export default { initialize };
