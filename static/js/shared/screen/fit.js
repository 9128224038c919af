// Which rows of a list are shown: whole ones only. The page measures; nothing is ever cut to fit.

import { paginate, placeAfter } from "./pages.js";

/**
 * Puts these nodes into a list. What goes is taken away first, and those alone are moved that stand elsewhere even so: the
 * others' movement is not started again, and the focus stays where it is.
 * @param {Element} list
 * @param {HTMLElement[]} nodes
 */
export function arrange(list, nodes) {
  const staying = new Set(nodes);
  for (const child of [...list.children]) if (!staying.has(/** @type {HTMLElement} */ (child))) child.remove();
  nodes.forEach((node, index) => {
    node.hidden = false;
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
}

/**
 * Whether a row ends within its list; movement that is under way does not count.
 * @param {HTMLElement} list
 * @param {HTMLElement} row
 */
export function fits(list, row) {
  const moved = new DOMMatrix(getComputedStyle(row).transform).m42;
  const end = row.getBoundingClientRect().bottom - moved - list.getBoundingClientRect().top;
  return end <= heightOf(list) + slackOf(list);
}

/**
 * A height in parts of a pixel, px: whole ones would add up to other rows on a smaller screen.
 * @param {HTMLElement} element
 */
export function heightOf(element) {
  return element.getBoundingClientRect().height;
}

/**
 * What a row may lack and still stand whole, px: one room unit, less than a line's own space below its letters.
 * @param {HTMLElement} list
 */
function slackOf(list) {
  return parseFloat(getComputedStyle(list).fontSize) / 33;
}

/** So many rows that do not fit are looked past for a shorter one; further on, what fills the gap would be old. */
const LOOKED_PAST = 2;

/**
 * Hides each row that does not fit whole beneath those above it.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} rows
 * @param {number} most that do not fit are looked past: none, where rows are ranked and a lower one would seem the higher
 */
export function hideUnfit(list, rows, most = LOOKED_PAST) {
  let nUnfit = 0;
  for (const row of rows) {
    row.hidden = nUnfit > most || !fits(list, row);
    if (row.hidden) nUnfit += 1;
  }
}

/**
 * The height that a list has for its rows, px.
 * @param {HTMLElement} list
 */
export function roomOf(list) {
  return heightOf(list) + slackOf(list) - parseFloat(getComputedStyle(list).paddingTop);
}

/**
 * Hides each row that is not on the page which stands after so many turns.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} rows all that there are, laid out
 * @param {number} turn
 * @returns {import("./pages.js").Place}
 */
export function showPage(list, rows, turn) {
  const place = placeAfter(paginate(rows.map(heightOf), roomOf(list)), turn);
  rows.forEach((row, index) => (row.hidden = index < place.start || index >= place.end));
  return place;
}

/**
 * Hides rows from the last until the rest fit, and returns how many are shown: the first is in any case.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} rows
 */
export function hideLast(list, rows) {
  let n = rows.length;
  while (n > 1 && !fits(list, rows[n - 1])) rows[--n].hidden = true;
  return n;
}
