// Which column a card stands in. It is given one once, the shortest, and stays: nothing moves while someone works.

/** The columns of one heading, as keys of cards from top to bottom. */
export class Columns {
  /** @type {string[][]} */
  lists;

  /** @param {number} n how many columns there are, at least 1 */
  constructor(n) {
    this.lists = Array.from({ length: Math.max(1, n) }, () => []);
  }

  /** @param {number} width of the pane in pixels */
  static fitting(width) {
    return Math.max(1, Math.floor(width / 300));
  }

  /** @param {string} key */
  has(key) {
    return this.lists.some((list) => list.includes(key));
  }

  /**
   * Takes away the cards that are gone; the others stay where they are.
   * @param {Set<string>} keys those that there are
   */
  retain(keys) {
    this.lists = this.lists.map((list) => list.filter((key) => keys.has(key)));
  }

  /**
   * Gives a new card its column.
   * @param {string} key
   * @param {number[]} heights of the columns, in any unit
   * @returns {number} the shortest, the first of equals
   */
  place(key, heights) {
    const at = heights.indexOf(Math.min(...heights.slice(0, this.lists.length)));
    this.lists[at].push(key);
    return at;
  }

  /**
   * Lets a card take the spot of another, as a theme does of the suggestion it was.
   * @param {string} old
   * @param {string} heir
   */
  hand(old, heir) {
    this.lists = this.lists.map((list) => list.map((key) => (key === old ? heir : key)));
  }
}
