// The clock in the table and the amber edge that drains. It speaks at five minutes, one minute and time up.
import { formatRemaining, remaining, shareLeft } from "../lib/clock.js";
import { write } from "./drawing.js";

const SPOKEN_MINUTES = [5, 1];

/** Drawn once a second, by the server's clock. */
export class PhaseClock {
  /** @type {number | null} */
  #before = null;

  /**
   * @param {{face: HTMLElement, edge: Element, voice: HTMLElement}} parts
   * @param {import("./desk.js").Desk} desk
   * @param {import("../lib/clock.js").Clock} clock
   */
  constructor(parts, desk, clock) {
    this.parts = parts;
    this.desk = desk;
    this.clock = clock;
    setInterval(() => this.draw(), 1000);
  }

  draw() {
    const { face, edge } = this.parts;
    const { roundtable } = this.desk.board;
    const seconds = remaining(roundtable, this.clock);
    face.hidden = seconds === null;
    edge.setAttribute("width", String(100 * (shareLeft(roundtable, this.clock) ?? 0)));
    if (seconds !== null) {
      write(face, formatRemaining(seconds));
      this.#speak(seconds);
    }
    this.#before = seconds;
  }

  /** @param {number} seconds */
  #speak(seconds) {
    const { words } = this.desk;
    const hasPassed = (/** @type {number} */ mark) => this.#before !== null && this.#before > mark && seconds <= mark;
    const minutes = SPOKEN_MINUTES.find((n) => hasPassed(n * 60));
    if (minutes) write(this.parts.voice, words.text("minutes_left", { n: minutes }));
    if (hasPassed(0)) write(this.parts.voice, words.text("time_up"));
  }
}
