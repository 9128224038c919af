// The stage of an exercise: its panels above and below the table, in the place of the four headings.

import { RoomPanel } from "./panel.js";
import { countNotes } from "./reveal.js";
import { write } from "./rows.js";
import { fillPanels } from "./stage.js";

/** @typedef {import("./ranking.js").Board} Board */

export class RoomPanels {
  /**
   * @param {HTMLElement} screen
   * @param {HTMLTemplateElement} template of a piece
   * @param {import("./words.js").Words} words
   */
  constructor(screen, template, words) {
    this.screen = screen;
    this.words = words;
    this.bands = [...screen.querySelectorAll("[data-band]")];
    this.panels = [...screen.querySelectorAll("[data-panel]")].map(
      (section) => new RoomPanel(/** @type {HTMLElement} */ (section), template, words),
    );
  }

  /** @param {Board} board */
  draw(board) {
    const { stage, view } = this.screen.dataset;
    for (const band of this.bands) band.toggleAttribute("hidden", band.getAttribute("data-band") !== stage);
    const isSeen = view === "stage";
    const filled = isSeen ? fillPanels(board.contributions ?? []) : {};
    // What is not seen holds no word either: it may have been taken back.
    for (const panel of this.panels) panel.draw(panel.section.closest("[hidden]") ? [] : (filled[panel.name] ?? []));
    if (isSeen) this.drawSum(board);
  }

  /**
   * What this room has brought together, in numbers.
   * @param {Board} board
   */
  drawSum(board) {
    const commitments = (board.contributions ?? []).filter(({ kind }) => kind === "commitment").length;
    /** @type {[string, number][]} */
    const counts = [
      ["people", board.n_people],
      ["notes", countNotes(board)],
      ["themes", board.themes.filter((theme) => theme.n_notes > 0).length],
      ["commitments", commitments],
    ];
    for (const line of this.screen.querySelectorAll(".thanks [data-over]")) {
      line.toggleAttribute("hidden", line.getAttribute("data-over") !== String(board.roundtable.is_over));
    }
    write(this.screen, ".thanks .sum", this.words.list(counts.filter(([, n]) => n > 0)));
  }
}
