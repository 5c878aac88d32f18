// @ts-check
import { findShown, followPlace, forgetShown, keepShown } from "./shown.js";

/** @typedef {Record<string, any>} State */
/** @typedef {import("./model.js").Model} Model */

/**
 * Last: what the models of a page say for certain answers, kept for the next visit.
 *
 * A model that is `unkept` shows what is not only the visitor's: nothing is kept of it, not
 * even a name of what it was told.
 */
export class Last {
  /**
   * @param {string} version of the document
   * @param {Map<string, Model>} models
   * @param {(id: string) => boolean} isClient  the model that tells of the browser
   */
  constructor(version, models, isClient) {
    this.version = version;
    this.models = new Map([...models].filter(([, { state }]) => !state.unkept));
    this.isClient = isClient;
    /** The width and day for which the pictures are drawn; "" while there are none. */
    this.drawnFor = "";
    followPlace();
  }

  keep() {
    const told = [...this.models.values()].map((model) => [model.id, model.told()]);
    const names = this.names();
    this.drawnFor = names.client;
    keepShown({ ...names, models: Object.fromEntries(told) });
  }

  /**
   * Show what was kept, if it came from the same answers.
   * @returns {boolean} whether it did
   */
  show() {
    const { version, answers } = this.names();
    const last = findShown();
    if (last?.version !== version || last.answers !== answers) {
      forgetShown();
      return false;
    }
    for (const [id, state] of Object.entries(last.models)) {
      for (const [key, value] of Object.entries(state)) this.models.get(id)?.change(key, value);
    }
    this.drawnFor = last.client;
    return true;
  }

  /** Whether what is shown was drawn for another width, or on another day. */
  isForAnother() {
    const { client } = this.names();
    // The browser tells its width with the first frame.
    return this.drawnFor !== "" && client !== "" && this.drawnFor !== client;
  }

  /** Names of what the browser has told. */
  names() {
    const models = [...this.models.values()];
    const answers = models.filter(({ id }) => !this.isClient(id)).map(({ id, own }) => [id, own]);
    const { width = "", today = "" } = models.find(({ id }) => this.isClient(id))?.own ?? {};
    return {
      version: this.version,
      answers: nameOf(JSON.stringify(answers)),
      client: `${width}${today}`,
    };
  }
}

/** A short name of a text (FNV-1a in 64 bits): enough to see that it is another one. */
function nameOf(/** @type {string} */ text) {
  let name = 0xcbf29ce484222325n;
  for (const sign of new TextEncoder().encode(text)) {
    name = BigInt.asUintN(64, (name ^ BigInt(sign)) * 0x100000001b3n);
  }
  return name.toString(36);
}
