// What not every phone needs at once: votes, exercises, writing for a table, the card for who was away. Loaded with the
// first of them.
import { fill } from "../lib/texts.js";
import { keepPlace } from "./keeping-place.js";
import { bringParts, bringStyle } from "./late-parts.js";

/**
 * @typedef {{board: () => import("../lib/board.js").Board, seen: () => number, outbox: import("../lib/outbox.js").Outbox,
 *   clock: import("../lib/clock.js").Clock, kept: import("../lib/storage.js").Store, votes: import("../lib/storage.js").Store,
 *   drafts: import("../lib/storage.js").Store, say: (words: string) => void, words: Record<string, string>}} Page
 * @typedef {{votes?: boolean, exercise?: boolean, scribe?: boolean, card?: boolean}} Needed
 */

/** @param {string} id @returns {any} */
const find = (id) => document.getElementById(id);

/** The views, each loaded when it is first shown. What shows or hears gives whether all it needs could be had. */
export class LateViews {
  /** @type {import("./vote/view.js").VoteView | null} */
  #votes = null;
  /** @type {import("./exercise/view.js").ExerciseView | null} */
  #exercise = null;
  /** @type {import("./scribe-switch.js").ScribeSwitch | null} */
  #scribe = null;
  /** @type {import("./card.js").PhoneCard | null} */
  #card = null;

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.place = find("exercise");
  }

  /** @param {Needed} needed @returns {Promise<boolean>} */
  async show(needed) {
    if (!(await this.#bring(needed))) return false;
    const board = this.page.board();
    if (needed.scribe) this.#scribe?.show(board);
    if (needed.exercise) keepPlace(() => this.#exercise?.show(board) ?? false);
    if (needed.votes) this.#showVotes(board);
    return true;
  }

  /** @param {import("../lib/board.js").Board} board */
  #showVotes(board) {
    const { say, words } = this.page;
    if (this.#votes?.show(board)) say(words.voting);
    else if (!this.#votes?.isOpen && find("said").textContent === words.voting) say("");
  }

  /** @param {() => {now: boolean, tightened: boolean}} want @returns {Promise<boolean>} */
  async showCard(want) {
    if (!(await this.#bring({ card: true }))) return false;
    const wanted = want();
    const { roundtable } = this.page.board();
    const wasHidden = find("card").hidden;
    keepPlace(() => {
      if (wanted.now) this.#card?.showNow(roundtable);
      if (wanted.tightened) this.#card?.showTightened(roundtable);
      return wasHidden;
    });
    return true;
  }

  /** Something in the outbox has changed. */
  look() {
    this.#scribe?.show(this.page.board());
    this.#votes?.look();
    this.#exercise?.look();
  }

  /** An order was taken by the server, or refused. @param {import("../lib/outbox.js").Order} order @returns {Promise<boolean>} */
  async hear(order) {
    if (order.refusal?.fields.is_sure) return this.#ask(order);
    const needed = order.name === "scribe.change" ? "scribe" : order.name.startsWith("vote.") ? "votes" : "exercise";
    if (!(await this.#bring({ [needed]: true }))) return false;
    if (needed === "scribe") this.#scribe?.hear(order);
    if (needed === "votes") this.#votes?.hear(order);
    if (needed === "exercise") this.#hearExercise(order);
    this.look();
    if (needed === "scribe") this.#scribe?.lead();
    return true;
  }

  /** Asks before an order changes what people vote on; words that are not sent stay to be put back. @param {any} order */
  #ask({ id, name, values, refusal }) {
    const isSure = confirm(refusal.message);
    if (!isSure && name === "note.edit") return true;
    if (this.page.outbox.takeOut(id) && isSure) this.page.outbox.add(name, { ...values, is_sure: true });
    return true;
  }

  /** @param {import("../lib/outbox.js").Order} order */
  #hearExercise(order) {
    this.#exercise?.show(this.page.board());
    const said = this.#exercise?.hear(order);
    if (said) this.page.say(said);
  }

  /** @param {Needed} needed @returns {Promise<boolean>} */
  async #bring({ votes = false, exercise = false, scribe = false, card = false }) {
    try {
      if (votes || exercise || card) await bringParts(this.place.dataset.parts);
      await Promise.all([votes && this.#bringVotes(), exercise && this.#bringExercise(), scribe && this.#bringScribe(), card && this.#bringCard()]);
      return true;
    } catch (fault) {
      if (fault instanceof TypeError && !/fetch|import|load/i.test(fault.message)) throw fault; // a mistake of ours
      return false;
    }
  }

  async #bringVotes() {
    const [{ VoteView }] = await Promise.all([import("./vote/view.js"), bringStyle("vote-style", find("vote").dataset.style)]);
    this.#votes ??= new VoteView({ vote: find("vote"), soon: find("soon") }, this.page.votes, this.page.outbox);
  }

  async #bringExercise() {
    const [{ ExerciseView }] = await Promise.all([import("./exercise/view.js"), bringStyle("exercise-style", this.place.dataset.style)]);
    this.#exercise ??= new ExerciseView(this.place, this.page.drafts, this.page.outbox, this.page.seen);
  }

  async #bringScribe() {
    const { ScribeSwitch } = await import("./scribe-switch.js");
    this.#scribe ??= new ScribeSwitch(this.page.outbox, this.page.kept, (name, n) => fill(this.page.words[name], { n }));
  }

  async #bringCard() {
    const { PhoneCard } = await import("./card.js");
    this.#card ??= new PhoneCard(find("card"), this.page.clock);
  }
}
