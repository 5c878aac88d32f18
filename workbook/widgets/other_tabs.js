// @ts-check
import { clearAlso } from "./clearing.js";
import { choiceOf, documentIn } from "./keeping.js";
import { merge } from "./merging.js";
import { CONSENT, ERASED, LOCK, REPLACED, namesIn } from "./places.js";

/** @typedef {import("./keeping.js").Keeper} Keeper */

/** What other tabs, or frames of this one, do to the storage of the device. */
export class OtherTabs {
  #keeper;
  #tell;
  /** Another tab is replacing what is on the device. */
  #replacing = false;

  /**
   * @param {Keeper} keeper @param {() => void} tell called when the keeper may have changed
   * @param {AbortSignal} signal ends the listening
   */
  constructor(keeper, tell, signal) {
    this.#keeper = keeper;
    this.#tell = tell;
    addEventListener("storage", (event) => this.#hear(event), { signal });
    // A page that comes back with the back button has slept through other tabs' news.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#catchUp(), { signal });
  }

  #hear(/** @type {StorageEvent} */ { key, newValue }) {
    if (key === REPLACED) return this.#replace(newValue !== null);
    if (key === ERASED && newValue !== null) clearAlso(this.#keeper);
    else if (key === LOCK) this.#lock(newValue !== null);
    else if (key === null || namesIn(key).instrument) return this.settle(key, newValue);
    else return;
    this.#tell();
  }

  /** A lock was made, and all is closed until it is opened here; or it was taken off. */
  #lock(/** @type {boolean} */ isThere) {
    if (!isThere) this.#keeper.leaveVault();
    this.#keeper.settle();
  }

  /** A tab that knows the old answers would merge them into the new ones: it forgets. */
  #replace(/** @type {boolean} */ replacing) {
    const { local, changed, held } = this.#keeper;
    this.#replacing = true;
    if (replacing) return;
    local.whenWritten(() => {
      this.#replacing = false;
      for (const [known, { home }] of held) {
        if (home === local && held.delete(known)) changed.add(known);
      }
      this.settle();
    });
  }

  /** Follow what now stands on the device: the text of a key, or anything. */
  settle(/** @type {string | null} */ key = null, /** @type {string | null} */ text = null) {
    if (this.#replacing) return;
    const keeper = this.#keeper;
    const choice = key === CONSENT ? documentIn(text ?? "", CONSENT) : null;
    const leaving = keeper.place === "device" && choiceOf(choice) === "tab";
    if (leaving && choice) {
      // The other tab takes its copy and clears the device; this tab takes its own.
      const known = keeper.held.get(CONSENT);
      const document = known ? merge(known.document, choice) : choice;
      keeper.held.set(CONSENT, { document, text: "", home: null });
    }
    keeper.settle({ leaving, aside: false });
    this.#tell();
  }

  #catchUp() {
    this.#keeper.settle();
    this.#tell();
  }
}
