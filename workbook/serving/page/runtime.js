// @ts-check
import { putBytesIn } from "./frames.js";
import { Link } from "./link.js";
import { forAnswers } from "./for_answers.js";
import { decoded, fetchWidget, placesOf, reloadOnce } from "./loading.js";
import { Model } from "./model.js";

/**
 * Runtime: makes the widgets of a document live.
 *
 * The document already holds every widget's HTML and state. For each model we load its
 * anywidget (AFM) module, run `initialize`, and `render` over the HTML that is there.
 * Only a page with other core widgets fetches Jupyter's own runtime (`ipywidgets.js`).
 */

/** @typedef {Record<string, any>} State */
/** @typedef {import("./loading.js").Buffer} Buffer */
/** @typedef {import("./loading.js").Widget} Widget */
/**
 * `shown` names the traits whose value is the HTML that the document shows.
 * `module` is the name of one of the page's own widgets, or the URL of another.
 * @typedef {{ module: string, state: State, shown: string[], buffers?: Buffer[] }} ModelDescription
 */
/**
 * @typedef {{ name: string, module: string, version: string, state: State, buffers?: Buffer[] }} CoreDescription
 */
/**
 * @typedef {object} PageDescription
 * @property {string} kernel  URL
 * @property {string} fingerprint
 * @property {Record<string, ModelDescription>} models
 * @property {{ script: string, bundle: string, models: Record<string, CoreDescription> }} [core]
 * @property {string} [invoke]  URL of what calls commands in Python
 * @property {Record<string, string>} words
 */

/**
 * @typedef {object} Told
 * @property {(state: import("./link.js").LinkState) => void} state
 * @property {() => void} renewed  another kernel has taken over from one that was needed
 */

export class Runtime {
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
    /** Whether a kernel is at work, so that what is shown is not the last word. */
    this.working = false;
    /** What was shown last; who has not answered has no use for it. */
    this.last = /** @type {import("./last.js").Last | null} */ (null);
    this.invoke = /** @type {Function | null} */ (null);
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
      const html = placesOf(id)[0]?.innerHTML.trim();
      const whole = { ...state, ...Object.fromEntries(shown.map((key) => [key, html])) };
      putBytesIn(whole, ...decoded(buffers));
      this.models.set(id, new Model(id, whole, sender));
    }
  }

  /** @returns {Promise<void>} once every widget is live */
  async start() {
    if (this.page.invoke) this.invoke = (await import(this.page.invoke)).invoke;
    await Promise.all(
      Object.keys(this.page.models).map(async (id) => {
        const { initialize } = await this.widget(id);
        await initialize?.(this.context(id));
        for (const el of placesOf(id)) await this.showOurs(id, el);
      }),
    );
    if (this.page.core) {
      const { startCore } = await import(this.page.core.script);
      this.core = await startCore(this);
    }
    this.started = true;
    if (this.asked) {
      await this.remember();
      const isThere = this.last?.show() && !this.last.isForAnother();
      if (!isThere) this.link.connect();
    }
    // The first touch is a sign of use: the kernel comes while the visitor still reads.
    const main = document.querySelector("main");
    main?.addEventListener("focusin", () => this.link.connect(), { once: true });
  }

  /** @returns {Promise<Widget>} */
  async widget(/** @type {string} */ id) {
    const { module } = this.page.models[id];
    return this.own[module] ?? (await fetchWidget(module));
  }

  /** Show a model of ours in an element; resolves to its removal. */
  showOurs = async (/** @type {string} */ id, /** @type {HTMLElement} */ el) => {
    const { render } = await this.widget(id);
    return /** @type {() => void} */ ((await render?.({ ...this.context(id), el })) ?? (() => {}));
  };

  /** What an anywidget module gets; only those of others call commands. */
  context(/** @type {string} */ id) {
    const model = this.model(id);
    return { model, experimental: { invoke: this.invoke?.bind(null, model) } };
  }

  isClient(/** @type {string} */ id) {
    return this.page.models[id].module === "client";
  }

  model(/** @type {string} */ id) {
    return /** @type {Model} */ (this.models.get(id));
  }

  tell(/** @type {string} */ id, /** @type {State} */ changes) {
    this.asked ||= !this.isClient(id);
    if (!this.started) return;
    if (this.asked && !this.last) this.remember();
    // Width and date alone need no kernel, unless a picture is drawn for others.
    const wanted = this.asked && this.last?.isForAnother();
    if (!this.isClient(id) || wanted || this.link.state === "open") this.link.update(id, changes);
  }

  /** For the style sheet: a picture says quietly that it is being redrawn. */
  showWork(/** @type {boolean} */ working) {
    this.working = working;
    const redrawing = working || Boolean(this.last?.isForAnother());
    document.documentElement.toggleAttribute("data-working", redrawing);
    this.keepLast();
  }

  keepLast() {
    const settled = !this.working && this.link.state === "open" && !this.news;
    // A facilitator's callbacks may show anything: that is asked anew.
    if (settled && this.asked && !this.page.core) this.last?.keep();
  }

  async remember() {
    try {
      const { Last } = await forAnswers();
      this.last ??= new Last(this.page.fingerprint, this.models, (id) => this.isClient(id));
      if (this.started) this.keepLast();
    } catch {
      // No connection: nothing is shown from before, and the next answer asks again.
    }
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
