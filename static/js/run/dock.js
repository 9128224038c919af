// The facilitator's controls in the table: what each does, and what the one amber button says now.

import { Ballots } from "./ballots.js";
import { ClockControls } from "./clock-controls.js";
import { GRACE, Pending } from "./pending.js";
import { partOf, write } from "../shared/screen/rows.js";
import { Speaker } from "./speaker.js";
import { findLack, isSame, nameSlot, nextStep, previousStep } from "../shared/screen/steps.js";

/**
 * @typedef {import("../shared/screen/ranking.js").Board} Board
 * @typedef {import("../shared/screen/ranking.js").Roundtable} Roundtable
 * @typedef {import("../shared/screen/words.js").Words} Words
 * @typedef {import("../lib/orders.js").Orders} Orders
 * @typedef {import("../shared/screen/steps.js").Step} Step
 * @typedef {{seq: number, kind: string, names: string[]}} Made
 * @typedef {{undo: Made | null, redo: Made | null}} Steps
 */

export class RoomDock extends Speaker {
  /**
   * @param {HTMLElement} screen
   * @param {{orders: Orders, words: Words, seen: () => number, askToClose: () => void}} doors
   */
  constructor(screen, { orders, words, seen, askToClose }) {
    super(screen, orders, words);
    this.askToClose = askToClose;
    /** Told what an order of this page came to. @type {(entry: import("../lib/board.js").Entry) => void} */
    this.onTaken = () => {};
    this.onUnshown = () => {};
    this.seen = seen;
    /** @type {Board | undefined} */
    this.board = undefined;
    /** What one press of undo or redo would take back or do again: the desk tells, the room's board does not know. @type {Steps} */
    this.steps = { undo: null, redo: null };
    /** How many notes the room counts and will not see: the desk alone is told. */
    this.nUnshown = 0;
    this.nHeld = 0; // those whose words the close erases
    /** @type {Roundtable | undefined} */
    this.roundtable = undefined;
    this.pending = new Pending((left) => this.drawNext(left));
    const send = (/** @type {string} */ name, /** @type {Record<string, unknown>} */ values) => this.send(name, values);
    this.ballots = new Ballots(screen, words, send);
    this.clock = new ClockControls({ pause: this.button("pause"), extend: this.button("extend") }, words, send, seen);
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} values
   */
  async send(name, values) {
    const entry = await super.send(name, values);
    this.clock.notice(entry?.shown ?? 0);
    if (entry) this.onTaken(entry);
    return entry;
  }

  /** @param {Board} board */
  draw(board) {
    const { roundtable } = board;
    this.board = board;
    const before = this.roundtable && { phase: this.roundtable.phase, heading: this.roundtable.phase_heading };
    const now = { phase: roundtable.phase, heading: roundtable.phase_heading };
    this.headings = board.headings;
    if (before && !isSame(before, now) && this.pending.stop()) this.tellMoved(roundtable);
    this.roundtable = { ...roundtable };
    this.button("back").disabled = previousStep(roundtable) === null;
    document.body.classList.toggle("over", roundtable.is_over);
    // Beside "Next: Group", which moves everybody's phone, the way to the page of that name has its sign alone.
    this.screen.classList.toggle("groups-next", nextStep(roundtable)?.slot?.phase === "cluster");
    this.clock.draw(roundtable);
    this.ballots.draw(board);
    if (!this.pending.isWaiting) this.drawNext(null);
  }

  /** @param {number | null} left seconds until the announced step is taken */
  drawNext(left) {
    const button = this.button("next");
    const step = this.step();
    if (!step) return;
    const name = left !== null ? "undo" : step.act === "phase" ? "next" : step.act;
    const phase = left === null ? this.shorten(step) : this.name(step, "slot_in_words");
    const lack = this.findLack(step);
    const short = lack && left === null ? this.words.say(`${lack}_short`) : ""; // a sentence here would hide Undo
    write(button, ".label", this.words.say(name, { phase, n: left ?? 0 }) + short);
    button.classList.toggle("waiting", left !== null);
    const warning = /** @type {HTMLElement} */ (this.screen.querySelector("#lack"));
    warning.hidden = !lack;
    if (lack) write(/** @type {HTMLElement} */ (warning.parentElement), "#lack", this.words.say(lack));
  }

  /** @param {number} n */
  noteUnshown(n) {
    this.nUnshown = n;
    this.onUnshown();
    if (!this.pending.isWaiting) this.drawNext(null);
  }

  /** @param {Step} step */
  findLack(step) {
    return this.board ? findLack(step, this.board, this.nUnshown) : "";
  }

  /**
   * The next line of the agenda in a word: its phase, or its heading where that alone is new.
   * @param {Step} step
   */
  shorten({ act, slot }) {
    const isSamePhase = slot?.phase === this.roundtable?.phase;
    const heading = isSamePhase && this.headings?.find(({ id }) => id === slot?.heading);
    return heading ? heading.name : slot?.name ?? this.words.say(act);
  }

  /**
   * @param {Step} step
   * @param {"slot" | "slot_in_words"} phrase
   */
  name({ act, slot }, phrase) {
    return slot ? nameSlot(slot, this.headings ?? [], this.words, phrase) : this.words.say(act);
  }

  /** Takes the step forward; one that moves everybody's phone is announced first. */
  next() {
    const step = this.step();
    if (!step) return;
    if (step.act === "write_up") location.assign(`/write-up/${this.roundtable?.code}`);
    else if (step.act === "close") this.askToClose();
    else if (!this.pending.isWaiting) this.announce(step);
  }

  /** Goes back one line of the agenda, announced like the step forward. */
  back() {
    const step = this.roundtable && previousStep(this.roundtable);
    if (step && !this.pending.isWaiting) this.announce(step);
  }

  /** @param {Step} step */
  announce(step) {
    this.announced = step;
    const seen = this.seen();
    const { phase, heading } = step.slot ?? { phase: "", heading: null };
    this.pending.start(() => {
      if (step.act === "open") this.send("roundtable.open", {});
      else this.send("phase.change", { phase, heading: heading ?? "", step: seen });
    });
    const lack = this.findLack(step);
    this.say([lack && this.words.say(lack), this.words.say("taking", { phase: this.name(step, "slot_in_words"), n: GRACE })].filter(Boolean).join(" "), true);
  }

  /**
   * Somebody else was faster with a step that was announced here.
   * @param {Roundtable} roundtable
   */
  tellMoved({ phase, phase_name: name, phase_heading: heading }) {
    const isSameStep = this.announced?.slot && isSame(this.announced.slot, { phase, heading });
    const said = nameSlot({ phase, name, minutes: 0, heading }, this.headings ?? [], this.words, "slot_in_words");
    this.say(this.words.say(isSameStep ? "already_there" : "moved", { phase: said }));
  }

  /** Stops a step that is announced, or else undoes the last step of grouping, if that is what the room is doing. */
  async undo() {
    if (this.pending.stop()) return this.say(this.words.say("stopped"), true);
    if (this.roundtable?.phase !== "cluster") return this.say(this.words.say("no_undo"));
    await this.take("undo", this.steps.undo);
  }

  async redo() {
    if (this.roundtable?.phase === "cluster") await this.take("redo", this.steps.redo);
  }

  /**
   * Takes a step of grouping back, or does it again, by its number: another one on top is somebody else's.
   * @param {"undo" | "redo"} act
   * @param {Made | null} made
   */
  async take(act, made) {
    if (!made) return this.say(this.words.say("no_step"));
    if (!(await this.send(`grouping.${act}`, { step: made.seq }))) return;
    const names = made.names.map((name) => `“${name}”`).join(", ");
    this.say(this.words.say(act === "undo" ? "undid" : "redid", { did: [this.words.pick("did", made.kind), names].filter(Boolean).join(" ") }));
  }

  /** The step that is announced, or else the next. */
  step() {
    if (this.pending.isWaiting) return this.announced;
    return this.roundtable && nextStep(this.roundtable);
  }

  /** @param {string} act @returns {HTMLButtonElement} */
  button(act) {
    return partOf(this.screen, `.dock [data-act=${act}]`);
  }
}
