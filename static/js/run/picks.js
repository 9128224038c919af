// The spotlight from the facilitator's own view: a press on what is on the screen, keys that go from one to the next.

import { findLit } from "../shared/screen/spotlight.js";

/**
 * @typedef {import("../shared/screen/ranking.js").Board} Board
 * @typedef {{part?: string, id?: number}} Values what to put in; nothing takes off what is there
 */

/** A press that has not been answered for so long, milliseconds, is not joined by others. */
const LATE = 2_000;

export class Picks {
  /** What the last order from here came to. @type {Promise<import("../lib/board.js").Entry | null>} */
  #answer = Promise.resolve(null);
  #nWaiting = 0;
  #askedAt = 0; // when the first of these was pressed

  /** @param {Pick<import("./desk.js").Doors, "screen" | "state" | "words" | "dock" | "shortcuts">} doors */
  constructor({ screen, state, words, dock, shortcuts }) {
    this.screen = screen;
    this.state = state;
    this.words = words;
    this.dock = dock;
    this.shortcuts = shortcuts;
    document.addEventListener("click", ({ target }) => this.#press(target instanceof Element ? target : null));
    const step = (/** @type {number} */ by) => () => this.step(by);
    Object.assign(shortcuts.acts, {
      s: () => this.toggle(),
      escape: () => this.off(),
      arrowdown: step(1),
      arrowright: step(1),
      arrowup: step(-1),
      arrowleft: step(-1),
      1: () => this.enter(0),
      2: () => this.enter(1),
      3: () => this.enter(2),
      4: () => this.enter(3),
    });
  }

  /** What may be picked now, in the order of the screen. @returns {HTMLElement[]} */
  get shown() {
    const all = /** @type {NodeListOf<HTMLElement>} */ (this.screen.querySelectorAll(".pick"));
    return [...all].filter((pick) => pick.checkVisibility());
  }

  /** Takes what is in the spotlight off, or else puts in what has the focus, or else the newest. */
  toggle() {
    const focused = document.activeElement?.closest("[data-part][data-id]");
    const row = /** @type {HTMLElement | undefined} */ (focused ?? this.newest());
    return this.#send((board) => (findLit(board) ? {} : this.#choose(row?.dataset.part, Number(row?.dataset.id))));
  }

  /** The row of the newest thing on the screen: the last of its kind to come, since ids are drawn by chance. */
  newest() {
    const rows = this.shown.map((pick) => /** @type {HTMLElement} */ (pick.closest("[data-part]")));
    return rows.sort((one, other) => this.#place(other) - this.#place(one))[0];
  }

  /** Where it stands among what has come. @param {HTMLElement} row @returns {number} */
  #place({ dataset: { part, id } }) {
    const things = /** @type {{id: number}[]} */ (this.state.board[/** @type {"notes"} */ (part)] ?? []);
    return things.findIndex((thing) => thing.id === Number(id));
  }

  /**
   * @param {string} part
   * @param {number} id
   */
  light(part, id) {
    return this.#send(() => this.#choose(part, id));
  }

  /** Takes off what stands in place of all else: the join screen, which is on this screen alone, or the spotlight. */
  off() {
    if (this.screen.dataset.view === "join") return this.shortcuts.find("j")?.();
    return this.#send(({ roundtable }) => (roundtable.spotlight ? {} : null));
  }

  /**
   * @param {string | undefined} part
   * @param {number} id
   * @returns {Values | null}
   */
  #choose(part, id) {
    // Before the reveal the room sees no words, whatever this page knows.
    if (part && (part !== "notes" || this.state.board.roundtable.shows_notes)) return { part, id };
    this.dock.say(this.words.say("nothing_to_light"));
    return null;
  }

  /**
   * Sends an order once the one before it has been answered: a hand is faster than the news of what it did.
   * @param {(board: Board) => Values | null} choose what to send, given the board as it is by then; null sends nothing
   */
  #send(choose) {
    if (this.#nWaiting && performance.now() - this.#askedAt > LATE) return this.#answer; // else it would act out of the blue
    if (!this.#nWaiting) this.#askedAt = performance.now();
    this.#nWaiting += 1;
    this.#answer = this.#answer.then((answer) => {
      const { board, seq } = this.state;
      const isNews = answer !== null && answer.shown > seq;
      const roundtable = isNews ? { ...board.roundtable, ...answer.roundtable } : board.roundtable;
      const values = choose({ ...board, roundtable });
      return values ? this.dock.send("spotlight.change", values) : answer;
    });
    this.#answer = this.#answer.catch(() => null).finally(() => (this.#nWaiting -= 1));
    return this.#answer;
  }

  /**
   * Goes to the first thing in one of the parts of the screen.
   * @param {number} index
   */
  enter(index) {
    const parts = [...this.screen.querySelectorAll(".heading, .panel")].filter((part) => part.checkVisibility());
    const picks = this.shown;
    picks.find((pick) => parts[index]?.contains(pick))?.focus();
  }

  /** @param {number} by */
  step(by) {
    const picks = this.shown;
    if (!picks.length) return;
    const at = picks.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    picks[at < 0 ? 0 : (at + by + picks.length) % picks.length].focus();
  }

  /** @param {Element | null} target */
  #press(target) {
    const row = /** @type {HTMLElement | null | undefined} */ (target?.closest(".pick")?.closest("[data-part]"));
    const act = target?.closest("[data-act=light], [data-act=unlight]")?.getAttribute("data-act");
    if (row) this.light(row.dataset.part ?? "", Number(row.dataset.id));
    if (act === "light") this.toggle();
    if (act === "unlight") this.off();
  }
}
