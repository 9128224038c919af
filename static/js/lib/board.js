// Folding journal entries into a board, as docs/protocol.md says under "An entry". Plain data: knows no page.

/** @typedef {{id: number | string, [key: string]: any}} Thing */
/** @typedef {{seq: number, kind?: string, [part: string]: any}} Entry */
/** @typedef {{roundtable: any, headings: any[], notes: any[], themes: any[], [part: string]: any}} Board */

/** What belongs to one phone alone, besides its notes. */
const OWN = ["own", "answers", "reactions", "introductions", "scribe_of", "scribe_asks", "table"];
/** Parts that come whole, in the place of what was there. */
const WHOLE = ["n_people", "actions", "counts", ...OWN];

/**
 * Lays what an entry says became of things into the board; doing so twice does no harm.
 * @param {Board} board changed in place
 * @param {Entry} entry
 * @returns {Board} the same board
 */
export function applyEntry(board, entry) {
  Object.assign(board.roundtable, entry.roundtable);
  for (const part of ["headings", "notes", "others", "themes", "rounds", "contributions"]) {
    for (const thing of entry[part] ?? []) layThing((board[part] ??= []), thing, part);
    const gone = new Set(entry.gone?.[part]);
    if (gone.size && board[part]) board[part] = board[part].filter((/** @type {Thing} */ thing) => !gone.has(thing.id));
  }
  for (const part of WHOLE) if (part in entry) board[part] = entry[part];
  return board;
}

/**
 * @param {Entry} entry that answers a phone's order
 * @returns {Entry} what of it no news has, since that is for one phone alone
 */
export function ownOf(entry) {
  const own = Object.entries(entry).filter(([part]) => part === "notes" || OWN.includes(part));
  return { seq: entry.seq, ...Object.fromEntries(own) };
}

/**
 * @param {Thing[]} things
 * @param {Thing} thing
 * @param {string} part
 */
function layThing(things, thing, part) {
  const at = things.findIndex((held) => held.id === thing.id);
  if (at >= 0) things[at] = { ...things[at], ...thing };
  // A phone is told of all placings by number alone; one of somebody else's note is nothing it could show.
  else if (part !== "notes" || "heading" in thing) things.push(thing);
}
