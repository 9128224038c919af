// The facilitator's controls of the clock: to stop it, to let it run on, and to give it more time.

import { NOTICING } from "../lib/noticing.js";
import { write } from "../shared/screen/rows.js";

/** What one press of +2 gives, minutes. */
const EXTRA = 2;

export class ClockControls {
  /**
   * @param {{pause: HTMLButtonElement, extend: HTMLButtonElement}} buttons
   * @param {import("../shared/screen/words.js").Words} words
   * @param {(name: string, values: Record<string, unknown>) => Promise<{shown?: number} | null>} send
   * @param {() => number} seen the number of the newest entry that this page has drawn
   */
  constructor({ pause, extend }, words, send, seen) {
    this.holder = pause;
    this.extender = extend;
    this.words = words;
    this.send = send;
    this.seen = seen;
    this.noticed = seen();
    /** @type {Promise<number>} each press of one's own waits for the one before, and is meant on top of it */
    this.last = Promise.resolve(0);
    this.isPaused = false;
    this.drawn = 0;
  }

  /** @param {import("../shared/screen/ranking.js").Roundtable} roundtable */
  draw({ status, phase_ends_at, paused_seconds }) {
    const drawn = (this.drawn = this.seen());
    setTimeout(() => this.notice(drawn), NOTICING);
    this.isPaused = paused_seconds !== null;
    const hasClock = status === "live" && (this.isPaused || phase_ends_at !== null);
    this.extender.disabled = this.holder.disabled = !hasClock;
    this.holder.classList.toggle("held", this.isPaused);
    const label = this.words.say(this.isPaused ? "resume" : "pause");
    write(this.holder, ".label", label);
    this.holder.title = `${label} (P)`;
  }

  /** Whoever leads has taken in what came to this number; their own acts at once. @param {number} number */
  notice(number) {
    this.noticed = Math.max(this.noticed, number);
  }

  /** Stops the clock, or lets it run on. */
  pause() {
    if (this.holder.disabled) return;
    this.queue(async () => {
      const { isPaused } = this;
      const entry = await this.send(isPaused ? "phase.resume" : "phase.pause", {});
      // The next press may come before this page has drawn what this one did; or after it has drawn what came later.
      if (entry && (entry.shown ?? 0) > this.drawn) this.isPaused = !isPaused;
      return entry;
    });
  }

  extend() {
    if (this.extender.disabled) return;
    const { noticed } = this;
    this.queue((last) => this.send("phase.extend", { minutes: EXTRA, step: Math.max(last, noticed) }));
  }

  /** @param {(last: number) => Promise<{shown?: number} | null>} press */
  queue(press) {
    this.last = this.last.then(async (last) => (await press(last))?.shown ?? last);
  }
}
