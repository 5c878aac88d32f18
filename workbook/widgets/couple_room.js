// @ts-check
import { callRoom, randomId } from "./room_calls.js";
import { forgetRecord, keepRecord, nameOf, readRecord } from "./room_record.js";
import { getStore } from "./store.js";

/**
 * Couple room: what this browser knows of a room, and what it still has to tell it.
 *
 * The key of the room is kept where answers are kept; what the partner shows is in memory
 * only. Something to do (show, take back, erase) stays to be done until the server has
 * acknowledged it, also over a reload; done twice it counts once.
 */

/** @typedef {import("./sharing.js").Shared} Shared */
/** @typedef {import("./room_record.js").Record} Record */
/** @typedef {import("./room_record.js").Task} Task */
/** @typedef {{ version: number, mine: boolean, partner: "absent" | "joined" | "shared", theirs: Shared | null }} Seen */

/** Waits (ms): while something is expected, at most; after faults, at most. */
const SOON = 2000;
const LATER = 15_000;
const LATEST = 60_000;
/** So often nothing new, and it is looked less often. */
const PATIENT = 30;
/** So long (ms) after a look it is still known what the partner shows. */
const RECENT = 30_000;
/** So many faults in a row may be a phone in a tunnel. */
const FEW = 2;
/** Faults after which the room is over for this browser. */
const OVER = ["unknown", "full"];

export class CoupleRoom {
  /** @type {Record | null} */
  record = null;
  /** The code, as long as this page is open. */
  code = "";
  /** The code as a picture, made by the server. */
  qr = "";
  /** @type {Seen | null} */
  seen = null;
  /** What the server did not want, or cannot do now. */
  fault = "";
  /** @type {Shared} what is to be shown, or was */
  mine = {};
  #tell;
  #person;
  #running = false;
  #timer = 0;
  #busy = false;
  #rested = 0;
  #tries = 0;
  #quiet = 0;

  /** @param {() => void} tell called after each change */
  constructor(tell) {
    this.#tell = tell;
    this.#person = getStore().turn;
    this.record = readRecord(this.#person);
  }

  /** Whether both show what they chose. */
  get isOpen() {
    return Boolean(this.record && !this.record.task && this.seen?.mine && this.seen.theirs);
  }

  /** @param {string} page its address, for the picture of the code */
  async open(page) {
    const member = randomId();
    const { data, fault } = await callRoom("couple/open", { member, page });
    if (fault) return this.#refuse(fault);
    this.code = data.code;
    this.qr = data.qr ?? "";
    this.#enter(data.key, member, data.until);
    return true;
  }

  /** @param {string} code */
  async join(code) {
    const member = randomId();
    const { data, fault } = await callRoom("couple/join", { code, member });
    if (fault) return this.#refuse(fault);
    this.#enter(data.key, member, data.until);
    return true;
  }

  /** Show answers, instead of what was shown before. */
  share(/** @type {Shared} */ mine) {
    this.mine = mine;
    this.#do({ act: "share", id: randomId() });
  }

  withdraw() {
    this.#do({ act: "withdraw", id: randomId() });
  }

  /** Leave nothing of the room, for both. */
  erase() {
    this.#do({ act: "erase", id: randomId() });
  }

  /** Take back what is shown, and forget the way in. */
  leave() {
    this.#do({ act: "withdraw", id: randomId(), leave: true });
  }

  /** Whether the answers have changed since the server got them. */
  isOutdated(/** @type {Shared} */ mine) {
    return Boolean(this.record?.shown && this.record.shown !== nameOf(mine));
  }

  /** Follow the room, while the page is seen. @param {Shared} mine what is to be shown at present */
  start(mine) {
    if (this.#running) return;
    this.#running = true;
    if (!this.record?.shown || !this.seen) this.mine = mine;
    // Who comes back after a while is shown nothing that may be taken back since.
    if (Date.now() - this.#rested > RECENT) this.seen = null;
    this.look();
  }

  /** Ask nothing as long as the page is not seen. */
  stop() {
    if (this.#running) this.#rested = Date.now();
    this.#running = false;
    clearTimeout(this.#timer);
  }

  /** Ask again now. */
  look() {
    this.#quiet = 0;
    this.#plan(0);
  }

  /** Another tab has entered or left the room, or all was erased. */
  catchUp() {
    const record = readRecord(this.#person);
    if (record?.key === this.record?.key) return;
    this.record = record;
    this.seen = null;
    this.code = this.qr = "";
    if (record && this.#running) this.look();
    this.#tell();
  }

  #enter(/** @type {string} */ key, /** @type {string} */ member, /** @type {string} */ until) {
    this.fault = "";
    this.seen = null;
    this.#keep({ key, member, until, shown: "", task: null });
    this.#running = true;
    this.look();
    this.#tell();
  }

  #refuse(/** @type {string} */ fault) {
    this.fault = fault;
    this.#tell();
    return false;
  }

  #do(/** @type {Task} */ task) {
    if (!this.record) return;
    this.#keep({ ...this.record, task });
    // Taken back is taken back at once, whatever the server says.
    if (task.act !== "share") this.seen = this.seen && { ...this.seen, mine: false, theirs: null };
    this.look();
    this.#tell();
  }

  #plan(/** @type {number} */ wait) {
    clearTimeout(this.#timer);
    if (this.#running && this.record) this.#timer = window.setTimeout(() => this.#turn(), wait);
  }

  async #turn() {
    if (this.#busy || !this.record) return;
    this.#busy = true;
    const { key, member, task } = this.record;
    const { act, body } = this.#request(task);
    const { data, fault, wait = 0 } = await callRoom(`couple/${act}`, { key, member, ...body });
    this.#busy = false;
    // Left, or in another room, meanwhile.
    if (this.record?.key !== key) return this.#plan(0);
    if (fault) return this.#fail(fault, wait, task);
    this.fault = "";
    this.#tries = 0;
    if (task) this.#done(task, body);
    else this.#take(data);
    this.#tell();
    this.#plan(this.#wait());
  }

  /** @returns {{ act: string, body: any }} what is to be asked next */
  #request(/** @type {Task | null} */ task) {
    if (!task) return { act: "see", body: { seen: this.seen?.version ?? -1 } };
    if (task.act === "share") return { act: "share", body: { id: task.id, shared: this.mine } };
    return { act: task.act, body: {} };
  }

  /** A task is done; another one may have come meanwhile. @param {Task} task @param {any} body */
  #done(task, body) {
    if (!this.record) return;
    const isLast = this.record.task?.id === task.id;
    if (isLast && (task.act === "erase" || task.leave)) return this.#forget();
    const shown = task.act === "share" ? nameOf(body.shared) : "";
    this.#keep({ ...this.record, shown, task: isLast ? null : this.record.task });
    // What the room is like now is asked at once.
    this.seen = this.seen && { ...this.seen, version: -1 };
    this.#quiet = 0;
  }

  #take(/** @type {any} */ news) {
    if (!news) {
      this.#quiet += 1;
      return;
    }
    this.#quiet = 0;
    const { version, mine, partner, theirs, until } = news;
    this.seen = { version, mine: Boolean(mine), partner, theirs: theirs ?? null };
    const { record } = this;
    if (!record) return;
    const shown = mine ? record.shown : "";
    if (until !== record.until || shown !== record.shown) this.#keep({ ...record, until, shown });
  }

  /** @param {string} fault @param {number} wait @param {Task | null} task */
  #fail(fault, wait, task) {
    // What was to be erased, or left, is gone already.
    const wanted = task?.act === "erase" || task?.leave;
    if (OVER.includes(fault)) {
      this.#forget();
      this.fault = wanted ? "" : fault === "unknown" ? "gone" : fault;
      return this.#tell();
    }
    // The server will never take this; another choice may do.
    if (task && (fault === "big" || fault === "refused")) this.#keep({ ...this.#known(), task: null });
    this.fault = fault;
    this.#tries += 1;
    // As long as nobody can tell what the partner still shows, nothing of it is shown.
    if (this.#tries > FEW) this.seen = null;
    this.#tell();
    this.#plan(Math.max(wait, Math.min(SOON * 2 ** (this.#tries - 1), LATEST)));
  }

  #known() {
    return /** @type {Record} */ (this.record);
  }

  #wait() {
    if (!this.record) return LATER;
    if (this.record.task || this.seen?.version === -1) return 0;
    return this.#quiet > PATIENT ? LATER : SOON;
  }

  #forget() {
    clearTimeout(this.#timer);
    forgetRecord(this.#person);
    this.record = this.seen = null;
    this.code = this.qr = "";
  }

  #keep(/** @type {Record} */ record) {
    this.record = record;
    keepRecord(this.#person, record);
  }
}
