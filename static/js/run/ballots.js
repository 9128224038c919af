// The facilitator's controls of votes in the table: opening and closing one, and showing its results heading by heading.

import { write } from "../shared/screen/rows.js";
import { stageOf } from "../shared/screen/stage.js";
import { lastRound, openableKinds, roundToShow } from "../shared/screen/votes.js";

/**
 * @typedef {import("../shared/screen/ranking.js").Board} Board
 * @typedef {(name: string, values: Record<string, unknown>) => void} Send
 */

/** What each person has in a vote of dots. */
const DOTS = { n_dots: 3, most_on_one: 2 };

export class Ballots {
  /**
   * @param {HTMLElement} screen
   * @param {import("../shared/screen/words.js").Words} words
   * @param {Send} send
   */
  constructor(screen, words, send) {
    this.part = /** @type {HTMLElement} */ (screen.querySelector(".ballots"));
    this.screen = screen;
    /** The same acts in the list of all controls: there is room for all of them at any time. */
    this.rows = document.querySelectorAll("#keys :is([data-act=dots], [data-act=grid], [data-act=end-vote])");
    this.words = words;
    this.send = send;
    /** @type {Board | undefined} */
    this.board = undefined;
  }

  /** @param {Board} board */
  draw(board) {
    this.board = board;
    const round = lastRound(board);
    const isLive = board.roundtable.status === "live";
    const kinds = openableKinds(board);
    const isLeft = board.headings.some(({ id }) => roundToShow(board, id));
    // A stage has no place for results: a press there would show them to phones alone.
    const hasPlace = stageOf(board.roundtable) === null;
    const reveals = isLive && hasPlace && round?.is_open === false && isLeft;
    this.part.classList.toggle("revealing", reveals);
    this.button("end-vote").hidden = !isLive || !round?.is_open;
    write(this.button("end-vote"), ".label", this.words.say("close_vote", { n: round?.turnout ?? 0, all: board.n_people }));
    this.button("dots").hidden = !kinds.includes("dots");
    this.button("grid").hidden = !kinds.includes("grid");
    for (const row of this.rows) row.toggleAttribute("disabled", this.button(row.getAttribute("data-act") ?? "").hidden);
    write(this.button("dots"), ".label", this.words.say(round ? "vote_again" : "vote"));
    /** @type {HTMLElement} */ (this.part.querySelector(".reveal")).hidden = !reveals;
    for (const button of this.part.querySelectorAll("[data-results]")) this.drawReveal(button);
    this.part.hidden = !reveals && !kinds.length && !(isLive && round?.is_open);
    this.screen.classList.toggle("has-ballots", !this.part.hidden);
  }

  /**
   * One heading's button: what a press would show, or that nothing is left to show.
   * @param {Element} button
   */
  drawReveal(button) {
    const key = button.getAttribute("data-results") ?? "";
    const heading = this.board?.headings.find(({ id }) => id === key)?.name ?? key;
    const round = this.board && roundToShow(this.board, key);
    const isShown = Boolean(this.board?.rounds?.some((each) => each.shown.includes(key)));
    const name = round ? `show_${round.kind}` : isShown ? "shown" : "no_results";
    const label = this.words.say(name, { heading });
    button.toggleAttribute("disabled", !round);
    button.classList.toggle("done", !round && isShown);
    button.setAttribute("title", label);
    write(button, ".label", label);
  }

  /** @param {"dots" | "grid"} kind */
  open(kind) {
    this.send("round.open", { kind, ...DOTS });
  }

  close() {
    this.send("round.close", {});
  }

  /**
   * Lets the room see what was voted under a heading.
   * @param {string} heading
   */
  show(heading) {
    const round = this.board && roundToShow(this.board, heading);
    if (round) this.send("results.show", { round: round.id, heading });
  }

  /** @param {string} act */
  button(act) {
    return /** @type {HTMLButtonElement} */ (this.part.querySelector(`[data-act=${act}]`));
  }
}
