// What frames the headings: the question, the agenda's strip, the counts in the table, and the join screen.

import { retitle } from "../../lib/titles.js";
import { countNotes } from "./reveal.js";
import { partOf, writeCount } from "./rows.js";
import { findLit } from "./spotlight.js";
import { stageOf } from "./stage.js";
import { nameSlot, stripOf } from "./steps.js";
import { fullBar, resultsUnder, roundInTable } from "./votes.js";

/** @typedef {import("./ranking.js").Board} Board */

/** How large the question may be, the largest in which it is whole. */
const SIZES = ["large", "medium", "small", "smaller"];
/** Characters of a heading's name that the agenda has room for, and those that are left of a longer one. */
const [LONG_NAME, SHORT_NAME] = [24, 18];
/** The best answer to importance and to feasibility. */
const BEST = 5;

export class RoomFrame {
  /**
   * @param {HTMLElement} screen
   * @param {import("./words.js").Words} words
   */
  constructor(screen, words) {
    this.screen = screen;
    this.words = words;
    this.phase = "";
    this.joins = false;
    this.wasLive = false;
    /** @type {Record<string, string>} what the room is asked in a phase, in place of its own question */
    this.prompts = JSON.parse(screen.dataset.prompts ?? "{}");
  }

  /** @param {Board} board */
  draw(board) {
    const { roundtable, n_people } = board;
    const usual = this.announce(roundtable) || this.prompts[roundtable.phase];
    const prompt = roundtable.is_over ? "" : (roundtable.questions?.[roundtable.phase] ?? usual);
    const line = partOf(this.screen, ".top h1");
    const question = prompt || roundtable.question || roundtable.title;
    if (line.textContent !== question) line.textContent = question;
    retitle(roundtable.title);
    this.drawStrip(board);
    this.drawTurnout(board);
    this.count("people", n_people);
    partOf(this.screen, "[data-count=people]").hidden = roundtable.is_over && !n_people; // sealed: how many is kept no more
    if (roundtable.status === "draft") partOf(this.screen, "[data-count=joined]").textContent = this.words.say("opens_soon");
    else this.count("joined", n_people);
    this.count("notes", countNotes(board));
    this.count("off_record", roundtable.off_record);
    partOf(this.screen, "[data-count=off_record]").hidden = !roundtable.off_record; // it grows only with the phase: 0 would be a lie
    partOf(this.screen, ".join").hidden = roundtable.is_over;
    if (roundtable.phase !== this.phase) this.joins = roundtable.phase === "lobby" && !roundtable.is_over;
    this.phase = roundtable.phase;
    this.showView(board);
    this.drawLegend(board);
  }

  /**
   * Who speaks and on what, during the keynote.
   * @param {import("./ranking.js").Roundtable} roundtable
   */
  announce({ phase, speaker, topic }) {
    if (phase !== "keynote" || !(speaker || topic)) return "";
    return this.words.say(speaker && topic ? "keynote_of" : speaker ? "questions_to" : "questions_on", { speaker: speaker ?? "", topic: topic ?? "" });
  }

  /**
   * Gives the question the size in which it is whole, once all is drawn, since what is below decides how wide it is.
   * @returns {boolean} whether it has another size now, so that what is below has another height
   */
  fitQuestion() {
    const line = partOf(this.screen, ".top h1");
    const before = line.dataset.size;
    for (const size of SIZES) {
      line.dataset.size = size;
      const letter = parseFloat(getComputedStyle(line).fontSize); // a tail below the last line is no line
      if (line.scrollHeight < line.clientHeight + letter / 2) break;
    }
    return line.dataset.size !== before;
  }

  /** Shows the join screen in place of all else, or all else again, when next drawn. */
  toggleJoining() {
    this.joins = !this.joins;
  }

  /**
   * What fills the screen: the join screen, one thing alone, the stage of an exercise, or the four headings.
   * @param {Board} board
   */
  showView(board) {
    const { roundtable } = board;
    // A screen that was there at the close goes on saying thank you; one that is opened later shows what was found.
    this.wasLive ||= !roundtable.is_over;
    const staysThanking = this.wasLive && roundtable.phase === "close";
    const stage = stageOf({ phase: roundtable.phase, is_over: roundtable.is_over && !staysThanking });
    this.screen.dataset.stage = stage ? roundtable.phase : "";
    const lit = findLit(board);
    this.screen.dataset.view = this.joins ? "join" : lit ? "spotlight" : stage ? "stage" : "headings";
    this.screen.dataset.bands = (lit ? lit.part === "themes" : stage === "crossed") ? "2" : "1";
  }

  /** @param {Board} board */
  drawStrip({ roundtable, headings }) {
    const strip = stripOf(roundtable);
    partOf(this.screen, ".phases").classList.toggle("long", strip.length > 5);
    partOf(this.screen, ".phases").replaceChildren(
      ...strip.map(({ slot, isPresent }) => {
        const item = document.createElement("li");
        const short = headings.map((heading) => ({ ...heading, name: shorten(heading.name) }));
        const beside = isPresent ? undefined : short.find(({ id }) => id === slot.heading);
        item.textContent = beside?.name ?? nameSlot(slot, short, this.words);
        if (isPresent) item.setAttribute("aria-current", "step");
        return item;
      }),
    );
  }

  /**
   * While the room votes, how many have; what they chose stays unseen.
   * @param {Board} board
   */
  drawTurnout(board) {
    const round = roundInTable(board);
    this.screen.classList.toggle("votes", round !== undefined);
    const said = round ? this.words.say(`${round.kind}_${round.is_open ? "voting" : "voted"}`, { n: round.turnout, all: board.n_people }) : "";
    partOf(this.screen, ".turnout").textContent = said;
  }

  /**
   * What the bars and figures of results mean, where there are any, in place of the key of kinds.
   * @param {Board} board
   */
  drawLegend(board) {
    const isSeen = board.roundtable.shows_themes && this.screen.dataset.view === "headings";
    const shown = isSeen ? board.headings.map(({ id }) => resultsUnder(board, id)?.kind) : [];
    const withResults = board.headings.filter((_, index) => shown[index]);
    this.screen.dataset.alone = withResults.length === 1 ? withResults[0].id : ""; // it has more room while it is the news
    const told = [];
    if (shown.includes("dots")) told.push(this.words.say("full_bar", { n: fullBar(board) }));
    if (shown.includes("grid")) told.push(this.words.say("middle_answer", { n: BEST }));
    const legend = partOf(this.screen, ".legend");
    legend.hidden = !told.length;
    if (legend.textContent !== told.join(". ")) legend.textContent = told.join(". ");
  }

  /**
   * @param {string} name
   * @param {number} n
   */
  count(name, n) {
    writeCount(partOf(this.screen, `[data-count=${name}]`), this.words, name, n);
  }
}

/**
 * A heading's name for the agenda, where a long one would leave the question no room; it stands whole over its notes.
 * @param {string} name
 */
function shorten(name) {
  if (name.length <= LONG_NAME) return name;
  const end = name.lastIndexOf(" ", SHORT_NAME);
  return `${name.slice(0, end > 0 ? end : SHORT_NAME).replace(/[,;:&]+$/, "").trimEnd()}…`;
}
