// @ts-check
/**
 * Stopwatch: runs in every measured page before the page's own scripts, and does there
 * what a visitor would do, so that no driver's delay is measured. Times are in ms since
 * the navigation began.
 */
(() => {
  const PATIENCE = 60_000;
  const FORM = 'form[data-instrument="bank-account"]';
  const PICTURE = '.wb-panel svg[role="img"]';
  const GIVE = "attention-give";
  const RECEIVE = "attention-receive";
  /** Looks that have not yet seen what they wait for. */
  const waiting = /** @type {Set<() => void>} */ (new Set());

  function lookAll() {
    for (const look of waiting) look();
  }
  new MutationObserver(lookAll).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["aria-label", "class", "data-live", "hidden", "style"],
  });
  function lookEachFrame() {
    lookAll();
    if (waiting.size) requestAnimationFrame(lookEachFrame);
  }

  /**
   * The time at which a test first holds; tested at every change and every frame.
   * @param {string} what @param {() => unknown} test
   * @returns {Promise<number>}
   */
  function moment(what, test) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`${what} did not come within ${PATIENCE} ms: ${document.title}`));
      }, PATIENCE);
      function look() {
        if (!test()) return;
        waiting.delete(look);
        clearTimeout(timer);
        resolve(performance.now());
      }
      waiting.add(look);
      lookEachFrame();
    });
  }

  /** The end of the next frame. @returns {Promise<number>} */
  function painted() {
    return new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });
  }

  function input(/** @type {string} */ item, value = 0) {
    const found = document.querySelector(`${FORM} input[name="${item}"][value="${value}"]`);
    return /** @type {HTMLInputElement} */ (found);
  }
  function pictureSays() {
    return document.querySelector(PICTURE)?.getAttribute("aria-label") ?? "";
  }

  /** The form is attached and not hidden: from now on a click is taken. */
  const live = moment("the form", () => {
    const form = document.querySelector(`${FORM}[data-live]`);
    return form?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  });

  /** Answer with one click; it ends when a picture that says something else is painted. */
  async function answer(/** @type {[string, number][]} */ responses) {
    const before = pictureSays();
    const answered = performance.now();
    for (const [item, value] of responses) input(item, value).click();
    const shown = await moment("the picture", () => ![before, ""].includes(pictureSays()));
    return { answered, shown, painted: await painted() };
  }

  /** When the first words were painted; the browser tells it a little later. */
  const firstText = new Promise((resolve) => {
    new PerformanceObserver((paints) => {
      const [words] = paints.getEntriesByName("first-contentful-paint");
      if (words) resolve(words.startTime);
    }).observe({ type: "paint", buffered: true });
  });

  /** A visitor sees the page, and a click is taken. */
  const usable = Promise.all([live, firstText]).then((times) => Math.max(...times));

  let first = /** @type {ReturnType<typeof answer> | null} */ (null);

  Object.assign(globalThis, {
    stopwatch: {
      live,
      usable,
      firstText,

      /** Touch a question without answering, as somebody who is about to. */
      touch: () => usable.then(() => input(GIVE).focus({ preventScroll: true })),

      /** Answer what the first picture needs, as soon as it can be answered. */
      firstPicture() {
        first ??= usable.then(() =>
          answer([
            [GIVE, 8],
            [RECEIVE, 3],
          ]),
        );
        return first;
      },

      /** Change one answer again and again, each time after a rest of about 0.1 s. */
      async clicks(/** @type {number} */ count) {
        const times = [];
        for (let click = 1; click <= count; click += 1) {
          await new Promise((resolve) => setTimeout(resolve, 100 + ((click * 37) % 60)));
          times.push(await answer([[GIVE, (8 + 3 * click) % 11]]));
        }
        return times;
      },
    },
  });
})();
