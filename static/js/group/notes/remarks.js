// The third line of a note in the left list, only when there is something to say.
import { titleOf } from "../suggestions.js";
import { likenesses } from "./likeness.js";

/** What may be said of the notes of a heading, as they stand at one drawing. */
export class Remarks {
  /**
   * @param {import("../desk.js").Desk} desk
   * @param {number | null} firstSorted the newest note there was at the first sort; null before it
   */
  constructor(desk, firstSorted) {
    this.desk = desk;
    this.firstSorted = firstSorted;
    this.alike = likenesses(desk.notes);
  }

  /**
   * @param {HTMLElement} line
   * @param {import("../tally.js").Note} note
   */
  draw(line, note) {
    const remark = this.#find(note);
    const box = /** @type {HTMLElement} */ (line.querySelector(".more"));
    box.hidden = remark === null;
    const text = remark ? this.desk.words.text(`remark_${remark.name}`, remark.values) : "";
    if (box.textContent === text) return;
    const marks = /** @type {HTMLTemplateElement} */ (document.getElementById("remarks")).content;
    const mark = marks.querySelector(`[data-remark="${remark?.name}"]`)?.firstElementChild?.cloneNode(true);
    box.replaceChildren(...(mark ? [mark, text] : []));
  }

  /**
   * @param {import("../tally.js").Note} note
   * @returns {{name: string, values: import("../words.js").Values} | null}
   */
  #find(note) {
    const isFree = note.place === "ungrouped";
    const group = isFree ? this.desk.sort.withNote(note.id) : null;
    if (group) return { name: "suggested", values: { name: titleOf(group, this.desk.words) } };
    const like = this.alike.get(note.id);
    if (like) return { name: like.isExact ? "same" : "like", values: { label: like.label } };
    const isNew = isFree && this.firstSorted !== null && note.id > this.firstSorted;
    return isNew ? { name: "arrived", values: {} } : null;
  }
}
