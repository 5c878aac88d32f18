// @ts-check
import { pack, putBytesIn, takeBytesOut, unpack } from "./frames.js";
import { Updates } from "./updates.js";
import { Wire } from "./wire.js";

/**
 * Link: how a page reaches a kernel.
 *
 * The kernel is disposable. A fresh one has run the same notebook, so its models have the
 * same ids and the state that stands in the document. It is told all that the browser has
 * set in one message ("restore"), and what the page had said that no kernel has finished
 * is said again. After a short break the page goes on with the kernel that it had: both
 * sides count messages, so nothing is lost and nothing counts twice. Nothing is asked of
 * the visitor; answers live in the store.
 *
 * The runtime knows only `connect`, `update`, `custom` and the callbacks. */

/** @typedef {Record<string, any>} State */
/** @typedef {import("./frames.js").Bytes} Bytes */
/**
 * A message that is not finished; `at` is its number among those sent, 0 before that.
 * @typedef {{ id: string, kind: string, content: any, buffers: Bytes[], again: boolean, done: () => void, at: number }} Message
 */
/**
 * @typedef {object} Events
 * @property {() => Iterable<[string, State]>} restore  model id and all that the browser set
 * @property {() => void} fresh  a fresh kernel is there; before its first news
 * @property {(message: any, buffers: DataView[]) => void} hear  what the kernel says
 * @property {() => void} restored  the kernel has taken the whole restore
 * @property {(state: LinkState) => void} state
 * @property {(working: boolean) => void} work  whether a kernel has something to do
 * @property {() => void} outdated  the notebook is not the one of this document any more
 */
/** @typedef {"idle" | "connecting" | "open" | "lost" | "busy" | "fault"} LinkState */
/** So long (ms) a kernel may take to come, and to answer; then the line is taken for dead. */
const COMING = 60_000;
const ANSWERING = 12_000;
/** Codes of the server's goodbye, see relay.py and line.py. */
const IDLE = 4000;
const OUTDATED = 4410;
const FAULT = 4500;
const BUSY = 4503;
/** @type {Record<number, LinkState>} */
const STATES = { [IDLE]: "idle", [BUSY]: "busy" };
/** With these the page's kernel has ended. */
const ENDED = [IDLE, OUTDATED, FAULT, BUSY];
/** Refused, or too big: the same would be refused again. */
const FINAL = [1008, 1009];

export class Link {
  /**
   * @param {string} url path of the page's kernel
   * @param {string} fingerprint of the document
   * @param {Events} events
   */
  constructor(url, fingerprint, events) {
    this.fingerprint = fingerprint;
    this.events = events;
    this.state = /** @type {LinkState} */ ("idle");
    this.wire = new Wire(url, {
      opened: () => this.sayHello(),
      heard: (data) => this.take(data),
      closed: (code) => this.closed(code),
      wanted: () => !this.givenUp && (this.state === "lost" || this.state === "busy" || this.isWanted()),
    });
    this.watchdog = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
    this.givenUp = false;
    /** With this the page can go on with the kernel that it had; "" when it had none. */
    this.key = "";
    this.numbered = 0;
    /** How many messages this kernel has been sent, and how many it has sent. */
    this.sent = 0;
    this.seen = 0;
    /** What the kernel has not finished, in the order in which it was said. */
    this.unfinished = /** @type {Message[]} */ ([]);
    /** Whether what is said goes out: the far end knows which kernel it is for. */
    this.speaking = false;
    this.updates = new Updates((id, whole, done) => {
      const { state, paths, buffers } = takeBytesOut(whole);
      const data = { method: "update", state, buffer_paths: paths };
      this.say("comm_msg", { comm_id: id, data }, buffers, false, done);
    });
  }

  /** Open the connection when there is none. */
  connect() {
    if (this.givenUp || !this.wire.connect()) return;
    this.setState(this.state === "lost" || this.state === "busy" ? this.state : "connecting");
    this.watch();
  }

  /** Whether something is left to say. */
  isWanted() {
    return this.unfinished.length > 0 || this.updates.some;
  }

  /** Tell the kernel a part of a model's state; a fresh one will be told by the restore. */
  update(/** @type {string} */ id, /** @type {State} */ state) {
    this.updates.wait(id, state);
    if (this.speaking) this.updates.go();
    else this.connect();
  }

  /**
   * Say something to a model, at once. An event is said until a kernel has finished with it.
   * @param {string} id @param {any} data @param {Bytes[]} buffers @param {() => void} done
   * @returns {string} the message's id
   */
  custom(id, data, buffers, done = () => {}) {
    // A fresh kernel hears of a state by the restore, of an event only by itself.
    const again = data.method === "custom";
    // A file that is asked for is made of the answers as they are now.
    this.updates.flush();
    const message = this.say("comm_msg", { comm_id: id, data }, buffers, again, done);
    this.connect();
    return message.id;
  }

  /**
   * @param {string} kind @param {any} content @param {Bytes[]} buffers
   * @param {boolean} again  whether a fresh kernel has to be told too
   * @param {() => void} done
   */
  say(kind, content, buffers, again, done) {
    const id = `page-${++this.numbered}`;
    const message = { id, kind, content, buffers, again, done, at: 0 };
    this.unfinished.push(message);
    if (this.speaking) this.write(message);
    this.events.work(true);
    return message;
  }

  write(/** @type {Message} */ message) {
    message.at = ++this.sent;
    this.put(message.id, message.kind, message.content, message.buffers);
    this.watch();
  }

  /** @param {string} id @param {string} kind @param {any} content @param {Bytes[]} buffers */
  put(id, kind, content, buffers) {
    const header = { msg_id: id, msg_type: kind };
    this.wire.send(pack({ header, content, seen: this.seen }, buffers));
  }

  /** A page that had no kernel says all in one go; else it waits to hear what is there. */
  sayHello() {
    this.put("", "hello", { fingerprint: this.fingerprint, key: this.key }, []);
    if (!this.key) this.begin();
  }

  take(/** @type {string | ArrayBuffer} */ packed) {
    const { message, buffers } = unpack(packed);
    const kind = message.header.msg_type;
    if (kind === "ready") this.ready(message.content);
    else {
      this.seen += 1;
      const { data } = message.content;
      if (data?.buffer_paths) putBytesIn(data.state, data.buffer_paths, buffers);
      if (kind === "status") this.finish(message.parent_header.msg_id);
      else this.events.hear(message, buffers);
    }
    this.watch();
  }

  ready(/** @type {{ key: string, fresh: boolean, received: number }} */ { key, fresh, received }) {
    const had = this.key !== "";
    this.key = key;
    if (had && fresh) this.begin();
    else if (had) this.resume(received);
    this.setState("open");
  }

  /** A fresh kernel: it is told all, and what was said that no kernel has finished. */
  begin() {
    this.speaking = true;
    this.sent = this.seen = 0;
    this.updates.clear();
    const repeated = this.unfinished.filter(({ again }) => again);
    this.unfinished = [];
    this.events.fresh();
    const buffers = /** @type {Bytes[]} */ ([]);
    const models = [];
    for (const [id, whole] of this.events.restore()) {
      const { state, paths, buffers: own } = takeBytesOut(whole);
      models.push({ comm_id: id, data: { method: "update", state, buffer_paths: paths } });
      buffers.push(...own);
    }
    this.say("restore_request", { models }, buffers, false, () => {
      this.wire.rested();
      this.events.restored();
    });
    this.unfinished.push(...repeated);
    for (const message of repeated) this.write(message);
  }

  /** The kernel that the page had: it is told what did not arrive, and what is new. */
  resume(/** @type {number} */ received) {
    this.speaking = true;
    this.sent = received;
    this.wire.rested();
    for (const message of this.unfinished) {
      if (message.at === 0 || message.at > received) this.write(message);
    }
    this.updates.go();
  }

  /** The kernel has finished with a message. */
  finish(/** @type {string} */ id) {
    const at = this.unfinished.findIndex((message) => message.id === id);
    if (at < 0) return;
    const [message] = this.unfinished.splice(at, 1);
    message.done();
    this.events.work(this.unfinished.length > 0);
  }

  /** A phone that slept may hold a socket that nobody hears: take another one. */
  watch() {
    clearTimeout(this.watchdog);
    const ready = this.state === "open";
    if (!this.wire.isUp || (ready && !this.unfinished.length)) return;
    this.watchdog = setTimeout(() => this.wire.drop(), ready ? ANSWERING : COMING);
  }

  closed(/** @type {number} */ code) {
    clearTimeout(this.watchdog);
    this.speaking = false;
    // After an accident the kernel may still be there.
    if (ENDED.includes(code)) this.key = "";
    if (FINAL.includes(code)) this.givenUp = true;
    this.setState(this.givenUp ? "fault" : (STATES[code] ?? "lost"));
    this.events.work(false);
    if (code === OUTDATED) this.events.outdated();
    else if (code !== IDLE) this.wire.retryLater();
    // Somebody may have answered in the moment in which an idle kernel went.
    else if (this.isWanted()) this.wire.retry(0);
  }

  /** The visitor has to open the page again: go on as a page without a kernel. */
  giveUp() {
    this.givenUp = true;
    this.setState("fault");
  }

  setState(/** @type {LinkState} */ state) {
    this.state = state;
    this.events.state(state);
  }
}
