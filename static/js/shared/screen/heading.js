// One of the four headings: its name and counts, its notes while they are gathered, its themes once they are grouped,
// and what was voted on them once that is shown.

import { RoomNotes } from "./notes.js";
import { countHeardOnce, findPlaced, largestFirst, mostArguedFirst, newestFirst } from "./ranking.js";
import { RoomRecords } from "./records.js";
import { RoomResults } from "./results.js";
import { countNotes } from "./reveal.js";
import { write, writeCount } from "./rows.js";
import { LARGE, scaleOf } from "./scale.js";
import { recordsOf } from "./stage.js";
import { RoomThemes } from "./themes.js";
import { ballotUnder, fullBar, lastRound, resultsUnder } from "./votes.js";

/**
 * @typedef {import("./ranking.js").Board} Board
 * @typedef {import("./marks.js").Marks} Marks
 * @typedef {import("./words.js").Words} Words
 * @typedef {{note: HTMLTemplateElement, theme: HTMLTemplateElement, result: HTMLTemplateElement,
 *   record: HTMLTemplateElement}} Templates
 * @typedef {"notes" | "themes" | "results" | "sealed"} Sort
 * @typedef {[name: string, n: number]} Count
 */

/** More characters than this take over three lines at the usual scale, and would leave no room for what is under them. */
const LONG_PROMPT = 110;
/** @type {Sort[]} */
const SORTS = ["notes", "themes", "results", "sealed"];

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
    this.results = new RoomResults(this.list, templates.result, words);
    this.records = new RoomRecords(this.part(".records"), templates.record, words);
  }

  /** @param {Board} board */
  draw(board) {
    const { shows_notes, shows_themes, phase, phase_heading } = board.roundtable;
    const heading = board.headings.find(({ id }) => id === this.key);
    write(this.section, ".title", heading?.name ?? this.key);
    for (const prompt of this.section.querySelectorAll(".prompt")) prompt.textContent = heading?.prompt ?? "";
    const { scale } = scaleOf(board.roundtable); // larger letters leave fewer to a line, and fewer lines
    this.part(".task").classList.toggle("long", (heading?.prompt.length ?? 0) * scale ** 2 > LONG_PROMPT);
    this.isPresent = phase === "post" && phase_heading === this.key;
    this.section.classList.toggle("present", this.isPresent);
    this.section.classList.toggle("calm", phase === "post" && Boolean(phase_heading) && !this.isPresent);
    this.records.draw(phase === "discuss" ? recordsOf(board.contributions ?? [], this.key) : []);
    const results = shows_themes ? resultsUnder(board, this.key) : null;
    if (results) this.drawResults(results, board);
    else if (!shows_notes) this.drawSealed(board);
    else if (shows_themes) this.drawThemes(board);
    else this.drawNotes(board);
  }

  /** @param {Board} board */
  drawNotes(board) {
    const isArguing = board.roundtable.phase === "reveal";
    const notes = (isArguing ? mostArguedFirst : newestFirst)(board.notes, this.key);
    this.count([["notes", notes.length]]);
    this.frame("notes", !notes.length);
    const nShown = this.notes.draw(notes, isArguing);
    if (isArguing && nShown < notes.length) {
      write(this.section, ".counts", this.words.say("notes_of_all", { n: nShown, all: notes.length }));
    }
  }

  /**
   * Before the reveal: how many there are, and no words.
   * @param {Board} board
   */
  drawSealed(board) {
    const n = countNotes(board, this.key);
    const sealed = this.part("p.sealed");
    writeCount(sealed, this.words, "sealed", n);
    this.count([]);
    this.frame("sealed", !n);
    sealed.classList.remove("small");
    sealed.classList.toggle("small", this.section.scrollHeight > this.section.clientHeight + 1);
    this.notes.draw([]);
  }

  /** @param {Board} board */
  drawThemes(board) {
    const areAsked = board.roundtable.phase === "vote";
    const round = areAsked ? lastRound(board) : undefined;
    const asked = round?.is_open ? { ...board, themes: ballotUnder(board, round, this.key) } : board;
    const themes = largestFirst(asked, this.key, areAsked);
    const ungrouped = findPlaced(board.notes, this.key, "ungrouped");
    // Where letters are large, a line that cannot be read from the back takes no theme's place.
    const isTold = !areAsked && scaleOf(board.roundtable).scale <= LARGE;
    /** @type {Count[]} */
    const others = [
      ["heard_once", isTold ? countHeardOnce(board, this.key) : 0],
      ["to_group", isTold ? ungrouped.length : 0],
    ];
    this.frame("themes", !themes.length);
    this.part(".empty .pile").hidden = !ungrouped.length;
    this.marks.fill(this.part(".empty .pile"), ungrouped);
    others.push([this.records.list.hidden ? "records" : "records_more", this.records.nMore]);
    this.count([["more", themes.length], ...others]); // at its fullest while rows are measured: it may take two lines
    const nShown = this.themes.draw(themes, board);
    this.count([["more", themes.length - nShown], ...others]);
  }

  /**
   * @param {import("./votes.js").Results} shown
   * @param {Board} board
   */
  drawResults(shown, board) {
    this.frame("results", false, shown.kind);
    this.count([["more", shown.results.length]]);
    const nShown = this.results.draw(shown, fullBar(board));
    this.count([["more", shown.results.length - nShown]]);
  }

  /**
   * @param {Sort} sort
   * @param {boolean} isEmpty
   * @param {string} column what the figures of the rows are, where they have any
   */
  frame(sort, isEmpty, column = sort === "themes" ? "people" : "") {
    for (const each of SORTS) this.list.classList.toggle(each, each === sort);
    const isWriting = sort === "notes" || sort === "sealed";
    this.list.hidden = isEmpty || sort === "sealed";
    this.part("p.sealed").hidden = isEmpty || sort !== "sealed";
    this.part(".task").hidden = isEmpty || !isWriting || !this.isPresent; // where nothing is yet, that says it
    this.part(".for-notes").hidden = !isWriting || !isEmpty;
    this.part(".for-themes").hidden = sort !== "themes" || !isEmpty;
    for (const part of this.section.querySelectorAll(".column")) {
      part.toggleAttribute("hidden", isEmpty || part.getAttribute("data-of") !== column);
    }
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
