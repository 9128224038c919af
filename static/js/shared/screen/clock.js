// The clock in the table, the amber edge that drains with it, and the few moments at which it speaks.

import { formatRemaining, remaining, shareLeft } from "../../lib/clock.js";
import { placeOf } from "./steps.js";

/** @typedef {import("./ranking.js").Roundtable} Roundtable */

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

/**
 * The share of the phase that is left while its clock is stopped; null where it is not.
 * @param {Roundtable} roundtable
 */
export function pausedShare(roundtable) {
  const minutes = roundtable.agenda[placeOf(roundtable)]?.minutes;
  if (roundtable.paused_seconds === null || !minutes) return null;
  return Math.min(1, roundtable.paused_seconds / (60 * minutes));
}

export class RoomClock {
  /**
   * @param {HTMLElement} table
   * @param {Element} voice a polite live region
   * @param {import("../../lib/clock.js").Clock} clock
   * @param {import("./words.js").Words} words
   */
  constructor(table, voice, clock, words) {
    this.face = table.querySelector(".clock");
    this.hold = table.querySelector(".hold");
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
    const paused = roundtable.is_over ? null : (roundtable.paused_seconds ?? null);
    const left = roundtable.is_over ? null : (paused ?? remaining(roundtable, this.clock));
    const text = left === null ? this.word(roundtable) : formatRemaining(left);
    if (this.face && this.face.textContent !== text) this.face.textContent = text;
    this.face?.classList.toggle("word", left === null);
    this.face?.classList.toggle("over", left !== null && left <= 0);
    this.face?.closest(".time")?.classList.toggle("paused", paused !== null);
    if (this.hold) this.hold.toggleAttribute("hidden", paused === null);
    const share = roundtable.is_over ? 0 : (shareLeft(roundtable, this.clock) ?? pausedShare(roundtable) ?? 1);
    this.edge?.setAttribute("width", (100 * share).toFixed(2));
    this.speak(`${roundtable.phase} ${roundtable.phase_heading ?? ""}`, left);
  }

  /**
   * What stands in the clock's place where no clock runs.
   * @param {Roundtable} roundtable
   */
  word(roundtable) {
    return roundtable.is_over ? this.words.say("closed") : roundtable.phase_name;
  }

  /**
   * @param {string} phase with its heading: each line of the agenda has a clock of its own
   * @param {number | null} left
   */
  speak(phase, left) {
    const crossed = phase === this.phase ? findCrossed(this.left, left) : null;
    if (crossed !== null) this.voice.textContent = this.words.say(crossed ? "minutes_left" : "time_up", { n: crossed });
    this.phase = phase;
    this.left = left;
  }
}
