// One of the four headings: its name and counts, its notes while they are gathered, its themes once they are grouped,
// and what was voted on them once that is shown.

import { RoomNotes } from "./notes.js";
import { countHeardOnce, findPlaced, largestFirst, mostArguedFirst, newestFirst } from "./ranking.js";
import { RoomRecords, SHOWN } from "./records.js";
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
/** Characters of a heading's name that stand in one line beside its count. */
const LONG_NAME = 18;
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
    this.part(".head").classList.toggle("long", (heading?.name.length ?? 0) > LONG_NAME);
    for (const prompt of this.section.querySelectorAll(".prompt")) prompt.textContent = heading?.prompt ?? "";
    const { scale } = scaleOf(board.roundtable); // larger letters leave fewer to a line, and fewer lines
    this.part(".task").classList.toggle("long", (heading?.prompt.length ?? 0) * scale ** 2 > LONG_PROMPT);
    this.isPresent = phase === "post" && phase_heading === this.key;
    this.section.classList.toggle("present", this.isPresent);
    this.section.classList.toggle("calm", phase === "post" && Boolean(phase_heading) && !this.isPresent);
    const records = phase === "discuss" ? recordsOf(board.contributions ?? [], this.key) : [];
    this.records.draw(records);
    const results = shows_themes ? resultsUnder(board, this.key) : null;
    if (results) this.drawResults(results, board);
    else if (!shows_notes) this.drawSealed(board);
    else if (shows_themes) this.drawThemes(board, records);
    else this.drawNotes(board);
  }

  /** @param {Board} board */
  drawNotes(board) {
    const isArguing = board.roundtable.phase === "reveal";
    const notes = (isArguing ? mostArguedFirst : newestFirst)(board.notes, this.key);
    this.count([["notes", notes.length]]);
    // At its longest while rows are measured: it may take a line of its own.
    if (isArguing) write(this.section, ".counts", this.words.say("notes_of_all", { n: notes.length, all: notes.length }));
    this.frame("notes", !notes.length);
    const nShown = this.notes.draw(notes, isArguing);
    if (!isArguing) return;
    if (nShown < notes.length) write(this.section, ".counts", this.words.say("notes_of_all", { n: nShown, all: notes.length }));
    else this.count([["notes", notes.length]]);
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

  /**
   * @param {Board} board
   * @param {import("./stage.js").Contribution[]} records newest first
   */
  drawThemes(board, records) {
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
    // At its fullest while rows are measured: it may take two lines.
    this.count([["more", themes.length], ...others, ["records_more", records.length]]);
    const nShown = this.drawAboveRecords(themes, board, records);
    others.push([this.records.list.hidden ? "records" : "records_more", this.records.nMore]);
    this.count([["more", themes.length - nShown], ...others]);
  }

  /**
   * Draws the themes that fit, and beneath them as many records as push none of these away; returns how many themes.
   * @param {import("./ranking.js").Theme[]} themes
   * @param {Board} board
   * @param {import("./stage.js").Contribution[]} records
   */
  drawAboveRecords(themes, board, records) {
    this.records.draw(records, 0);
    const nAlone = this.themes.draw(themes, board);
    for (let n = Math.min(SHOWN, records.length); n > 0; n -= 1) {
      this.records.draw(records, n);
      if (this.themes.draw(themes, board) === nAlone) return nAlone;
    }
    this.records.draw(records, 0);
    return this.themes.draw(themes, board);
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
