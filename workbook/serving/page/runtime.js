// @ts-check
import { Link } from "./link.js";

/**
 * Runtime: makes the widgets of a document live.
 *
 * The document already holds every widget's HTML and state. For each model we load its
 * anywidget (AFM) module, run `initialize`, and `render` over the HTML that is there.
 */

/** @typedef {Record<string, any>} State */
/**
 * `shown` names the traits whose value is the HTML that the document shows.
 * `module` is the name of one of the page's own widgets, or the URL of another.
 * @typedef {{ module: string, state: State, shown: string[] }} ModelDescription
 * @typedef {{ initialize?: Function, render?: Function }} Widget
 */

/** The traits that hold what somebody answered. */
const ANSWERS = ["value", "entries"];

/** One widget model, with the interface that an anywidget module expects. */
class Model {
  /** @param {string} id @param {State} state @param {(id: string, state: State) => void} send */
  constructor(id, state, send) {
    this.id = id;
    this.state = { ...state };
    /** What the document says: a fresh kernel starts from the same. */
    this.initial = state;
    /** All that the browser ever set; a new kernel is told this. */
    this.own = /** @type {State} */ ({});
    this.unsent = /** @type {State} */ ({});
    this.sendState = send;
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

  save_changes() {
    const state = this.unsent;
    this.unsent = {};
    if (Object.keys(state).length) this.sendState(this.id, state);
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
    for (const listener of this.listeners.get(`change:${key}`) ?? []) listener();
    for (const listener of this.listeners.get("change") ?? []) listener();
  }
}

function same(/** @type {any} */ a, /** @type {any} */ b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/**
 * @param {{ models: Record<string, ModelDescription>, kernel: string, fingerprint: string }} page
 * @param {Record<string, Widget>} own  the page's own widgets by name
 * @param {(state: import("./link.js").LinkState) => void} onState
 * @returns {Promise<Link>} once every widget is live
 */
export async function startRuntime(page, own, onState) {
  const models = /** @type {Map<string, Model>} */ (new Map());
  /** While a fresh kernel is told everything, its news waits here, to be shown at once. */
  let fresh = /** @type {Map<string, State> | null} */ (null);

  const link = new Link(page.kernel, page.fingerprint, {
    restore() {
      fresh = new Map();
      return [...models.values()]
        .filter((model) => Object.keys(model.own).length)
        .map((model) => /** @type {[string, State]} */ ([model.id, model.own]));
    },
    update(id, state) {
      if (fresh) fresh.set(id, { ...fresh.get(id), ...state });
      else apply(id, state);
    },
    restored() {
      const news = fresh;
      fresh = null;
      for (const model of models.values()) {
        const { initial, own } = model;
        // What the kernel did not mention is as in the document again.
        const untouched = Object.entries(initial).filter(([key]) => !(key in own));
        apply(model.id, { ...Object.fromEntries(untouched), ...news?.get(model.id) });
      }
    },
    state: onState,
    outdated() {
      if (reloadOnce()) return;
      link.giveUp();
    },
  });

  function apply(/** @type {string} */ id, /** @type {State} */ state) {
    const model = models.get(id);
    for (const [key, value] of Object.entries(state)) model?.change(key, value);
  }

  for (const [id, { state, shown }] of Object.entries(page.models)) {
    const html = places(id)[0]?.innerHTML.trim();
    const whole = { ...state, ...Object.fromEntries(shown.map((key) => [key, html])) };
    models.set(id, new Model(id, whole, tell));
  }

  /** Width and date alone need no kernel: the restore tells them with the first answer. */
  function tell(/** @type {string} */ id, /** @type {State} */ changes) {
    const answered = [...models.values()].some(({ own }) => ANSWERS.some((key) => key in own));
    if (answered || link.state === "open") link.send(id, changes);
  }
  await Promise.all(
    Object.entries(page.models).map(([id, { module }]) =>
      bringToLife(/** @type {Model} */ (models.get(id)), own[module] ?? module),
    ),
  );
  // The first touch is a sign of use: the kernel comes while the visitor still reads.
  document.querySelector("main")?.addEventListener("focusin", () => link.connect(), { once: true });
  return link;
}

async function bringToLife(/** @type {Model} */ model, /** @type {Widget | string} */ from) {
  const widget = typeof from === "string" ? await fetched(from) : from;
  await widget.initialize?.({ model });
  for (const el of places(model.id)) await widget.render?.({ model, el });
}

/** An anywidget module may export its widget, or a function that makes it. */
async function fetched(/** @type {string} */ url) {
  const { default: widget } = await import(url);
  return typeof widget === "function" ? await widget() : widget;
}

/** Where the document shows a model. */
function places(/** @type {string} */ id) {
  return document.querySelectorAll(`[data-model-id="${CSS.escape(id)}"]`);
}

/**
 * The words of this chapter changed on the server: one reload, never a loop of them.
 * @returns {boolean} whether the page reloads
 */
function reloadOnce() {
  const mark = `samenwerkboek/reloaded${location.pathname}`;
  try {
    const last = Number(sessionStorage.getItem(mark));
    if (Date.now() - last < 60_000) return false;
    sessionStorage.setItem(mark, String(Date.now()));
  } catch {
    return false; // Without a place to remember it, a reload could repeat for ever.
  }
  location.reload();
  return true;
}
