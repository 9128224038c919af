// Asking for suggestions at the right moments, and saying that it is under way. Nothing waits for it.

const PAUSE_MS = 800; // several presses in a row ask once

/** Keeps the suggestions of each heading fresh once a sort has been asked for there. */
export class Sorting {
  #timer = 0;
  /** @type {Set<string>} */
  #underway = new Set();
  #nAsked = 0; // questions without an answer yet
  /** @type {Map<string, string>} which free notes the last answer was about */
  #answered = new Map();

  /**
   * @param {import("./desk.js").Desk} desk
   * @param {import("./questions.js").Questions} questions
   * @param {import("../lib/storage.js").Store} store
   */
  constructor(desk, questions, store) {
    this.desk = desk;
    this.questions = questions;
    this.store = store;
  }

  /** Whether a sort that somebody asked for is under way; news in the background are not worth a word. */
  get isUnderway() {
    return this.#underway.has(this.desk.heading);
  }

  /** Whether what is on screen is all that there is to suggest of the notes that are left: nothing is asked, or is to be. */
  get isSettled() {
    return !this.#nAsked && !this.#isNews(this.desk.heading, this.desk.free);
  }

  /** @returns {number | null} the newest note there was at the first sort of this heading; null before it */
  get firstSorted() {
    return this.store.get(this.desk.heading);
  }

  /** The first sort, or another of what is left. */
  start() {
    return this.#ask(this.desk.heading, {});
  }

  /** @param {number} level 1 coarser to 5 finer: replaces what no hand has touched */
  refine(level) {
    this.desk.sort.level = level;
    return this.#ask(this.desk.heading, {});
  }

  /** After any change: asks again if the notes to group are others than before. What is on screen stays. */
  follow() {
    const { desk } = this;
    if (!desk.sort.isAsked && !desk.themes.length) return;
    const { heading, free } = desk;
    // Ids alone: no words are kept on a device of the crew.
    if (desk.sort.isAsked) this.store.set(`${heading} unnamed`, desk.sort.unnamed);
    if (this.firstSorted === null) this.#mark();
    clearTimeout(this.#timer);
    // A sort that somebody asked for must not be made void by one that nobody did; its end brings us here again.
    if (this.isUnderway || !this.#isNews(heading, free)) return;
    this.#timer = setTimeout(() => this.#ask(heading, { keep: true }), PAUSE_MS);
  }

  /**
   * @param {string} heading
   * @param {{id: number}[]} free
   */
  #isNews(heading, free) {
    return free.length > 1 && this.#answered.get(heading) !== picture(free);
  }

  #mark() {
    this.store.set(this.desk.heading, Math.max(0, ...this.desk.notes.map((note) => note.id)));
  }

  /**
   * @param {string} heading
   * @param {{keep?: boolean}} how
   */
  async #ask(heading, how) {
    const { desk } = this;
    if (heading === desk.heading && this.firstSorted === null) this.#mark();
    const sort = desk.sortOf(heading);
    if (heading === desk.heading) this.#answered.set(heading, picture(desk.free));
    if (!how.keep) this.#underway.add(heading);
    this.#nAsked += 1;
    desk.changed();
    try {
      const answer = await this.questions.suggestions(heading, sort.level);
      if (answer) this.#take(heading, answer, how);
    } catch (fault) {
      // Asked by nobody, answered by nobody: the next change asks again, and there is nothing to say.
      if (!how.keep) desk.complain(fault, () => this.#ask(heading, how));
    } finally {
      this.#nAsked -= 1;
      if (!how.keep) this.#underway.delete(heading);
      desk.changed();
    }
  }

  /** @param {string} heading @param {any} answer @param {{keep?: boolean}} how */
  #take(heading, answer, how) {
    const sort = this.desk.sortOf(heading);
    const isNew = how.keep && !sort.isAsked; // of this page, where themes say that notes were sorted before
    sort.take(answer, how);
    const isFree = (/** @type {number} */ id) => {
      const note = this.desk.note(id);
      return note?.heading === heading && note.place === "ungrouped";
    };
    if (isNew) sort.bringBack(this.store.get(`${heading} unnamed`) ?? [], isFree);
  }
}

/** @param {{id: number}[]} notes */
const picture = (notes) => notes.map((note) => note.id).join(" ");
