// @ts-check
/** @typedef {import("./model.js").Model} Model */

/**
 * Call a command of the widget in Python (`anywidget.experimental.command`).
 * @param {Model} model @param {string} name @param {any} msg
 * @param {{ buffers?: DataView[], signal?: AbortSignal }} options
 * @returns {Promise<[any, DataView[]]>}
 */
export function invoke(model, name, msg, { buffers = [], signal } = {}) {
  const id = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(16)).join("");
  return new Promise((resolve, reject) => {
    function end() {
      model.off("msg:custom", answer);
      signal?.removeEventListener("abort", abort);
    }
    function abort() {
      end();
      reject(signal?.reason);
    }
    function answer(/** @type {any} */ content, /** @type {DataView[]} */ parts) {
      if (content.id !== id) return;
      end();
      resolve([content.response, parts]);
    }
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    signal?.addEventListener("abort", abort);
    model.on("msg:custom", answer);
    model.send({ id, kind: "anywidget-command", name, msg }, null, buffers);
  });
}
