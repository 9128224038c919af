// The desk of one facilitator: the board, the heading in front of them, what is ticked, and what is suggested.
import { applyEntry } from "../lib/board.js";
import { NOTICING } from "../lib/noticing.js";
import { Offline, OrderError } from "../lib/orders.js";
import { Outgoing } from "./outgoing.js";
import { Selection } from "./selection.js";
import { Suggestions } from "./suggestions.js";
import { notesOf, themesOf } from "./tally.js";

/** Holds the state of the page and tells of what happens: `heading`, `change`, `order`, `done`, `say` and `trouble`. */
export class Desk extends EventTarget {
  selection = new Selection();
  /** @type {import("./filling/ranking.js").Ranking | null} */
  fill = null;
  /** @type {Map<string, Suggestions>} */
  #sorts = new Map();
  #isPlanned = false;
  #nUnderway = 0;
  #isRefused = false; // what was answered last
  /** @type {Promise<unknown>} */
  #latest = Promise.resolve();

  /**
   * @param {{code: string, seq: number, board: any, heading: string, is_sealed: boolean}} state
   * @param {import("../lib/orders.js").Orders} orders
   * @param {import("./words.js").Words} words
   */
  constructor(state, orders, words) {
    super();
    this.state = state;
    this.outgoing = new Outgoing(orders);
    this.words = words;
    this.heading = state.heading;
    /** What undo and redo offer, as far as whoever leads has taken it in. */
    this.offered = state.board.actions;
  }

  get board() {
    return this.state.board;
  }

  get headingName() {
    return this.board.headings.find((/** @type {any} */ heading) => heading.id === this.heading)?.name ?? this.heading;
  }

  get notes() {
    return notesOf(this.board, this.heading);
  }

  get themes() {
    return themesOf(this.board, this.heading);
  }

  get free() {
    return this.notes.filter((note) => note.place === "ungrouped");
  }

  get sort() {
    return this.sortOf(this.heading);
  }

  /** @param {string} heading */
  sortOf(heading) {
    let sort = this.#sorts.get(heading);
    if (!sort) this.#sorts.set(heading, (sort = new Suggestions()));
    return sort;
  }

  /** @param {number} id */
  note(id) {
    return this.board.notes.find((/** @type {any} */ note) => note.id === id) ?? null;
  }

  /** @param {number} id */
  theme(id) {
    return this.board.themes.find((/** @type {any} */ theme) => theme.id === id) ?? null;
  }

  /** @param {string} heading */
  show(heading) {
    if (heading === this.heading) return;
    this.heading = heading;
    this.selection.clear();
    this.fill = null;
    this.dispatchEvent(new Event("heading"));
    this.changed();
  }

  /** Something has come in. What somebody else did to undo and redo takes a moment to be noticed. */
  heard() {
    setTimeout(() => (this.offered = this.board.actions), NOTICING);
    this.changed();
  }

  /** Something is different: all parts are drawn once, before the next paint. */
  changed() {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    queueMicrotask(() => {
      this.#isPlanned = false;
      this.#tidy();
      this.dispatchEvent(new Event("change"));
    });
  }

  /**
   * Says something in the table that is no grouping, such as that notes were added to a suggestion.
   * @param {string} name of a sentence
   * @param {import("./words.js").Values} values
   */
  say(name, values) {
    this.#tell("say", { name, values });
  }

  /**
   * Sends an order and lays its entry into the board, which then stands even where no socket brings it. News that came
   * before the answer has it already, and what others did after it.
   * @param {string} name
   * @param {Record<string, unknown>} values
   * @param {() => unknown} [again] what Try again does
   * @returns {Promise<import("../lib/board.js").Entry | null>} null if it was refused or nobody answered
   */
  async send(name, values, again = () => this.send(name, values)) {
    this.#nUnderway += 1;
    const sending = this.#deliver(name, values, again);
    this.#latest = sending;
    try {
      return await sending;
    } finally {
      this.#nUnderway -= 1;
    }
  }

  /**
   * Undoes the last step, or does it again. While an order is under way it means that one, and nothing if it is refused.
   * @param {"undo" | "redo"} way
   * @returns {Promise<import("../lib/board.js").Entry | null>}
   */
  async step(way) {
    while (this.#nUnderway) {
      await this.#latest.catch(() => null);
      if (this.#isRefused) return null;
    }
    const step = this.offered?.[way]?.seq;
    return step ? this.send(`grouping.${way}`, { step }) : null;
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} values
   * @param {() => unknown} again
   * @returns {Promise<import("../lib/board.js").Entry | null>}
   */
  async #deliver(name, values, again) {
    try {
      const entry = await this.outgoing.send(name, values, () => this.#tell("order", { name, values }));
      if (!entry) return null;
      this.#isRefused = false;
      if (entry.seq > this.state.seq) applyEntry(this.board, entry);
      const isNewest = entry.seq >= this.state.seq;
      if (isNewest) this.offered = this.board.actions;
      this.#tell("done", isNewest ? entry : { seq: entry.seq });
      this.changed();
      return entry;
    } catch (fault) {
      const isAsked = fault instanceof OrderError && fault.fields.is_sure;
      const sure = { ...values, is_sure: true };
      if (isAsked && confirm(fault.message)) return this.#deliver(name, sure, () => this.send(name, sure));
      this.#isRefused = true;
      if (!isAsked) this.complain(fault, again);
      return null;
    }
  }

  /**
   * Says in the table what went wrong. A mistake of ours is thrown on, for the console.
   * @param {unknown} fault
   * @param {() => unknown} again
   */
  complain(fault, again) {
    if (!(fault instanceof OrderError || fault instanceof Offline)) throw fault;
    this.#tell("trouble", { fault, again });
  }

  /**
   * @param {string} event
   * @param {unknown} detail
   */
  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  #tidy() {
    this.selection.prune(this.board.notes);
    this.fill?.prune(this.board.notes);
    for (const [heading, sort] of this.#sorts) {
      const free = notesOf(this.board, heading).filter((note) => note.place === "ungrouped");
      const ids = new Set(free.map((note) => note.id));
      sort.prune((id) => ids.has(id));
    }
  }
}
