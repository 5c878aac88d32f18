// @ts-check
/** @typedef {Record<string, any>} State */
/** @typedef {import("./frames.js").Bytes} Bytes */
/**
 * How a model reaches its kernel.
 * @typedef {object} Sender
 * @property {(id: string, state: State) => void} update
 * @property {(id: string, data: any, buffers: Bytes[], done?: () => void) => string} custom
 */

/** One widget model, with the interface that an anywidget module (AFM) expects. */
export class Model {
  /** @param {string} id @param {State} state @param {Sender} sender */
  constructor(id, state, sender) {
    this.id = id;
    this.state = { ...state };
    /** What the document says: a fresh kernel starts from the same. */
    this.initial = state;
    /** All that the browser ever set; a new kernel is told this. */
    this.own = /** @type {State} */ ({});
    this.unsent = /** @type {State} */ ({});
    this.sender = sender;
    this.listeners = /** @type {Map<string, Set<Function>>} */ (new Map());
    this.widget_manager = null;
  }

  get(/** @type {string} */ key) {
    return this.state[key];
  }

  set(/** @type {string} */ key, /** @type {any} */ value) {
    this.unsent[key] = value;
    this.own[key] = value;
    this.change(key, value);
  }

  /** What a kernel has said that the document did not. @returns {State} */
  told() {
    const said = Object.entries(this.state).filter(
      ([key, value]) => !(key in this.own) && !same(value, this.initial[key]),
    );
    return Object.fromEntries(said);
  }

  save_changes() {
    const state = this.unsent;
    this.unsent = {};
    if (Object.keys(state).length) this.sender.update(this.id, state);
  }

  /** @param {any} content @param {unknown} _callbacks @param {Bytes[]} buffers */
  send(content, _callbacks = null, buffers = []) {
    this.sender.custom(this.id, { method: "custom", content }, buffers);
  }

  on(/** @type {string} */ event, /** @type {Function} */ listener) {
    if (!this.listeners.has(event)) this.listeners.set(event, new Set());
    this.listeners.get(event)?.add(listener);
  }

  off(/** @type {string | null} */ event, /** @type {Function | null} */ listener = null) {
    if (!event) this.listeners.clear();
    else if (!listener) this.listeners.delete(event);
    else this.listeners.get(event)?.delete(listener);
  }

  change(/** @type {string} */ key, /** @type {any} */ value) {
    if (same(this.state[key], value)) return;
    this.state[key] = value;
    this.tell(`change:${key}`);
    this.tell("change");
  }

  /** @param {string} event @param {any[]} told */
  tell(event, ...told) {
    for (const listener of [...(this.listeners.get(event) ?? [])]) listener(...told);
  }
}

/** Bytes are never the same: nobody compares a PDF. */
function same(/** @type {any} */ a, /** @type {any} */ b) {
  if (a === b) return true;
  if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}
