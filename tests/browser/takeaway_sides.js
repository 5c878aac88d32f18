// @ts-check
import { getStore } from "../../workbook/widgets/store.js";
import { takeIn } from "../../workbook/widgets/taking_in.js";
import { differences, pack, unpack } from "../../workbook/widgets/takeaway.js";

/**
 * Put documents into one browser, take them along, and load them in another.
 * @param {any} documents
 */
export function carried({ documents, there }) {
  const store = emptyStore();
  takeIn(sound(documents));
  const before = store.documents();
  const file = pack(before, "2026-11-24T12:00:00.000Z");
  const other = emptyStore();
  takeIn(sound(there));
  const held = other.documents();
  const loaded = unpack(file).documents;
  const merging = differences(held, loaded, { replace: false });
  takeIn(loaded);
  const merged = other.documents();
  const again = differences(merged, loaded, { replace: false });
  const replacing = differences(merged, loaded, { replace: true });
  takeIn(loaded, { replace: true });
  const replaced = other.documents();
  const left = differences(replaced, loaded, { replace: true });
  other.close();
  const reopened = getStore().documents();
  return { before, held, merging, merged, again, replacing, replaced, left, reopened };
}

/** Documents as a store holds them: checked, and in order. @param {any} documents */
function sound(documents) {
  return unpack(pack(documents, "")).documents;
}

function emptyStore() {
  getStore().close();
  localStorage.clear();
  sessionStorage.clear();
  const store = getStore();
  store.respond("consent", 1, "place", "device");
  return store;
}

/** @param {string} text */
export function opened(text) {
  try {
    return { documents: unpack(text).documents };
  } catch (error) {
    const { reason, place } = /** @type {any} */ (error);
    return { reason, place };
  }
}
