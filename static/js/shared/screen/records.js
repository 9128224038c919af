// What the tables say while they discuss, as their scribes write it down: under each heading the newest that fit.

import { hideUnfit, showPage } from "./fit.js";
import { fitEach, MOST_PAGED, namePick, Rows, SMALLER, write } from "./rows.js";

/** @typedef {import("./stage.js").Contribution} Contribution */

/** Of the newest so many, those that fit whole are shown; the others are counted. */
export const SHOWN = 3;

export class RoomRecords {
  /**
   * @param {HTMLElement} list
   * @param {HTMLTemplateElement} template
   * @param {import("./words.js").Words} words
   */
  constructor(list, template, words) {
    this.list = list;
    this.words = words;
    this.nMore = 0;
    /** @type {Rows<Contribution>} */
    this.rows = new Rows(list, template, (row, record) => this.fill(row, record));
  }

  /**
   * Draws the newest for which there is room beside what else is shown.
   * @param {Contribution[]} records newest first
   * @param {number} [most] that are shown
   */
  draw(records, most = SHOWN) {
    this.list.hidden = !records.length;
    const rows = this.rows.show(records.slice(0, most));
    for (const row of rows) row.classList.remove(...SMALLER);
    hideUnfit(this.list, rows);
    const nShown = rows.filter((row) => !row.hidden).length;
    this.nMore = records.length - nShown;
    this.list.hidden = !nShown;
  }

  /**
   * Draws a page of them where nothing else is shown.
   * @param {Contribution[]} records newest first
   * @param {number} turn how often pages were turned
   * @returns {import("./pages.js").Place}
   */
  drawPage(records, turn) {
    this.list.hidden = !records.length;
    const rows = this.rows.show(records, MOST_PAGED);
    fitEach(this.list, rows, this.words.say("too_long"));
    const place = showPage(this.list, rows, turn);
    this.list.classList.toggle("paged", place.of > 1); // so that what is around it does not move from page to page
    this.nMore = place.of > 1 ? 0 : records.length - place.end;
    return place;
  }

  /**
   * @param {HTMLElement} row
   * @param {Contribution} record
   */
  fill(row, record) {
    write(row, ".table-name", record.table ? this.words.say("table", { n: record.table }) : "");
    write(row, ".text", record.text);
    write(row, ".id", record.label);
    namePick(row, this.words, record.label);
  }
}
