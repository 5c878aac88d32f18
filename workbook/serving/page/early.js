// Runs in <head>, before the first paint: what would otherwise jump or flash.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  // Without the page's own script nothing folds or unfolds: show everything instead.
  addEventListener(
    "error",
    (event) => {
      if (event.target instanceof HTMLScriptElement) root.classList.remove("js");
    },
    true,
  );

  // Who begins at the top needs little of what is far below. After a reload, on the way
  // back and at a link to a place the browser must know at once where everything is.
  const [visit] = performance.getEntriesByType("navigation");
  root.classList.toggle("at-top", visit?.type === "navigate" && !location.hash);

  // What there is to read is painted before anything is made live: page.js waits for it.
  // Nobody sees a page in the background, and there no frame would come.
  globalThis[Symbol.for("samenwerkboek.first-frame")] = document.hidden
    ? Promise.resolve()
    : new Promise((painted) => {
        root.classList.add("first-frame");
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          root.classList.remove("first-frame");
          painted();
        };
        requestAnimationFrame(() => port2.postMessage(null));
      });

  /** The text under a key, of this tab or else of this device. */
  function stored(key) {
    for (const area of ["sessionStorage", "localStorage"]) {
      try {
        const text = globalThis[area].getItem(key);
        if (text) return text;
      } catch {
        // this browser refuses storage: nothing was kept
      }
    }
    return "";
  }

  const theme = stored("samenwerkboek/theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  // Two people use this tab in turns: turn.js shows the page.
  if (stored("samenwerkboek/turn")) root.classList.add("turn");

  // What opens a room does not stay in the address, nor in the history. A page that is
  // coming loads itself again, and needs it until then.
  const { hash, pathname } = location;
  if (/=/.test(hash) && !document.querySelector("[http-equiv]")) {
    globalThis[Symbol.for("samenwerkboek.link")] = hash;
    history.replaceState(null, "", pathname);
  }

  // Open in this tab, or closed: then lock.js asks for the passphrase.
  if (stored("samenwerkboek/lock")) {
    root.classList.add(stored("samenwerkboek/lock/ticket") ? "placed" : "locked");
  }
  try {
    const consent = JSON.parse(stored("samenwerkboek/doc/me/consent"));
    const place = consent.occasions.at(-1).responses.place.value;
    root.classList.toggle("placed", place === "device" || place === "tab");
  } catch {
    // nothing chosen yet, or a damaged document: frame.js asks the store
  }
})();
