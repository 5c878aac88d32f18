// @ts-check
/**
 * Link: how a page reaches a kernel.
 *
 * The kernel is disposable. Each connection gets a fresh one that has run the same
 * notebook, so its models have the same ids and the state that stands in the document.
 * On every connection the page sends all that the browser has set ("restore") and then
 * goes on. Nothing is asked of the visitor, nothing is lost: answers live in the store.
 *
 * This file knows the transport (one websocket that carries Jupyter messages); the
 * runtime knows only `connect`, `send` and the callbacks.
 */

/** @typedef {Record<string, any>} State */
/**
 * @typedef {object} Events
 * @property {() => Iterable<[string, State]>} restore  model id and all that the browser set
 * @property {(id: string, state: State) => void} update  what the kernel says of a model
 * @property {() => void} restored  the kernel has taken the whole restore
 * @property {(state: LinkState) => void} state
 * @property {() => void} outdated  the notebook is not the one of this document any more
 */
/** @typedef {"idle" | "connecting" | "open" | "lost" | "busy" | "fault"} LinkState */

const FIRST_DELAY = 500;
const LAST_DELAY = 15_000;
/** So long (ms) a kernel may take to come, and to answer; then the line is taken for dead. */
const COMING = 60_000;
const ANSWERING = 10_000;
/** Codes of the server's goodbye, see relay.py. */
const IDLE = 4000;
const BUSY = 4503;
/** Refused, or too big: the same would be refused again. */
const FINAL = [1008, 1009];

export class Link {
  /**
   * @param {string} url path of the page's kernel
   * @param {string} fingerprint of the document
   * @param {Events} events
   */
  constructor(url, fingerprint, events) {
    this.url = url;
    this.fingerprint = fingerprint;
    this.events = events;
    this.state = /** @type {LinkState} */ ("idle");
    this.socket = /** @type {WebSocket | null} */ (null);
    this.delay = FIRST_DELAY;
    this.timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
    this.watchdog = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
    this.givenUp = false;
    this.sent = 0;
    /** Message ids of the restore that the kernel has not finished. */
    this.restoring = /** @type {Set<string> | null} */ (null);
    /** Per model: the message under way, and the newer state that waits for its end. */
    this.underWay = /** @type {Map<string, string>} */ (new Map());
    this.waiting = /** @type {Map<string, State>} */ (new Map());
    const retryNow = () => {
      if (document.visibilityState === "visible" && this.state === "lost") this.retry(0);
    };
    addEventListener("online", retryNow);
    document.addEventListener("visibilitychange", retryNow);
    // A page that is kept for the back button has no socket any more.
    addEventListener("pageshow", (event) => event.persisted && retryNow());
  }

  /** Open the connection when there is none. */
  connect() {
    if (this.socket || this.givenUp) return;
    clearTimeout(this.timer);
    this.setState(this.state === "lost" || this.state === "busy" ? this.state : "connecting");
    const socket = new WebSocket(new URL(this.url, location.href.replace(/^http/, "ws")));
    this.socket = socket;
    this.watch(COMING);
    socket.onmessage = (event) => {
      if (socket !== this.socket) return;
      this.take(JSON.parse(event.data));
      this.watch(ANSWERING);
    };
    socket.onclose = (event) => {
      if (socket === this.socket) this.closed(event.code);
    };
  }

  /** Tell the kernel a part of a model's state; while there is none, the restore will. */
  send(/** @type {string} */ id, /** @type {State} */ state) {
    if (this.state !== "open") {
      this.connect();
      return;
    }
    if (this.underWay.has(id)) {
      this.waiting.set(id, { ...this.waiting.get(id), ...state });
      return;
    }
    this.underWay.set(id, this.write(id, state));
    this.watch(ANSWERING);
    this.showWork();
  }

  /** @returns {string} the message's id */
  write(/** @type {string} */ id, /** @type {State} */ state) {
    const msgId = `page-${++this.sent}`;
    this.socket?.send(
      JSON.stringify({
        channel: "shell",
        header: { msg_id: msgId, msg_type: "comm_msg" },
        content: { comm_id: id, data: { method: "update", state, buffer_paths: [] } },
      }),
    );
    return msgId;
  }

  take(/** @type {any} */ message) {
    const type = message.header.msg_type;
    if (type === "kernel_ready") this.ready(message.content.fingerprint);
    else if (type === "comm_msg") {
      this.events.update(message.content.comm_id, message.content.data.state);
    } else if (type === "status") this.done(message.parent_header.msg_id);
  }

  ready(/** @type {string} */ fingerprint) {
    if (fingerprint !== this.fingerprint) {
      this.events.outdated();
      return;
    }
    this.underWay.clear();
    this.waiting.clear();
    this.restoring = new Set();
    for (const [id, state] of this.events.restore()) this.restoring.add(this.write(id, state));
    if (!this.restoring.size) this.finishRestore();
    this.setState("open");
    this.showWork();
  }

  /** The kernel has finished with a message. */
  done(/** @type {string} */ msgId) {
    if (this.restoring?.delete(msgId) && !this.restoring.size) this.finishRestore();
    for (const [id, underWay] of this.underWay) {
      if (underWay !== msgId) continue;
      this.underWay.delete(id);
      const newer = this.waiting.get(id);
      this.waiting.delete(id);
      if (newer) this.send(id, newer);
    }
    this.showWork();
  }

  finishRestore() {
    this.restoring = null;
    this.delay = FIRST_DELAY;
    this.events.restored();
  }

  /** A phone that slept may hold a socket that nobody hears: take another one. */
  watch(/** @type {number} */ patience) {
    clearTimeout(this.watchdog);
    const waiting = this.state !== "open" || this.restoring !== null || this.underWay.size > 0;
    if (!this.socket || !waiting) return;
    this.watchdog = setTimeout(() => {
      const dead = this.socket;
      this.closed(0);
      dead?.close();
    }, patience);
  }

  /** For the style sheet: a picture says quietly that it is being redrawn. */
  showWork() {
    const working = this.restoring !== null || this.underWay.size > 0;
    document.documentElement.toggleAttribute("data-working", working && this.state === "open");
  }

  closed(/** @type {number} */ code) {
    clearTimeout(this.watchdog);
    this.socket = null;
    this.restoring = null;
    if (FINAL.includes(code)) this.givenUp = true;
    this.setState(this.givenUp ? "fault" : code === IDLE ? "idle" : code === BUSY ? "busy" : "lost");
    this.showWork();
    if (code === IDLE || this.givenUp) return;
    this.retry(this.delay);
    this.delay = Math.min(this.delay * 2, LAST_DELAY);
  }

  /** The visitor has to open the page again: go on as a page without a kernel. */
  giveUp() {
    this.givenUp = true;
    this.socket?.close();
  }

  retry(/** @type {number} */ delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), delay);
  }

  setState(/** @type {LinkState} */ state) {
    this.state = state;
    this.events.state(state);
  }
}
