// Before the reveal the room screen is sent counts and no words, so what it holds is of no use once that changes.

export class Reveal {
  /** @param {{roundtable: {shows_notes: boolean}}} board as the server last gave it whole */
  constructor(board) {
    this.isRevealed = board.roundtable.shows_notes;
  }

  /**
   * Whether the board must be fetched whole, since notes are shown now and were not when it was, or the other way
   * round. Says so at each change until it has come.
   * @param {{roundtable: {shows_notes: boolean}}} board
   * @param {unknown[]} entries what changed it; none when all of it is new
   */
  isStale(board, entries) {
    if (!entries.length) this.isRevealed = board.roundtable.shows_notes;
    return this.isRevealed !== board.roundtable.shows_notes;
  }
}

/**
 * How many open notes there are, seen or not: under one heading, or under all.
 * @param {import("./ranking.js").Board} board
 * @param {string} [heading]
 */
export function countNotes({ roundtable, notes, counts }, heading) {
  if (roundtable.shows_notes) return notes.filter((note) => heading === undefined || note.heading === heading).length;
  if (heading !== undefined) return counts?.[heading] ?? 0;
  return Object.values(counts ?? {}).reduce((sum, n) => sum + n, 0);
}

/**
 * What a close would leave undone: notes that are not grouped, and themes under a name that was only suggested.
 * @param {import("./ranking.js").Board} board
 */
export function countLeft(board) {
  // Before the reveal this page has numbers alone, and what is not revealed is hardly grouped.
  const isShown = board.roundtable.shows_notes;
  const loose = isShown ? board.notes.filter(({ place }) => place === "ungrouped").length : countNotes(board);
  return { loose, named: board.themes.filter((theme) => theme.named_by === "tool" && theme.n_notes > 0).length };
}
