// @ts-check
import { VIEW, fill, holderOf, kindOf } from "./ipywidgets_mime.js";

/**
 * Output: the widget that catches what Python prints and displays.
 *
 * That of the classic notebook needs the notebook. Like JupyterLab's, this one adds to its
 * trait `outputs` what it catches, and tells the kernel, so that Python sees it too.
 */

/** @typedef {Record<string, any>} Item  an output as in a notebook file */
/** @typedef {{ header: { msg_type: string }, content: any }} Message */

/**
 * @param {import("./ipywidgets_environment.js").Bundle} bundle
 * @param {{ failed: string }} words
 */
export function Output(bundle, words) {
  class OutputModel extends bundle.DOMWidgetModel {
    defaults() {
      return { ...super.defaults(), msg_id: "", outputs: [], description: "" };
    }

    initialize(/** @type {any} */ attributes, /** @type {any} */ options) {
      super.initialize(attributes, options);
      /** The next output takes the place of what is there. */
      this.clearing = false;
      /** Displays that Python can update, by the item that shows them. */
      this.displays = /** @type {any} */ (new WeakMap());
      this.on("change:outputs", (/** @type {any} */ _model, /** @type {Item[]} */ _value, { caught = false } = {}) => {
        if (!caught) this.clearing = false;
      });
    }

    /** Take a message of the kernel, once all that it said before is in the model. */
    take(/** @type {Message} */ message) {
      this.state_change = this.state_change.then(() => this.add(message));
    }

    add(/** @type {Message} */ { header: { msg_type }, content }) {
      const outputs = this.clearing ? [] : [...this.get("outputs")];
      if (msg_type === "clear_output") {
        this.clearing = content.wait;
        if (!content.wait) this.keep([]);
      } else if (msg_type === "update_display_data") {
        this.keep(outputs.map((item) => this.updated(item, content)));
      } else {
        this.clearing = false;
        this.keep(joined(outputs, this.item(msg_type, content)));
      }
    }

    keep(/** @type {Item[]} */ outputs) {
      this.set("outputs", outputs, { caught: true });
      this.save_changes();
    }

    item(/** @type {string} */ type, /** @type {any} */ { transient, ...content }) {
      const item = { output_type: type, ...content };
      if (transient?.display_id) this.displays.set(item, transient.display_id);
      return item;
    }

    updated(/** @type {Item} */ item, /** @type {any} */ { transient, data, metadata }) {
      if (this.displays.get(item) !== transient.display_id) return item;
      return this.item(item.output_type, { ...item, data, metadata, transient });
    }
  }

  class OutputView extends bundle.DOMWidgetView {
    _createElement() {
      this.luminoWidget = new bundle.JupyterLuminoPanelWidget({ view: this });
      return this.luminoWidget.node;
    }

    _setElement() {
      this.el = this.luminoWidget.node;
    }

    render() {
      super.render();
      this.el.classList.add("jupyter-widgets", "wb-output");
      this.el.setAttribute("aria-live", "polite");
      /** What is shown: one Lumino widget an output. */
      this.shown = /** @type {any} */ ([]);
      this.listenTo(this.model, "change:outputs", this.redraw);
      this.redraw();
    }

    /** Change no more than what differs: a slider in it keeps the focus. */
    redraw() {
      const outputs = this.model.get("outputs").filter(kindOf);
      for (const { widget } of this.shown.splice(outputs.length)) widget.dispose();
      outputs.forEach((/** @type {Item} */ output, /** @type {number} */ i) => {
        const kind = kindOf(output);
        const text = JSON.stringify(output);
        const old = this.shown[i];
        if (old?.text === text) return;
        const kept = old?.kind === kind && kind !== "view" && kind !== "error";
        if (!kept) old?.widget.dispose();
        const widget = kept ? old.widget : this.place(kind, i);
        if (kind === "view") this.showView(widget, output);
        else fill(widget.node, kind, output, words.failed);
        this.shown[i] = { kind, text, widget };
      });
    }

    place(/** @type {string} */ kind, /** @type {number} */ index) {
      const widget =
        kind === "view" ? new bundle.Panel() : new bundle.Widget({ node: holderOf(kind) });
      this.luminoWidget.insertWidget(index, widget);
      return widget;
    }

    async showView(/** @type {any} */ panel, /** @type {Item} */ { data }) {
      // What a widget says of itself is enough.
      panel.node.setAttribute("aria-live", "off");
      const manager = this.model.widget_manager;
      const model = await manager.get_model(data[VIEW].model_id);
      const view = await this.create_child_view(model);
      if (panel.isDisposed) view.remove();
      else panel.addWidget(view.luminoWidget);
    }
  }

  return { OutputModel, OutputView };
}

/** Add an output; what is printed in pieces is one text. */
function joined(/** @type {Item[]} */ outputs, /** @type {Item} */ item) {
  const last = outputs.at(-1);
  const goesOn = last?.output_type === "stream" && item.output_type === "stream";
  if (!last || !goesOn || last.name !== item.name) return [...outputs, item];
  return [...outputs.slice(0, -1), { ...last, text: last.text + item.text }];
}
