// The amber button: the next phase of the agenda, with three seconds in which a second press takes it back.
import { slot, write } from "./drawing.js";
import { nextPhase } from "./tally.js";

const SECONDS = 3;

/** Changes the phase for the whole room, so it never does it at one touch. */
export class NextPhase {
  #left = 0;
  #timer = 0;
  /** What was announced, and the newest entry that was seen then: what goes out is this, whatever others do meanwhile. @type {any} */
  #next = null;
  #seen = 0;

  /**
   * @param {HTMLButtonElement} root
   * @param {import("./desk.js").Desk} desk
   */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    root.addEventListener("click", () => this.press());
  }

  draw() {
    const next = this.#left ? this.#next : nextPhase(this.desk.board.roundtable);
    this.root.hidden = next === null || this.desk.board.roundtable.is_over;
    if (!next) return;
    const label = this.#left ? this.desk.words.text("phase_soon", { name: next.name, n: this.#left }) : labelOf(next);
    const heading = this.desk.board.headings.find((/** @type {{id: string}} */ { id }) => id === next.heading)?.name;
    write(slot(this.root, "label"), heading ? `${label}: ${heading}` : label);
    this.root.classList.toggle("pending", this.#left > 0);
  }

  /** Begins to count, or takes it back. */
  press() {
    if (this.root.hidden) return;
    if (this.#left) return this.cancel();
    [this.#next, this.#seen] = [nextPhase(this.desk.board.roundtable), this.desk.state.seq];
    this.#left = SECONDS;
    this.#timer = setInterval(() => this.#count(), 1000);
    this.draw();
  }

  /** @returns {boolean} whether there was something to take back */
  cancel() {
    clearInterval(this.#timer);
    const wasPending = this.#left > 0;
    this.#left = 0;
    this.draw();
    return wasPending;
  }

  #count() {
    this.#left -= 1;
    if (this.#left > 0) return this.draw();
    this.cancel();
    if (this.#next) this.desk.send("phase.change", { phase: this.#next.phase, heading: this.#next.heading ?? "", step: this.#seen });
  }
}

/** @param {{phase: string, name: string}} next */
function labelOf({ phase, name }) {
  const labels = /** @type {HTMLTemplateElement} */ (document.getElementById("phases")).content;
  return labels.querySelector(`[data-phase="${phase}"]`)?.textContent ?? name;
}
