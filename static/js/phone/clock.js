// The clock of the phone's table, and the amber edge that drains; while the room pauses, what is left stands still.
import { formatRemaining, remaining, shareLeft } from "../lib/clock.js";

/** @typedef {{phase: string, phase_heading?: string | null, paused_seconds?: number | null, agenda: any[]}} Roundtable */

/**
 * @param {any} roundtable
 * @param {import("../lib/clock.js").Clock} clock
 * @returns {{left: number | null, share: number, isPaused: boolean}} seconds left, and the share of the slot that is
 */
export function readTime(roundtable, clock) {
  if (roundtable.is_over) return { left: null, share: 0, isPaused: false };
  const paused = roundtable.paused_seconds ?? null;
  if (paused === null) {
    return { left: remaining(roundtable, clock), share: shareLeft(roundtable, clock) ?? 0, isPaused: false };
  }
  const whole = 60 * (findSlot(roundtable)?.minutes ?? 0);
  return { left: paused, share: whole ? Math.min(1, Math.max(0, paused / whole)) : 0, isPaused: true };
}

/** @param {Roundtable} roundtable @returns {any} the line of the agenda where the room is */
function findSlot({ agenda, phase, phase_heading }) {
  return agenda.find((slot) => slot.phase === phase && (slot.heading ?? null) === (phase_heading ?? null));
}

/** The clock on the page: its face, the word "Paused", the edge. */
export class PhoneClock {
  /**
   * @param {{clock: HTMLElement, time: HTMLElement, paused: HTMLElement, edge: Element}} parts
   * @param {import("../lib/clock.js").Clock} clock
   */
  constructor(parts, clock) {
    this.parts = parts;
    this.clock = clock;
  }

  /** @param {any} roundtable @returns {boolean} whether the time is up */
  show(roundtable) {
    const { clock, time, paused, edge } = this.parts;
    const { left, share, isPaused } = readTime(roundtable, this.clock);
    const isUp = left !== null && left <= 0;
    time.textContent = left === null ? "" : formatRemaining(left);
    paused.hidden = !isPaused;
    clock.hidden = left === null;
    clock.classList.toggle("over", isUp);
    edge.setAttribute("width", (100 * share).toFixed(1));
    return isUp;
  }
}
