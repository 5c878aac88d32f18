// @ts-check
/** A made-up group: its people come and go one by one, and Python says what shows. */

const FIRST = 5;
const MOST = 40;

/**
 * @param {any} model @param {HTMLElement} root
 * @param {{ show: (what: object | null, madeUp: boolean) => void }} shown
 * @returns {() => void} detach
 */
export function attachMadeUp(model, root, shown) {
  const side = /** @type {HTMLElement} */ (root.querySelector("[data-side=made-up]"));
  const told = /** @type {HTMLElement} */ (side.querySelector("[data-told]"));
  const button = (/** @type {string} */ act) => {
    return /** @type {HTMLButtonElement} */ (side.querySelector(`[data-do=made-${act}]`));
  };
  let joined = 0;
  let left = 0;

  function show() {
    shown.show(joined ? { made_up: { joined, left } } : null, true);
    button("start").hidden = joined > 0;
    for (const act of ["more", "less", "stop"]) button(act).hidden = joined === 0;
    button("more").setAttribute("aria-disabled", String(joined >= MOST));
    button("less").setAttribute("aria-disabled", String(left >= joined));
    if (!joined) told.textContent = "";
  }

  /** @type {Record<string, () => void>} */
  const acts = {
    "made-start": () => (joined = FIRST),
    "made-more": () => (joined = Math.min(MOST, joined + 1)),
    "made-less": () => (left = Math.min(joined, left + 1)),
    "made-stop": () => (joined = left = 0),
  };

  function act(/** @type {Event} */ event) {
    const pressed = /** @type {HTMLElement} */ (event.target).closest("button");
    const does = acts[pressed?.dataset.do ?? ""];
    if (!does) return;
    does();
    show();
    button(joined ? "more" : "start").focus();
    if (pressed?.dataset.do === "made-less") pressed.focus();
  }

  const tell = () => (told.textContent = joined ? model.get("told") : "");
  side.addEventListener("click", act);
  model.on("change:told", tell);
  return () => {
    side.removeEventListener("click", act);
    model.off("change:told", tell);
  };
}
