// A step that is announced for three seconds before it is taken, so that a wrong key press in front of a room is undone.

/** Seconds. */
export const GRACE = 3;

export class Pending {
  /** @param {(left: number | null) => void} onChange told the seconds left, then null when it is over either way */
  constructor(onChange) {
    this.onChange = onChange;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  get isWaiting() {
    return this.timer !== undefined;
  }

  /**
   * Takes the step when the seconds are over.
   * @param {() => void} take
   */
  start(take, left = GRACE) {
    clearTimeout(this.timer);
    if (left === 0) {
      this.stop();
      return take();
    }
    this.timer = setTimeout(() => this.start(take, left - 1), 1000);
    this.onChange(left);
  }

  /** Forgets the step; returns whether there was one. */
  stop() {
    const wasWaiting = this.isWaiting;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (wasWaiting) this.onChange(null);
    return wasWaiting;
  }
}
