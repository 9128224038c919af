// What the room chose under one heading: dots as bars of one scale, or a grid's two medians; the best first.

import { hideLast, showPage } from "./fit.js";
import { Rows, write } from "./rows.js";

/** @typedef {import("./votes.js").Result} Result */

/** More characters than this take three lines where letters are large. */
const LONG = 40;

export class RoomResults {
  /**
   * @param {HTMLElement} list
   * @param {HTMLTemplateElement} template
   * @param {import("./words.js").Words} words
   */
  constructor(list, template, words) {
    this.list = list;
    this.words = words;
    this.kind = "dots";
    this.full = 1;
    /** @type {Rows<Result>} */
    this.rows = new Rows(list, template, (row, result) => this.fill(row, result));
  }

  /**
   * Draws those that fit whole.
   * @param {import("./votes.js").Results} shown
   * @param {number} full the number of dots at which a bar is full
   * @param {number | null} turn how often pages were turned; null where there are none
   * @returns {import("./pages.js").Place}
   */
  draw({ kind, results }, full, turn) {
    this.kind = kind;
    this.full = full;
    const rows = this.rows.show(results);
    return turn !== null ? showPage(this.list, rows, turn) : { start: 0, end: hideLast(this.list, rows), at: 1, of: 1 };
  }

  /**
   * @param {HTMLElement} row
   * @param {Result} result
   */
  fill(row, { name, since, tally }) {
    const isGrid = this.kind === "grid";
    row.classList.toggle("grid", isGrid);
    row.classList.toggle("long", `${name}${since ?? ""}`.length > LONG);
    write(row, ".name", name + (since ? this.words.say("merged_into", { name: since }) : ""));
    write(row, ".first", this.write(isGrid ? tally.importance : tally.n_dots));
    write(row, ".second", this.write(isGrid ? tally.feasibility : null));
    row.querySelector(".split")?.toggleAttribute("hidden", !tally.is_split);
    row.querySelector(".bar")?.toggleAttribute("hidden", isGrid);
    for (const said of row.querySelectorAll("[data-of]")) said.toggleAttribute("hidden", said.getAttribute("data-of") !== this.kind);
    row.querySelector(".bar .z")?.setAttribute("width", ((100 * tally.n_dots) / this.full).toFixed(2));
  }

  /** @param {number | null} figure a median may lie half way between two */
  write(figure) {
    return figure === null ? "–" : this.words.figures.format(figure);
  }
}
