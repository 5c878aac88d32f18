// @ts-check
import { Captures } from "./ipywidgets_captures.js";
import { Comms, dataView } from "./ipywidgets_comms.js";
import { loadBundle } from "./ipywidgets_environment.js";
import { Manager } from "./ipywidgets_manager.js";

/**
 * Core ipywidgets (sliders, boxes, interact, Output) live on a page of ours.
 *
 * Only a page that has them fetches this. The caller holds the link to the kernel, passes
 * on its messages in their order, and shows each widget in its places of the document.
 */

/**
 * Its state still refers to other models as text; binary traits are DataViews.
 * @typedef {{ name: string, module: string, version: string, state: Record<string, any> }} CoreModel
 */
/** @typedef {(ArrayBuffer | ArrayBufferView)[]} Buffers */
/**
 * @typedef {object} Host
 * @property {string} bundle  URL of the script of ipywidgets
 * @property {Record<string, CoreModel>} models  every core model of the document
 * @property {(id: string, data: any, buffers: Buffers, done: () => void) => string} send
 *   sends a comm_msg and returns its id; `done` is called when the kernel has finished with it
 * @property {(id: string) => boolean} isOurs  whether the small runtime holds this model
 * @property {(id: string, el: HTMLElement) => Promise<() => void>} renderOurs
 *   shows it; resolves to its removal
 * @property {{ unavailable: string, failed: string }} words
 *   for a widget that cannot be shown, and for an error in an Output
 */

/** @param {Host} host @returns {Promise<Core>} once all models of the document are there */
export async function startIpywidgets(host) {
  const core = new Core(await loadBundle(host.bundle), host);
  await Promise.all(Object.keys(host.models).map((id) => core.makeOfDocument(id)));
  return core;
}

class Core {
  /** @param {import("./ipywidgets_environment.js").Bundle} bundle @param {Host} host */
  constructor(bundle, host) {
    this.bundle = bundle;
    this.host = host;
    this.manager = new Manager(bundle, host);
    this.comms = new Comms(host.send);
    this.captures = new Captures();
    this.ofDocument = /** @type {Map<string, any>} */ (new Map());
    this.madeLater = /** @type {Set<string>} */ (new Set());
    this.places = /** @type {Map<HTMLElement, { id: string, view: any }>} */ (new Map());
  }

  /** Show a model in an element, instead of what is there. */
  async show(/** @type {string} */ id, /** @type {HTMLElement} */ el) {
    const view = await this.manager.create_view(await this.manager.get_model(id));
    this.places.get(el)?.view.remove();
    el.replaceChildren();
    el.classList.add("wb-core");
    this.bundle.Widget.attach(view.luminoWidget, el);
    this.places.set(el, { id, view });
  }

  /** The kernel says something of a model. */
  update(/** @type {string} */ id, /** @type {any} */ data, /** @type {Buffers} */ buffers = []) {
    // An echo is for other pages at the same kernel, and there are none.
    if (data.method === "echo_update") return;
    this.captures.follow(id, data.state ?? {});
    this.manager.models.get(id)?.then(() => this.comms.receive(id, data, buffers));
  }

  /** The kernel has made a model. */
  opened(/** @type {string} */ id, /** @type {any} */ data, /** @type {Buffers} */ buffers = []) {
    const { state, buffer_paths = [] } = data;
    this.bundle.put_buffers(state, buffer_paths, buffers.map(dataView));
    this.madeLater.add(id);
    this.captures.follow(id, state);
    this.make(id, state._model_name, state._model_module, state);
  }

  /** The kernel has closed a model. */
  closed(/** @type {string} */ id) {
    this.manager.drop(id);
    this.comms.forget(id);
    this.captures.forget(id);
    this.madeLater.delete(id);
  }

  /** @returns {boolean} whether an Output widget takes what the kernel prints or displays */
  output(/** @type {import("./ipywidgets_captures.js").Message} */ message) {
    const takers = this.captures.takers(message);
    for (const id of takers) this.manager.models.get(id)?.then((model) => model.take(message));
    return takers.length > 0;
  }

  /**
   * All that the browser has set, by model: another kernel has to be told. Binary values
   * stand in it as they are; `split` takes them out for a message.
   */
  own() {
    const own = /** @type {Record<string, Record<string, any>>} */ ({});
    for (const [id, model] of this.ofDocument) {
      const state = [...this.setHere(id, model)].map((key) => [key, model.get(key)]);
      if (state.length) own[id] = model.serialize(Object.fromEntries(state));
    }
    return own;
  }

  /** @returns {{ state: any, buffer_paths: (string | number)[][], buffers: ArrayBuffer[] }} */
  split(/** @type {any} */ state) {
    return this.bundle.remove_buffers(state);
  }

  /** Another kernel is there, in which only the notebook has run; it has said nothing yet. */
  fresh() {
    this.comms.kernels += 1;
    this.captures.clear();
    for (const id of [...this.madeLater]) this.closed(id);
    const remade = Object.keys(this.host.models).filter((id) => !this.manager.has_model(id));
    for (const id of remade) this.makeOfDocument(id);
    for (const [id, model] of this.ofDocument) {
      if (!remade.includes(id)) this.reset(id, model);
    }
    for (const [el, { id }] of this.places) if (remade.includes(id)) this.show(id, el);
  }

  /** As in the document again, but for what the browser has set. */
  reset(/** @type {string} */ id, /** @type {any} */ model) {
    const set = this.setHere(id, model);
    // Messages to the kernel before are neither answered nor sent any more.
    model._pending_msgs = 0;
    model._msg_buffer = null;
    const state = { ...model.defaults(), ...this.host.models[id].state };
    for (const key of set) delete state[key];
    model.state_change = model.state_change.then(async () => {
      model.set_state(await model.constructor._deserialize_state(state, this.manager));
    });
  }

  /** Also what waits for the kernel to be done with a message before. */
  setHere(/** @type {string} */ id, /** @type {any} */ model) {
    this.comms.remember(id, model._msg_buffer ?? {});
    return this.comms.own.get(id) ?? new Set();
  }

  /** @param {string} id @param {string} name @param {string} module @param {Record<string, any>} state */
  make(id, name, module, state) {
    const comm = this.comms.open(id);
    return this.manager.new_model(
      { model_id: id, model_name: name, model_module: module, comm },
      state,
    );
  }

  async makeOfDocument(/** @type {string} */ id) {
    const { name, module, state } = this.host.models[id];
    this.ofDocument.set(id, await this.make(id, name, module, state));
  }
}
