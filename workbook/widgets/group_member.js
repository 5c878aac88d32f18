// @ts-check
import { forgetRecord, keepRecord, readRecord } from "./group_record.js";
import { callRoom, randomId } from "./room_calls.js";
import { getStore } from "./store.js";

/**
 * Group member: what this browser has added to a group, and what it still has to tell.
 *
 * Something to do stays to be done until the server has acknowledged it, also over a
 * reload; said twice it counts once. Nothing is to be done without a click.
 */

/** @typedef {import("./group_record.js").Joined} Joined */
/** @typedef {import("./group_record.js").Part} Part */
/** @typedef {Record<string, number>} Scales */

/** Waits (ms) after faults. */
const SOON = 2_000;
const LATEST = 60_000;
/** So often the server is asked to let somebody in, when many come at once. */
const PATIENT = 4;
/** Faults after which it makes no sense to say the same again. */
const FINAL = ["refused", "big", "full", "closed"];

export class GroupMember {
  /** @type {Joined | null} */
  record = readRecord("group");
  /** What did not work, as the server calls it. */
  fault = "";
  #tell;
  #timer = 0;
  #tries = 0;
  #isBusy = false;
  #unfollow;
  #look = () => {
    if (document.visibilityState === "visible") this.#update();
  };

  /** @param {() => void} tell called after each change */
  constructor(tell) {
    this.#tell = tell;
    this.#unfollow = getStore().subscribe(() => this.#catchUp());
    document.addEventListener("visibilitychange", this.#look);
    this.#plan(0);
    this.#update();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#unfollow();
    document.removeEventListener("visibilitychange", this.#look);
  }

  /** @param {string} code @returns {Promise<boolean>} whether somebody is in now */
  async enter(code) {
    this.fault = "";
    let { data, fault, wait = 0 } = await callRoom("group/enter", { code });
    // A room full of phones that scan at the same moment is no guessing.
    for (let tries = 1; fault === "slow" && tries < PATIENT; tries += 1) {
      await new Promise((go) => setTimeout(go, Math.max(wait, 1000) * (1 + Math.random())));
      ({ data, fault, wait = 0 } = await callRoom("group/enter", { code }));
    }
    if (fault) {
      this.fault = fault;
      this.#tell();
      return false;
    }
    const { key, instruments, minimum, until } = data;
    // Who scans the code again is in the room already.
    const parts = this.record?.key === key ? this.record.parts : {};
    this.#keep({ key, instruments, minimum, until, open: data.open ?? true, parts });
    this.#tell();
    this.#update();
    return true;
  }

  /** Forget the room; what was added stays in it. */
  leave() {
    clearTimeout(this.#timer);
    forgetRecord("group");
    this.record = null;
    this.fault = "";
    this.#tell();
  }

  /** @param {string} instrument @param {Scales} scales */
  add(instrument, scales) {
    const part = this.record?.parts[instrument] ?? { member: randomId(), sent: null };
    this.#do(instrument, { ...part, task: { act: "add", id: randomId(), scales } });
  }

  /** @param {string} instrument */
  withdraw(instrument) {
    const part = this.record?.parts[instrument];
    if (!part) return;
    this.#do(instrument, { ...part, task: { act: "withdraw", id: randomId(), scales: {} } });
  }

  /** @param {string} instrument @param {Part} part */
  #do(instrument, part) {
    this.fault = "";
    this.#put(instrument, part);
    this.#tell();
    this.#tries = 0;
    this.#plan(0);
  }

  #plan(/** @type {number} */ wait) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#work(), wait);
  }

  /** Do what is to be done, one after the other. */
  async #work() {
    const { record } = this;
    const [instrument, part] = Object.entries(record?.parts ?? {}).find(([, { task }]) => task) ?? [];
    if (!record || !instrument || !part?.task || this.#isBusy) return;
    const { task, member } = part;
    const { key } = record;
    const more = task.act === "add" ? { id: task.id, scales: task.scales } : {};
    this.#isBusy = true;
    const { fault, wait = 0 } = await callRoom(`group/${task.act}`, { key, member, instrument, ...more });
    this.#isBusy = false;
    const now = this.record?.key === key ? this.record.parts[instrument] : undefined;
    if (!now) return this.#plan(0);
    this.fault = fault ?? "";
    if (fault === "unknown") return this.#end();
    // Another click may have come meanwhile: then that is still to be done.
    const rest = now.task?.id === task.id ? null : now.task;
    if (!fault) {
      const sent = task.act === "add" ? task.scales : null;
      this.#put(instrument, { ...now, sent, task: rest });
    } else if (FINAL.includes(fault)) this.#put(instrument, { ...now, task: rest });
    const again = fault && !FINAL.includes(fault);
    this.#tries = again ? this.#tries + 1 : 0;
    this.#tell();
    if (fault === "closed") this.#update();
    this.#plan(again ? Math.max(wait, Math.min(SOON * 2 ** (this.#tries - 1), LATEST)) : 0);
  }

  /** Ask whether the room is still there and open. */
  async #update() {
    const { record } = this;
    if (!record) return;
    const { data, fault } = await callRoom("group/state", { key: record.key });
    if (this.record?.key !== record.key) return;
    if (fault === "unknown") {
      this.fault = fault;
      return this.#end();
    }
    if (!data) return;
    const { open, until, minimum, instruments } = data;
    this.#keep({ ...this.record, open, until, minimum, instruments });
    this.#tell();
  }

  /** The room is gone, with all that was in it. */
  #end() {
    const { fault } = this;
    this.leave();
    this.fault = fault;
    this.#tell();
  }

  /** All was erased, or another tab has entered or left. */
  #catchUp() {
    const kept = readRecord("group");
    if (getStore().trouble || kept?.key === this.record?.key) return;
    this.record = kept;
    this.#tell();
  }

  /** @param {string} instrument @param {Part} part */
  #put(instrument, part) {
    if (!this.record) return;
    this.#keep({ ...this.record, parts: { ...this.record.parts, [instrument]: part } });
  }

  #keep(/** @type {Joined} */ record) {
    this.record = record;
    keepRecord("group", record);
  }
}

/** @param {Scales} one @param {Scales} other */
export function isSame(one, other) {
  const places = (/** @type {Scales} */ scales) => JSON.stringify(Object.entries(scales).sort());
  return places(one) === places(other);
}
