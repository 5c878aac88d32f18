// @ts-check
/** Room calls: what the browser asks of the server's rooms. */

/** So long (ms) an answer may take before the server counts as away. */
const PATIENCE = 20_000;
const FAULTS = ["unknown", "full", "closed", "slow", "refused", "big", "away"];

/**
 * @typedef {object} Answer
 * @property {any} [data] what the server says; null when there is nothing new
 * @property {string} [fault] one of FAULTS
 * @property {number} [wait] ms to wait, when the server asks for that
 */

/**
 * Ask the server; a fault never throws.
 * @param {string} act such as "couple/see" @param {object} body
 * @returns {Promise<Answer>}
 */
export async function callRoom(act, body) {
  try {
    // Beside the folder of this page's language.
    const answer = await fetch(new URL(`../rooms/${act}`, location.href), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
      // Also when the page goes away with it.
      keepalive: act.endsWith("/withdraw"),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status === 204) return { data: null };
    const data = await answer.json();
    if (answer.ok) return { data };
    const wait = Number(answer.headers.get("Retry-After")) * 1000 || 0;
    return { fault: FAULTS.includes(data?.fault) ? data.fault : "away", wait };
  } catch {
    return { fault: "away" };
  }
}

/** 128 random bits as text, 22 signs. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").slice(0, 22);
}
