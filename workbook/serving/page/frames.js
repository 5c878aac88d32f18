// @ts-check
/**
 * Frames: a message as it goes over the websocket; see frames.py.
 *
 * Text is JSON. A message with buffers is binary: the number of parts, their offsets as
 * big-endian 32-bit numbers, then the parts, the JSON first.
 */

/** @typedef {ArrayBuffer | ArrayBufferView} Bytes */

/** @param {any} message @param {Bytes[]} buffers @returns {string | ArrayBuffer} */
export function pack(message, buffers) {
  const text = JSON.stringify(message);
  if (!buffers.length) return text;
  const parts = [new TextEncoder().encode(text), ...buffers.map(bytesOf)];
  const head = 4 * (parts.length + 1);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, head));
  const numbers = new DataView(whole.buffer);
  numbers.setUint32(0, parts.length);
  let at = head;
  parts.forEach((part, index) => {
    numbers.setUint32(4 * (index + 1), at);
    whole.set(part, at);
    at += part.byteLength;
  });
  return whole.buffer;
}

/** @param {string | ArrayBuffer} data @returns {{ message: any, buffers: DataView[] }} */
export function unpack(data) {
  if (typeof data === "string") return { message: JSON.parse(data), buffers: [] };
  const numbers = new DataView(data);
  const count = numbers.getUint32(0);
  const offsets = Array.from({ length: count }, (_, part) => numbers.getUint32(4 * (part + 1)));
  const [first, ...buffers] = offsets.map(
    (start, part) => new DataView(data, start, (offsets[part + 1] ?? data.byteLength) - start),
  );
  return { message: JSON.parse(new TextDecoder().decode(first)), buffers };
}

/**
 * Take the parts out of a state that are bytes.
 * @param {Record<string, any>} state
 * @returns {{ state: Record<string, any>, paths: (string | number)[][], buffers: Bytes[] }}
 */
export function takeBytesOut(state) {
  const paths = /** @type {(string | number)[][]} */ ([]);
  const buffers = /** @type {Bytes[]} */ ([]);

  function without(/** @type {any} */ value, /** @type {(string | number)[]} */ path) {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      paths.push(path);
      buffers.push(value);
      return null;
    }
    if (Array.isArray(value)) return value.map((one, at) => without(one, [...path, at]));
    if (!value || typeof value !== "object" || value.toJSON) return value;
    const entries = Object.entries(value).map(([key, one]) => [key, without(one, [...path, key])]);
    return Object.fromEntries(entries);
  }
  return { state: without(state, []), paths, buffers };
}

/**
 * Put bytes back where they belong.
 * @param {Record<string, any>} state @param {(string | number)[][]} paths @param {Bytes[]} buffers
 */
export function putBytesIn(state, paths, buffers) {
  paths.forEach((path, index) => {
    const last = path[path.length - 1];
    const place = path.slice(0, -1).reduce((value, step) => value[step], /** @type {any} */ (state));
    place[last] = buffers[index];
  });
}

function bytesOf(/** @type {Bytes} */ buffer) {
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
