// Name, then fill: which notes may belong to the name that is being typed, and which of them are ticked.

import { standing } from "../selection.js";

/** @typedef {{picked: number[], likely: number[], possible: number[], rest: number[]}} Lists */

const MOST_POSSIBLE = 4; // all others rank lower still, and wait behind "Show more"

/** The lists of one form. Ticks made by hand outlive every new ranking, and no line moves because it was ticked. */
export class Ranking {
  /** @type {Map<number, boolean>} */
  #byHand;
  /** @type {number[]} */
  #picked;
  /** @type {Map<number, string>} where each note that was ticked by hand stood then */
  #standing = new Map();
  /** How many of those have been moved or taken back by others since. */
  nGone = 0;
  /** @type {number[]} */
  #likely = [];
  /** @type {number[]} */
  #possible = [];
  /** Clusters whose roundtables shared an issue of this name: what was said there had a part in the ranking. @type {string[]} */
  earlier = [];
  showsRest = false;
  isRanked = false;

  /**
   * @param {number[]} [picked] notes that were ticked before the form was opened
   * @param {number | null} [theme] the theme to be filled; null for a new one
   */
  constructor(picked = [], theme = null) {
    this.#byHand = new Map(picked.map((id) => [id, true]));
    this.#picked = picked;
    this.theme = theme;
  }

  /**
   * Takes a new ranking. A note ticked by hand that is not likely stands first, so that no tick is out of sight.
   * @param {{likely: number[], possible: number[], earlier?: string[]}} answer
   */
  take({ likely, possible, earlier = [] }) {
    this.earlier = earlier;
    this.#likely = likely;
    this.#possible = possible;
    this.#picked = this.byHand;
    this.isRanked = true;
  }

  /**
   * @param {number} id
   * @param {boolean} isTicked
   */
  tick(id, isTicked) {
    this.#byHand.set(id, isTicked);
  }

  /**
   * Adds notes that a person brought here, ticked.
   * @param {number[]} ids
   */
  pick(ids) {
    for (const id of ids) this.#byHand.set(id, true);
    this.#picked = [...new Set([...this.#picked, ...ids])];
  }

  /**
   * Unticks what no longer stands where it was ticked: it is another's by now.
   * @param {import("../selection.js").Placed[]} notes those that there are now
   */
  prune(notes) {
    const now = new Map(notes.map((note) => [note.id, standing(note)]));
    for (const id of this.byHand) {
      const then = this.#standing.get(id) ?? now.get(id);
      if (then) this.#standing.set(id, then);
      if (then && now.get(id) === then) continue;
      this.#byHand.delete(id);
      this.#picked = this.#picked.filter((one) => one !== id);
      this.nGone += 1;
    }
  }

  /** @returns {number[]} what a person ticked, before the form was opened or in it */
  get byHand() {
    return [...this.#byHand.keys()].filter((id) => this.#byHand.get(id));
  }

  /** @returns {number[]} what a person unticked in the form */
  get turnedAway() {
    return [...this.#byHand.keys()].filter((id) => !this.#byHand.get(id));
  }

  /** @param {number} id */
  isTicked(id) {
    return this.#byHand.get(id) ?? this.#likely.includes(id);
  }

  /**
   * @param {number[]} free notes without a place, newest first
   * @param {(id: number) => boolean} [exists] whether a picked note can still be taken
   * @returns {Lists} each note once
   */
  lists(free, exists = () => true) {
    const isFree = new Set(free);
    const likely = this.#likely.filter((id) => isFree.has(id));
    const picked = this.#picked.filter((id) => !likely.includes(id) && exists(id));
    const taken = new Set([...likely, ...picked]);
    const others = [...new Set([...this.#possible, ...free])].filter((id) => isFree.has(id) && !taken.has(id));
    const n = this.isRanked ? MOST_POSSIBLE : 0;
    return { picked, likely, possible: others.slice(0, n), rest: others.slice(n) };
  }

  /**
   * @param {number[]} free
   * @param {(id: number) => boolean} [exists]
   * @returns {number[]} the notes that accepting would take, as they stand on screen
   */
  ticked(free, exists) {
    const { picked, likely, possible, rest } = this.lists(free, exists);
    return [...picked, ...likely, ...possible, ...rest].filter((id) => this.isTicked(id));
  }
}
