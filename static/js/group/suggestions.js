// The suggestions on screen for one heading. Nothing of them is applied; what a hand has touched is not replaced.

/** @typedef {{name: string, notes: number[], confidence?: number}} Offer */
/**
 * @typedef {object} Group
 * @property {string} key
 * @property {string} name empty where the tool found none that is good enough
 * @property {"tool" | "person"} hand who made the name
 * @property {number[]} notes
 * @property {Set<number>} off those without a tick
 * @property {boolean} isEdited whether a hand has changed a tick, the name or the notes
 * @property {boolean | null} isOpen null until a person opens it: the first few are open by themselves
 */

const FEWEST = 2; // one note is no group
const OPEN_AT_ONCE = 3;

/** Groups that the tool offers and a facilitator ticks, renames, accepts or dismisses. */
export class Suggestions {
  /** @type {Group[]} */
  groups = [];
  method = "";
  isFallback = false;
  isAsked = false; // whether a sort has been asked for: before it, nothing is suggested
  level = 3;

  /**
   * Takes an answer. Groups with a changed tick or name stay as they are, and their notes are not offered twice.
   * @param {{method: string, is_fallback: boolean, suggestions: Offer[]}} answer
   * @param {{keep?: boolean}} [how] `keep`: leave all that is on screen and add only what overlaps none of it
   */
  take({ method, is_fallback: isFallback, suggestions }, { keep = false } = {}) {
    Object.assign(this, { method, isFallback, isAsked: true });
    const kept = this.groups.filter((group) => keep || group.isEdited);
    const taken = new Set(kept.flatMap((group) => group.notes));
    for (const offer of suggestions) {
      const notes = offer.notes.filter((id) => !taken.has(id));
      if (notes.length < FEWEST || (keep && notes.length < offer.notes.length)) continue;
      kept.push(this.#known(notes) ?? group(offer.name, notes));
    }
    this.groups = kept;
  }

  /** @returns {number[][]} the notes of each group for which the tool found no name */
  get unnamed() {
    return this.groups.filter(({ name }) => !name).map(({ notes }) => notes);
  }

  /**
   * Puts groups without a name back that were there before the page was loaded anew: a sort of the notes that are left by
   * now need not find them.
   * @param {number[][]} unnamed
   * @param {(id: number) => boolean} isFree
   */
  bringBack(unnamed, isFree) {
    const taken = new Set(this.groups.flatMap(({ notes }) => notes));
    for (const notes of unnamed.map((ids) => ids.filter(isFree)))
      if (notes.length >= FEWEST && !notes.some((id) => taken.has(id))) this.groups.push(group("", notes));
  }

  /**
   * Lets go of notes that have found a place, and of groups that are no group any more.
   * @param {(id: number) => boolean} isFree
   */
  prune(isFree) {
    for (const group of this.groups) group.notes = group.notes.filter(isFree);
    this.groups = this.groups.filter((group) => group.notes.length >= FEWEST);
  }

  /** @param {string} key */
  find(key) {
    return this.groups.find((group) => group.key === key) ?? null;
  }

  /** @param {number} id */
  withNote(id) {
    return this.groups.find((group) => group.notes.includes(id)) ?? null;
  }

  /**
   * @param {Group} group
   * @returns {number[]} the notes that accepting it would take
   */
  ticked(group) {
    return group.notes.filter((id) => !group.off.has(id));
  }

  /** @param {Group} group */
  isOpen(group) {
    return group.isOpen ?? this.groups.indexOf(group) < OPEN_AT_ONCE;
  }

  /**
   * @param {Group} group
   * @param {number} id
   * @param {boolean} isTicked
   */
  tick(group, id, isTicked) {
    if (isTicked) group.off.delete(id);
    else group.off.add(id);
    group.isEdited = true;
  }

  /**
   * @param {Group} group
   * @param {string} name
   */
  rename(group, name) {
    Object.assign(group, { name, hand: "person", isEdited: true });
  }

  /**
   * Adds notes to a group, ticked; they leave any other.
   * @param {Group} group
   * @param {number[]} ids
   */
  join(group, ids) {
    for (const other of this.groups) if (other !== group) other.notes = other.notes.filter((id) => !ids.includes(id));
    group.notes = [...new Set([...group.notes, ...ids])];
    for (const id of ids) group.off.delete(id);
    Object.assign(group, { isEdited: true, isOpen: true });
    this.groups = this.groups.filter((one) => one.notes.length >= FEWEST || one === group);
  }

  /** @param {Group} group */
  drop(group) {
    this.groups = this.groups.filter((one) => one !== group);
  }

  /** @param {number[]} notes */
  #known(notes) {
    const wanted = keyOf(notes);
    return this.groups.find((group) => keyOf(group.notes) === wanted && !group.isEdited) ?? null;
  }
}

/**
 * @param {Group} group
 * @param {import("./words.js").Words} words
 * @returns {string} its name, or that it has none yet
 */
export const titleOf = (group, words) => group.name || words.text("unnamed", { n: group.notes.length });

/** @param {number[]} notes */
const keyOf = (notes) => [...notes].sort((one, other) => one - other).join("-");

/**
 * @param {string} name
 * @param {number[]} notes
 * @returns {Group}
 */
function group(name, notes) {
  return {
    key: `suggestion:${keyOf(notes)}`,
    name,
    hand: "tool",
    notes,
    off: new Set(),
    isEdited: false,
    isOpen: null,
  };
}
