// @ts-check
/**
 * Stand-ins: what is shown among core widgets without being one of them.
 *
 * An anywidget inside a box is held by the page's own runtime, which shows it in the
 * element that the box has for it. In the place of any other widget stands a sentence.
 */

/**
 * @param {import("./ipywidgets_environment.js").Bundle} bundle
 * @param {import("./ipywidgets.js").Host} host
 * @returns {Record<string, any>} classes
 */
export function StandIns(bundle, host) {
  class UnavailableModel extends bundle.DOMWidgetModel {
    // The base class looks it up for a tooltip, though it has none.
    defaults() {
      return { ...super.defaults(), description: "" };
    }
  }

  class OursModel extends UnavailableModel {
    defaults() {
      return { ...super.defaults(), _view_module: "anywidget", _view_name: "AnyView" };
    }
  }

  class UnavailableView extends bundle.DOMWidgetView {
    render() {
      const sentence = document.createElement("p");
      sentence.textContent = host.words.unavailable;
      this.el.replaceChildren(sentence);
      this.el.classList.add("jupyter-widgets", "wb-unavailable");
    }
  }

  class OursView extends UnavailableView {
    render() {
      const id = this.model.model_id;
      if (!host.isOurs(id)) {
        super.render();
        return;
      }
      const shown = host.renderOurs(id, this.el);
      shown.catch((error) => {
        console.error(error);
        super.render();
      });
      this.once("remove", () => shown.then((remove) => remove(), () => {}));
    }
  }

  return { UnavailableModel, UnavailableView, OursModel, OursView };
}
