// @ts-check
import { drop } from "./erasing.js";
import { merge } from "./merging.js";
import { CONSENT, REPLACED, documentKey } from "./places.js";
import { getStore } from "./store.js";

/**
 * Take in documents, as from a file. Where answers live stays as it was chosen here.
 * @param {import("./checking.js").Document[]} documents
 * @param {{ replace?: boolean }} how replace: what is held goes, instead of being merged
 */
export function takeIn(documents, { replace = false } = {}) {
  const incoming = new Map(documents.map((one) => [documentKey(one.person, one.instrument), one]));
  incoming.delete(CONSENT);
  getStore().rearrange((keeper) => {
    const { device, home, local, held } = keeper;
    // A tab that knows the old answers would merge them into the new ones: with this it
    // waits until all is written, and then forgets them.
    const signals = replace && home === local;
    if (signals) device.write(REPLACED, new Date().toISOString());
    if (replace) {
      drop(keeper, [...held.keys()].filter((key) => key !== CONSENT && !incoming.has(key)));
    }
    for (const [key, document] of incoming) {
      keeper.sync(key);
      const mine = held.get(key)?.document;
      keeper.save(key, mine && !replace ? merge(mine, document) : document);
    }
    if (signals) local.whenWritten(() => device.remove(REPLACED));
  });
}
