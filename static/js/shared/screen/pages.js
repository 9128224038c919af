// What does not fit on the room screen is shown page by page. Every screen counts by the server's clock, so all of them
// show the same page; a facilitator may turn it by hand, and then it stays.

/** The phases in which pages turn by themselves: in the others the order of what is shown says enough. */
const TURNING = ["reveal", "discuss"];
/** How long a page stands, milliseconds: what stands under one heading can be read. */
const STANDS = 20_000;

/** @typedef {{start: number, end: number}} Page the first of its rows, and the first that is on it no more */
/** @typedef {{start: number, end: number, at: number, of: number}} Place a page, its number from 1 on, and how many there are */

/**
 * How often pages have been turned since the phase began, by clock or by hand; null where nobody turns any.
 * @param {{phase: string, phase_started_at: string | null, is_over: boolean, page?: number | null}} roundtable
 * @param {number} now ms since 1970 by the server's clock
 * @returns {number | null}
 */
export function turnOf({ phase, phase_started_at, is_over, page = null }, now) {
  if (is_over) return null;
  if (page !== null) return page;
  if (!TURNING.includes(phase) || phase_started_at === null) return null;
  return Math.max(0, Math.floor((now - Date.parse(phase_started_at)) / STANDS));
}

/**
 * Lays rows out on pages in their order, as many on each as fit; a row that is too high for any has a page of its own.
 * @param {number[]} heights of the rows
 * @param {number} room that a page has
 * @returns {Page[]} one at least
 */
export function paginate(heights, room) {
  const pages = [{ start: 0, end: 0 }];
  let left = room;
  heights.forEach((height, index) => {
    const page = pages[pages.length - 1];
    if (height > left && page.end > page.start) pages.push({ start: index, end: index });
    if (pages[pages.length - 1] !== page) left = room;
    pages[pages.length - 1].end = index + 1;
    left -= height;
  });
  return pages;
}

/**
 * The page that stands after so many turns: after the last comes the first.
 * @param {Page[]} pages
 * @param {number} turn
 * @returns {Place}
 */
export function placeAfter(pages, turn) {
  const at = turn % pages.length;
  return { ...pages[at], at: at + 1, of: pages.length };
}
