// What a phone's own orders became, laid into its board. On slow Wi-Fi an answer may come after news, or a snapshot, that
// is newer; but only answers and snapshots have what is for this phone alone.
import { applyEntry, ownOf } from "./board.js";

/** @typedef {import("./board.js").Entry & {mine?: string}} Answer */
/** @typedef {{seq: number, mine?: string, board: any}} State `mine` marks the newest of one's own orders in the board */

/** Keeps what is newer. Where nobody can say which is, a snapshot is asked for. */
export class Answers {
  /** @type {Map<string, Pick<State, "mine" | "board">>} what the page had when an order was sent, by its id */
  #before = new Map();
  /** @type {Answer[]} those since a snapshot was asked for: it may have been read before them */
  #since = [];
  /** @type {string | undefined} the mark that the page had then */
  #asked;
  #state;
  #refresh;

  /** @param {State} state @param {() => unknown} refresh asks for a snapshot */
  constructor(state, refresh) {
    this.#state = state;
    this.#refresh = refresh;
  }

  /** An order is being sent. @param {string} id */
  begin(id) {
    const { mine, board } = this.#state;
    this.#before.set(id, { mine, board });
  }

  /** @param {string} id of the order @param {Answer} answer */
  take(id, answer) {
    const before = this.#before.get(id);
    this.#before.delete(id);
    if (answer.mine === this.#state.mine) return; // a snapshot was faster: it has this, and what came after
    const isUnsure = this.#isCrossed(answer, before) || this.#mayBePlaced(answer);
    this.#since.push(answer);
    this.#lay(answer);
    if (isUnsure) this.#refresh();
  }

  /** A snapshot is asked for: what was answered until now is in it. */
  ask() {
    this.#since = [];
    this.#asked = this.#state.mine;
  }

  /** It has been laid down. */
  laid() {
    const [answers, { mine }] = [this.#since, this.#state];
    const last = answers.findLastIndex((answer) => answer.mine === mine);
    for (const answer of answers.slice(last + 1)) this.#lay(answer);
    // Those before the last may have been answered in another order than they were done in; and where it has something
    // that was not answered yet, that may have been done after all of them.
    if (last > 0 || (last < 0 && answers.length && mine !== this.#asked)) this.#refresh();
  }

  /** @param {Answer} answer */
  #lay(answer) {
    const state = this.#state;
    applyEntry(state.board, answer.seq > state.seq ? answer : ownOf(answer));
    state.mine = answer.mine;
  }

  /** Whether another order's doing came meanwhile, which may be newer. Answers about single notes go well together.
   * @param {Answer} answer @param {Pick<State, "mine" | "board">} [before] */
  #isCrossed(answer, before) {
    const { mine, board } = this.#state;
    return before?.mine !== mine && ("own" in answer || before?.board !== board);
  }

  /** Whether news may have told where one's own note stands by now. @param {Answer} answer */
  #mayBePlaced({ seq, notes }) {
    const { board, seq: newest } = this.#state;
    return Boolean(notes?.length) && board.roundtable.shows_themes && newest > seq;
  }
}
