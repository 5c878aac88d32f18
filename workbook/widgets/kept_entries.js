// @ts-check
import { getStore } from "./store.js";

/** So many characters of notes come whole, those of the newest entries first. */
const WHOLE = 80_000;
/** Up to this length (characters) the notes of older entries come. */
const NOTE = 300;

/** @param {{ model: any }} context */
function initialize({ model }) {
  const store = getStore();
  const instrument = model.get("instrument_id");

  function tell() {
    let left = WHOLE;
    const newest = [...store.entries(instrument)].sort((a, b) => (a.created < b.created ? 1 : -1));
    const entries = newest.map(({ id, responses }) => {
      const told = Object.entries(responses ?? {}).map(([item, value]) => {
        if (typeof value !== "string") return [item, value];
        left -= value.length;
        return [item, left < 0 && value.length > NOTE ? [...value].slice(0, NOTE).join("") : value];
      });
      return { id, responses: Object.fromEntries(told) };
    });
    entries.sort((a, b) => (a.id < b.id ? -1 : 1));
    if (JSON.stringify(entries) === JSON.stringify(model.get("entries"))) return;
    model.set("entries", entries);
    model.save_changes();
  }
  tell();
  return store.subscribe((/** @type {any} */ change) => {
    if (change.instrument === instrument) tell();
  });
}

export default { initialize };
