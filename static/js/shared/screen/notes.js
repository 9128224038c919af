// The notes of one heading: the newest large, then the earlier ones that fit whole.

import { fits, heightOf, hideUnfit, roomOf, showPage } from "./fit.js";
import { MOST_PAGED, namePick, Rows, write } from "./rows.js";

/**
 * @typedef {import("./ranking.js").Note} Note
 * @typedef {import("./marks.js").Marks} Marks
 * @typedef {import("./words.js").Words} Words
 */

export class RoomNotes {
  /**
   * @param {HTMLElement} list
   * @param {HTMLTemplateElement} template
   * @param {Marks} marks
   * @param {Words} words
   */
  constructor(list, template, marks, words) {
    this.list = list;
    this.marks = marks;
    this.words = words;
    /** @type {Set<number> | null} */
    this.drawn = null;
    this.isAsked = false;
    /** @type {Rows<Note>} */
    this.rows = new Rows(list, template, (row, note) => this.fill(row, note));
  }

  /**
   * Draws those that fit whole.
   * @param {Note[]} notes newest first
   * @param {boolean} isAsked whether people are asked what they think of them, so that the answers stand beside each
   * @param {number | null} turn how often pages were turned; null where there are none
   * @returns {import("./pages.js").Place}
   */
  draw(notes, isAsked = false, turn = null) {
    this.isAsked = isAsked;
    const rows = this.rows.show(notes, turn === null ? undefined : MOST_PAGED);
    rows.forEach((row, index) => row.classList.toggle("new", index === 0));
    rows.slice(1).forEach((row) => row.classList.remove("landed", "long"));
    if (rows.length) this.place(rows[0], notes[0]);
    this.drawn = new Set(notes.map(({ id }) => id));
    if (turn !== null) this.fitEach(rows.slice(1));
    if (turn !== null) return showPage(this.list, rows, turn);
    hideUnfit(this.list, rows.slice(1));
    return { start: 0, end: rows.filter((row) => !row.hidden).length, at: 1, of: 1 };
  }

  /**
   * Gives the newest note the large place. One too long for it stands at the size of the others, and one that is too
   * long even so is named, not cut.
   * @param {HTMLElement} row
   * @param {Note} note
   */
  place(row, note) {
    if (this.drawn && !this.drawn.has(note.id)) row.classList.add("landed");
    row.classList.remove("long");
    if (!fits(this.list, row)) row.classList.add("long");
    if (!fits(this.list, row)) write(row, ".text", this.words.say("too_long"));
  }

  /**
   * Makes rows fit that may stand on top of a page: one that is too high for it in smaller type, or named and not cut.
   * @param {HTMLElement[]} rows
   */
  fitEach(rows) {
    const room = roomOf(this.list);
    const findHigh = () => rows.filter((row) => heightOf(row) > room);
    for (const row of rows) row.classList.remove("dense");
    for (const row of findHigh()) row.classList.add("dense");
    for (const row of findHigh()) write(row, ".text", this.words.say("too_long"));
  }

  /**
   * @param {HTMLElement} row
   * @param {Note} note
   */
  fill(row, note) {
    write(row, ".kind", this.words.pick("kind", note.kind ?? "none"));
    write(row, ".text", note.text);
    write(row, ".id", note.label);
    write(row, ".said", this.isAsked ? this.words.list(saidTo(note)) : "");
    namePick(row, this.words, note.label);
    if (row.dataset.kind !== (note.kind ?? "none")) row.querySelector(".mark")?.replaceChildren(this.marks.shape(note.kind ?? "none"));
    row.dataset.kind = note.kind ?? "none";
  }
}

/**
 * What people said to a note, each with how many.
 * @param {Note} note
 * @returns {[string, number][]}
 */
export function saidTo({ reactions }) {
  /** @type {[string, number][]} */
  const counts = [
    ["me_too", reactions?.me_too ?? 0],
    ["differ", reactions?.differ ?? 0],
  ];
  return counts.filter(([, n]) => n > 0);
}
