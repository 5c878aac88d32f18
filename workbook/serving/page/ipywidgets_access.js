// @ts-check
/**
 * Access: what core ipywidgets leave out for a keyboard and a screen reader.
 *
 * Roles, names and states are added to the elements that they make; none is remade.
 */

const MENDS = /** @type {Record<string, (view: any) => void>} */ ({
  ".widget-slider": slider,
  ".widget-radio": radioButtons,
  ".widget-toggle-buttons": toggleButtons,
  ".widget-toggle-button": toggleButton,
  ".widget-hprogress, .widget-vprogress": progress,
  ".widget-accordion": accordion,
  ".widget-tab": tabs,
  ".widget-image": image,
});

export function accessible(/** @type {any} */ view) {
  for (const [selector, mend] of Object.entries(MENDS)) {
    if (view.el?.matches(selector)) mend(view);
  }
}

/** Now and after each change, when the view has followed it. */
function always(/** @type {any} */ view, /** @type {() => void} */ mend) {
  mend();
  view.listenTo(view.model, "change", mend);
}

/** Name an element after the description in front of it. */
function name(/** @type {any} */ view, /** @type {Element} */ element, /** @type {object} */ more) {
  view.label.id ||= `description-${view.cid}`;
  set(element, { "aria-labelledby": view.label.id, ...more });
}

function set(/** @type {Element} */ element, /** @type {object} */ attributes) {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
}

function slider(/** @type {any} */ view) {
  always(view, () => {
    for (const handle of view.el.querySelectorAll("[role=slider]")) name(view, handle, {});
    name(view, view.readout, { role: "textbox" });
  });
}

/** Radio buttons of one name are one stop of the keyboard, and arrows choose. */
function radioButtons(/** @type {any} */ view) {
  name(view, view.container, { role: "radiogroup" });
  always(view, () => {
    for (const radio of view.container.querySelectorAll("input")) radio.name = view.label.id;
  });
}

function toggleButtons(/** @type {any} */ view) {
  name(view, view.buttongroup, { role: "group" });
  always(view, () => {
    for (const button of view.buttongroup.querySelectorAll("button")) {
      set(button, { "aria-pressed": button.classList.contains("mod-active") });
    }
  });
}

function toggleButton(/** @type {any} */ view) {
  always(view, () => set(view.el, { "aria-pressed": view.model.get("value") }));
}

function progress(/** @type {any} */ view) {
  name(view, view.progress, { role: "progressbar" });
  always(view, () => {
    const { min, max, value } = view.model.attributes;
    set(view.progress, { "aria-valuemin": min, "aria-valuemax": max, "aria-valuenow": value });
  });
}

/** Its headers listen to the mouse alone. */
function accordion(/** @type {any} */ view) {
  always(view, async () => {
    await Promise.all(view.children_views?.views ?? []);
    if (view.luminoWidget.isDisposed) return;
    for (const { node, collapsed } of view.luminoWidget.collapseWidgets) {
      const header = node.firstElementChild;
      set(header, { "aria-expanded": !collapsed });
      if (header.role === "button") continue;
      set(header, { role: "button", tabindex: "0" });
      set(header.querySelector(".fa"), { "aria-hidden": true });
      header.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        header.click();
      });
    }
  });
}

function tabs(/** @type {any} */ view) {
  always(view, async () => {
    await Promise.all(view.childrenViews?.views ?? []);
    if (view.luminoWidget.isDisposed) return;
    for (const { node, title } of view.luminoWidget.widgets) {
      // A button or a picture stays what it is.
      if (node.localName === "div") set(node, { role: "tabpanel", "aria-label": title.label });
    }
  });
}

function image(/** @type {any} */ view) {
  always(view, () => set(view.el, { alt: view.model.get("tooltip") ?? "" }));
}
