// Notes that may not be about the subject, or may disagree: each with its reason, a press to say so and one to say no.
import { clone, keepLines, slot, write } from "../drawing.js";
import { moveNotes } from "../verbs.js";

const PAUSE_MS = 1500; // notes that come in together are asked about once

/** @typedef {{note: number, kind: "off_topic" | "dissent", reason: string}} Doubt */

/**
 * @param {Doubt[]} doubts
 * @param {import("../tally.js").Note[]} notes of the heading in front of the facilitator
 * @returns {(Doubt & {id: number, note: number})[]} one a note, what may be set aside first; none of what is aside already
 */
export function listOpen(doubts, notes) {
  const order = [...doubts].sort((one, other) => other.kind.localeCompare(one.kind) || one.note - other.note);
  const open = order.filter(({ note: id }) => notes.some((note) => note.id === id && note.place !== "aside"));
  return open.filter((one, at) => open.findIndex(({ note }) => note === one.note) === at).map((one) => ({ ...one, id: one.note }));
}

/** What stands above the list of notes while there is something to judge. */
export class Doubts {
  /** @type {Doubt[]} */
  #doubts = [];
  #asked = "";
  #timer = 0;

  /**
   * @param {HTMLDetailsElement} root
   * @param {import("../desk.js").Desk} desk
   * @param {import("../questions.js").Questions} questions
   */
  constructor(root, desk, questions) {
    this.root = root;
    this.desk = desk;
    this.questions = questions;
    this.list = /** @type {HTMLElement} */ (root.querySelector("ul"));
    this.list.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button) this.#judge(Number(/** @type {HTMLElement} */ (button.closest("li")).dataset.note), button.dataset.do === "yes");
    });
  }

  draw() {
    this.#follow();
    const open = listOpen(this.#doubts, this.desk.notes);
    this.root.hidden = open.length === 0;
    write(slot(this.root, "n"), this.desk.words.text("doubts", { n: open.length }));
    keepLines(this.list, open, () => clone("doubt"), (line, doubt) => this.#drawLine(line, doubt));
  }

  /**
   * @param {HTMLElement} line
   * @param {Doubt} doubt
   */
  #drawLine(line, { note, kind, reason }) {
    const { words } = this.desk;
    line.dataset.note = String(note);
    write(slot(line, "text"), this.desk.note(note)?.text ?? "");
    write(slot(line, "label"), this.desk.note(note)?.label ?? "");
    write(slot(line, "why"), words.text(`doubt_${kind}`, { reason }));
    for (const answer of ["yes", "no"]) write(slot(line, answer), words.text(`doubt_${kind}_${answer}`));
  }

  /** Asks again where the heading or its notes are others than before. */
  #follow() {
    const { heading, notes } = this.desk;
    const picture = [heading, ...notes.map((note) => note.id)].join(" ");
    if (picture === this.#asked) return;
    const isFirst = !this.#asked.startsWith(`${heading} `);
    this.#asked = picture;
    if (isFirst) this.#doubts = [];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(heading), isFirst ? 0 : PAUSE_MS);
  }

  /** @param {string} heading */
  async #ask(heading) {
    try {
      const answer = await this.questions.doubts(heading);
      if (answer && heading === this.desk.heading) this.#doubts = /** @type {Doubt[]} */ (answer.doubts);
    } catch {
      // Nobody asked for it; the next change of the notes asks again.
      this.#asked = "";
    }
    this.desk.changed();
  }

  /**
   * @param {number} note
   * @param {boolean} isSo
   */
  async #judge(note, isSo) {
    const { desk } = this;
    const kind = listOpen(this.#doubts, desk.notes).find((open) => open.note === note)?.kind;
    if (!kind) return;
    const isAside = isSo && kind === "off_topic";
    const state = isSo ? "confirmed" : "cleared";
    const done = isAside ? await moveNotes(desk, [note], "aside") : await desk.send("flag.decide", { note, kind, state });
    if (!done) return;
    if (!isAside) {
      this.#doubts = this.#doubts.filter((one) => one.note !== note || one.kind !== kind);
      desk.say(`did_doubt_${kind}_${state}`, { label: desk.note(note)?.label ?? "" });
    }
    desk.changed();
  }
}
