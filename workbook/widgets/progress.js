// @ts-check
import { getStore } from "./store.js";

/**
 * How far a chapter is: whether its counting questions are answered.
 * @param {string} asks its instruments as JSON: how many questions count, and which do not
 * @returns {"fresh" | "busy" | "done"}
 */
export function progressOf(asks) {
  let started = false;
  let complete = true;
  for (const [instrument, [count, free]] of Object.entries(JSON.parse(asks))) {
    const answered = Object.keys(getStore().responses(instrument));
    started ||= answered.length > 0;
    complete &&= answered.filter((item) => !free.includes(item)).length >= count;
  }
  if (!started) return "fresh";
  return complete ? "done" : "busy";
}
