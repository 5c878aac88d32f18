// @ts-check
import { putBytesIn } from "./frames.js";
import { startIpywidgets } from "./ipywidgets.js";
import { decoded, placesOf } from "./loading.js";

/** @typedef {import("./runtime.js").Runtime} Runtime */

/**
 * Make the core ipywidgets of a page live, beside ours: the entry of what only such a
 * page fetches.
 * @param {Runtime} runtime
 */
export async function startCore({ page, link, models: ours, showOurs }) {
  const { bundle, models } = /** @type {NonNullable<Runtime["page"]["core"]>} */ (page.core);
  for (const { state, buffers = [] } of Object.values(models)) {
    putBytesIn(state, ...decoded(buffers));
  }
  const core = await startIpywidgets({
    bundle,
    models,
    send: link.custom.bind(link),
    isOurs: (id) => ours.has(id),
    renderOurs: showOurs,
    words: { unavailable: page.words.widget_unknown, failed: page.words.widget_failed },
  });
  const all = Object.keys(models).flatMap((id) => [...placesOf(id)].map((el) => core.show(id, el)));
  await Promise.all(all);
  return core;
}
