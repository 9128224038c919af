// The themes of one heading: a row each with its name, one mark a note and its people, the largest first.

import { fits, hideLast, showPage } from "./fit.js";
import { sizeOf } from "./ranking.js";
import { MOST_PAGED, namePick, Rows, write } from "./rows.js";
import { countDissent, tablesOf } from "./stage.js";

/**
 * @typedef {import("./ranking.js").Board} Board
 * @typedef {import("./ranking.js").Theme} Theme
 */

const SIZES = ["large", "middle", "small"];

export class RoomThemes {
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
    /** @type {Board | undefined} */
    this.board = undefined;
    /** @type {Rows<Theme>} */
    this.rows = new Rows(list, template, (row, theme) => this.fill(row, theme));
  }

  /**
   * Draws those that fit whole.
   * @param {Theme[]} themes largest first
   * @param {Board} board
   * @param {number | null} turn how often pages were turned; null where there are none
   * @returns {import("./pages.js").Place}
   */
  draw(themes, board, turn) {
    this.board = board;
    const rows = this.rows.show(themes, turn === null ? undefined : MOST_PAGED);
    let largest = 0; // a long name stands smaller, and no theme of fewer people may then look larger than it
    for (const row of rows) largest = shrinkToTwoLines(row, largest);
    if (turn !== null) return showPage(this.list, rows, turn);
    return { start: 0, end: hideLast(this.list, rows), at: 1, of: 1 };
  }

  /** Whether every theme that is shown still fits, now that something else has been given room. */
  get areWhole() {
    const shown = /** @type {HTMLElement[]} */ ([...this.list.children]).filter((row) => !row.hidden);
    return shown.every((row) => fits(this.list, row));
  }

  /**
   * @param {HTMLElement} row
   * @param {Theme} theme
   */
  fill(row, theme) {
    const { notes = [], n_people: nInRoom = 0 } = this.board ?? {};
    const pile = row.querySelector(".pile");
    write(row, ".name", theme.name);
    write(row, ".people", theme.n_voices ? this.words.figures.format(theme.n_voices) : "–");
    if (pile) this.marks.fill(pile, notes.filter((note) => note.theme === theme.id));
    this.tell(row, theme, this.board?.roundtable.phase === "discuss");
    namePick(row, this.words, theme.name);
    row.classList.remove(...SIZES);
    row.classList.add(sizeOf(theme.n_voices ?? 0, nInRoom));
  }

  /**
   * While a theme is discussed, says which tables take it, and how many of its notes somebody saw differently.
   * @param {HTMLElement} row
   * @param {Theme} theme
   * @param {boolean} isDiscussed
   */
  tell(row, { id }, isDiscussed) {
    const tables = isDiscussed ? tablesOf(this.board?.roundtable ?? {}, id) : [];
    const differ = isDiscussed ? countDissent(this.board?.notes ?? [], id) : 0;
    write(row, ".takers", tables.length ? this.words.say("taken_by", { n: tables.length, tables: tables.join(", ") }) : "");
    write(row, ".differ", differ ? this.words.say("disputed", { n: differ }) : "");
    row.querySelector(".dissent")?.toggleAttribute("hidden", !tables.length && !differ);
  }
}

/**
 * A name wraps to two lines; before it is cut there, it is tried at the smaller sizes.
 * @param {HTMLElement} row
 * @param {number} largest the largest size it may have, its place in SIZES
 * @returns {number} the size it has, likewise
 */
function shrinkToTwoLines(row, largest) {
  const name = row.querySelector(".name");
  let size = Math.max(largest, SIZES.findIndex((each) => row.classList.contains(each)));
  for (; size < SIZES.length; size += 1) {
    name?.setAttribute("data-size", SIZES[size]);
    // A third line would add half; a tenth is only the letters' tails, which reach out of their tight lines.
    if (!name || name.scrollHeight < name.clientHeight * 1.25) return size;
  }
  return SIZES.length - 1;
}
