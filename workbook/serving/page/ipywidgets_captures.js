// @ts-check
/**
 * Captures: which Output widget takes what the kernel prints and displays.
 *
 * `with out:` in Python sets the widget's `msg_id` to the message being worked on, and
 * clears it at the end. This is followed at once, while the models follow when they can.
 */

/** @typedef {{ header: { msg_type: string }, parent_header: { msg_id?: string }, content: any }} Message */

export class Captures {
  constructor() {
    /** Per message that the kernel works on: the widgets that catch, the innermost last. */
    this.catching = /** @type {Map<string, string[]>} */ (new Map());
    /** Per display that Python can update: the widgets that show it. */
    this.displays = /** @type {Map<string, Set<string>>} */ (new Map());
  }

  follow(/** @type {string} */ id, /** @type {Record<string, any>} */ state) {
    if (!("msg_id" in state)) return;
    this.forget(id);
    if (!state.msg_id) return;
    this.catching.set(state.msg_id, [...(this.catching.get(state.msg_id) ?? []), id]);
  }

  forget(/** @type {string} */ id) {
    for (const [message, ids] of this.catching) {
      const others = ids.filter((other) => other !== id);
      if (others.length) this.catching.set(message, others);
      else this.catching.delete(message);
    }
  }

  /** @returns {string[]} the Output widgets that the message is for */
  takers(/** @type {Message} */ { header: { msg_type }, parent_header, content }) {
    const display = content.transient?.display_id;
    if (msg_type === "update_display_data") return [...(this.displays.get(display) ?? [])];
    const id = this.catching.get(parent_header?.msg_id ?? "")?.at(-1);
    if (!id) return [];
    if (display) this.displays.set(display, new Set(this.displays.get(display)).add(id));
    return [id];
  }

  clear() {
    this.catching.clear();
    this.displays.clear();
  }
}
