// @ts-check

/** @typedef {ReturnType<typeof import("./store.js").getStore>} Store */

/**
 * How far a chapter is: whether its counting questions are answered.
 * @param {string} asks its instruments, each with how many questions count and which do not
 * @param {Store} store
 * @returns {"fresh" | "busy" | "done"}
 */
export function progressOf(asks, store) {
  let started = false;
  let complete = true;
  for (const ask of asks.split(" ").filter(Boolean)) {
    const [instrument, count = 0, ...free] = ask.split(",");
    const answered = Object.keys(store.responses(instrument));
    started ||= answered.length > 0;
    complete &&= answered.filter((item) => !free.includes(item)).length >= Number(count);
  }
  if (!started) return "fresh";
  return complete ? "done" : "busy";
}
