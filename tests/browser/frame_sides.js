// @ts-check
import { pack, putBytesIn, takeBytesOut, unpack } from "../../workbook/serving/page/frames.js";

/** Bytes cross a browser protocol in base64. @param {ArrayBuffer | ArrayBufferView} bytes */
function encoded(bytes) {
  const view = ArrayBuffer.isView(bytes) ? bytes : new DataView(bytes);
  const signs = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  return btoa(Array.from(signs, (sign) => String.fromCharCode(sign)).join(""));
}

function decoded(/** @type {string} */ text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

/** What Python packed. */
export function opened(/** @type {{ text?: string, binary?: string }} */ { text, binary }) {
  const { message, buffers } = unpack(text ?? decoded(binary ?? "").buffer);
  return { message, buffers: buffers.map(encoded) };
}

/** What Python will open. */
export function packed(/** @type {{ message: any, buffers: string[] }} */ { message, buffers }) {
  const data = pack(message, buffers.map(decoded));
  return typeof data === "string" ? { text: data } : { binary: encoded(data) };
}

/** A state with bytes at some paths, taken apart and put together again. */
export function apart(/** @type {{ state: any, paths: (string | number)[][], buffers: string[] }} */ given) {
  putBytesIn(given.state, given.paths, given.buffers.map(decoded));
  const { state, paths, buffers } = takeBytesOut(given.state);
  return { state, paths, buffers: buffers.map(encoded) };
}
