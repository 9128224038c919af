// The bar at the foot of the left list: what is ticked, and where it may go.
import { clone, slot, write } from "../drawing.js";
import { joinSuggestion, moveNotes } from "../verbs.js";

const MOST_CHIPS = 3;
const PAUSE_MS = 150; // several ticks in a row ask once

/** @typedef {import("../suggestions.js").Group} Group */

/** Shown only while something is ticked. */
export class MoveBar {
  #timer = 0;
  #asked = "";
  /** @type {number[]} themes that the ticked notes may belong to, best first */
  #themes = [];
  /** @type {Map<string, Set<number>>} by a suggestion's name, the notes that are likely to belong to it */
  #likely = new Map();

  /**
   * @param {HTMLElement} root
   * @param {import("../desk.js").Desk} desk
   * @param {import("../questions.js").Questions} questions
   * @param {{openPlaces: () => void, openFill: () => void}} doors
   */
  constructor(root, desk, questions, doors) {
    this.root = root;
    this.desk = desk;
    this.questions = questions;
    root.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button"));
      if (button?.dataset.do === "move") doors.openPlaces();
      if (button?.dataset.do === "new") doors.openFill();
      if (button?.dataset.do === "clear") this.clear();
      if (button?.dataset.theme) moveNotes(desk, desk.selection.ids, "theme", Number(button.dataset.theme));
      if (button?.dataset.group) this.#join(button.dataset.group);
    });
  }

  /** @returns {number[]} themes that the ticked notes may belong to, best first; for the dialog too */
  get themes() {
    return this.#themes;
  }

  clear() {
    this.desk.selection.clear();
    this.desk.changed();
  }

  draw() {
    const { desk } = this;
    const n = desk.selection.size;
    this.root.hidden = n === 0;
    if (n === 0) return this.#forget();
    write(slot(this.root, "n"), desk.words.text("selected", { n }));
    this.root.setAttribute("aria-label", desk.words.text("selected_region", { n }));
    this.#ask();
    this.#drawChips();
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#asked = "";
    this.#themes = [];
  }

  #ask() {
    const { desk } = this;
    const asked = `${desk.selection.ids} ${desk.themes.map((theme) => theme.id)}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#learn(asked), PAUSE_MS);
  }

  /** @param {string} asked */
  async #learn(asked) {
    const { desk, questions } = this;
    try {
      const answer = desk.themes.length ? await questions.belongings(desk.selection.ids) : { themes: [] };
      if (!answer || asked !== this.#asked) return;
      this.#themes = answer.themes;
      desk.changed();
      await this.#learnLikely();
      desk.changed();
    } catch {
      // Chips are an offer: without an answer there are none, and Move to… lists every theme.
    }
  }

  async #learnLikely() {
    const { desk, questions } = this;
    for (const { name } of desk.sort.groups.slice(0, MOST_CHIPS)) {
      if (!name || this.#likely.has(name)) continue;
      const answer = await questions.candidates(desk.heading, name);
      if (answer) this.#likely.set(name, new Set(answer.likely));
    }
  }

  /** @returns {Group[]} suggestions that a ticked note is likely to belong to and is not yet in */
  #groups() {
    const { ids } = this.desk.selection;
    const fits = (/** @type {Group} */ group) =>
      ids.some((id) => this.#likely.get(group.name)?.has(id) && !group.notes.includes(id));
    return this.desk.sort.groups.filter(fits);
  }

  #drawChips() {
    const { desk } = this;
    const groups = this.#groups().slice(0, 1);
    const stand = new Set(desk.selection.ids.map((id) => desk.note(id)?.theme));
    const themes = this.#themes
      .map((id) => desk.theme(id))
      .filter((theme) => theme && !(stand.size === 1 && stand.has(theme.id)));
    const chips = [
      ...groups.map((group) => ({ name: group.name, data: { group: group.key } })),
      ...themes.map((theme) => ({ name: theme.name, data: { theme: String(theme.id) } })),
    ].slice(0, MOST_CHIPS);
    slot(this.root, "may").hidden = chips.length === 0;
    const row = slot(this.root, "chips");
    const picture = JSON.stringify(chips);
    if (row.dataset.seen === picture) return;
    row.dataset.seen = picture;
    row.replaceChildren(
      ...chips.map(({ name, data }) => {
        const chip = clone("chip");
        chip.textContent = name;
        chip.classList.toggle("dash", "group" in data);
        Object.assign(chip.dataset, data);
        return chip;
      }),
    );
  }

  /** @param {string} key */
  #join(key) {
    const group = this.desk.sort.find(key);
    if (group) joinSuggestion(this.desk, group, this.desk.selection.ids);
  }
}
