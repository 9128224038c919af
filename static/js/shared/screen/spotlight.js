// The spotlight: one note, theme or contribution alone on the room screen. What this screen may not show is not there.

import { describe } from "./panel.js";
import { hideUnfit } from "./fit.js";
import { maps, readMap } from "./map.js";
import { series } from "./series.js";
import { newestFirst } from "./ranking.js";
import { Rows, write } from "./rows.js";
import { countDissent } from "./stage.js";

/**
 * @typedef {import("./ranking.js").Board} Board
 * @typedef {import("./ranking.js").Note} Note
 * @typedef {{part: string, thing: any}} Lit
 */

/** Type sizes that the words may have, the largest that fits first; none is below what can be read from the back. */
const SIZES = ["96", "64", "50", "44"];

/**
 * What is in the spotlight, or null: nothing is, or it has been taken back, hidden or withheld meanwhile.
 * @param {Board} board
 * @returns {Lit | null}
 */
export function findLit(board) {
  const { spotlight } = board.roundtable;
  if (!spotlight) return null;
  /** @type {Record<string, {id: number}[] | undefined>} */
  const parts = { notes: board.notes, themes: board.themes, contributions: board.contributions, series: series.shared, map: maps };
  const thing = parts[spotlight.part]?.find(({ id }) => id === spotlight.id);
  return thing ? { part: spotlight.part, thing } : null;
}

export class RoomSpotlight {
  /**
   * @param {HTMLElement} screen
   * @param {HTMLTemplateElement} template of a note
   * @param {import("./marks.js").Marks} marks
   * @param {import("./words.js").Words} words
   */
  constructor(screen, template, marks, words) {
    this.screen = screen;
    this.marks = marks;
    this.words = words;
    this.section = /** @type {HTMLElement} */ (screen.querySelector("#spot"));
    this.list = /** @type {HTMLElement} */ (screen.querySelector("#spot-notes"));
    /** @type {Rows<Note>} */
    this.rows = new Rows(this.list, template, (row, note) => this.fill(row, note));
  }

  /** @param {Board} board */
  draw(board) {
    const lit = this.screen.dataset.view === "spotlight" ? findLit(board) : null;
    const isTheme = lit?.part === "themes";
    this.section.hidden = !lit;
    this.list.hidden = !isTheme;
    if (!lit) return this.clear();
    const { thing } = lit;
    this.section.className = this.list.className = `${thing.heading ? `eco-${thing.heading}` : ""}`;
    this.section.classList.add("spot");
    this.list.classList.add("spot-notes", "rows");
    for (const icon of this.section.querySelectorAll("[data-of]")) {
      icon.toggleAttribute("hidden", icon.getAttribute("data-of") !== thing.heading);
    }
    const heading = board.headings.find(({ id }) => id === thing.heading)?.name;
    const kind = lit.part === "contributions" ? this.words.pick("contribution", thing.kind) : "";
    const title = lit.part === "series" ? this.words.say("shared_so_far") : "";
    write(this.section, ".spot-name", [heading, kind, title].filter(Boolean).join(", "));
    write(this.section, ".spot-text", isTheme ? thing.name : lit.part === "series" ? "" : thing.text);
    if (lit.part === "series") this.drawShared(thing);
    this.section.classList.toggle("map", lit.part === "map");
    if (lit.part === "map") this.section.querySelector(".spot-text")?.replaceChildren(readMap(thing.drawing));
    const usual = JSON.parse(this.screen.dataset.prompts ?? "{}").discuss;
    const asked = isTheme && board.roundtable.phase === "discuss" ? (board.roundtable.questions?.discuss ?? usual) : "";
    write(this.section, ".spot-detail", lit.part === "contributions" ? describe(thing, this.words) : asked);
    this.drawFacts(lit, board);
    this.fit();
    if (lit.part === "series") this.trimShared(thing);
  }

  /** Leaves no word in the page: they may have been taken back. */
  clear() {
    for (const part of [".spot-text", ".spot-detail", ".facts"]) write(this.section, part, "");
    this.rows.show([]);
  }

  /**
   * @param {Lit} lit
   * @param {Board} board
   */
  drawFacts({ part, thing }, board) {
    const notes = part === "themes" ? newestFirst(board.notes, thing.heading).filter(({ theme }) => theme === thing.id) : [];
    const facts = part === "themes" ? this.tellTheme(thing, board) : part === "notes" ? this.tellNote(thing) : part === "series" ? this.tellShared(thing) : part === "map" ? [] : this.tellPiece(thing);
    const pile = /** @type {Element} */ (this.section.querySelector(".pile"));
    const rows = this.rows.show(notes);
    hideUnfit(this.list, rows);
    const nMore = notes.length - rows.filter((row) => !row.hidden).length;
    write(this.section, ".facts", [...facts, nMore ? this.words.say("notes_more", { n: nMore }) : ""].filter(Boolean).join("   "));
    pile.replaceChildren();
    if (part === "notes") this.marks.tell(pile, [thing]);
    if (notes.length) this.marks.tell(pile, notes);
  }

  /**
   * @param {import("./ranking.js").Theme} theme
   * @param {Board} board
   */
  tellTheme({ id, n_people: n }, board) {
    const differ = countDissent(board.notes, id);
    return [n ? this.words.say("people", { n }) : "", differ ? this.words.say("disputed", { n: differ }) : ""];
  }

  /**
   * Takes lines that have no room off the end, and says how many more there are.
   * @param {import("./series.js").Shared} shared
   */
  trimShared({ n_more: nMore }) {
    const lines = [...this.section.querySelectorAll(".shared-line")];
    let n = nMore;
    while (lines.length > 1 && this.section.scrollHeight > this.section.clientHeight + 1) {
      lines.pop()?.remove();
      n += 1;
      write(this.section, ".facts", this.words.say("more", { n }));
    }
  }

  /** @param {import("./series.js").Shared} shared */
  tellShared({ n_more: n }) {
    return [n ? this.words.say("more", { n }) : ""];
  }

  /**
   * A line for each issue: its name, then how widely each room raised it.
   * @param {import("./series.js").Shared} shared
   */
  drawShared({ lines }) {
    const drawn = lines.map((line) => {
      const at = line.lastIndexOf(": ");
      const row = Object.assign(document.createElement("span"), { className: "shared-line" });
      row.append(line.slice(0, at), Object.assign(document.createElement("small"), { textContent: line.slice(at + 1) }));
      return row;
    });
    this.section.querySelector(".spot-text")?.replaceChildren(...drawn);
  }

  /** @param {Note} note */
  tellNote({ label, reactions }) {
    return [label, ...this.tellReactions(reactions)];
  }

  /** @param {{me_too: number, differ: number} | undefined} reactions */
  tellReactions(reactions) {
    const { me_too = 0, differ = 0 } = reactions ?? {};
    return [me_too && this.words.say("me_too", { n: me_too }), differ && this.words.say("differ", { n: differ })];
  }

  /** @param {import("./stage.js").Contribution} piece */
  tellPiece({ label, answers, table }) {
    return [label, table && this.words.say("table", { n: table }), answers.up && this.words.say("people", { n: answers.up })];
  }

  /** Gives the words the largest size at which all of them stand on the screen. */
  fit() {
    for (const size of SIZES) {
      this.section.dataset.size = size;
      if (this.section.scrollHeight <= this.section.clientHeight + 1) return;
    }
  }

  /**
   * @param {HTMLElement} row
   * @param {Note} note
   */
  fill(row, note) {
    write(row, ".kind", this.words.pick("kind", note.kind ?? "none"));
    write(row, ".text", note.text);
    write(row, ".id", note.label);
    row.querySelector(".mark")?.replaceChildren(this.marks.shape(note.kind ?? "none"));
  }
}
