// The server's clock on this device, and what is left of a phase by it.

/** The server's time, told by this device's clock and the difference between the two. */
export class Clock {
  #ahead = 0;
  #read;

  /**
   * @param {string} nowIso the server's time now
   * @param {() => number} read this device's clock in ms. Not performance.now: it stands still while a phone sleeps.
   */
  constructor(nowIso, read = Date.now) {
    this.#read = read;
    this.set(nowIso);
  }

  /** @param {string} nowIso the server's time now: takes away the drift since the last time */
  set(nowIso) {
    this.#ahead = Date.parse(nowIso) - this.#read();
  }

  /** @returns {number} ms since 1970 by the server's clock */
  now() {
    return this.#read() + this.#ahead;
  }
}

/**
 * @param {{phase_ends_at: string | null}} roundtable
 * @param {Clock} clock
 * @returns {number | null} seconds left of the phase, negative beyond its end; null where no clock runs
 */
export function remaining(roundtable, clock) {
  return roundtable.phase_ends_at === null ? null : (Date.parse(roundtable.phase_ends_at) - clock.now()) / 1000;
}

/**
 * @param {{phase_started_at: string | null, phase_ends_at: string | null}} roundtable
 * @param {Clock} clock
 * @returns {number | null} the share of the phase that is left, 0 to 1: how long the amber edge is
 */
export function shareLeft(roundtable, clock) {
  const left = remaining(roundtable, clock);
  const { phase_started_at, phase_ends_at } = roundtable;
  if (left === null || phase_started_at === null) return null;
  const whole = (Date.parse(String(phase_ends_at)) - Date.parse(phase_started_at)) / 1000;
  return whole > 0 ? Math.min(1, Math.max(0, left / whole)) : 0;
}

/**
 * @param {number} seconds
 * @returns {string} "12:40"; beyond zero how long it has been, "+0:35"
 */
export function formatRemaining(seconds) {
  // Up while time is left and down after, so that 0:00 stands for the very second in which time is up.
  const whole = seconds > 0 ? Math.ceil(seconds) : Math.floor(-seconds);
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return seconds <= -1 ? `+${text}` : text;
}
