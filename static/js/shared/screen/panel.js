// One panel of an exercise: its pieces that fit whole, and of the others the count.

import { hideUnfit } from "./fit.js";
import { fitEach, namePick, Rows, write } from "./rows.js";

/**
 * @typedef {import("./stage.js").Contribution} Contribution
 * @typedef {import("./words.js").Words} Words
 */

/** What is said to these is a count of people; what is said to cases is a split. */
const COUNTED = ["question", "wording", "line"];
/** More characters than this are no name of a case or line that can stand in bold. */
const LONG = 90;

export class RoomPanel {
  /**
   * @param {HTMLElement} section
   * @param {HTMLTemplateElement} template
   * @param {Words} words
   */
  constructor(section, template, words) {
    this.section = section;
    this.words = words;
    this.name = section.dataset.panel ?? "";
    this.list = /** @type {HTMLElement} */ (section.querySelector(".rows"));
    /** @type {Rows<Contribution>} */
    this.rows = new Rows(this.list, template, (row, piece) => this.fill(row, piece));
  }

  /** @param {Contribution[]} pieces in their order */
  draw(pieces) {
    this.list.hidden = !pieces.length;
    this.section.querySelector(".empty")?.toggleAttribute("hidden", pieces.length > 0);
    this.section.querySelector(".column")?.toggleAttribute("hidden", !pieces.length);
    this.say(pieces.length); // at its fullest while rows are measured
    const rows = this.rows.show(pieces);
    rows.forEach((row, index) => row.classList.toggle("first", index === 0));
    fitEach(this.list, rows, this.words.say("too_long"));
    hideUnfit(this.list, rows, pieces.some(({ kind }) => COUNTED.includes(kind)) ? 0 : undefined);
    this.say(pieces.length - rows.filter((row) => !row.hidden).length);
  }

  /** @param {number} nMore that do not fit */
  say(nMore) {
    write(this.section, ".counts", nMore ? this.words.list([["more", nMore]]) : "");
  }

  /**
   * @param {HTMLElement} row
   * @param {Contribution} piece
   */
  fill(row, piece) {
    const isCounted = COUNTED.includes(piece.kind);
    const detail = describe(piece, this.words);
    row.classList.toggle("counted", isCounted);
    row.classList.toggle("chosen", piece.is_marked && piece.kind !== "question");
    row.classList.toggle("long", piece.text.length > LONG);
    row.querySelector(".marked")?.toggleAttribute("hidden", !piece.is_marked);
    write(row, ".marked", piece.is_marked ? this.words.say(piece.kind === "question" ? "answered" : "chosen") : "");
    write(row, ".figure", isCounted ? this.words.figures.format(piece.answers.up ?? 0) : "");
    write(row, ".text", piece.text);
    write(row, ".id", piece.label);
    write(row, ".detail", detail);
    row.querySelector(".detail")?.toggleAttribute("hidden", !detail);
    namePick(row, this.words, piece.label);
  }
}

/**
 * What stands under a contribution: the split of a case, the proof a line needs, of whom it is asked, who does something
 * and by when.
 * @param {Contribution} piece
 * @param {Words} words
 */
export function describe({ kind, detail, due_on, answers }, words) {
  if (kind === "case") return words.say("split", { in: answers.in ?? 0, edge: answers.edge ?? 0, out: answers.out ?? 0 });
  if (kind === "baseline") {
    const isMarked = answers.matches || answers.differs || answers.cannot_say;
    const marked = isMarked && words.say("marked", { matches: answers.matches ?? 0, differs: answers.differs ?? 0, cannot: answers.cannot_say ?? 0 });
    return [detail, marked].filter(Boolean).join(" · ");
  }
  if (kind === "question") return detail && words.say("answer", { detail });
  if (kind === "line") return detail && words.say("proof", { detail });
  if (kind === "ask") return detail && words.say("asked_of", { detail });
  const day = due_on && new Date(`${due_on}T12:00:00Z`).toLocaleDateString(words.language, { day: "numeric", month: "long", timeZone: "UTC" });
  return [detail, day && words.say("by_day", { day })].filter(Boolean).join(", ");
}
