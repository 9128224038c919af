// The rows of one list, each cloned once from the page's template and used again while its thing is shown.

import { arrange, heightOf, roomOf } from "./fit.js";

/** More rows than this do not fit on any screen that is looked at from afar, so no more are laid out and measured. */
const MOST_ROWS = 24;
/** Where pages are turned all are laid out, within reason. */
export const MOST_PAGED = 120;

/** @template {{id: number}} Thing */
export class Rows {
  /**
   * @param {HTMLElement} list
   * @param {HTMLTemplateElement} template
   * @param {(row: HTMLElement, thing: Thing) => void} fill
   * @param {number} most
   */
  constructor(list, template, fill, most = MOST_ROWS) {
    this.most = most;
    this.list = list;
    this.template = template;
    this.fill = fill;
    /** @type {Map<number, HTMLElement>} */
    this.rows = new Map();
  }

  /**
   * Puts the rows of these things into the list, in this order and nothing else.
   * @param {Thing[]} things
   * @param {number} [most] of them, where not as usual
   */
  show(things, most = this.most) {
    const rows = things.slice(0, most).map((thing) => this.rows.get(thing.id) ?? clone(this.template));
    this.rows = new Map(rows.map((row, index) => [things[index].id, row]));
    rows.forEach((row, index) => {
      row.dataset.id = String(things[index].id);
      this.fill(row, things[index]);
    });
    arrange(this.list, rows);
    return rows;
  }
}

/** Type sizes of a row that is too high for its place at the usual one, which alone can be read from the back. */
export const SMALLER = ["smaller", "dense"];

/**
 * Gives each row that no page could hold whole the next smaller type, and names those that are too long even so: their
 * words are not cut.
 * @param {HTMLElement} list all of whose rows are laid out
 * @param {HTMLElement[]} rows
 * @param {string} tooLong what is said instead
 */
export function fitEach(list, rows, tooLong) {
  for (const row of rows) row.classList.remove(...SMALLER);
  const room = roomOf(list);
  const findHigh = () => rows.filter((row) => heightOf(row) > room);
  for (const size of SMALLER) {
    for (const row of findHigh()) {
      row.classList.remove(...SMALLER);
      row.classList.add(size);
    }
  }
  for (const row of findHigh()) write(row, ".text", tooLong);
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {any} the element, which has to be there
 */
export function partOf(root, selector) {
  const part = root.querySelector(selector);
  if (!part) throw new Error(`there is no ${selector} where it has to be`);
  return part;
}

/**
 * Writes a text into the part of a row, if it is not there yet.
 * @param {ParentNode} row
 * @param {string} selector
 * @param {string} text
 */
export function write(row, selector, text) {
  const part = row.querySelector(selector);
  if (part && part.textContent !== text) part.textContent = text;
}

/**
 * Writes a phrase with its number in bold.
 * @param {Element} part
 * @param {import("./words.js").Words} words
 * @param {string} name of the phrase
 * @param {number} n
 */
export function writeCount(part, words, name, n) {
  const [before, figure, after] = words.around(name, n);
  const number = document.createElement("b");
  number.textContent = figure;
  part.replaceChildren(before, number, after);
}

/**
 * Says on a row's control, where the facilitator's own view has one, which thing a press lights up.
 * @param {ParentNode} row
 * @param {import("./words.js").Words} words
 * @param {string} name
 */
export function namePick(row, words, name) {
  write(row, ".pick .sr", words.say("pick", { name }));
}

/**
 * @param {HTMLTemplateElement} template
 * @returns {HTMLElement}
 */
function clone(template) {
  const copy = template.content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`the template ${template.id} is empty`);
  return copy;
}
