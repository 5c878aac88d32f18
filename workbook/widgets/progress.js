// @ts-check
import { getStore } from "./store.js";

/**
 * How far a chapter is: whether its counting questions are answered.
 * @param {string} asks its instruments with their counting items, as JSON
 * @returns {"fresh" | "busy" | "done"}
 */
export function progressOf(asks) {
  let started = false;
  let complete = true;
  for (const [instrument, items] of Object.entries(JSON.parse(asks))) {
    const responses = getStore().responses(instrument);
    started ||= Object.keys(responses).length > 0;
    complete &&= items.every((/** @type {string} */ item) => item in responses);
  }
  if (!started) return "fresh";
  return complete ? "done" : "busy";
}
