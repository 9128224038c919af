// The desk's part about the programme: what earlier roundtables shared, to be put on the screen by a press, and what
// was promised there and is still open.

import { askForSeries, series } from "../shared/screen/series.js";

export class SeriesPart {
  /**
   * @param {HTMLElement} pane
   * @param {import("../shared/screen/words.js").Words} words
   * @param {string} code
   */
  constructor(pane, words, code) {
    this.section = /** @type {HTMLElement} */ (pane.querySelector(".series-so-far"));
    this.words = words;
    askForSeries(code, () => this.fill());
  }

  /** Shows what there is; without any of it the section stays away. */
  fill() {
    const [shared] = series.shared;
    this.section.hidden = !shared && !series.due.length;
    this.#list(".shared-lines", shared?.lines ?? []);
    /** @type {HTMLElement} */ (this.section.querySelector("[data-desk=series]")).hidden = !shared;
    this.#list(".due-lines", series.due.map((due) => this.#tell(due)));
    /** @type {HTMLElement} */ (this.section.querySelector(".due-head")).hidden = !series.due.length;
  }

  /** @param {import("../shared/screen/series.js").Due} due */
  #tell({ text, owner, cluster, due_on }) {
    const day = due_on && new Intl.DateTimeFormat(this.words.language, { day: "numeric", month: "long" }).format(new Date(due_on));
    return [text, owner, cluster, day && this.words.say("by_day", { day })].filter(Boolean).join(" · ");
  }

  /** @param {string} part @param {string[]} lines */
  #list(part, lines) {
    const items = lines.map((line) => Object.assign(document.createElement("li"), { textContent: line, dir: "auto" }));
    this.section.querySelector(part)?.replaceChildren(...items);
  }
}
