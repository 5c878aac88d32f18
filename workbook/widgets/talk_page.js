// @ts-check
import { part } from "./asking.js";
import { canShake } from "./talk_signs.js";
import { COUNT, kindOf, left, modeOf, numberOf, overdue, rolesOf, timeWord } from "./talking.js";
import { fillWords } from "./words.js";

/** @typedef {import("./talking.js").Talk} Talk */
/** @typedef {import("./talking.js").Person} Person */
/** @typedef {{ answers: Record<string, any>, partner: unknown }} Known */

/** Time that has been up for so long (ms) is told in other words. */
const A_WHILE = 60_000;
/** Which buttons a turn has, by how its time stands. */
const BUTTONS = /** @type {Record<string, string[]>} */ ({
  free: ["next"],
  wait: ["start"],
  runs: ["next", "pause", "extend"],
  rests: ["resume", "next", "extend"],
  round: ["next", "extend"],
});
const TIMED = ["start", "resume", "next", "pause", "extend"];

/** What is seen of a talk: the step, the names, the time in words and the quiet line. */
export class TalkPage {
  /** @param {HTMLElement} root @param {Record<string, string>} said */
  constructor(root, said) {
    this.root = root;
    this.said = said;
    this.steps = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-step]")]);
    this.places = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-place]")]);
    this.told = /** @type {HTMLElement} */ (part(root, "[data-told]"));
    /** The time as it was told last, so that only news is spoken. */
    this.last = "";
    this.length = "";
  }

  /** The length of a turn while nobody has chosen: the first. */
  defaultLength() {
    return this.inputs("length")[0]?.value;
  }

  inputs(/** @type {string} */ name) {
    const found = this.root.querySelectorAll(`[data-item="${name}"] input`);
    return /** @type {HTMLInputElement[]} */ ([...found]);
  }

  tell(/** @type {string} */ text) {
    this.told.textContent = text;
  }

  /** @param {string} view @param {Talk | null} talk @param {Known} known */
  show(view, talk, { answers, partner }) {
    const kind = kindOf(talk?.step ?? "");
    const place = view === "turn" ? (kind === "done" ? "end" : "") : view;
    this.root.dataset.view = place || "turn";
    for (const one of this.places) one.hidden = one.dataset.place !== place;
    for (const one of this.steps) one.hidden = place !== "" || one.dataset.step !== kind;
    this.showChoices(answers, partner);
    const names = this.names(answers, partner);
    if (place === "door") this.showDoor(talk, names, answers);
    const step = this.steps.find(({ hidden }) => !hidden);
    if (step && talk) this.showStep(step, talk, names, answers);
    const sign = /** @type {HTMLElement} */ (part(this.root, "[data-sign]"));
    sign.hidden = !String(answers.sign ?? "").trim();
    sign.textContent = fillWords(this.said.hold_sign, { sign: answers.sign });
  }

  /** @returns {Record<Person, string>} */
  names(/** @type {Record<string, any>} */ answers, /** @type {unknown} */ partner) {
    const name = (/** @type {unknown[]} */ ...texts) =>
      texts.map((text) => String(text ?? "").trim()).find(Boolean) ?? "";
    return {
      a: name(answers["name-a"], this.said.person_a),
      b: name(answers["name-b"], partner, this.said.person_b),
    };
  }

  /** The choices before a talk: names where there are some, and no vibration without. */
  showChoices(/** @type {Record<string, any>} */ answers, /** @type {unknown} */ partner) {
    const names = this.names(answers, partner);
    for (const input of this.inputs("first")) {
      const label = input.nextElementSibling;
      if (label) label.textContent = names[/** @type {Person} */ (input.value)] ?? input.value;
      label?.classList.add("who");
      label?.setAttribute("data-person", input.value);
    }
    const signs = /** @type {string[]} */ (answers.signs ?? []);
    for (const button of this.root.querySelectorAll("[data-do=sound], [data-do=shake]")) {
      const sign = /** @type {HTMLElement} */ (button).dataset.do ?? "";
      button.setAttribute("aria-pressed", String(signs.includes(sign)));
      button.toggleAttribute("hidden", sign === "shake" && !canShake());
    }
    const lengths = this.inputs("length");
    const chosen = lengths.find(({ value }) => value === answers.length) ?? lengths[0];
    this.length = chosen?.nextElementSibling?.textContent ?? "";
  }

  /** @param {Talk | null} talk @param {Record<Person, string>} names @param {Record<string, any>} answers */
  showDoor(talk, names, answers) {
    const state = !talk ? "fresh" : talk.step === "done" ? "done" : "busy";
    for (const one of this.places[0].querySelectorAll("[data-state]")) {
      one.toggleAttribute("hidden", /** @type {HTMLElement} */ (one).dataset.state !== state);
    }
    const told = /** @type {HTMLElement} */ (part(this.root, "[data-go-on-told]"));
    if (talk && state === "busy") {
      const title = this.title(talk, names, answers);
      const numbers = { n: numberOf(talk.step), all: COUNT };
      told.textContent = fillWords(this.said.go_on_text, { ...numbers, title });
    }
  }

  /** @param {Talk} talk @param {Record<Person, string>} names @param {Record<string, any>} answers */
  title({ step }, names, answers) {
    const { speaker, listener } = rolesOf(step, answers.first === "b" ? "b" : "a");
    const title = this.said[`${kindOf(step)}_title`];
    return fillWords(title, { speaker: names[speaker], listener: names[listener] });
  }

  /**
   * @param {HTMLElement} step @param {Talk} talk @param {Record<Person, string>} names
   * @param {Record<string, any>} answers
   */
  showStep(step, talk, names, answers) {
    const roles = rolesOf(talk.step, answers.first === "b" ? "b" : "a");
    const place = fillWords(this.said.step, { n: numberOf(talk.step), all: COUNT });
    const heading = /** @type {HTMLElement} */ (part(step, "[data-focus]"));
    heading.textContent = `${place}: ${this.title(talk, names, answers)}`;
    for (const half of step.querySelectorAll("[data-role]")) {
      const { dataset } = /** @type {HTMLElement} */ (half);
      dataset.person = roles[/** @type {"speaker" | "listener"} */ (dataset.role)];
      const name = part(half, "[data-who]");
      if (name) name.textContent = names[/** @type {Person} */ (dataset.person)];
    }
    part(step, ".halves")?.setAttribute("data-sit", answers.sit ?? "beside");
    const begin = part(step, "[data-do=start]");
    if (begin) begin.textContent = fillWords(this.said.start, { speaker: names[roles.speaker] });
    const about = part(step, "[data-about]");
    if (!about) return;
    const subject = String(answers.subject ?? "").trim();
    about.hidden = !subject;
    /** @type {HTMLElement} */ (part(about, "q")).textContent = subject;
  }

  /** @param {Talk} talk @param {number} now */
  showTime(talk, now) {
    const step = this.steps.find(({ hidden }) => !hidden);
    const told = step && part(step, "[data-time]");
    if (!step || !told) return;
    const mode = modeOf(talk, now);
    for (const name of TIMED) {
      const button = /** @type {HTMLElement} */ (part(step, `[data-do=${name}]`));
      button.hidden = !BUTTONS[mode].includes(name);
      if (name === "next") button.classList.toggle("main", mode !== "rests");
    }
    const text = this.timeText(talk, now);
    const here = `${talk.step} ${mode}`;
    // A step is told by its title; after that only news is.
    if (told.textContent !== text && this.last.startsWith(talk.step)) this.tell(text);
    told.textContent = text;
    this.last = here;
    step.dataset.time = mode;
    const share = talk.whole ? left(talk, now) / talk.whole : 0;
    step.style.setProperty("--left", share.toFixed(4));
    step.style.setProperty("--eighths", String(Math.ceil(share * 8) / 8));
  }

  /** @param {Talk} talk @param {number} now */
  timeText(talk, now) {
    const mode = modeOf(talk, now);
    const word = this.said[`time_${timeWord(talk, now)}`];
    if (mode === "wait" && kindOf(talk.step) === "more") return this.said.time_wait_more;
    if (mode === "wait") return fillWords(this.said.time_wait, { length: this.length });
    if (mode === "free") return this.said.time_free;
    if (mode === "rests") return `${this.said.time_rests} ${word}`;
    return overdue(talk, now) > A_WHILE ? this.said.time_overdue : word;
  }

  showAwake(/** @type {boolean} */ isOn) {
    for (const one of this.root.querySelectorAll("[data-awake]")) {
      one.textContent = this.said[isOn ? "awake" : "asleep"];
    }
  }

  /** Ask before a talk is begun again, or leave it as it is. */
  ask(/** @type {boolean} */ isAsked) {
    /** @type {HTMLElement} */ (part(this.root, "[data-sure]")).hidden = !isAsked;
    this.focusOn(isAsked ? "restart_no" : "restart");
  }

  /** Go to the button of that name that is to be seen now. */
  focusOn(/** @type {string} */ name) {
    const buttons = /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll(`[data-do=${name}]`)]);
    buttons.find((button) => button.getClientRects().length)?.focus();
  }

  /** Go to the title of what is shown now, at the top of the screen. */
  focus() {
    const shown = [...this.places, ...this.steps].find(({ hidden }) => !hidden);
    const target = shown && part(shown, "[data-focus]");
    this.told.textContent = "";
    target?.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: "start" });
  }
}
