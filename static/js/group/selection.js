// The ticked notes. A tick is for a note where it stands: once somebody else has moved it, the tick is gone.

/** @typedef {{id: number, place: string, theme: number | null}} Placed */

/** @param {Placed} note */
export const standing = (note) => `${note.place}:${note.theme ?? ""}`;

/** The notes that will move next, with where each stood when it was ticked. */
export class Selection {
  /** @type {Map<number, string>} */
  #standing = new Map();

  get size() {
    return this.#standing.size;
  }

  /** @returns {number[]} in the order of ticking */
  get ids() {
    return [...this.#standing.keys()];
  }

  /** @param {number} id */
  has(id) {
    return this.#standing.has(id);
  }

  /**
   * @param {Placed} note
   * @param {boolean} isTicked
   */
  tick(note, isTicked) {
    if (isTicked) this.#standing.set(note.id, standing(note));
    else this.#standing.delete(note.id);
  }

  clear() {
    this.#standing.clear();
  }

  /**
   * Unticks what no longer stands where it was ticked, so that no press moves a note that another has just placed.
   * @param {Placed[]} notes those that there are now
   */
  prune(notes) {
    const now = new Map(notes.map((note) => [note.id, standing(note)]));
    for (const [id, then] of this.#standing) if (now.get(id) !== then) this.#standing.delete(id);
  }
}
