// One of the four headings: its name and counts, its notes while they are gathered, its themes once they are grouped.

import { RoomNotes } from "./room-notes.js";
import { countHeardOnce, findPlaced, largestFirst, newestFirst } from "./room-ranking.js";
import { write } from "./room-rows.js";
import { RoomThemes } from "./room-themes.js";

/**
 * @typedef {import("./room-ranking.js").Board} Board
 * @typedef {import("./room-marks.js").Marks} Marks
 * @typedef {import("./room-words.js").Words} Words
 * @typedef {{note: HTMLTemplateElement, theme: HTMLTemplateElement}} Templates
 * @typedef {[name: string, n: number]} Count
 */

export class RoomHeading {
  /**
   * @param {HTMLElement} section
   * @param {Templates} templates
   * @param {Marks} marks
   * @param {Words} words
   */
  constructor(section, templates, marks, words) {
    this.section = section;
    this.marks = marks;
    this.words = words;
    this.key = section.dataset.heading ?? "";
    this.list = this.part(".rows");
    this.notes = new RoomNotes(this.list, templates.note, marks, words);
    this.themes = new RoomThemes(this.list, templates.theme, marks, words);
  }

  /** @param {Board} board */
  draw(board) {
    const heading = board.headings.find(({ id }) => id === this.key);
    write(this.section, ".title", heading?.name ?? this.key);
    write(this.section, ".prompt", heading?.prompt ?? "");
    if (board.roundtable.shows_themes) this.drawThemes(board);
    else this.drawNotes(board);
  }

  /** @param {Board} board */
  drawNotes(board) {
    const notes = newestFirst(board.notes, this.key);
    this.count([["notes", notes.length]]);
    this.frame("notes", !notes.length);
    this.notes.draw(notes);
  }

  /** @param {Board} board */
  drawThemes(board) {
    const themes = largestFirst(board.themes, this.key);
    const ungrouped = findPlaced(board.notes, this.key, "ungrouped");
    /** @type {Count[]} */
    const others = [
      ["heard_once", countHeardOnce(board, this.key)],
      ["to_group", ungrouped.length],
    ];
    this.frame("themes", !themes.length);
    this.part(".empty .pile").hidden = !ungrouped.length;
    this.marks.fill(this.part(".empty .pile"), ungrouped);
    this.count([["more", themes.length], ...others]); // at its fullest while rows are measured: it may take two lines
    const nShown = this.themes.draw(themes, board);
    this.count([["more", themes.length - nShown], ...others]);
  }

  /**
   * @param {"notes" | "themes"} sort
   * @param {boolean} isEmpty
   */
  frame(sort, isEmpty) {
    this.list.classList.remove("notes", "themes");
    this.list.classList.add(sort);
    this.list.hidden = isEmpty;
    this.part(".for-notes").hidden = sort !== "notes" || !isEmpty;
    this.part(".for-themes").hidden = sort !== "themes" || !isEmpty;
    this.part(".column").hidden = sort !== "themes" || isEmpty;
  }

  /**
   * The line beside the heading's name. What is nought is not said, except that there are no notes.
   * @param {Count[]} counts
   */
  count(counts) {
    write(this.section, ".counts", this.words.list(counts.filter(([name, n]) => name === "notes" || n > 0)));
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  part(selector) {
    const found = this.section.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new Error(`the heading ${this.key} has no ${selector}`);
    return found;
  }
}
