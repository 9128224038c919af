// The notes of one heading: the newest bold, then the earlier ones that fit whole.

import { hideUnfit, showPage } from "./fit.js";
import { fitEach, MOST_PAGED, namePick, Rows, write } from "./rows.js";

/** @typedef {import("./ranking.js").Note} Note */

export class RoomNotes {
  /**
   * @param {HTMLElement} list
   * @param {HTMLTemplateElement} template
   * @param {import("./marks.js").Marks} marks
   * @param {import("./words.js").Words} words
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
    rows.slice(1).forEach((row) => row.classList.remove("landed"));
    if (rows.length && this.drawn && !this.drawn.has(notes[0].id)) rows[0].classList.add("landed");
    this.drawn = new Set(notes.map(({ id }) => id));
    fitEach(this.list, turn === null ? rows.slice(0, 1) : rows, this.words.say("too_long"));
    if (turn !== null) return showPage(this.list, rows, turn);
    hideUnfit(this.list, rows.slice(1));
    return { start: 0, end: rows.filter((row) => !row.hidden).length, at: 1, of: 1 };
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
function saidTo({ reactions }) {
  /** @type {[string, number][]} */
  const counts = [
    ["me_too", reactions?.me_too ?? 0],
    ["differ", reactions?.differ ?? 0],
  ];
  return counts.filter(([, n]) => n > 0);
}
