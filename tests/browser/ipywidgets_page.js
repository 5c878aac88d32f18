// @ts-check
import { startIpywidgets } from "../../workbook/serving/page/ipywidgets.js";

/** The page around core ipywidgets, with a link to a kernel that may be lost. */

const OURS = "anywidget";
const page = JSON.parse(document.getElementById("page")?.textContent ?? "");
const decoded = (/** @type {string} */ text) =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const encoded = (/** @type {any} */ buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer.buffer ?? buffer)));

const ours = /** @type {Map<string, any>} */ (new Map());
const models = /** @type {Record<string, any>} */ ({});
for (const [id, { state, buffers }] of Object.entries(/** @type {any} */ (page.models))) {
  for (const { path, data } of buffers) {
    const holder = path.slice(0, -1).reduce((/** @type {any} */ at, /** @type {any} */ key) => at[key], state);
    holder[path.at(-1)] = new DataView(decoded(data).buffer);
  }
  const { _model_name: name, _model_module: module, _model_module_version: version } = state;
  if (module === OURS) ours.set(id, state);
  else models[id] = { name, module, version, state };
}

let socket = /** @type {WebSocket | null} */ (null);
let open = false;
let sent = 0;
const waiting = /** @type {string[]} */ ([]);
const done = /** @type {Map<string, () => void>} */ (new Map());

/** @param {string} id @param {any} data @param {any[]} buffers @param {() => void} finished */
function send(id, data, buffers, finished) {
  const message = `page-${++sent}`;
  const content = { comm_id: id, data };
  done.set(message, finished);
  const text = JSON.stringify({ id: message, content, buffers: buffers.map(encoded) });
  connect();
  if (open) socket?.send(text);
  else waiting.push(text);
  return message;
}

function connect() {
  if (socket) return;
  const line = new WebSocket(new URL("/kernel", location.href.replace(/^http/, "ws")));
  line.onmessage = ({ data }) => line === socket && take(JSON.parse(data));
  socket = line;
}

function loseKernel() {
  socket?.close();
  socket = null;
  open = false;
  connect();
}

let kernels = 0;

function take(/** @type {any} */ message) {
  const { header, parent_header, content } = message;
  const id = content?.comm_id;
  if (header.msg_type === "kernel_ready") ready();
  else if (header.msg_type === "comm_open") core.opened(id, content.data, message.buffers.map(decoded));
  else if (header.msg_type === "comm_msg") core.update(id, content.data, message.buffers.map(decoded));
  else if (header.msg_type === "comm_close") core.closed(id);
  else if (header.msg_type !== "status") core.output(message);
  else if (content.execution_state === "idle") done.get(parent_header.msg_id)?.();
}

/** The first kernel is told what waits; a later one all that the browser has set. */
function ready() {
  open = true;
  if (kernels++ === 0) {
    for (const text of waiting.splice(0)) socket?.send(text);
    return;
  }
  core.fresh();
  for (const [id, state] of Object.entries(core.own())) {
    const { buffers, ...data } = core.split(state);
    send(id, { method: "update", ...data }, buffers, () => {});
  }
  document.documentElement.dataset.kernels = String(kernels);
}

/** @param {Parameters<typeof startIpywidgets>[0]} host */
async function started(host) {
  try {
    return await startIpywidgets(host);
  } catch (error) {
    document.documentElement.dataset.page = String(error);
    throw error;
  }
}

const core = await started({
  bundle: page.bundle,
  models,
  send,
  isOurs: (id) => ours.has(id),
  renderOurs: async (id, el) => {
    el.textContent = ours.get(id).words;
    return () => el.replaceChildren();
  },
  words: page.words,
});
for (const el of document.querySelectorAll("[data-model-id]")) {
  await core.show(el.getAttribute("data-model-id") ?? "", /** @type {HTMLElement} */ (el));
}
document.documentElement.dataset.page = "live";
Object.assign(window, { loseKernel });
