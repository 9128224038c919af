// What the tables say while they discuss, as their scribes write it down: under each heading the newest that fit.

import { hideUnfit } from "./fit.js";
import { namePick, Rows, write } from "./rows.js";

/**
 * @typedef {import("./stage.js").Contribution} Contribution
 * @typedef {import("./words.js").Words} Words
 */

/** Of the newest so many, those that fit whole are shown; the others are counted. */
export const SHOWN = 3;

export class RoomRecords {
  /**
   * @param {HTMLElement} list
   * @param {HTMLTemplateElement} template
   * @param {Words} words
   */
  constructor(list, template, words) {
    this.list = list;
    this.words = words;
    this.nMore = 0;
    /** @type {Rows<Contribution>} */
    this.rows = new Rows(list, template, (row, record) => this.fill(row, record));
  }

  /**
   * @param {Contribution[]} records newest first
   * @param {number} [most] that are shown
   */
  draw(records, most = SHOWN) {
    this.list.hidden = !records.length;
    const rows = this.rows.show(records.slice(0, most));
    hideUnfit(this.list, rows);
    const nShown = rows.filter((row) => !row.hidden).length;
    this.nMore = records.length - nShown;
    this.list.hidden = !nShown;
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
