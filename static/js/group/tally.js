// What the grouping page counts and sorts on a board: pure questions, one heading at a time.

/** @typedef {"ungrouped" | "theme" | "alone" | "aside"} Place */
/** @typedef {{id: number, label: string | null, heading: string, kind: string, text: string}} Words */
/** @typedef {Words & {place: Place, theme: number | null, posted_at: string}} Note */
/** @typedef {{id: number, heading: string, name: string, named_by: string, n_notes: number, n_people: number | null}} Theme */
/** @typedef {import("../lib/board.js").Board} Board */

export const CROWDED = 40; // notes of a heading, over which rows tighten and themes fold

/**
 * @param {Board} board
 * @param {string} heading
 * @returns {Note[]} newest first; notes that came in the same moment by their number
 */
export function notesOf(board, heading) {
  const notes = board.notes.filter((note) => note.heading === heading);
  return notes.sort((one, other) => other.posted_at.localeCompare(one.posted_at) || other.id - one.id);
}

/**
 * @param {Board} board
 * @param {string} heading
 * @returns {Theme[]} oldest first, so that nobody's theme moves when another is made
 */
export function themesOf(board, heading) {
  return board.themes.filter((theme) => theme.heading === heading).sort((one, other) => one.id - other.id);
}

/**
 * @param {Note[]} notes
 * @returns {{all: number, ungrouped: number, theme: number, alone: number, aside: number}} how many stand where
 */
export function tally(notes) {
  const sums = { all: notes.length, ungrouped: 0, theme: 0, alone: 0, aside: 0 };
  for (const note of notes) sums[note.place] += 1;
  return sums;
}

/**
 * @typedef {{phase: string, name: string, heading?: string | null}} Slot
 * @param {{phase: string, phase_heading?: string | null, agenda: Slot[]}} roundtable
 * @returns {Slot | null} the line of the agenda that comes next; null after the last
 */
export function nextPhase({ phase, phase_heading, agenda }) {
  // Gathering may have a line for each heading, so the phase alone does not tell where the room is.
  const here = agenda.findIndex((slot) => slot.phase === phase && (slot.heading ?? null) === (phase_heading ?? null));
  return here < 0 ? null : (agenda[here + 1] ?? null);
}

/**
 * Which of a list comes next once some of it are gone: the first to stay from where work goes on, else the one before.
 * @param {number[]} ids as they stand in the list
 * @param {Iterable<number>} leaving
 * @param {number} [from] a place in the list; by default that of the last to leave
 * @returns {number | null} null when nothing of them was in the list, or nothing stays
 */
export function nextAfter(ids, leaving, from = -1) {
  const gone = new Set(leaving);
  if (gone.size && !ids.some((id) => gone.has(id))) return null;
  const at = from >= 0 ? from : ids.findLastIndex((id) => gone.has(id));
  return (
    ids.slice(Math.max(0, at)).find((id) => !gone.has(id)) ??
    ids.slice(0, Math.max(0, at)).findLast((id) => !gone.has(id)) ??
    null
  );
}
