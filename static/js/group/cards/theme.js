// A theme as a card: its name, how many said it, its notes. In a crowded heading it folds to two notes.
import { clone, drawKinds, drawNote, keepLines, slot, write } from "../drawing.js";
import { CROWDED } from "../tally.js";
import { countKinds } from "../../shared/screen/ranking.js";

const FOLDED = 2;

/** Which themes stand unfolded; the page remembers it for each. */
export class Folds {
  /** @param {import("../../lib/storage.js").Store} store */
  constructor(store) {
    this.store = store;
  }

  /** @param {number} theme */
  isOpen(theme) {
    return this.store.get(`open ${theme}`) === true;
  }

  /** @param {number} theme */
  turn(theme) {
    if (this.isOpen(theme)) this.store.remove(`open ${theme}`);
    else this.store.set(`open ${theme}`, true);
  }
}

/**
 * @param {HTMLElement} card
 * @param {import("../tally.js").Theme} theme
 * @param {import("../desk.js").Desk} desk
 * @param {Folds} folds
 */
export function drawTheme(card, theme, desk, folds) {
  const { words } = desk;
  const notes = desk.notes.filter((note) => note.theme === theme.id && note.place === "theme").reverse();
  const { name } = theme;
  write(slot(card, "name"), name);
  slot(card, "tag").hidden = theme.named_by !== "tool";
  write(slot(card, "menu-label"), words.text("menu_label", { name }));
  card.setAttribute("aria-label", words.text("theme_label", { name, n: notes.length }));
  write(
    slot(card, "count"),
    [words.text("notes", { n: notes.length }), ...(theme.n_people === null ? [] : [words.text("people", { n: theme.n_people })])].join(", "),
  );
  drawKinds(slot(card, "mix"), countKinds(notes));
  const rest = desk.notes.length > CROWDED && notes.length > FOLDED + 1 ? notes.length - FOLDED : 0;
  const isOpen = folds.isOpen(theme.id);
  const shown = rest && !isOpen ? notes.slice(0, FOLDED) : notes;
  keepLines(
    /** @type {HTMLElement} */ (card.querySelector(".notes")),
    shown,
    () => clone("row"),
    (line, note) => drawNote(line, note, desk.selection.has(note.id)),
  );
  const foot = /** @type {HTMLElement} */ (card.querySelector("footer"));
  foot.hidden = rest === 0;
  foot.querySelector("button")?.setAttribute("aria-expanded", String(isOpen));
  write(slot(card, "rest"), isOpen ? words.text("show_fewer") : words.text("show_more", { n: rest }));
}
