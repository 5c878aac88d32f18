// @ts-check
import { handOver, isHandingOver, keepTurn, takeTurn } from "../../widgets/turns.js";
import { getStore } from "../../widgets/store.js";

/**
 * Turn: what a page shows while two people use one device in turns. Only such pages fetch
 * this script.
 */

// Python puts the words in front of this script; see head.py.
const WORDS = /** @type {Record<string, string>} */ (/** @type {any} */ (TURN_WORDS));

/** All of a page but its bar, with quick exit. */
const PAGE = "main > *, .column > :not(main), .shell > :not(.column), footer";

const STYLE =
  ".hand-over{max-width:38rem;padding:clamp(1.5rem,5vw,3rem) 0;font:400 var(--t-m)/var(--lh-text) var(--font-text)}" +
  ".hand-over>*+*{margin-top:var(--s4)}.hand-over h1{font:500 var(--t-2xl)/1.2 var(--font-display);margin:0}.hand-over h1:focus{outline:none}" +
  ".hand-over p{margin:var(--s4) 0 0}.hand-over .row{display:flex;flex-wrap:wrap;gap:var(--s3)}.hand-over .btn:not(.sec){background:var(--brand);color:var(--on-brand)}" +
  ".shell:has(.hand-over){display:block}[hidden].full,.chapters[hidden],.column>[hidden],footer[hidden]{display:none!important}" +
  ".turn-line{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem var(--s4);padding:.35rem var(--gutter);background:var(--person-b-tint);color:var(--ink);border-bottom:2px dashed var(--person-b);font:400 var(--t-s)/1.4 var(--font-text)}" +
  ".turn-line .btn{min-height:var(--target);padding:.25rem 1rem}@media print{.turn-line,.hand-over{display:none}}";

/**
 * Wait until the one whose turn it is has the device, and say at the top whose it is.
 * @returns {Promise<void>}
 */
export async function begin() {
  document.head.append(element("style", {}, STYLE));
  if (isHandingOver()) await waitForOther();
  if (getStore().turn === "partner") showLine();
  showPage();
}

/** As early.js has found that there are turns, nothing is seen until now. */
const showPage = () => document.documentElement.classList.remove("turn");

/** @returns {Promise<void>} */
function waitForOther() {
  const page = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(PAGE)]).filter(({ hidden }) => !hidden);
  for (const part of page) part.hidden = true;
  const title = element("h1", { tabindex: "-1" }, WORDS.hand_over_title);
  const taken = element("button", { type: "button", class: "btn" }, WORDS.hand_over_yes);
  const keep = element("button", { type: "button", class: "btn sec" }, WORDS.hand_over_no);
  const screen = element(
    "section",
    { class: "hand-over" },
    title,
    element("p", {}, WORDS.hand_over_text),
    element("p", { class: "row" }, taken, keep),
  );
  document.getElementById("content")?.prepend(screen);
  showPage();
  title.focus();
  keep.addEventListener("click", keepTurn);
  return new Promise((here) =>
    taken.addEventListener("click", () => {
      takeTurn();
      screen.remove();
      for (const part of page) part.hidden = false;
      document.getElementById("content")?.focus({ preventScroll: true });
      here();
    }),
  );
}

function showLine() {
  const give = element("button", { type: "button", class: "btn sec" }, WORDS.give_back);
  const line = element("aside", { class: "turn-line", "aria-label": WORDS.turn_label }, element("span", {}, WORDS.turn_second), give);
  document.querySelector(".shell")?.before(line);
  give.addEventListener("click", handOver);
  // All was erased: then it is nobody's turn.
  getStore().subscribe(() => getStore().turn === "me" && line.remove());
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string>} attributes @param {(Node | string)[]} parts
 * @returns {HTMLElementTagNameMap[T]}
 */
function element(tag, attributes, ...parts) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...parts);
  return made;
}
