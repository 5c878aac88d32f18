// @ts-check
import { putBytesIn } from "./frames.js";
import { Link } from "./link.js";
import { Model, invoke } from "./model.js";
import { findShown, followPlace, forgetShown, keepShown, nameOf } from "./shown.js";

/**
 * Runtime: makes the widgets of a document live.
 *
 * The document already holds every widget's HTML and state. For each model we load its
 * anywidget (AFM) module, run `initialize`, and `render` over the HTML that is there.
 * Only a page with other core widgets fetches Jupyter's own runtime (`ipywidgets.js`).
 */

/** @typedef {Record<string, any>} State */
/** @typedef {{ path: (string | number)[], data: string }} Buffer  bytes of a state, in base64 */
/**
 * `shown` names the traits whose value is the HTML that the document shows.
 * `module` is the name of one of the page's own widgets, or the URL of another.
 * @typedef {{ module: string, state: State, shown: string[], buffers?: Buffer[] }} ModelDescription
 */
/**
 * @typedef {{ name: string, module: string, version: string, state: State, buffers?: Buffer[] }} CoreDescription
 */
/** @typedef {{ initialize?: Function, render?: Function }} Widget */
/**
 * @typedef {object} PageDescription
 * @property {string} kernel  URL
 * @property {string} fingerprint
 * @property {Record<string, ModelDescription>} models
 * @property {{ script: string, bundle: string, models: Record<string, CoreDescription> }} [core]
 * @property {Record<string, string>} words
 */

/**
 * @typedef {object} Told
 * @property {(state: import("./link.js").LinkState) => void} state
 * @property {() => void} renewed  another kernel has taken over from one that was needed
 */

/** The traits that hold what somebody answered. */
const ANSWERS = ["value", "entries"];

class Runtime {
  /** @param {PageDescription} page @param {Record<string, Widget>} own @param {Told} told */
  constructor(page, own, told) {
    this.page = page;
    this.own = own;
    this.models = /** @type {Map<string, Model>} */ (new Map());
    this.told = told;
    this.kernels = 0;
    /** Whether somebody has answered, so that a kernel has something to say. */
    this.asked = false;
    this.started = false;
    /** Jupyter's runtime, on a page that needs it. */
    this.core = /** @type {any} */ (null);
    /** While a fresh kernel is told everything, its news waits here, to be shown at once. */
    this.news = /** @type {Map<string, State> | null} */ (null);
    this.link = new Link(page.kernel, page.fingerprint, {
      restore: () => this.restore(),
      fresh: () => this.begin(),
      hear: (message, buffers) => this.hear(message, buffers),
      restored: () => this.showNews(),
      state: told.state,
      work: (working) => this.showWork(working),
      outdated: () => reloadOnce() || this.link.giveUp(),
    });
    const sender = {
      update: (/** @type {string} */ id, /** @type {State} */ state) => this.tell(id, state),
      custom: this.link.custom.bind(this.link),
    };
    for (const [id, { state, shown, buffers = [] }] of Object.entries(page.models)) {
      const html = places(id)[0]?.innerHTML.trim();
      const whole = { ...state, ...Object.fromEntries(shown.map((key) => [key, html])) };
      putBytesIn(whole, ...decoded(buffers));
      this.models.set(id, new Model(id, whole, sender));
    }
  }

  /** @returns {Promise<void>} once every widget is live */
  async start() {
    const described = Object.entries(this.page.models);
    await Promise.all(
      described.map(async ([id, { module }]) => {
        const widget = this.own[module] ?? (await fetched(module));
        const model = this.model(id);
        await widget.initialize?.({ model, experimental: experimental(model) });
        for (const el of places(id)) await show(widget, model, el);
      }),
    );
    if (this.page.core) await this.startCore(this.page.core);
    followPlace();
    this.started = true;
    if (this.asked && !this.showLast()) this.link.connect();
    // The first touch is a sign of use: the kernel comes while the visitor still reads.
    const main = document.querySelector("main");
    main?.addEventListener("focusin", () => this.link.connect(), { once: true });
  }

  /** @param {{ script: string, bundle: string, models: Record<string, CoreDescription> }} core */
  async startCore({ script, bundle, models }) {
    const { startIpywidgets } = await import(script);
    for (const { state, buffers = [] } of Object.values(models)) {
      putBytesIn(state, ...decoded(buffers));
    }
    this.core = await startIpywidgets({
      bundle,
      models,
      send: (/** @type {string} */ id, /** @type {any} */ data, /** @type {any[]} */ buffers, /** @type {() => void} */ done) =>
        this.link.say("comm_msg", { comm_id: id, data }, buffers, data.method === "custom", done),
      isOurs: (/** @type {string} */ id) => this.models.has(id),
      renderOurs: async (/** @type {string} */ id, /** @type {HTMLElement} */ el) => {
        const { module } = this.page.models[id];
        return show(this.own[module] ?? (await fetched(module)), this.model(id), el);
      },
      words: { unavailable: this.page.words.widget_unknown, failed: this.page.words.widget_failed },
    });
    const shown = Object.keys(models).flatMap((id) => [...places(id)].map((el) => this.core.show(id, el)));
    await Promise.all(shown);
  }

  model(/** @type {string} */ id) {
    return /** @type {Model} */ (this.models.get(id));
  }

  /** Width and date alone need no kernel: the restore tells them with the first answer. */
  tell(/** @type {string} */ id, /** @type {State} */ changes) {
    const models = [...this.models.values()];
    this.asked ||= models.some(({ own }) => ANSWERS.some((key) => key in own));
    if (this.started && (this.asked || this.link.state === "open")) this.link.update(id, changes);
  }

  /** For the style sheet: a picture says quietly that it is being redrawn. */
  showWork(/** @type {boolean} */ working) {
    document.documentElement.toggleAttribute("data-working", working);
    if (!working && this.link.state === "open") this.keepLast();
  }

  /** What this page says now comes from these answers, in this browser. */
  names() {
    const own = (/** @type {boolean} */ answers) => {
      const told = this.restore().map(([id, state]) => [
        id,
        Object.entries(state).filter(([key]) => ANSWERS.includes(key) === answers),
      ]);
      return nameOf(JSON.stringify(told));
    };
    return { version: this.page.fingerprint, answers: own(true), client: own(false) };
  }

  keepLast() {
    // A facilitator's callbacks may show anything: that is asked anew.
    if (this.page.core || !this.asked || this.news) return;
    const models = [...this.models.values()].map((model) => [model.id, model.told()]);
    keepShown({ ...this.names(), models: Object.fromEntries(models) });
  }

  /** @returns {boolean} whether the page is as a kernel would make it now */
  showLast() {
    const names = this.names();
    const last = findShown();
    if (last?.version !== names.version || last.answers !== names.answers) {
      forgetShown();
      return false;
    }
    for (const [id, state] of Object.entries(last.models)) this.apply(this.model(id), state);
    if (last.client === names.client) return true;
    document.documentElement.toggleAttribute("data-working", true);
    return false;
  }

  /** @returns {[string, State][]} all that the browser has set, per model */
  restore() {
    const ours = [...this.models.values()].map(({ id, own }) => [id, own]);
    const theirs = Object.entries(this.core?.own() ?? {});
    const all = /** @type {[string, State][]} */ ([...ours, ...theirs]);
    return all.filter(([, own]) => Object.keys(own).length);
  }

  begin() {
    this.kernels += 1;
    this.news = new Map();
    this.core?.fresh();
  }

  /** @param {any} message @param {DataView[]} buffers */
  hear(message, buffers) {
    const { comm_id: id, data } = message.content;
    const model = this.models.get(id);
    const kind = message.header.msg_type;
    if (model && kind === "comm_msg") {
      if (data.method === "custom") model.tell("msg:custom", data.content, buffers);
      else if (this.news) this.news.set(id, { ...this.news.get(id), ...data.state });
      else this.apply(model, data.state);
    } else if (kind === "comm_msg") this.core?.update(id, data, buffers);
    else if (kind === "comm_open") this.core?.opened(id, data, buffers);
    else if (kind === "comm_close") this.core?.closed(id);
    else this.core?.output(message);
  }

  /** A fresh kernel has said all; what it did not mention is as in the document again. */
  showNews() {
    const news = this.news;
    this.news = null;
    for (const model of this.models.values()) {
      const untouched = Object.entries(model.initial).filter(([key]) => !(key in model.own));
      this.apply(model, { ...Object.fromEntries(untouched), ...news?.get(model.id) });
    }
    // What a facilitator's callbacks had kept in the kernel before is gone.
    if (this.core && this.kernels > 1) this.told.renewed();
  }

  apply(/** @type {Model} */ model, /** @type {State} */ state) {
    for (const [key, value] of Object.entries(state)) model.change(key, value);
  }
}

/**
 * @param {PageDescription} page
 * @param {Record<string, Widget>} own  the page's own widgets by name
 * @param {Told} told
 * @returns {Promise<Link>} once every widget is live
 */
export async function startRuntime(page, own, told) {
  const runtime = new Runtime(page, own, told);
  await runtime.start();
  return runtime.link;
}

/** @param {Widget} widget @param {Model} model @param {HTMLElement} el @returns {Promise<() => void>} */
async function show(widget, model, el) {
  const end = await widget.render?.({ model, el, experimental: experimental(model) });
  return end ?? (() => {});
}

function experimental(/** @type {Model} */ model) {
  return { invoke: invoke.bind(null, model) };
}

/** An anywidget module may export its widget, or a function that makes it. */
async function fetched(/** @type {string} */ url) {
  const { default: widget } = await import(url);
  return typeof widget === "function" ? await widget() : widget;
}

/** @param {Buffer[]} buffers @returns {[(string | number)[][], DataView[]]} */
function decoded(buffers) {
  const bytes = buffers.map(({ data }) => Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)));
  return [buffers.map(({ path }) => path), bytes.map(({ buffer }) => new DataView(buffer))];
}

/** Where the document shows a model. @returns {NodeListOf<HTMLElement>} */
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
