// Everybody's notes, heading by heading and there by theme, with what one can say to each: me too, or differently.
import { notesOf } from "./plan.js";
import { clone, put, write } from "../sections.js";

/** The view of other people's notes. One heading is open at a time; which one, this phone remembers. */
export class NotesView {
  /** @type {Map<string, any>} tabs, sections, groups and notes, each made once */
  #made = new Map();
  #chosen = "";
  #again = () => {};

  /** @param {{words: import("../sections.js").Words, store: import("../../lib/storage.js").Store,
   *   send: (name: string, values: Record<string, any>) => void, seen: () => number}} page */
  constructor(page) {
    this.page = page;
    this.element = clone("others");
  }

  /** @param {import("../../lib/board.js").Board} board @param {import("../../lib/outbox.js").Order[]} orders */
  show(board, orders) {
    this.#again = () => this.show(board, orders);
    const headings = notesOf(board, orders);
    const keys = headings.map(({ heading }) => heading.id);
    if (!keys.includes(this.#chosen)) this.#chosen = keys[0] ?? "";
    this.element.querySelector(".empty").hidden = keys.length > 0;
    put(this.element.querySelector(".tabs"), headings.map(({ heading, n }) => this.#tab(heading, n)));
    put(this.element.querySelector(".sections"), headings.map((each) => this.#section(each)));
  }

  /** @param {string} key @param {string} template @returns {any} */
  #make(key, template) {
    const thing = this.#made.get(key) ?? clone(template);
    this.#made.set(key, thing);
    return thing;
  }

  /** @param {any} heading @param {number} n */
  #tab({ id, name }, n) {
    const tab = this.#make(`tab ${id}`, "other-tab");
    dress(tab, id, name);
    write(tab.querySelector(".n"), String(n));
    tab.href = `#others-${id}`;
    tab.setAttribute("aria-current", String(id === this.#chosen));
    tab.onclick = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#chosen = id;
      this.#again();
    };
    return tab;
  }

  /** @param {ReturnType<typeof notesOf>[number]} each */
  #section({ heading, groups }) {
    const section = this.#make(`section ${heading.id}`, "other-section");
    section.id = `others-${heading.id}`;
    section.hidden = heading.id !== this.#chosen;
    dress(section, heading.id, heading.name);
    put(section, [section.querySelector("h2"), ...groups.map((group) => this.#group(group, groups.length))]);
    return section;
  }

  /** @param {{key: string, theme: string, notes: any[]}} group @param {number} n_groups */
  #group({ key, theme, notes }, n_groups) {
    const group = this.#make(`group ${key}`, "other-group");
    const title = group.querySelector("h3");
    write(title, theme || this.page.words.text("other"));
    title.hidden = !theme && n_groups === 1;
    put(group.querySelector("ul"), notes.map((note) => this.#note(note)));
    return group;
  }

  /** @param {any} note */
  #note(note) {
    const item = this.#make(`note ${note.id}`, "other");
    const shown = JSON.stringify(note);
    if (item.dataset.shown === shown) return item;
    item.dataset.shown = shown;
    const marks = /** @type {any} */ (document.getElementById("marks")).content;
    item.querySelector(".kind").replaceChildren(...(marks.querySelector(`[data-kind="${note.kind ?? "none"}"]`)?.cloneNode(true).childNodes ?? []));
    write(item.querySelector(".text"), note.text ?? "");
    write(item.querySelector(".id"), note.label);
    item.querySelector(".marks").hidden = !note.is_own;
    item.querySelector(".reacts").hidden = note.is_own;
    for (const count of item.querySelectorAll("[data-count]")) {
      count.hidden = !note.reactions[count.dataset.count];
      write(count.querySelector(".n"), String(note.reactions[count.dataset.count]));
    }
    for (const button of item.querySelectorAll("[data-reaction]")) this.#button(button, note);
    return item;
  }

  /** @param {any} button @param {any} note */
  #button(button, { id, said, reactions }) {
    const word = button.dataset.reaction;
    button.setAttribute("aria-pressed", String(said === word));
    write(button.querySelector(".n"), String(reactions[word] || ""));
    button.onclick = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.page.send("note.react", { note: id, reaction: said === word ? "" : word, seen: this.page.seen() });
    };
  }
}

/** Gives a thing its heading's colour, icon and name. @param {any} thing @param {string} id @param {string} name */
function dress(thing, id, name) {
  const label = thing.querySelector(".name");
  write(label, name);
  if (thing.classList.contains(`eco-${id}`)) return;
  thing.classList.add(`eco-${id}`);
  label.before(document.querySelector(`#headings .eco-${id} .i`)?.cloneNode(true) ?? "");
}
