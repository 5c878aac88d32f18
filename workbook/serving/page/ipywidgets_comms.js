// @ts-check
/**
 * Comms: the lines between models and kernel, and what the browser has said on them.
 */

/** Made by the kernel and only kept here: nothing that a visitor has set. */
const CAUGHT = "outputs";

export class Comms {
  /** @param {import("./ipywidgets.js").Host["send"]} sendMessage */
  constructor(sendMessage) {
    this.sendMessage = sendMessage;
    /** How many kernels there have been: none is done with the message of another. */
    this.kernels = 0;
    this.listeners = /** @type {Map<string, (message: any) => void>} */ (new Map());
    /** Per model: the traits that the browser has set. */
    this.own = /** @type {Map<string, Set<string>>} */ (new Map());
  }

  /** A comm as a model expects it; it is open in the kernel already. */
  open(/** @type {string} */ id) {
    return {
      comm_id: id,
      target_name: "jupyter.widget",
      on_msg: (/** @type {(message: any) => void} */ listener) => {
        this.listeners.set(id, listener);
      },
      on_close: () => {},
      send: (
        /** @type {any} */ data,
        /** @type {any} */ callbacks,
        _metadata = {},
        buffers = /** @type {ArrayBuffer[]} */ ([]),
      ) => this.send(id, data, callbacks, buffers),
    };
  }

  /** @param {string} id @param {any} data @param {any} callbacks @param {ArrayBuffer[]} buffers */
  send(id, data, callbacks, buffers) {
    if (data.method === "update") this.remember(id, data.state);
    const kernel = this.kernels;
    return this.sendMessage(id, data, buffers, () => {
      if (kernel !== this.kernels) return;
      callbacks?.iopub?.status?.({ content: { execution_state: "idle" } });
    });
  }

  remember(/** @type {string} */ id, /** @type {object} */ state) {
    const keys = this.own.get(id) ?? new Set();
    for (const key of Object.keys(state)) if (key !== CAUGHT) keys.add(key);
    this.own.set(id, keys);
  }

  /** @param {string} id @param {any} data @param {(ArrayBuffer | ArrayBufferView)[]} buffers */
  receive(id, data, buffers) {
    this.listeners.get(id)?.({ content: { data }, buffers: buffers.map(dataView) });
  }

  forget(/** @type {string} */ id) {
    this.listeners.delete(id);
    this.own.delete(id);
  }
}

export function dataView(/** @type {ArrayBuffer | ArrayBufferView} */ buffer) {
  return ArrayBuffer.isView(buffer)
    ? new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new DataView(buffer);
}
