// @ts-check
import { localDay } from "./day.js";
import { keepKeys } from "./shortcuts.js";

/** The narrow variant of a picture is drawn for a column under this many pixels. */
const WIDE_FROM = 640;
/** So long (ms) after the start nothing else is going on. */
const REST = 2000;

function widthClass() {
  const column = document.querySelector("main");
  const pixels = column ? column.clientWidth : WIDE_FROM;
  return pixels < WIDE_FROM ? "narrow" : "wide";
}

/** @param {{ model: any }} context */
function initialize({ model }) {
  function tell(/** @type {Record<string, string>} */ seen) {
    const news = Object.entries(seen).filter(([key, value]) => model.get(key) !== value);
    if (!news.length) return;
    for (const [key, value] of news) model.set(key, value);
    model.save_changes();
  }
  const look = () => tell({ width: widthClass(), today: localDay() });
  const zone = () => tell({ time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "" });
  // The first time takes a browser long, and no drawing waits for it.
  const timer = setTimeout(zone, REST);
  const stop = followWidth(look);
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** @param {() => void} look @returns {() => void} stop */
function followWidth(look) {
  const column = document.querySelector("main");
  if (!column) {
    look();
    return keepKeys(); // in JupyterLab
  }
  // It looks with the next frame: to look at once would have the page laid out twice.
  const observer = new ResizeObserver(look);
  observer.observe(column);
  return () => observer.disconnect();
}

export const client = { initialize };
export default { initialize };
