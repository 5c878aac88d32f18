// @ts-check
/**
 * Environment: what the script of ipywidgets finds around it, and the script itself.
 *
 * `widgetsnbextension`, which every ipywidgets brings along, holds all core widgets in one
 * file, made for the classic notebook. This is the little of that notebook it asks for.
 * It rests on what no one promises:
 *
 * - the file is one call `define(["module"], factory)`, and `module` needs only a `uri`;
 * - the factory returns what @jupyter-widgets/base and @jupyter-widgets/controls export,
 *   and `load_ipython_extension`, which puts their style sheets into the document;
 * - both ask `requirejs` for the modules below only to register themselves there, and
 *   `Jupyter` for its version; without a kernel no widget manager is made;
 * - Lumino's Widget and Panel, not exported, are the parents of two exported classes.
 *
 * The manager of the classic notebook is not used: it wants menus, cells and a kernel, and
 * ours (ipywidgets_manager.js) keeps to the interface that the widgets know of it.
 * tests/browser/test_ipywidgets.py says so when a new version moves one of these.
 */

/**
 * The exports of the bundle, with two classes of Lumino.
 * @typedef {Record<string, any> & { Widget: any, Panel: any }} Bundle
 */

const nothing = () => {};
const notebook = {
  kernel: null,
  container: { on: nothing },
  keyboard_manager: { actions: { register: nothing } },
};
const Jupyter = { version: "7.0.0", notebook };
const modules = /** @type {Record<string, any>} */ ({
  "base/js/namespace": Jupyter,
  "base/js/events": { on: nothing },
  "notebook/js/outputarea": { OutputArea: { prototype: { register_mime_type: nothing } } },
});

/** @param {string[]} names @param {Function} use */
function requirejs(names, use) {
  use(...names.map((name) => modules[name]));
}
requirejs.config = nothing;

const NEEDED = [
  "DOMWidgetModel", "DOMWidgetView", "JupyterLuminoWidget", "JupyterLuminoPanelWidget",
  "LayoutModel", "IntSliderView", "AccordionView", "TabView", "ImageView",
  "put_buffers", "remove_buffers", "uuid",
];

/**
 * @param {string} url
 * @returns {Promise<Bundle>} once its style sheets are in the document
 */
export async function loadBundle(url) {
  const page = /** @type {any} */ (globalThis);
  let factory = /** @type {Function | null} */ (null);
  const define = (/** @type {string[]} */ _names, /** @type {Function} */ made) => {
    factory = made;
  };
  Object.assign(page, { define, requirejs, Jupyter });
  try {
    await runScript(url);
    const exported = /** @type {any} */ (factory)?.({ uri: url }) ?? {};
    await exported.load_ipython_extension?.();
    return checked(exported);
  } finally {
    for (const name of ["define", "requirejs", "Jupyter"]) delete page[name];
  }
}

function runScript(/** @type {string} */ url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = () => reject(new Error(`the script of ipywidgets does not load: ${url}`));
    script.src = url;
    document.head.append(script);
  });
}

/** @returns {Bundle} */
function checked(/** @type {Record<string, any>} */ exported) {
  const Widget = parent(exported.JupyterLuminoWidget);
  const Panel = parent(exported.JupyterLuminoPanelWidget);
  const missing = NEEDED.filter((name) => !(name in exported));
  if (typeof Widget?.attach !== "function") missing.push("Lumino's Widget.attach");
  if (typeof Panel?.prototype?.insertWidget !== "function") missing.push("Lumino's Panel");
  if (missing.length) {
    throw new Error(
      `the script of ipywidgets has no ${missing.join(", ")}; ` +
        "read in ipywidgets_environment.js what that rests on, and follow the new version",
    );
  }
  return { ...exported, Widget, Panel };
}

function parent(/** @type {any} */ Class) {
  return Class && Object.getPrototypeOf(Class);
}
