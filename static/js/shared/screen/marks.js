// The shapes of kinds, cloned from the page's template: alone, or as the pile of a theme.

import { columnsOf, countKinds } from "./ranking.js";

/** @typedef {import("./ranking.js").Note} Note */

/** Over this many, a pile is no longer counted at a glance, so it becomes shape and number. */
const COUNTABLE = 12;

export class Marks {
  /**
   * @param {HTMLTemplateElement} template
   * @param {import("./words.js").Words} words
   */
  constructor(template, words) {
    this.words = words;
    /** @type {Map<string, Element>} */
    this.shapes = new Map();
    for (const holder of template.content.querySelectorAll("[data-kind]")) {
      const shape = holder.firstElementChild;
      if (shape) this.shapes.set(holder.getAttribute("data-kind") ?? "", shape);
    }
  }

  /**
   * A new shape for a kind.
   * @param {string} kind
   * @returns {Node}
   */
  shape(kind) {
    return this.shapes.get(kind)?.cloneNode(true) ?? document.createTextNode("");
  }

  /**
   * Draws one mark a note into a theme's pile, or each kind with its number, and says the same in words.
   * @param {Element} pile
   * @param {Note[]} notes
   */
  fill(pile, notes) {
    const counts = countKinds(notes);
    const label = this.words.list(counts);
    if (pile.getAttribute("aria-label") === label && pile.childElementCount) return; // nothing new to draw
    const isCounted = notes.length > COUNTABLE;
    pile.setAttribute("aria-label", label);
    pile.setAttribute("data-columns", isCounted ? "counted" : String(columnsOf(notes.length)));
    pile.replaceChildren(...counts.flatMap(([kind, n]) => (isCounted ? [this.tally(kind, n)] : this.row(kind, n))));
  }

  /**
   * Tells how many of each kind there are, shape and words: "■ 3 barriers".
   * @param {Element} place
   * @param {Note[]} notes
   */
  tell(place, notes) {
    for (const [kind, n] of countKinds(notes)) {
      const told = document.createElement("span");
      told.append(this.shape(kind), this.words.say(kind, { n }));
      place.append(told);
    }
  }

  /**
   * @param {string} kind
   * @param {number} n
   */
  row(kind, n) {
    return Array.from({ length: n }, () => this.shape(kind));
  }

  /**
   * @param {string} kind
   * @param {number} n
   */
  tally(kind, n) {
    const tally = document.createElement("span");
    tally.append(this.shape(kind), this.words.figures.format(n));
    return tally;
  }
}
