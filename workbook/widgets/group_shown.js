// @ts-check
import { fileAsker } from "./files.js";

/**
 * Shown: the pictures of a group on the page, large on a screen, and as files.
 * @param {any} model @param {HTMLElement} root @param {Record<string, string>} words
 */
export function attachShown(model, root, words) {
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-shown]"));
  const stage = /** @type {HTMLElement} */ (root.querySelector("[data-stage]"));
  const pictures = /** @type {HTMLElement} */ (root.querySelector("[data-pictures]"));
  const invite = /** @type {HTMLElement} */ (root.querySelector("[data-stage-invite]"));
  const title = /** @type {HTMLElement} */ (root.querySelector("[data-shown-title]"));
  const news = /** @type {HTMLElement} */ (root.querySelector("[data-news]"));
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("[data-dialog]"));
  const files = fileAsker(model, place, words);
  /** Which picture is large, of those that there are. */
  let at = 0;
  let real = /** @type {object | null} */ (null);
  let madeUp = /** @type {object | null} */ (null);

  /**
   * A made-up group stands before a real one, as long as somebody practises.
   * @param {object | null} what the server's view, or a made-up group @param {boolean} isMadeUp
   */
  function show(what, isMadeUp) {
    if (isMadeUp) madeUp = what;
    else real = what;
    const now = madeUp ?? real;
    place.hidden = !now;
    if (!now) pictures.innerHTML = "";
    title.textContent = madeUp ? words.made_up_title : words.shown_title;
    model.set("shown", now ?? {});
    model.save_changes();
    choose(0);
  }

  function draw() {
    if (place.hidden) return;
    const html = model.get("html");
    const before = pictures.querySelectorAll("svg").length;
    const open = [...pictures.querySelectorAll("details")].map((one) => one.open);
    pictures.innerHTML = html;
    [...pictures.querySelectorAll("details")].forEach((one, n) => (one.open = open[n] ?? false));
    if (pictures.querySelectorAll("svg").length > before) news.textContent = words.new_picture;
    setTimeout(() => (news.textContent = ""), 5000);
    choose(0);
  }

  /** Large, there is one picture at a time; one that is new is shown by whoever leads. */
  function choose(/** @type {number} */ by) {
    const first = invite.childElementCount && !madeUp ? [invite] : [];
    invite.classList.remove("on");
    const all = /** @type {HTMLElement[]} */ ([...first, ...pictures.children]);
    at = Math.min(Math.max(0, at + by), Math.max(0, all.length - 1));
    all.forEach((one, n) => one.classList.toggle("on", n === at));
    const ends = { back: at === 0, next: at >= all.length - 1 };
    for (const [name, isEnd] of Object.entries(ends)) {
      stage.querySelector(`[data-do=stage-${name}]`)?.setAttribute("aria-disabled", String(isEnd));
    }
  }

  function project() {
    dialog.append(stage);
    dialog.showModal();
    choose(0);
    // Where a browser has no full screen, or does not want it, the window is large enough.
    dialog.requestFullscreen?.().catch(() => {});
  }

  function endProjecting() {
    if (document.fullscreenElement === dialog) document.exitFullscreen().catch(() => {});
    place.prepend(stage);
    if (dialog.open) dialog.close();
  }

  /** Escape leaves the full screen first: one press is enough for both. */
  function followScreen() {
    if (!document.fullscreenElement && dialog.open) endProjecting();
  }

  function press(/** @type {KeyboardEvent} */ event) {
    const way = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (way) choose(way);
  }

  /** @type {Record<string, () => void>} */
  const acts = {
    stage: project,
    "stage-next": () => choose(1),
    "stage-back": () => choose(-1),
    "stage-end": endProjecting,
  };

  function act(/** @type {Event} */ event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const { do: what = "", make } = button?.dataset ?? {};
    if (make) files.ask(make);
    else acts[what]?.();
  }

  model.on("change:html", draw);
  root.addEventListener("click", act);
  dialog.addEventListener("keydown", press);
  dialog.addEventListener("close", endProjecting);
  document.addEventListener("fullscreenchange", followScreen);
  return {
    show,
    /** What leads into the room is the first large picture. @param {Node[]} nodes */
    inviteWith(nodes) {
      invite.replaceChildren(...nodes);
      choose(0);
    },
    stop() {
      files.stop();
      model.off("change:html", draw);
      root.removeEventListener("click", act);
      dialog.removeEventListener("close", endProjecting);
      document.removeEventListener("fullscreenchange", followScreen);
    },
  };
}
