// @ts-check
import { findShown, followPlace, forgetShown, keepShown } from "./shown.js";

/** @typedef {Record<string, any>} State */
/** @typedef {import("./model.js").Model} Model */

/**
 * Last: what the models of a page say for certain answers, kept for the next visit.
 */
export class Last {
  /**
   * @param {string} version of the document
   * @param {Map<string, Model>} models
   * @param {(id: string) => boolean} isClient  the model that tells of the browser
   */
  constructor(version, models, isClient) {
    this.version = version;
    this.models = models;
    this.isClient = isClient;
    followPlace();
  }

  keep() {
    const told = [...this.models.values()].map((model) => [model.id, model.told()]);
    keepShown({ ...this.names(), models: Object.fromEntries(told) });
  }

  /**
   * Show what was kept, if it came from the same answers.
   * @returns {"same" | "redraw" | "none"} redraw: for another width, or on another day
   */
  show() {
    const { version, answers, client } = this.names();
    const last = findShown();
    if (last?.version !== version || last.answers !== answers) {
      forgetShown();
      return "none";
    }
    for (const [id, state] of Object.entries(last.models)) {
      for (const [key, value] of Object.entries(state)) this.models.get(id)?.change(key, value);
    }
    return last.client === client ? "same" : "redraw";
  }

  /** Names of what the browser has told, answers apart from all else. */
  names() {
    const told = (/** @type {boolean} */ client) => {
      const models = [...this.models.values()].filter(({ id }) => this.isClient(id) === client);
      return nameOf(JSON.stringify(models.map(({ id, own }) => [id, own])));
    };
    return { version: this.version, answers: told(false), client: told(true) };
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
