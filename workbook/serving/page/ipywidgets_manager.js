// @ts-check
import { accessible } from "./ipywidgets_access.js";
import { ImageFromData } from "./ipywidgets_image.js";
import { withoutScripts } from "./ipywidgets_markup.js";
import { Output } from "./ipywidgets_output.js";
import { StandIns } from "./ipywidgets_stand_ins.js";

/**
 * Manager: makes the models and views of ipywidgets, and knows them by their id.
 *
 * Models and views call these methods by the names that ipywidgets gave them.
 */

/** @typedef {import("./ipywidgets.js").Host} Host */
/** @typedef {import("./ipywidgets_environment.js").Bundle} Bundle */
/** @typedef {{ model_id: string, model_name: string, model_module: string, comm?: any }} Options */

const BUNDLED = ["@jupyter-widgets/base", "@jupyter-widgets/controls"];
const OUTPUT = "@jupyter-widgets/output";
const ANYWIDGET = "anywidget";

export class Manager {
  /** @param {Bundle} bundle @param {Host} host */
  constructor(bundle, host) {
    this.bundle = bundle;
    this.host = host;
    this.models = /** @type {Map<string, Promise<any>>} */ (new Map());
    this.standIns = StandIns(bundle, host);
    this.output = Output(bundle, host.words);
    this.views = /** @type {Record<string, any>} */ ({ ImageView: ImageFromData(bundle) });
  }

  has_model(/** @type {string} */ id) {
    return this.models.has(id);
  }

  /** The kernel tells of a model before it refers to it: what is not here never comes. */
  get_model(/** @type {string} */ id) {
    const known = this.models.get(id);
    if (known) return known;
    const model_module = this.host.isOurs(id) ? ANYWIDGET : "";
    return this.new_model({ model_id: id, model_name: "", model_module }, {});
  }

  /**
   * @param {Options} options
   * @param {Record<string, any>} state  with references to other models as text
   */
  new_model(options, state) {
    const model = this.make_model(options, state);
    this.models.set(options.model_id, model);
    return model;
  }

  /** @param {Options} options @param {Record<string, any>} state */
  async make_model({ model_id, model_name, model_module, comm }, state) {
    // All models of a document are known before the first refers to another.
    await null;
    const places = { widget_manager: this, model_id, comm };
    const Model = this.model_class(model_module, model_name);
    let model;
    try {
      model = new Model(await Model._deserialize_state(state, this), places);
    } catch (error) {
      console.error(error);
      model = new this.standIns.UnavailableModel({}, places);
    }
    model.name = model_name;
    model.module = model_module;
    return model;
  }

  /** @returns {any} */
  model_class(/** @type {string} */ module, /** @type {string} */ name) {
    if (module === OUTPUT) return this.output.OutputModel;
    if (module === ANYWIDGET) return this.standIns.OursModel;
    if (BUNDLED.includes(module) && name in this.bundle) return this.bundle[name];
    return this.standIns.UnavailableModel;
  }

  /** @returns {any} */
  view_class(/** @type {string} */ module, /** @type {string} */ name) {
    if (module === OUTPUT) return this.output.OutputView;
    if (module === ANYWIDGET) return this.standIns.OursView;
    const known = BUNDLED.includes(module) && (this.views[name] ?? this.bundle[name]);
    return known || this.standIns.UnavailableView;
  }

  /** A view of the model, once what the kernel has said of the model is in it. */
  create_view(/** @type {any} */ model, options = {}) {
    const key = this.bundle.uuid();
    const view = model.state_change.then(() => this.make_view(model, options));
    model.state_change = view;
    if (model.views) model.views[key] = view;
    view.then((/** @type {any} */ made) =>
      made.once("remove", () => delete model.views?.[key]),
    );
    return view;
  }

  async make_view(/** @type {any} */ model, /** @type {object} */ options) {
    const View = this.view_class(model.get("_view_module"), model.get("_view_name"));
    try {
      const view = await this.rendered(View, model, options);
      accessible(view);
      return view;
    } catch (error) {
      console.error(error);
      return this.rendered(this.standIns.UnavailableView, model, options);
    }
  }

  async rendered(/** @type {any} */ View, /** @type {any} */ model, /** @type {object} */ options) {
    const view = new View({ model, options });
    view.listenTo(model, "destroy", view.remove);
    await view.render();
    return view;
  }

  /** Forget a model and remove what shows it. */
  drop(/** @type {string} */ id) {
    const model = this.models.get(id);
    this.models.delete(id);
    model?.then((it) => it.close(true));
  }

  callbacks() {
    return {};
  }

  inline_sanitize(/** @type {string} */ html) {
    const holder = document.createElement("div");
    holder.append(withoutScripts(html));
    return holder.innerHTML;
  }
}
