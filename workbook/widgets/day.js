// @ts-check
/** The local date as YYYY-MM-DD; toISOString would give the date in Greenwich. */
export function localDay(now = new Date()) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
