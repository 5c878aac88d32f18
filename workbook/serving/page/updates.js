// @ts-check
/** @typedef {Record<string, any>} State */

/**
 * Updates: of each model one at a time is under way, and what is newer waits for its end.
 * So a slow kernel gets the last of many answers, and not each of them.
 */
export class Updates {
  /** @param {(id: string, state: State, done: () => void) => void} say */
  constructor(say) {
    this.say = say;
    this.underWay = /** @type {Set<string>} */ (new Set());
    this.waiting = /** @type {Map<string, State>} */ (new Map());
  }

  /** Whether something waits. */
  get some() {
    return this.waiting.size > 0;
  }

  wait(/** @type {string} */ id, /** @type {State} */ state) {
    this.waiting.set(id, { ...this.waiting.get(id), ...state });
  }

  /** Say all that waits and may go. */
  go() {
    for (const [id, state] of [...this.waiting]) {
      if (this.underWay.has(id)) continue;
      this.waiting.delete(id);
      this.underWay.add(id);
      this.say(id, state, () => {
        this.underWay.delete(id);
        this.go();
      });
    }
  }

  /** Say all that waits now, behind what is under way: an event has to find it there. */
  flush() {
    for (const [id, state] of this.waiting) this.say(id, state, () => {});
    this.waiting.clear();
  }

  /** A fresh kernel is told everything in another way. */
  clear() {
    this.underWay.clear();
    this.waiting.clear();
  }
}
