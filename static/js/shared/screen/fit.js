// Which rows of a list are shown: whole ones only. The page measures; nothing is ever shrunk or cut to fit.

/**
 * Puts these nodes into a list, moving only those that stand elsewhere, so that the others' movement is not started again.
 * @param {Element} list
 * @param {HTMLElement[]} nodes
 */
export function arrange(list, nodes) {
  nodes.forEach((node, index) => {
    node.hidden = false;
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
  while (list.children.length > nodes.length) list.lastElementChild?.remove();
}

/**
 * Whether a row ends within its list; movement that is under way does not count.
 * @param {HTMLElement} list the offset parent of its rows
 * @param {HTMLElement} row
 */
export function fits(list, row) {
  return row.offsetTop + row.offsetHeight <= list.clientHeight + 1;
}

/** So many rows that do not fit are looked past for a shorter one; further on, what fills the gap would be old. */
const LOOKED_PAST = 2;

/**
 * Hides each row that does not fit whole beneath those above it.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} rows
 */
export function hideUnfit(list, rows) {
  let nUnfit = 0;
  for (const row of rows) {
    row.hidden = nUnfit > LOOKED_PAST || !fits(list, row);
    if (row.hidden) nUnfit += 1;
  }
}

/**
 * Hides rows from the last until the rest fit, and returns how many are shown.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} rows
 */
export function hideLast(list, rows) {
  let n = rows.length;
  while (n > 0 && !fits(list, rows[n - 1])) rows[--n].hidden = true;
  return n;
}
