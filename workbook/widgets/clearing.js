// @ts-check
import { choiceOf, documentIn } from "./keeping.js";
import { CONSENT, OPENED } from "./places.js";

/** Clearing: a tab that is left, or from which another tab has erased all. */

/** @typedef {import("./keeping.js").Keeper} Keeper */

/** Leave nothing in this tab; what is under lock is closed, for other tabs too. */
export function clearTab(/** @type {Keeper} */ keeper) {
  const { device, local, session } = keeper;
  const leaving = choiceOf(documentIn(local.read(CONSENT) ?? "", CONSENT)) === "tab";
  // What could not yet leave the device belongs to the tab.
  if (leaving) local.keys().forEach((key) => local.remove(key));
  session.allKeys().forEach((key) => session.remove(key));
  device.remove(OPENED);
  clearMemory(keeper);
}

/** Another tab has left nothing on the device. */
export function clearAlso(/** @type {Keeper} */ keeper) {
  const { session } = keeper;
  keeper.leaveVault();
  session.allKeys().forEach((key) => session.remove(key));
  clearMemory(keeper);
}

export function clearMemory(/** @type {Keeper} */ keeper) {
  for (const key of keeper.held.keys()) keeper.changed.add(key);
  keeper.held.clear();
  keeper.faults.clear();
  keeper.settle();
}
