// The clock in the table, the amber edge that drains with it, and the few moments at which it speaks.

import { formatRemaining, remaining, shareLeft } from "../lib/clock.js";

/**
 * @typedef {import("../lib/clock.js").Clock} Clock
 * @typedef {import("./room-ranking.js").Roundtable} Roundtable
 * @typedef {import("./room-words.js").Words} Words
 */

/** Minutes left at which the clock speaks; nought is time up. */
const SPOKEN = [0, 1, 5];

/**
 * Which of the spoken minutes has just been crossed, or null. After a leap over several, the last.
 * @param {number | null} before seconds left when last looked at
 * @param {number | null} now seconds left
 */
export function findCrossed(before, now) {
  if (before === null || now === null) return null;
  return SPOKEN.find((minutes) => before > minutes * 60 && now <= minutes * 60) ?? null;
}

export class RoomClock {
  /**
   * @param {HTMLElement} table
   * @param {Element} voice a polite live region
   * @param {Clock} clock
   * @param {Words} words
   */
  constructor(table, voice, clock, words) {
    this.face = table.querySelector(".clock");
    this.edge = table.querySelector(".spent .z");
    this.voice = voice;
    this.clock = clock;
    this.words = words;
    /** @type {number | null} */
    this.left = null;
    this.phase = "";
  }

  /** @param {Roundtable} roundtable */
  draw(roundtable) {
    const left = roundtable.is_over ? null : remaining(roundtable, this.clock);
    const text = left === null ? this.word(roundtable) : formatRemaining(left);
    if (this.face && this.face.textContent !== text) this.face.textContent = text;
    this.face?.classList.toggle("word", left === null);
    this.face?.classList.toggle("over", left !== null && left <= 0);
    const share = roundtable.is_over ? 0 : (shareLeft(roundtable, this.clock) ?? 1);
    this.edge?.setAttribute("width", (100 * share).toFixed(2));
    this.speak(roundtable.phase, left);
  }

  /**
   * What stands in the clock's place where no clock runs.
   * @param {Roundtable} roundtable
   */
  word(roundtable) {
    return roundtable.is_over ? this.words.say("closed") : roundtable.phase_name;
  }

  /**
   * @param {string} phase
   * @param {number | null} left
   */
  speak(phase, left) {
    const crossed = phase === this.phase ? findCrossed(this.left, left) : null;
    if (crossed !== null) this.voice.textContent = this.words.say(crossed ? "minutes_left" : "time_up", { n: crossed });
    this.phase = phase;
    this.left = left;
  }
}
