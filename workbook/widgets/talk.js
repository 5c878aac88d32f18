// @ts-check
import { followStore } from "./answers.js";
import { followProblem, part } from "./asking.js";
import { currentOccasion } from "./document.js";
import { attach } from "./questionnaire.js";
import { getStore } from "./store.js";
import { attachAgreeing } from "./talk_agreeing.js";
import { TalkPage } from "./talk_page.js";
import { Screen, chime, shake, unlockSound } from "./talk_signs.js";
import {
  addMore,
  enter,
  extend,
  goBack,
  goOn,
  heard,
  left,
  minutesOf,
  modeOf,
  overdue,
  rest,
  run,
  start,
  told,
  untilNextWord,
} from "./talking.js";

/** @typedef {import("./talking.js").Talk} Talk */

/** The item that keeps where two people are. */
const TURN = "turn";
/** What stays as it was for another talk. */
const STAYS = ["name-a", "name-b", "first", "length", "sign", "sit", "signs"];
/** The line is drawn anew so often (ms); the time itself is read from the clock. */
const LINE = 5000;
/** A sign that comes later than this (ms) would startle somebody who has just woken up. */
const RINGS = 90_000;
/** Who comes back to a turn that has been round for this long (ms) is asked first. */
const AWAY = 10 * 60_000;

/**
 * Lead two people through a talk. Where they are goes to the store, as answers do; what is
 * left of a turn is read from the clock each time somebody looks.
 * @param {HTMLElement} root rendered by Python
 * @returns {() => void} detach
 */
function attachTalk(root) {
  const store = getStore();
  const { instrument = "", version = "1" } = root.dataset;
  const said = JSON.parse(root.dataset.said ?? "{}");
  const page = new TalkPage(root, said);
  const screen = new Screen((isOn) => page.showAwake(isOn));
  const closing = new AbortController();
  let view = "door";
  let timer = 0;
  /** The turn whose end is still to come while this page is open. */
  let awaited = "";

  const answers = () => store.responses(instrument);
  const respond = (/** @type {string} */ item, /** @type {any} */ value) =>
    store.respond(instrument, Number(version), item, value);
  const talk = () => heard(answers()[TURN]);
  const minutes = () => minutesOf(answers().length ?? page.defaultLength());
  const signs = () => /** @type {string[]} */ (answers().signs ?? []);

  function keep(/** @type {Talk | null} */ next) {
    respond(TURN, next && told(next));
    show();
  }

  /** What is seen: "door", "turn", "hold" or "rest"; a talk that is over has its end. */
  function show() {
    const now = talk();
    if (!now && view !== "door") view = "door";
    page.show(view, now, { answers: answers(), partner: store.responses("about").partner });
    look();
  }

  /** Read the clock, and say what it says. */
  function look() {
    clearTimeout(timer);
    const [at, now] = [talk(), Date.now()];
    if (view !== "turn" || !at || at.step === "done") return screen.release();
    page.showTime(at, now);
    const mode = modeOf(at, now);
    const turn = `${at.step} ${at.whole}`;
    if (mode === "runs") awaited = turn;
    else if (mode === "round" && awaited === turn) ring(overdue(at, now));
    if (mode === "runs") timer = window.setTimeout(look, Math.min(untilNextWord(at, now), LINE));
    // After a minute another sentence is calmer.
    else if (mode === "round" && at.since) timer = window.setTimeout(look, LINE);
    return undefined;
  }

  function ring(/** @type {number} */ late) {
    awaited = "";
    if (late > RINGS) return;
    if (signs().includes("sound")) chime();
    if (signs().includes("shake")) shake();
  }

  function goTo(/** @type {string} */ next, /** @type {Talk | null} */ at = talk()) {
    view = next;
    keep(at);
    page.focus();
  }

  /** Change the time of this step; the button that was pressed may be gone. */
  function time(/** @type {Talk} */ at, /** @type {string} */ then) {
    keep(at);
    page.focusOn(then);
  }

  function toggle(/** @type {string} */ sign) {
    const others = signs().filter((one) => one !== sign);
    const isOn = others.length < signs().length;
    const next = isOn ? others : [...others, sign];
    respond("signs", next.length ? next : null);
    // To hear or feel what it will be like.
    if (!isOn && sign === "sound") {
      unlockSound();
      setTimeout(chime, 100);
    }
    if (!isOn && sign === "shake") shake();
  }

  /** Keep the last talk as an earlier one, and begin with the same names and choices. */
  function another() {
    const before = answers();
    const document = store.read(instrument);
    const occasion = document && currentOccasion(document);
    if (occasion) store.beginOccasion(instrument, Number(version), occasion.id);
    for (const item of STAYS) if (item in before) respond(item, before[item]);
    view = "door";
    keep(null);
    page.focusOn("begin");
  }

  /** @type {Record<string, (at: Talk, now: number, button: HTMLElement) => void>} */
  const AT = {
    start: (at, now) => time(run(at, now), "pause"),
    resume: (at, now) => time(run(at, now), "pause"),
    pause: (at, now) => time(rest(at, now), "resume"),
    extend(at, now) {
      time(extend(at, now), "extend");
      page.tell(said.extended);
    },
    next: (at) => goTo("turn", goOn(at, minutes())),
    more: (at) => goTo("turn", addMore(at, minutes())),
    back(at) {
      const before = goBack(at, minutes());
      goTo(before ? "turn" : "door", before);
    },
    hold: (at, now) => goTo("hold", rest(at, now)),
    stop: (at, now) => goTo("rest", rest(at, now)),
    go_on: (at) => goTo("turn", at),
  };
  /** @type {Record<string, (button: HTMLElement) => void>} */
  const ACTS = {
    begin: () => goTo("turn", start(minutes())),
    another,
    restart: () => page.ask(true),
    restart_no: () => page.ask(false),
    restart_yes() {
      page.ask(false);
      goTo("door", null);
      page.focusOn("begin");
    },
    take: ({ textContent }) => respond("subject", textContent),
    sound: () => toggle("sound"),
    shake: () => toggle("shake"),
    breathe: (button) =>
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true")),
  };

  function act(/** @type {Event} */ event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-do]");
    if (!(button instanceof HTMLElement)) return;
    if (signs().includes("sound")) unlockSound();
    const name = button.dataset.do ?? "";
    const at = talk();
    if (at) AT[name]?.(at, Date.now(), button);
    ACTS[name]?.(button);
    if (view === "turn") void screen.keepOn();
  }

  /** Somebody picks the phone up again. */
  function wake() {
    if (document.hidden) return;
    look();
    if (view === "turn") void screen.keepOn();
  }

  const { signal } = closing;
  root.addEventListener("click", act, { signal });
  document.addEventListener("visibilitychange", wake, { signal });
  for (const event of ["pageshow", "focus"]) addEventListener(event, wake, { signal });
  const unsubscribe = store.subscribe((/** @type {any} */ change) => {
    if ([instrument, "about"].includes(change.instrument)) show();
  });
  const at = talk();
  if (at?.since && (left(at, Date.now()) || overdue(at, Date.now()) < AWAY)) view = "turn";
  show();
  root.dataset.live = "yes";
  return () => {
    closing.abort();
    clearTimeout(timer);
    screen.release();
    unsubscribe();
    delete root.dataset.live;
  };
}

/** @param {{ model: any }} context */
function initialize({ model }) {
  return followStore(model);
}

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  if (!el.querySelector(".wb-talk")) el.innerHTML = model.get("form");
  const root = /** @type {HTMLElement} */ (el.querySelector(".wb-talk"));
  const { instrument } = root.dataset;
  const said = JSON.parse(root.dataset.said ?? "{}");
  const forms = /** @type {HTMLFormElement[]} */ ([...root.querySelectorAll("form")]);
  const own = forms.filter(({ dataset }) => dataset.instrument === instrument);
  const step = /** @type {HTMLElement} */ (part(root, "[data-step=agree]"));
  const told = /** @type {HTMLElement} */ (part(root, "[data-told]"));
  const propose = () => proposeSubjects(root, model.get("subjects"));
  propose();
  model.on("change:subjects", propose);
  const stops = [
    ...own.map(attach),
    attachAgreeing(step, said, (text) => { told.textContent = text; }),
    attachTalk(root),
    followProblem(model, root),
    () => model.off("change:subjects", propose),
  ];
  return () => stops.forEach((stop) => stop());
}

/** The questions that the page proposes stand before our own. */
function proposeSubjects(/** @type {HTMLElement} */ root, /** @type {string[]} */ subjects) {
  const list = /** @type {HTMLElement} */ (part(root, ".subjects ul"));
  for (const old of list.querySelectorAll("[data-proposed]")) old.remove();
  const made = subjects.map((subject) => {
    const line = /** @type {HTMLElement} */ (list.lastElementChild?.cloneNode(true));
    line.dataset.proposed = "yes";
    /** @type {HTMLElement} */ (part(line, "button")).textContent = subject;
    return line;
  });
  list.prepend(...made);
}

export default { initialize, render };
