// @ts-check
/** Signs: what can be heard, felt and seen of a talk without looking at the words. */

/** A soft third, low to high (Hz), each tone a little after the one before (s). */
const TONES = [396, 495];
const APART = 0.35;
const LOUD = 0.12;
const LONG = 2.4;
const SHAKE = [180, 140, 180];
/** Nobody is there any more: after so long (ms) a screen may go dark again. */
const IDLE = 20 * 60_000;

let audio = /** @type {AudioContext | null} */ (null);

/** Get ready to make a sound; a browser allows that only within a click. */
export function unlockSound() {
  const Audio = globalThis.AudioContext ?? /** @type {any} */ (globalThis).webkitAudioContext;
  if (!Audio) return;
  audio ??= new Audio();
  // Refused, or torn down: then the words on the screen are the sign.
  if (audio?.state !== "running") audio?.resume().catch(() => {});
}

/** Sound softly, where that was made possible. */
export function chime() {
  if (audio?.state !== "running") return;
  for (const [n, tone] of TONES.entries()) {
    const begin = audio.currentTime + n * APART;
    const [source, volume] = [audio.createOscillator(), audio.createGain()];
    source.frequency.value = tone;
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(LOUD, begin + 0.08);
    volume.gain.exponentialRampToValueAtTime(0.0001, begin + LONG);
    source.connect(volume).connect(audio.destination);
    source.start(begin);
    source.stop(begin + LONG);
  }
}

export const canShake = () => typeof navigator.vibrate === "function";

export function shake() {
  if (canShake()) navigator.vibrate(SHAKE);
}

/** Keeps the screen on while two people look at it, where a browser has that. */
export class Screen {
  #lock = /** @type {any} */ (null);
  #asking = false;
  #wanted = false;
  #timer = 0;

  /** @param {(isOn: boolean) => void} tell whether it stays on */
  constructor(tell) {
    this.tell = tell;
  }

  /** Somebody did something: keep it on from now. Also to be called after a sleep. */
  async keepOn() {
    this.#wanted = true;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.release(), IDLE);
    if (this.#lock || this.#asking || document.hidden) return;
    this.#asking = true;
    try {
      const lock = await navigator.wakeLock.request("screen");
      this.#lock = lock;
      lock.addEventListener("release", () => this.#forget(lock));
    } catch {
      // Not there, not over plain HTTP, or a battery that is nearly empty.
    }
    this.#asking = false;
    // The talk may have been left while the browser thought about it.
    if (!this.#wanted) this.release();
    this.tell(Boolean(this.#lock));
  }

  release() {
    this.#wanted = false;
    clearTimeout(this.#timer);
    this.#lock?.release().catch(() => {});
    this.#lock = null;
  }

  #forget(/** @type {any} */ lock) {
    if (this.#lock === lock) this.#lock = null;
    this.tell(Boolean(this.#lock));
  }
}
