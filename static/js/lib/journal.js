// Coming back: keeping up with the journal through loss, repetition and disorder, as docs/protocol.md says.

/** @typedef {import("./board.js").Entry} Entry */
/** @typedef {{after?: number, head?: number, mark?: string, entries: Entry[], resync?: boolean}} Batch */
/** @typedef {{seq: number, mark?: string}} Place an entry by its number, and the mark that tells it from any other with it */

const PATIENCE_MS = 250; // most gaps are two frames that crossed, and close by themselves

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Takes entries in whatever order they come and hands them on in theirs, each once. */
export class Journal {
  /** @type {Map<number, Entry>} */
  #held = new Map();
  /** @type {Map<number, string>} the marks of the last entries of batches: applying always stops at one of these */
  #marks = new Map();
  #head;
  #isStale = false;
  #nWanted = 0; // how often a snapshot was
  /** @type {Promise<void> | null} */
  #fetching = null;
  #apply;
  #fetchMissing;
  #restart;
  #wait;

  /**
   * @param {Place} place the last entry that the page knows
   * @param {object} doors
   * @param {(entries: Entry[]) => void} doors.apply takes one or more entries, next in order
   * @param {(place: Place) => Promise<Batch | null>} doors.fetchMissing what came after; null if nobody answered
   * @param {() => Promise<Place | null>} [doors.restart] fetches and lays down the snapshot, gives its place
   * @param {(ms: number) => Promise<unknown>} [doors.wait]
   */
  constructor({ seq, mark }, { apply, fetchMissing, restart = async () => null, wait = sleep }) {
    this.seq = seq;
    this.mark = mark;
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
  async take({ entries, head = 0, mark, resync = false }) {
    if (resync) return this.resync();
    this.#hold(entries, mark);
    return this.head(head);
  }

  /**
   * Hears what the newest entry is. One with my number and another mark means that history was put back.
   * @param {number} seq
   * @param {string} [mark]
   */
  async head(seq, mark) {
    if (seq === this.seq && mark && this.mark && mark !== this.mark) return this.resync();
    this.#head = Math.max(this.#head, seq);
    if (this.#isBehind()) await this.#fetchOnce();
  }

  /** Starts again from a snapshot. Entries that come meanwhile are held, and applied after it. */
  async resync() {
    this.#isStale = true;
    this.#nWanted += 1;
    if (this.#fetching) await this.#fetching;
    if (this.#isStale) await this.#fetchOnce();
  }

  #isBehind() {
    return this.#isStale || this.#held.size > 0 || this.#head > this.seq;
  }

  /** @param {Entry[]} entries @param {string} [mark] */
  #hold(entries, mark) {
    const last = entries.at(-1);
    if (last && mark && last.seq > this.seq) this.#marks.set(last.seq, mark);
    for (const entry of entries) if (entry.seq > this.seq) this.#held.set(entry.seq, entry);
    if (!this.#isStale) this.#release();
  }

  #release() {
    const ready = [];
    for (let entry; (entry = this.#held.get(this.seq + 1)); this.seq += 1) {
      this.#held.delete(entry.seq);
      ready.push(entry);
    }
    if (!ready.length) return;
    this.#move({ seq: this.seq, mark: this.#marks.get(this.seq) });
    this.#apply(ready);
  }

  /** @param {Place} place */
  #move({ seq, mark }) {
    this.seq = seq;
    this.mark = mark;
    for (const passed of this.#marks.keys()) if (passed <= seq) this.#marks.delete(passed);
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
    while (this.#isBehind()) {
      const before = this.seq;
      if (this.#isStale ? !(await this.#startAgain()) : !(await this.#fill())) return;
      // An answer that brings us no further would be asked for without end; the next beacon asks again.
      if (!this.#isStale && this.seq === before) return;
    }
  }

  async #startAgain() {
    const nWanted = this.#nWanted;
    const place = await this.#restart();
    if (place === null) return false;
    this.#isStale = this.#nWanted > nWanted; // wanted again meanwhile: this one may have been read before
    this.#head = place.seq;
    this.#move(place);
    for (const held of this.#held.keys()) if (held <= place.seq) this.#held.delete(held);
    this.#release();
    return true;
  }

  async #fill() {
    const missing = await this.#fetchMissing(this);
    if (missing === null) return false;
    if (missing.resync) this.#isStale = true;
    else this.#hold(missing.entries, missing.mark);
    this.#head = Math.max(this.#head, missing.head ?? 0);
    return true;
  }
}
