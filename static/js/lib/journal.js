// Coming back: keeping up with the journal through loss, repetition and disorder, as docs/protocol.md says.

/** @typedef {import("./board.js").Entry} Entry */
/** @typedef {{after?: number, head?: number, entries: Entry[], resync?: boolean}} Batch */

const PATIENCE_MS = 250; // most gaps are two frames that crossed, and close by themselves

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Takes entries in whatever order they come and hands them on in theirs, each once. */
export class Journal {
  /** @type {Map<number, Entry>} */
  #held = new Map();
  #head;
  #isStale = false;
  /** @type {Promise<void> | null} */
  #fetching = null;
  #apply;
  #fetchMissing;
  #restart;
  #wait;

  /**
   * @param {number} seq the number of the last entry that the page knows
   * @param {object} doors
   * @param {(entries: Entry[]) => void} doors.apply takes one or more entries, next in order
   * @param {(after: number) => Promise<Batch | null>} doors.fetchMissing what came after; null if nobody answered
   * @param {() => Promise<number | null>} [doors.restart] fetches and lays down the snapshot, gives its number
   * @param {(ms: number) => Promise<unknown>} [doors.wait]
   */
  constructor(seq, { apply, fetchMissing, restart = async () => null, wait = sleep }) {
    this.seq = seq;
    this.#head = seq;
    this.#apply = apply;
    this.#fetchMissing = fetchMissing;
    this.#restart = restart;
    this.#wait = wait;
  }

  /**
   * Takes a batch; resolves when nothing is missing any more, or nobody answered who could say.
   * @param {Batch} batch
   */
  async take({ entries, head = 0, resync = false }) {
    if (resync) return this.resync();
    this.#hold(entries);
    return this.head(head);
  }

  /**
   * Hears what the newest number is.
   * @param {number} seq
   */
  async head(seq) {
    this.#head = Math.max(this.#head, seq);
    if (this.#isBehind()) await this.#fetchOnce();
  }

  /** Starts again from a snapshot. Entries that come meanwhile are held, and applied after it. */
  async resync() {
    this.#isStale = true;
    if (this.#fetching) await this.#fetching;
    if (this.#isStale) await this.#fetchOnce();
  }

  #isBehind() {
    return this.#held.size > 0 || this.#head > this.seq;
  }

  /** @param {Entry[]} entries */
  #hold(entries) {
    for (const entry of entries) if (entry.seq > this.seq) this.#held.set(entry.seq, entry);
    if (!this.#isStale) this.#release();
  }

  #release() {
    const ready = [];
    for (let entry; (entry = this.#held.get(this.seq + 1)); this.seq += 1) {
      this.#held.delete(entry.seq);
      ready.push(entry);
    }
    if (ready.length) this.#apply(ready);
  }

  #fetchOnce() {
    // A step later, so that there is one fetch even if asking makes entries come at once.
    this.#fetching ??= Promise.resolve()
      .then(() => this.#fetch())
      .finally(() => (this.#fetching = null));
    return this.#fetching;
  }

  async #fetch() {
    if (!this.#isStale) await this.#wait(PATIENCE_MS);
    while (this.#isStale || this.#isBehind()) {
      const before = this.seq;
      if (this.#isStale ? !(await this.#startAgain()) : !(await this.#fill())) return;
      // An answer that brings us no further would be asked for without end; the next beacon asks again.
      if (!this.#isStale && this.seq === before) return;
    }
  }

  async #startAgain() {
    const seq = await this.#restart();
    if (seq === null) return false;
    this.#isStale = false;
    this.seq = this.#head = seq;
    for (const held of this.#held.keys()) if (held <= seq) this.#held.delete(held);
    this.#release();
    return true;
  }

  async #fill() {
    const missing = await this.#fetchMissing(this.seq);
    if (missing === null) return false;
    if (missing.resync) this.#isStale = true;
    else this.#hold(missing.entries);
    this.#head = Math.max(this.#head, missing.head ?? 0);
    return true;
  }
}
