// The vote's place on the phone's page: the open round, or what came out of the last ones. Loaded when there is a vote.
import { keepPlace } from "../keeping-place.js";
import { pickRounds, shuffle } from "./ballots.js";
import { BallotBox } from "./box.js";
import { DotsView } from "./dots.js";
import { GridView } from "./grid.js";
import { ResultsView } from "./results.js";
import { Words } from "../sections.js";

/** @typedef {import("./ballots.js").Round} Round */
/** @typedef {import("../../lib/board.js").Board} Board */

/** @typedef {{vote: HTMLElement, soon: HTMLElement}} Place */

/** Draws into the page's place for votes, and keeps this phone's ballots. */
export class VoteView {
  #words = new Words();
  /** @type {DotsView | GridView | null} */
  #view = null;
  /** @type {ResultsView | null} */
  #results = null;
  /** @type {Board | null} */
  #board = null;

  /** @param {Place} place @param {import("../../lib/storage.js").Store} store @param {import("../../lib/outbox.js").Outbox} outbox */
  constructor(place, store, outbox) {
    this.place = place;
    this.box = new BallotBox(store, outbox);
    this.seed = store.get("seed") ?? crypto.getRandomValues(new Uint32Array(1))[0];
    store.set("seed", this.seed);
    addEventListener("pagehide", () => this.box.pump());
  }

  /** @param {Board} board @returns {boolean} whether a vote has just opened here */
  show(board) {
    this.#board = board;
    this.box.hear(board.rounds ?? []);
    const { open, results, isWaiting } = pickRounds(/** @type {any} */ (board), (round) => this.box.stateOf(round) === "missed");
    const isShown = open !== null || results.length > 0;
    const { vote, soon } = this.place;
    const { classList } = document.body;
    const before = classList.value;
    keepPlace(() => {
      if (open) this.#showOpen(open);
      else if (results.length) this.#showResults(results);
      else vote.replaceChildren();
      classList.toggle("voting", isShown);
      classList.toggle("balloting", open !== null);
      soon.hidden = isShown || !isWaiting || board.roundtable.is_over;
      return classList.value !== before; // a vote that closes leaves its voters at its foot
    });
    return open !== null && classList.value !== before;
  }

  /** Whether people may vote now. */
  get isOpen() {
    return document.body.classList.contains("balloting");
  }

  /** Something in the outbox has changed. */
  look() {
    this.box.look();
    if (this.#board) this.show(this.#board);
  }

  /** A ballot was taken by the server, or refused. @param {import("../../lib/outbox.js").Order} order */
  hear(order) {
    if (order.refusal) this.box.refuse(order);
    else this.box.acknowledge(order);
    this.look();
  }

  /** @param {Round} round */
  #showOpen(round) {
    if (this.#view?.round.id !== round.id) {
      this.#view = new { dots: DotsView, grid: GridView }[/** @type {"dots" | "grid"} */ (round.kind)](round, this.box, this.#words);
    }
    this.#view.show(round, this.#group(round, round.themes, (ids) => shuffle(ids, this.seed)));
    this.#put(this.#view.element);
  }

  /** @param {Round[]} rounds */
  #showResults(rounds) {
    this.#results ??= new ResultsView(this.box, this.#words);
    this.#results.show(rounds, (round) => this.#group(round, rank(round)), this.#board?.notes ?? []);
    this.#put(this.#results.element);
  }

  /**
   * @param {Round} round whose names are those of its ballot, whatever became of the themes since
   * @param {number[]} asked in the order in which they are to stand
   * @param {<T extends string | number>(things: T[]) => T[]} order
   * @returns {import("../sections.js").Group[]} only headings with a theme among these
   */
  #group(round, asked, order = (things) => things) {
    const { headings, themes } = /** @type {Board} */ (this.#board);
    const known = order(asked).map((id) => balloted(round, themes, id));
    const keys = order(headings.map(({ id }) => String(id)));
    return keys
      .map((key) => ({ heading: headings.find(({ id }) => id === key), themes: known.filter(({ heading }) => heading === key) }))
      .filter((group) => group.themes.length);
  }

  /** @param {Element} element */
  #put(element) {
    const { vote } = this.place;
    if (vote.firstElementChild !== element || vote.children.length > 1) vote.replaceChildren(element);
  }
}

/** @param {Round} round @returns {number[]} the themes that have a tally, most first */
const rank = ({ kind, tallies }) =>
  [...tallies]
    .sort((one, other) => (kind === "grid" ? other.importance - one.importance : other.n_dots - one.n_dots))
    .map(({ theme }) => theme);

/** @param {Round} round @param {any[]} themes as they are now @param {number} id */
function balloted({ ballot }, themes, id) {
  const now = themes.find((theme) => theme.id === id);
  const asked = ballot.find((each) => each.id === id);
  const into = themes.find((theme) => theme.id === asked?.into)?.name;
  return { n_people: 0, ...now, ...asked, into, since: now ? (now.name === asked?.name ? null : now.name) : "" };
}
