// Themes under their headings: one section a heading, one row a theme, each made once and then only filled anew.
import { fill } from "../lib/texts.js";

/** @typedef {{heading: {id: string, name: string}, themes: any[]}} Group */

/** @param {string} id @returns {any} */
const find = (id) => document.getElementById(id);

/** @param {string} id of a template @returns {any} a copy of its one element */
export const clone = (id) => find(id).content.firstElementChild.cloneNode(true);

/** @param {Element} element @param {string} text written only where it is new, so that nothing is said twice */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** What the page has to say about votes, or about something else whose words it holds. */
export class Words {
  #words;
  #plurals = new Intl.PluralRules(document.documentElement.lang);

  constructor(id = "vote-words") {
    this.#words = JSON.parse(find(id).textContent);
  }

  /** @param {string} name @returns {Record<string, string>} words by something else's name */
  list(name) {
    return this.#words[name];
  }

  /** @param {string} name @param {Record<string, any>} [values] with `n` where one and several differ @returns {string} */
  text(name, values = {}) {
    const words = this.#words[name];
    return fill(Array.isArray(words) ? words[this.#plurals.select(values.n) === "one" ? 0 : 1] : words, values);
  }
}

/** The sections of one view. */
export class Sections {
  /** @type {Map<string, any>} */
  #sections = new Map();
  /** @type {Map<number, any>} */
  #rows = new Map();

  /**
   * @param {Element} place
   * @param {(theme: any) => Element} make
   * @param {(row: any, theme: any) => void} draw
   */
  constructor(place, make, draw) {
    this.place = place;
    this.make = make;
    this.draw = draw;
  }

  /** @param {Group[]} groups */
  show(groups) {
    put(this.place, groups.map((group) => this.#section(group)));
  }

  /** @param {Group} group */
  #section({ heading, themes }) {
    const section = this.#sections.get(heading.id) ?? makeSection(heading.id);
    this.#sections.set(heading.id, section);
    write(section.querySelector(".name"), heading.name);
    put(section.querySelector("ul"), themes.map((theme) => this.#row(theme)));
    return section;
  }

  /** @param {any} theme */
  #row(theme) {
    const row = this.#rows.get(theme.id) ?? this.make(theme);
    this.#rows.set(theme.id, row);
    write(row.querySelector("h3"), theme.name);
    this.draw(row, theme);
    return row;
  }
}

/** @param {string} heading */
function makeSection(heading) {
  const section = clone("vote-section");
  section.classList.add(`eco-${heading}`);
  section.querySelector("h2").prepend(document.querySelector(`#headings .eco-${heading} .i`)?.cloneNode(true) ?? "");
  return section;
}

/** @param {Element} place @param {Element[]} children in their order; what stands right is not touched, nor its focus */
export function put(place, children) {
  for (const child of [...place.children]) if (!children.includes(child)) child.remove();
  children.forEach((child, at) => place.children[at] !== child && place.insertBefore(child, place.children[at] ?? null));
}
