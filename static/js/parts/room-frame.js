// What frames the headings: the question, the agenda's strip, the counts in the table, and the join screen.

/**
 * @typedef {import("./room-ranking.js").Board} Board
 * @typedef {import("./room-ranking.js").Roundtable} Roundtable
 * @typedef {import("./room-words.js").Words} Words
 */

export class RoomFrame {
  /**
   * @param {HTMLElement} screen
   * @param {Words} words
   */
  constructor(screen, words) {
    this.screen = screen;
    this.words = words;
    this.phase = "";
    this.joins = false;
  }

  /** @param {Board} board */
  draw({ roundtable, notes, n_people }) {
    this.part(".top h1").textContent = roundtable.question || roundtable.title;
    this.drawStrip(roundtable);
    this.count("people", n_people);
    this.count("joined", n_people);
    this.count("notes", notes.length);
    this.count("off_record", roundtable.off_record);
    this.part(".join").hidden = roundtable.is_over;
    if (roundtable.phase !== this.phase) this.showJoining(roundtable.phase === "lobby" && !roundtable.is_over);
    this.phase = roundtable.phase;
  }

  /** Shows the join screen in place of the headings, or the headings again; returns which. */
  toggleJoining() {
    this.showJoining(!this.joins);
    return this.joins;
  }

  /** @param {boolean} joins */
  showJoining(joins) {
    this.joins = joins;
    this.screen.dataset.view = joins ? "join" : "headings";
  }

  /** @param {Roundtable} roundtable */
  drawStrip({ agenda, phase }) {
    const strip = this.part(".phases");
    strip.classList.toggle("long", agenda.length > 5);
    strip.replaceChildren(
      ...agenda.map((slot) => {
        const item = document.createElement("li");
        item.textContent = slot.name;
        if (slot.phase === phase) item.setAttribute("aria-current", "step");
        return item;
      }),
    );
  }

  /**
   * @param {string} name
   * @param {number} n
   */
  count(name, n) {
    const [before, figure, after] = this.words.around(name, n);
    const number = document.createElement("b");
    number.textContent = figure;
    this.part(`[data-count=${name}]`).replaceChildren(before, number, after);
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  part(selector) {
    const found = this.screen.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new Error(`the room screen has no ${selector}`);
    return found;
  }
}
