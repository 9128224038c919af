// What the room sees under each heading now, in words: this view has the room screen's shape, so the rows are the same.

import { arrange } from "../shared/screen/fit.js";

export class Seen {
  /**
   * @param {HTMLElement} list
   * @param {HTMLElement} pages what turns them
   * @param {HTMLElement} screen
   * @param {import("../shared/screen/words.js").Words} words
   */
  constructor(list, pages, screen, words) {
    this.list = list;
    this.pages = pages;
    this.screen = screen;
    this.words = words;
  }

  /** To be called once the screen has been drawn. */
  draw() {
    const isShown = this.screen.dataset.view === "headings";
    this.list.hidden = this.pages.hidden = !isShown;
    const told = isShown ? [...this.screen.querySelectorAll(".heading")].map((section) => this.tell(section)) : [];
    const lines = told.map((text, index) => this.write(index, text));
    arrange(this.list, lines);
  }

  /** @param {Element} section */
  tell(section) {
    const rows = /** @type {HTMLElement[]} */ ([...section.querySelectorAll(".rows:not([hidden]) > li")]);
    const n = rows.filter((row) => !row.hidden).length;
    const heading = section.querySelector(".title")?.textContent ?? "";
    const counts = section.querySelector(".counts")?.textContent ?? "";
    return [this.words.say("seen", { heading, n }), counts].filter(Boolean).join("; ");
  }

  /**
   * @param {number} index
   * @param {string} text
   */
  write(index, text) {
    const line = /** @type {HTMLElement} */ (this.list.children[index] ?? document.createElement("li"));
    if (line.textContent !== text) line.textContent = text;
    return line;
  }
}
