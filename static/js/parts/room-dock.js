// The facilitator's controls in the table: what each does, and what the one amber button says now.

import { OrderError } from "../lib/orders.js";
import { GRACE, Pending } from "./room-pending.js";
import { nextStep, previousStep } from "./room-steps.js";

/**
 * @typedef {import("./room-ranking.js").Roundtable} Roundtable
 * @typedef {import("./room-words.js").Words} Words
 * @typedef {import("../lib/orders.js").Orders} Orders
 * @typedef {import("./room-steps.js").Step} Step
 */

/** What one press of +2 gives, minutes. */
const EXTRA = 2;
/** How long a message stands in the table, milliseconds. */
const READING = 8_000;

export class RoomDock {
  /**
   * @param {HTMLElement} screen
   * @param {{orders: Orders, words: Words, askToClose: () => void}} doors
   */
  constructor(screen, { orders, words, askToClose }) {
    this.screen = screen;
    this.orders = orders;
    this.words = words;
    this.askToClose = askToClose;
    /** @type {Roundtable | undefined} */
    this.roundtable = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.reading = undefined;
    this.pending = new Pending((left) => this.drawNext(left));
  }

  /** @param {Roundtable} roundtable */
  draw(roundtable) {
    if (this.roundtable && this.roundtable.phase !== roundtable.phase) this.pending.stop();
    this.roundtable = { ...roundtable };
    this.button("back").disabled = previousStep(roundtable) === null;
    this.button("extend").disabled = roundtable.status !== "live" || roundtable.phase_ends_at === null;
    this.button("close").disabled = roundtable.status !== "live";
    this.button("close").hidden = nextStep(roundtable).act === "close"; // the amber button says so then
    if (!this.pending.isWaiting) this.drawNext(null);
  }

  /** @param {number | null} left seconds until the announced step is taken */
  drawNext(left) {
    const button = this.button("next");
    const step = this.step();
    if (!step) return;
    const name = left !== null ? "undo" : step.act === "phase" ? "next" : step.act;
    const label = button.querySelector(".label");
    if (label) label.textContent = this.words.say(name, { phase: step.name, n: left ?? 0 });
    button.classList.toggle("waiting", left !== null);
  }

  /** Takes the step forward; one that moves everybody's phone is announced first. */
  next() {
    const step = this.step();
    if (!step) return;
    if (step.act === "write_up") location.assign(`/write-up/${this.roundtable?.code}`);
    else if (step.act === "close") this.askToClose();
    else if (step.act === "open") this.send("roundtable.open", {});
    else if (!this.pending.isWaiting) this.announce(step);
  }

  /** Goes back one phase, announced like the step forward. */
  back() {
    const step = this.roundtable && previousStep(this.roundtable);
    if (step && !this.pending.isWaiting) this.announce(step);
  }

  /** @param {Step} step */
  announce(step) {
    this.announced = step;
    this.pending.start(() => this.send("phase.change", { phase: step.phase }));
    this.say(this.words.say("taking", { phase: step.name, n: GRACE }), true);
  }

  /** Stops a step that is announced. */
  undo() {
    if (this.pending.stop()) this.say(this.words.say("stopped"), true);
  }

  extend() {
    if (!this.button("extend").disabled) this.send("phase.extend", { minutes: EXTRA });
  }

  /** The step that is announced, or else the next. */
  step() {
    if (this.pending.isWaiting) return this.announced;
    return this.roundtable && nextStep(this.roundtable);
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} values
   */
  async send(name, values) {
    const button = this.button("next");
    button.setAttribute("aria-busy", "true");
    try {
      await this.orders.send(name, values);
    } catch (fault) {
      this.say(fault instanceof OrderError ? fault.message : this.words.say("offline"));
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  /**
   * Says a sentence in the place of the steps, or only to those who hear the screen.
   * @param {string} text
   */
  say(text, isHeardOnly = false) {
    const says = this.screen.querySelector(".says");
    if (!says) return;
    clearTimeout(this.reading);
    says.textContent = text;
    says.classList.toggle("sr", isHeardOnly);
    this.reading = setTimeout(() => (says.textContent = ""), READING);
  }

  /**
   * @param {string} act
   * @returns {HTMLButtonElement}
   */
  button(act) {
    const found = this.screen.querySelector(`.dock [data-act=${act}]`);
    if (!(found instanceof HTMLButtonElement)) throw new Error(`the table has no control ${act}`);
    return found;
  }
}
