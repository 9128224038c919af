// Name, then fill: a new theme from its name. As one types, notes that may belong are ranked; ticks by hand stay.
import { clone, slot, write } from "../drawing.js";
import { composes } from "../../lib/shortcuts.js";
import { drawForm } from "./form.js";
import { Ranking } from "./ranking.js";
import { makeTheme, moveNotes, themesOf } from "../verbs.js";

const PAUSE_MS = 300; // between the last letter and the question

/** Only one is open at a time; it stands on top of the first column. */
export class NameThenFill {
  /** @type {HTMLElement | null} */
  card = null;
  #timer = 0;
  #asked = "";
  #answered = "";
  #entered = ""; // the name that Enter was pressed on

  /**
   * @param {import("../desk.js").Desk} desk
   * @param {import("../questions.js").Questions} questions
   */
  constructor(desk, questions) {
    this.desk = desk;
    this.questions = questions;
    desk.addEventListener("heading", () => this.close());
  }

  /**
   * Opens the form, or puts the focus into the one that is open.
   * @param {{picked?: number[], theme?: {id: number, name: string} | null, name?: string}} [start]
   */
  open({ picked = [], theme = null, name = "" } = {}) {
    const { desk } = this;
    if (desk.fill?.theme === null && !theme) return this.#goOn(picked, name);
    this.close();
    desk.fill = new Ranking(picked, theme?.id ?? null);
    desk.selection.clear();
    this.card = clone("fill");
    this.card.dataset.card = "fill";
    this.field.value = theme?.name ?? name;
    this.field.readOnly = theme !== null;
    if (theme) write(slot(this.card, "title"), desk.words.text("add_to", { name: theme.name }));
    this.#listen(this.card);
    desk.changed();
    if (this.field.value) this.#ask();
    queueMicrotask(() => queueMicrotask(() => this.field.focus()));
  }

  /** A new theme is being named: what was typed and ticked stays. @param {number[]} picked come to it @param {string} name */
  #goOn(picked, name) {
    if (name && !this.field.value.trim()) this.field.value = name;
    this.desk.fill?.pick(picked);
    this.desk.selection.clear();
    this.desk.changed();
    this.#ask();
    this.field.focus();
  }

  /** @param {HTMLElement} card */
  #listen(card) {
    card.addEventListener("submit", (event) => (event.preventDefault(), this.accept()));
    card.addEventListener("input", (event) => event.target === this.field && this.#typed());
    card.addEventListener("change", (event) => this.#tick(/** @type {HTMLInputElement} */ (event.target)));
    card.addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target).closest("button")));
    card.addEventListener("keydown", (event) => event.key === "Escape" && !composes(event) && (event.stopPropagation(), this.close()));
    this.field.addEventListener("keydown", (event) => event.key === "Enter" && this.#enter(event));
  }

  /** @returns {HTMLInputElement} */
  get field() {
    return /** @type {any} */ (this.card?.querySelector("input[name=name]"));
  }

  close() {
    if (!this.card) return;
    clearTimeout(this.#timer);
    this.card.remove();
    Object.assign(this, { card: null });
    this.#asked = this.#answered = this.#entered = "";
    this.desk.fill = null;
    this.desk.changed();
  }

  draw() {
    const theme = this.desk.fill?.theme ?? null;
    if (this.card && theme !== null && !this.desk.theme(theme)) this.#leave();
    if (this.card) drawForm(this.card, this.desk, { free: this.#free(), exists: this.#exists });
  }

  /** Somebody has merged or dissolved the theme: what was ticked for it is ticked where it stands, to go elsewhere. */
  #leave() {
    const { desk } = this;
    const ticked = desk.fill?.byHand ?? [];
    this.close();
    for (const id of ticked) desk.selection.tick(desk.note(id), true);
    desk.say("filled_gone", {});
  }

  /** Makes the theme with what is ticked. The form stays, ticks and all, until it is done. */
  async accept() {
    const { desk, card } = this;
    const name = this.field?.value.trim();
    if (!desk.fill || !name) return;
    const ticked = desk.fill.ticked(this.#free(), this.#exists);
    const { theme } = desk.fill;
    const isNew = theme === null;
    // Whoever ticked notes wants no empty theme; who does presses once more.
    if (isNew && !ticked.length && desk.fill.nGone) return void desk.say("gone", { n: desk.fill.nGone }), void (desk.fill.nGone = 0);
    const stood = themesOf(desk, ticked);
    // Tried again it is the same order, so that what was done without an answer is not done twice.
    const send = async () => {
      const again = () => this.card === card && send();
      const done = await (isNew ? makeTheme(desk, name, ticked, again, stood) : moveNotes(desk, ticked, "theme", theme, again));
      if (done && this.card === card) this.close();
      else if (this.card === card && document.activeElement === card) this.field.focus();
    };
    // What is pressed before the answer is a key of the page, such as undo, and no letter of the name.
    if (document.activeElement === this.field) card?.focus();
    await send();
  }

  /**
   * A name may be typed and entered faster than it can be said which notes belong to it. The first Enter then asks for
   * these, and the next one makes the theme, answered or not.
   * @param {KeyboardEvent} event
   */
  #enter(event) {
    const { fill } = this.desk;
    const name = this.field.value.trim();
    const isReady = this.#answered === name || this.#entered === name || Boolean(fill?.ticked(this.#free(), this.#exists).length);
    if (!name || !fill || fill.theme !== null || isReady || !this.#free().length || composes(event)) return;
    event.preventDefault();
    this.#entered = name;
    clearTimeout(this.#timer);
    this.#ask();
  }

  #free() {
    return this.desk.free.map((note) => note.id);
  }

  #exists = (/** @type {number} */ id) => this.desk.note(id)?.heading === this.desk.heading;

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PAUSE_MS);
    this.desk.changed();
  }

  async #ask() {
    const { desk, questions, card } = this;
    const name = this.field.value.trim();
    if (!name || name === this.#asked) return;
    this.#asked = name;
    try {
      const answer = await questions.candidates(desk.heading, name, desk.fill?.theme, desk.fill?.byHand, desk.fill?.turnedAway);
      if (!answer || this.card !== card) return;
      desk.fill?.take(answer);
      this.#answered = name;
    } catch (fault) {
      this.#asked = "";
      desk.complain(fault, () => this.card === card && this.#ask());
    }
    desk.changed();
  }

  /** @param {HTMLInputElement} box */
  #tick(box) {
    const id = Number(/** @type {HTMLElement | null} */ (box.closest("[data-note]"))?.dataset.note);
    if (id) this.desk.fill?.tick(id, box.checked);
    this.desk.changed();
  }

  /** @param {HTMLElement | null} button */
  #press(button) {
    const { fill } = this.desk;
    if (!fill || !button?.dataset.do) return;
    if (button.dataset.do === "cancel") return this.close();
    if (button.dataset.do === "rest") fill.showsRest = !fill.showsRest;
    if (button.dataset.do === "all") {
      const { likely } = fill.lists(this.#free(), this.#exists);
      const isTicked = !likely.some((id) => fill.isTicked(id));
      for (const id of likely) fill.tick(id, isTicked);
    }
    this.desk.changed();
  }
}
