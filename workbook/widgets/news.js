// @ts-check
/** News: who wants to know of changes, and is told. */

/** @typedef {import("./places.js").Fault} Fault */
/** @typedef {{ instrument: string, person: string, origin: "here" | "elsewhere" }} Change */
/** @typedef {{ trouble: Fault | null }} Trouble */
/** @typedef {(news: Change | Trouble) => void} Listener */

export class News {
  #listeners = /** @type {Set<Listener>} */ (new Set());

  /** @param {Listener} listener @returns {() => void} unsubscribe */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(/** @type {(Change | Trouble)[]} */ news) {
    for (const one of news) {
      for (const listener of [...this.#listeners]) call(listener, one);
    }
  }

  stop() {
    this.#listeners.clear();
  }
}

/** One listener's error must not keep the news from the others. */
function call(/** @type {Listener} */ listener, /** @type {Change | Trouble} */ news) {
  try {
    listener(news);
  } catch (error) {
    reportError(error);
  }
}
