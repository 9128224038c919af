// The left list: notes of one place, found by words and by kind, newest first, each whole. Sixty lines, then more.
import { clone, drawNote, keepLines, tickOf, write } from "../drawing.js";
import { composes } from "../../lib/shortcuts.js";
import { drawEmptiness } from "./emptiness.js";
import { Remarks } from "./remarks.js";
import { tally } from "../tally.js";

const LINES = 60;

/** The left pane without its move bar. */
export class NoteList {
  place = "ungrouped";
  #lines = LINES;
  #query = "";
  /** @type {Set<string>} */
  #kinds = new Set();

  /**
   * @param {HTMLElement} root the pane
   * @param {import("../desk.js").Desk} desk
   * @param {import("../sorting.js").Sorting} sorting
   */
  constructor(root, desk, sorting) {
    this.root = root;
    this.desk = desk;
    this.sorting = sorting;
    this.list = /** @type {HTMLElement} */ (root.querySelector(".list"));
    this.empty = /** @type {HTMLElement} */ (root.querySelector(".nothing"));
    this.field = /** @type {HTMLInputElement} */ (root.querySelector("input[role=searchbox]"));
    this.field.addEventListener("input", () => this.#narrow({ query: this.field.value }));
    this.field.addEventListener("keydown", (event) => event.key === "Escape" && !composes(event) && this.#leaveSearch());
    root.addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target).closest("button")));
    root.querySelector(".kf")?.addEventListener("change", () => this.#narrow({}));
    this.list.addEventListener("change", (event) => this.#tick(/** @type {HTMLInputElement} */ (event.target)));
    this.list.addEventListener("scroll", () => this.#more(), { passive: true });
    addEventListener("scroll", () => this.#more(), { passive: true });
    desk.addEventListener("heading", () => this.show("ungrouped"));
  }

  /** @returns {import("../tally.js").Note[]} the notes that the list shows, all of them, however few lines are drawn */
  get notes() {
    const query = this.#query.trim().toLocaleLowerCase();
    return this.desk.notes.filter(
      (note) =>
        note.place === this.place &&
        (!this.#kinds.size || this.#kinds.has(note.kind ?? "none")) &&
        (!query || `${note.text} ${note.label}`.toLocaleLowerCase().includes(query)),
    );
  }

  /** @param {string} place */
  show(place) {
    Object.assign(this, { place });
    this.#lines = LINES;
    this.list.scrollTop = 0;
    this.desk.changed();
  }

  draw() {
    const { notes } = this;
    const sums = tally(this.desk.notes);
    const remarks = new Remarks(this.desk, this.sorting.firstSorted);
    keepLines(
      this.list,
      notes.slice(0, this.#lines),
      () => clone("card"),
      (line, note) => {
        drawNote(line, note, this.desk.selection.has(note.id));
        remarks.draw(line, note);
      },
    );
    for (const tab of this.root.querySelectorAll(".seg button")) {
      const { place } = /** @type {HTMLElement} */ (tab).dataset;
      write(tab, this.desk.words.text(this.desk.board.roundtable.is_over && place === "ungrouped" ? "place_left" : `place_${place}`, { n: sums[/** @type {"alone"} */ (place)] }));
      tab.setAttribute("aria-pressed", String(place === this.place));
    }
    this.list.setAttribute("aria-label", this.desk.words.text("list_label", { n: notes.length }));
    this.list.hidden = notes.length === 0;
    drawEmptiness(this.empty, this.desk, { place: this.place, isEmpty: notes.length === 0 });
  }

  /** @param {HTMLElement | null} button */
  #press(button) {
    if (button?.dataset.place) this.show(button.dataset.place);
    if (button?.dataset.heading) this.desk.show(button.dataset.heading);
  }

  /** @param {HTMLInputElement} box */
  #tick(box) {
    const note = this.desk.note(Number(/** @type {HTMLElement} */ (box.closest("[data-note]")).dataset.note));
    if (note) this.desk.selection.tick(note, box.checked);
    this.desk.changed();
  }

  /** @param {{query?: string}} change */
  #narrow({ query = this.#query }) {
    this.#query = query;
    const ticked = /** @type {NodeListOf<HTMLInputElement>} */ (this.root.querySelectorAll(".kf :checked"));
    this.#kinds = new Set(Array.from(ticked, (box) => box.value));
    this.#lines = LINES;
    this.desk.changed();
  }

  #leaveSearch() {
    this.field.value = "";
    this.#narrow({ query: "" });
    tickOf(/** @type {HTMLElement} */ (this.list.querySelector("[data-note]")) ?? this.list)?.focus();
  }

  #more() {
    const last = this.list.lastElementChild?.getBoundingClientRect();
    if (!last || last.top > innerHeight * 1.5 || this.#lines >= this.notes.length) return;
    this.#lines += LINES;
    this.desk.changed();
  }
}
