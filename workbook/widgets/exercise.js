// @ts-check
import { followStore } from "./answers.js";
import { part } from "./asking.js";
import { questionnaire } from "./questionnaire.js";
import { getStore } from "./store.js";
import { fillWords } from "./words.js";

/** The item that keeps where somebody is, and its answer after the last step. */
const STEP = "step";
const DONE = "done";

/**
 * Lead through the steps of an exercise. Where somebody is goes to the store, as answers
 * do; nothing here waits for a kernel, and nothing waits for a clock.
 * @param {HTMLFormElement} form rendered by Python, with its items live
 * @returns {() => void} detach
 */
function attachSteps(form) {
  const store = getStore();
  const { instrument = "", version = "1" } = form.dataset;
  const said = JSON.parse(form.dataset.said ?? "{}");
  const steps = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-step]")]);
  const places = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-place]")]);
  const ids = steps.map(({ dataset }) => dataset.step ?? "");

  const kept = () => String(store.responses(instrument)[STEP] ?? "");
  const keep = (/** @type {string} */ id) => store.respond(instrument, Number(version), STEP, id);

  /** @param {string} view a step, a place, or "all" for every step at once */
  function show(view) {
    form.dataset.view = view;
    for (const place of places) place.hidden = place.dataset.place !== view;
    for (const step of steps) step.hidden = view !== "all" && step.dataset.step !== view;
    for (const button of form.querySelectorAll("[data-do=breathe]")) {
      button.setAttribute("aria-pressed", "false");
    }
  }

  function showDoor() {
    const at = ids.indexOf(kept());
    const state = kept() === DONE ? "done" : at < 0 ? "fresh" : "busy";
    const door = /** @type {HTMLElement} */ (part(form, "[data-place=door]"));
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (door.querySelectorAll("[data-state]"))) {
      one.hidden = one.dataset.state !== state;
    }
    const title = steps[at]?.querySelector("h3")?.textContent ?? "";
    const told = /** @type {HTMLElement} */ (part(door, "[data-told]"));
    told.textContent = fillWords(said.go_on_text, { n: at + 1, title });
  }

  function goTo(/** @type {string} */ view) {
    show(view);
    const shown = [...places, ...steps].find(({ hidden }) => !hidden);
    /** @type {HTMLElement | null | undefined} */ (shown?.querySelector("[data-focus]"))?.focus();
  }

  function walk(/** @type {number} */ to) {
    keep(ids[to] ?? DONE);
    goTo(ids[to] ?? "end");
  }

  const here = () => ids.indexOf(form.dataset.view ?? "");
  const ACTS = /** @type {Record<string, (button: HTMLElement) => void>} */ ({
    start: () => walk(0),
    go_on: () => walk(Math.max(ids.indexOf(kept()), 0)),
    next: () => walk(here() + 1),
    back: () => walk(Math.max(here() - 1, 0)),
    stop: () => goTo("rest"),
    read: () => goTo("all"),
    breathe(button) {
      const moves = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(moves));
    },
  });

  function act(/** @type {Event} */ event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-do]");
    if (button instanceof HTMLElement) ACTS[button.dataset.do ?? ""]?.(button);
  }

  form.addEventListener("click", act);
  const unsubscribe = store.subscribe((/** @type {any} */ change) => {
    if (change.instrument === instrument) showDoor();
  });
  showDoor();
  show("door");
  return () => {
    unsubscribe();
    form.removeEventListener("click", act);
    delete form.dataset.view;
  };
}

/** @param {{ model: any }} context */
function initialize({ model }) {
  return followStore(model);
}

/** @param {{ model: any, el: HTMLElement }} context */
function render(context) {
  const stop = questionnaire.render(context);
  const detach = attachSteps(/** @type {HTMLFormElement} */ (context.el.querySelector("form")));
  return () => {
    detach();
    stop();
  };
}

export default { initialize, render };
