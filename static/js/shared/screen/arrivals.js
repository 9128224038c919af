// Says what has arrived, for people who hear the screen: in batches, so that a busy room does not talk without end.

/**
 * @typedef {import("./ranking.js").Note} Note
 * @typedef {import("./ranking.js").Heading} Heading
 * @typedef {import("./words.js").Words} Words
 */

/** At most one sentence in this time, milliseconds. */
export const SILENCE = 15_000;

/**
 * One sentence on a batch of notes, the fullest heading first: "4 new notes, 2 in Talent, 1 in Business".
 * @param {Note[]} notes
 * @param {Heading[]} headings
 * @param {Words} words
 */
function describeArrivals(notes, headings, words) {
  const parts = headings
    .map(({ id, name }) => ({ heading: name, n: notes.filter((note) => note.heading === id).length }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n)
    .map((part) => words.say("in_heading", part));
  return words.lists.format([words.say("new_notes", { n: notes.length }), ...parts]);
}

export class Arrivals {
  /**
   * @param {{textContent: string | null}} region a polite live region
   * @param {Words} words
   * @param {{notes: Note[], headings: Heading[]}} board as it was when the page was opened: its notes are not news
   */
  constructor(region, words, board) {
    this.region = region;
    this.words = words;
    this.board = board;
    this.known = new Set(board.notes.map((note) => note.id));
    /** @type {Set<number>} */
    this.waiting = new Set();
    this.spokenAt = -Infinity;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /**
   * Takes the board as it is now, and speaks of what is new when the silence is over.
   * @param {{notes: Note[], headings: Heading[]}} board
   */
  take(board) {
    this.board = board;
    for (const { id } of board.notes) {
      if (!this.known.has(id)) this.waiting.add(id);
      this.known.add(id);
    }
    if (!this.waiting.size || this.timer !== undefined) return;
    const wait = Math.max(1_000, this.spokenAt + SILENCE - Date.now());
    this.timer = setTimeout(() => this.speak(), wait);
  }

  /**
   * Takes the notes of a board that came whole, after the reveal for instance, for known: they are no news.
   * @param {{notes: Note[], headings: Heading[]}} board
   */
  learn(board) {
    this.board = board;
    for (const { id } of board.notes) this.known.add(id);
  }

  speak() {
    this.timer = undefined;
    const notes = this.board.notes.filter((note) => this.waiting.has(note.id));
    this.waiting.clear();
    if (!notes.length) return;
    this.spokenAt = Date.now();
    this.region.textContent = describeArrivals(notes, this.board.headings, this.words);
  }
}
