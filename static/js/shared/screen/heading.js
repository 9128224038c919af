// One of the four headings: its name and counts, its notes while they are gathered, its themes once they are grouped,
// and what was voted on them once that is shown.

import { RoomNotes } from "./notes.js";
import { countHeardOnce, findPlaced, largestFirst, mostArguedFirst, newestFirst, whyEmpty } from "./ranking.js";
import { RoomRecords, SHOWN } from "./records.js";
import { RoomResults } from "./results.js";
import { countNotes } from "./reveal.js";
import { partOf, write, writeCount } from "./rows.js";
import { LARGE, scaleOf } from "./scale.js";
import { recordsOf } from "./stage.js";
import { RoomThemes } from "./themes.js";
import { ballotUnder, fullBar, lastRound, resultsUnder } from "./votes.js";

/**
 * @typedef {import("./ranking.js").Board} Board
 * @typedef {{note: HTMLTemplateElement, theme: HTMLTemplateElement, result: HTMLTemplateElement,
 *   record: HTMLTemplateElement}} Templates
 * @typedef {"notes" | "themes" | "results" | "sealed"} Sort
 * @typedef {[name: string, n: number]} Count
 * @typedef {import("./pages.js").Place} Place
 * @typedef {import("./ranking.js").Theme} Theme
 * @typedef {import("./stage.js").Contribution} Contribution
 */

/** More characters than this take over four lines at the usual scale, and would leave no room for what is under them. */
const LONG_PROMPT = 150;
/** Characters of a heading's name that stand in one line beside its count. */
const LONG_NAME = 18;
/** Records that are tried where they have a page. */
const MOST_ALONE = 8;
/** As wide as any that is told of a page, for measuring. @type {Place} */
const WIDEST = { start: 0, end: 0, at: 88, of: 88 };
/** @type {Sort[]} */
const SORTS = ["notes", "themes", "results", "sealed"];

export class RoomHeading {
  /**
   * @param {HTMLElement} section
   * @param {Templates} templates
   * @param {import("./marks.js").Marks} marks
   * @param {import("./words.js").Words} words
   */
  constructor(section, templates, marks, words) {
    this.section = section;
    this.marks = marks;
    this.words = words;
    this.key = section.dataset.heading ?? "";
    /** @type {number | null} */
    this.turn = null;
    this.list = partOf(this.section, ".rows");
    this.notes = new RoomNotes(this.list, templates.note, marks, words);
    this.themes = new RoomThemes(this.list, templates.theme, marks, words);
    this.results = new RoomResults(this.list, templates.result, words);
    this.records = new RoomRecords(partOf(this.section, ".records"), templates.record, words);
  }

  /**
   * @param {Board} board
   * @param {number | null} turn how often pages were turned; null where there are none
   */
  draw(board, turn) {
    const { shows_notes, shows_themes, phase } = board.roundtable;
    this.turn = turn;
    this.section.classList.remove("recording");
    this.drawHead(board);
    const records = phase === "discuss" ? recordsOf(board.contributions ?? [], this.key) : [];
    this.records.draw(records);
    const results = shows_themes ? resultsUnder(board, this.key) : null;
    if (results) this.drawResults(results, board);
    else if (!shows_notes) this.drawSealed(board);
    else if (shows_themes) this.drawThemes(board, records);
    else this.drawNotes(board);
  }

  /** @param {Board} board */
  drawHead({ roundtable, headings }) {
    const { phase, phase_heading } = roundtable;
    const heading = headings.find(({ id }) => id === this.key);
    write(this.section, ".title", heading?.name ?? this.key);
    partOf(this.section, ".head").classList.toggle("long", (heading?.name.length ?? 0) > LONG_NAME);
    for (const prompt of this.section.querySelectorAll(".prompt")) prompt.textContent = heading?.prompt ?? "";
    const { scale } = scaleOf(roundtable); // larger letters leave fewer to a line, and fewer lines
    partOf(this.section, ".task").classList.toggle("long", (heading?.prompt.length ?? 0) * scale ** 2 > LONG_PROMPT);
    this.isPresent = phase === "post" && phase_heading === this.key;
    this.section.classList.toggle("present", this.isPresent);
    this.section.classList.toggle("calm", phase === "post" && Boolean(phase_heading) && !this.isPresent);
  }

  /** @param {Board} board */
  drawNotes(board) {
    const isArguing = board.roundtable.phase === "reveal";
    const notes = (isArguing ? mostArguedFirst : newestFirst)(board.notes, this.key);
    this.frame("notes", !notes.length);
    this.count([["notes", notes.length]], this.turn === null ? null : WIDEST);
    this.fitHead();
    this.count([["notes", notes.length]], this.notes.draw(notes, isArguing, this.turn));
  }

  /**
   * Before the reveal: how many there are, and no words.
   * @param {Board} board
   */
  drawSealed(board) {
    const n = countNotes(board, this.key);
    const sealed = partOf(this.section, "p.sealed");
    writeCount(sealed, this.words, "sealed", n);
    this.count([]);
    this.frame("sealed", !n);
    this.fitHead();
    sealed.classList.remove("small");
    sealed.classList.toggle("small", this.isOverfull());
    if (this.isOverfull()) partOf(this.section, ".task").classList.add("long");
    this.notes.draw([]);
  }

  isOverfull() {
    return this.section.scrollHeight > this.section.clientHeight + 1;
  }

  /**
   * @param {Board} board
   * @param {Contribution[]} records newest first
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
    const others = isTold ? [["heard_once", countHeardOnce(board, this.key)], ["to_group", ungrouped.length]] : [];
    this.frame("themes", !themes.length);
    partOf(this.section, ".empty .pile").hidden = !ungrouped.length;
    this.marks.fill(partOf(this.section, ".empty .pile"), ungrouped);
    const why = whyEmpty(board, this.key);
    for (const name of ["coming", "hollow", "lacking"]) partOf(this.section, `.empty .${name}`).hidden = name !== why;
    // At its fullest while rows are measured: it may take two lines.
    this.count([["more", this.turn === null ? themes.length : 0], ...others, ["records_more", records.length]], this.turn === null ? null : WIDEST);
    this.fitHead();
    const place = this.drawAboveRecords(themes, board, records);
    const nMore = this.turn === null ? themes.length - place.end : 0;
    this.count([["more", nMore], ...others, [this.records.list.hidden ? "records" : "records_more", this.records.nMore]], place);
  }

  /**
   * Draws a page of themes, and beneath them as many records as push none of these away. Where these are not all, they
   * have pages of their own after those of the themes.
   * @param {Theme[]} themes
   * @param {Board} board
   * @param {Contribution[]} records
   * @returns {Place}
   */
  drawAboveRecords(themes, board, records) {
    if (!themes.length) return this.drawRecordsAlone(records, this.turn ?? 0);
    const place = this.drawWithRecords(themes, board, records, this.turn);
    const areAllShown = place.of === 1 && !this.records.nMore;
    if (this.turn === null || areAllShown || !records.length) return place;
    const of = place.of + this.drawRecords(themes, board, records, 0).of;
    const turn = this.turn % of;
    if (turn < place.of) return { ...this.drawWithRecords(themes, board, records, turn), of };
    return { ...this.drawRecords(themes, board, records, turn - place.of), at: turn + 1, of };
  }

  /**
   * Draws records beneath the first theme, where it leaves room for all of them; else a page of them alone.
   * @param {Theme[]} themes
   * @param {Board} board
   * @param {Contribution[]} records
   * @param {number} turn
   * @returns {Place} among the pages of records
   */
  drawRecords(themes, board, records, turn) {
    this.drawWithRecords(themes.slice(0, 1), board, records, null, MOST_ALONE);
    return this.records.nMore ? this.drawRecordsAlone(records, turn) : { start: 0, end: 1, at: 1, of: 1 };
  }

  /**
   * @param {Contribution[]} records
   * @param {number} turn
   * @returns {Place}
   */
  drawRecordsAlone(records, turn) {
    this.section.classList.toggle("recording", records.length > 0);
    this.list.hidden = true;
    return this.records.drawPage(records, turn);
  }

  /**
   * Draws themes and the newest records for which they leave room.
   * @param {Theme[]} themes
   * @param {Board} board
   * @param {Contribution[]} records
   * @param {number | null} turn
   * @param {number} [most] records
   */
  drawWithRecords(themes, board, records, turn, most = SHOWN) {
    this.section.classList.toggle("recording", most > SHOWN);
    this.list.hidden = false;
    this.records.draw(records, 0);
    const place = this.themes.draw(themes, board, turn);
    for (let n = Math.min(most, records.length); n > 0; n -= 1) {
      this.records.draw(records, n);
      if (this.themes.areWhole) return place;
    }
    this.records.draw(records, 0);
    return place;
  }

  /**
   * @param {import("./votes.js").Results} shown
   * @param {Board} board
   */
  drawResults(shown, board) {
    const isTurned = this.turn !== null;
    this.frame("results", false, shown.kind);
    this.count([["more", isTurned ? 0 : shown.results.length]], isTurned ? WIDEST : null);
    this.fitHead();
    const place = this.results.draw(shown, fullBar(board), this.turn);
    this.count([["more", isTurned ? 0 : shown.results.length - place.end]], place);
  }

  /** Puts the counts beneath a long name, where beside it they would take more room or leave the name too little. */
  fitHead() {
    const [head, title] = [partOf(this.section, ".head"), partOf(this.section, ".title")];
    head.classList.remove("under");
    if (!head.classList.contains("long")) return;
    const beside = { head: head.offsetHeight, title: title.offsetHeight };
    head.classList.add("under");
    if (beside.title <= title.offsetHeight && beside.head < head.offsetHeight) head.classList.remove("under");
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
    partOf(this.section, "p.sealed").hidden = isEmpty || sort !== "sealed";
    partOf(this.section, ".task").hidden = isEmpty || !isWriting || !this.isPresent; // where nothing is yet, that says it
    partOf(this.section, ".for-notes").hidden = !isWriting || !isEmpty;
    partOf(this.section, ".for-themes").hidden = sort !== "themes" || !isEmpty;
    for (const part of this.section.querySelectorAll(".column")) {
      part.toggleAttribute("hidden", isEmpty || part.getAttribute("data-of") !== column);
    }
  }

  /**
   * The line beside the heading's name. What is nought is not said, except that there are no notes.
   * @param {Count[]} counts
   * @param {Place | null} [place] the page that is shown, told where there are several
   */
  count(counts, place = null) {
    const told = counts.filter(([name, n]) => name === "notes" || n > 0);
    const page = place && place.of > 1 ? this.words.say("page", { n: place.at, all: place.of }) : "";
    write(this.section, ".counts", this.words.list(told, page));
  }
}
