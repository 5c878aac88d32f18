// @ts-check
/**
 * Wire: one websocket at a time, taken up again when it breaks.
 *
 * It knows nothing of what is said over it.
 */

const FIRST_DELAY = 500;
const LAST_DELAY = 15_000;

/**
 * @typedef {object} Ends
 * @property {() => void} opened
 * @property {(data: string | ArrayBuffer) => void} heard
 * @property {(code: number) => void} closed  also when it is dropped, with 0
 * @property {() => boolean} wanted  whether a lost wire is to be taken up at once
 */

export class Wire {
  /** @param {string} url path of the page's kernel @param {Ends} ends */
  constructor(url, ends) {
    this.url = url;
    this.ends = ends;
    this.socket = /** @type {WebSocket | null} */ (null);
    this.delay = FIRST_DELAY;
    this.timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
    const retryNow = () => {
      if (document.visibilityState === "visible" && ends.wanted()) this.retry(0);
    };
    addEventListener("online", retryNow);
    document.addEventListener("visibilitychange", retryNow);
    // A page that is kept for the back button has no socket any more.
    addEventListener("pageshow", (event) => event.persisted && retryNow());
  }

  get isUp() {
    return this.socket !== null;
  }

  /** @returns {boolean} whether there was none */
  connect() {
    if (this.socket) return false;
    clearTimeout(this.timer);
    const socket = new WebSocket(new URL(this.url, location.href.replace(/^http/, "ws")));
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.onopen = () => socket === this.socket && this.ends.opened();
    socket.onmessage = ({ data }) => socket === this.socket && this.ends.heard(data);
    socket.onclose = ({ code }) => {
      if (socket !== this.socket) return;
      this.socket = null;
      this.ends.closed(code);
    };
    return true;
  }

  send(/** @type {string | ArrayBuffer} */ data) {
    this.socket?.send(data);
  }

  /** Nobody hears at the other end any more, or nobody needs to. */
  drop() {
    const dead = this.socket;
    this.socket = null;
    dead?.close();
    this.ends.closed(0);
  }

  retry(/** @type {number} */ delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ends.wanted() && this.connect(), delay);
  }

  /** Try again, each time after a longer rest. */
  retryLater() {
    this.retry(this.delay);
    this.delay = Math.min(this.delay * 2, LAST_DELAY);
  }

  /** It works: the next break is a new one. */
  rested() {
    this.delay = FIRST_DELAY;
  }
}
