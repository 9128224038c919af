// Who is there, for those who lead: how many phones are connected, and how many of them have notes they could not send.

export class RoomPresence {
  /**
   * @param {HTMLElement} line
   * @param {import("../shared/screen/words.js").Words} words
   */
  constructor(line, words) {
    this.line = line;
    this.words = words;
    /** How many phones have notes that they could not send. */
    this.waiting = 0;
    /** Only a live connection brings news of phones. */
    this.isLive = false;
  }

  /** What is known of notes that phones could not send. */
  get left() {
    return this.isLive ? { unsent: this.waiting, unknown: 0 } : { unsent: 0, unknown: 1 };
  }

  /** @param {{count: number, waiting: number}} presence */
  draw({ count, waiting }) {
    this.waiting = waiting;
    const phones = this.words.say("phones", { n: count });
    const [short, whole] = this.line.children;
    short.textContent = waiting ? this.words.say("some_wait", { phones, n: waiting }) : phones;
    whole.textContent = this.words.say("connected", { n: count });
    if (waiting) whole.textContent += ` ${this.words.say("unsent", { n: waiting })}`;
    this.line.title = whole.textContent;
    this.line.classList.toggle("waits", waiting > 0);
  }
}
