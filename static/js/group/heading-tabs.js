// The four headings with how many notes each has still to group. A tab shows its heading without loading the page anew.
import { retitle } from "../lib/titles.js";
import { slot, write } from "./drawing.js";
import { notesOf, tally } from "./tally.js";

/** With more characters than this in a name, four of them take two lines each. */
const LONG_NAME = 24;

/** The row of tabs under the table. */
export class HeadingTabs {
  /**
   * @param {HTMLElement} root
   * @param {import("./desk.js").Desk} desk
   */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    root.addEventListener("click", (event) => {
      const tab = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-heading]"));
      if (!tab?.dataset.heading || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      desk.show(tab.dataset.heading);
    });
    desk.addEventListener("heading", () => history.replaceState(null, "", `?heading=${desk.heading}`));
  }

  draw() {
    const { board, words, heading: shown } = this.desk;
    this.root.classList.toggle("long", board.headings.some(({ name }) => name.length > LONG_NAME));
    for (const heading of board.headings) {
      const tab = this.#tab(heading.id);
      const { all, ungrouped: n } = tally(notesOf(board, heading.id));
      write(slot(tab, "name"), heading.name);
      write(slot(tab, "count"), n ? words.text(board.roundtable.is_over ? "not_grouped" : "to_group", { n }) : words.text(all ? "all_grouped" : "no_notes"));
      slot(tab, "done").hidden = n > 0 || all === 0;
      if (heading.id === shown) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
  }

  /** @param {string} id */
  #tab(id) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-heading="${id}"]`));
  }
}

/**
 * Dresses the desk in the colour, pattern and name of the heading that is shown.
 * @param {HTMLElement} main
 * @param {HTMLElement} title
 * @param {import("./desk.js").Desk} desk
 */
export function dressDesk(main, title, desk) {
  const { board, heading, headingName: name, words } = desk;
  for (const { id } of board.headings) main.classList.toggle(`eco-${id}`, id === heading);
  write(title, words.text("group_title", { name }));
  retitle(board.roundtable.title);
  const place = words.text("group_title", { name });
  const [, ...rest] = document.title.split(". ");
  document.title = [place, ...rest].join(". ");
}
