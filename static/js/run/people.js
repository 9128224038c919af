// Who is there, by sector and table; and the words off the record, behind a press, for a moment, on this screen alone.

import { ask, read } from "../lib/asking.js";
import { write } from "../shared/screen/rows.js";

/** How long words off the record stand on the screen, milliseconds. */
const SEEN = 30_000;

export class People {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {import("./desk.js").DeskDoors} doors */
  constructor({ root, state, words }) {
    this.pane = /** @type {HTMLElement} */ (root.querySelector("#pane-people"));
    this.root = root;
    this.state = state;
    this.words = words;
    this.list = /** @type {HTMLElement} */ (this.pane.querySelector("#off-words"));
    this.button = /** @type {HTMLButtonElement} */ (this.pane.querySelector("[data-desk=reveal]"));
    this.button.addEventListener("click", () => (this.list.childElementCount ? this.hide() : this.show()));
    addEventListener("blur", () => this.hide());
    document.addEventListener("visibilitychange", () => this.hide());
  }

  /**
   * @param {import("./desk.js").DeskData} data
   * @param {import("../shared/screen/ranking.js").Board} board
   */
  draw({ people, n_off_record: nOff }, { roundtable }) {
    const { words } = this;
    if (this.pane.hidden || this.root.hidden) this.hide();
    this.drawFigures("sectors", Object.entries(people.sectors).map(([key, n]) => [words.pick("sector", key), n]));
    const tables = Object.entries(people.tables).map(([key, n]) => [key === "0" ? words.say("no_table") : words.say("table", { n: Number(key) }), n]);
    this.pane.querySelector(".by-table")?.toggleAttribute("hidden", !Object.keys(people.tables).some((key) => key !== "0"));
    this.drawFigures("tables", /** @type {[string, number][]} */ (tables));
    const scribes = people.scribes.map((n) => words.say("scribe_table", { n }));
    write(this.pane, ".scribes", scribes.length ? words.say("scribes", { tables: words.lists.format(scribes) }) : "");
    write(this.pane, ".n-off", words.say("n_off", { n: nOff }));
    this.button.hidden = !nOff;
    write(this.pane, ".counted", nOff ? words.pick("counted", roundtable.shows_notes ? "shown" : "unshown") : "");
  }

  /** @param {{count: number, waiting: number}} presence */
  count({ count, waiting }) {
    const unsent = waiting ? ` ${this.words.say("unsent", { n: waiting })}` : "";
    write(this.pane, ".phones", this.words.say("connected", { n: count }) + unsent);
  }

  /**
   * @param {string} id
   * @param {[string, number][]} figures
   */
  drawFigures(id, figures) {
    const list = /** @type {HTMLElement} */ (this.pane.querySelector(`#${id}`));
    const key = JSON.stringify(figures);
    if (list.dataset.key === key) return;
    list.dataset.key = key;
    list.replaceChildren(
      ...figures.flatMap(([name, n]) => {
        const [term, figure] = [document.createElement("dt"), document.createElement("dd")];
        term.textContent = name;
        figure.textContent = this.words.figures.format(n);
        return [term, figure];
      }),
    );
  }

  /** Fetches the words and shows them until the time is over or somebody looks elsewhere. */
  async show() {
    const answer = await read(await ask(`/r/${this.state.code}/desk/off-record`));
    if (!document.hasFocus() || this.pane.hidden || this.root.hidden) return;
    const texts = answer ? answer.notes.map((/** @type {{text: string}} */ note) => note.text) : [this.words.say("not_shown")];
    this.list.replaceChildren(
      ...(texts.length ? texts : [this.words.say("none_there")]).map((/** @type {string} */ text) => {
        const item = document.createElement("li");
        item.dir = "auto";
        item.textContent = text;
        return item;
      }),
    );
    write(this.button, ".label", this.words.say("hide_words"));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), SEEN);
  }

  hide() {
    clearTimeout(this.#timer);
    if (this.list.childElementCount) this.list.replaceChildren();
    write(this.button, ".label", this.words.say("show_words"));
  }
}
