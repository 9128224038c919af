// A suggestion as a card: dashed, on the ground of the desk, with its ticks. Nothing of it is applied.
import { clone, drawKinds, drawNote, keepLines, slot, write } from "../drawing.js";
import { titleOf } from "../suggestions.js";
import { countKinds } from "../../shared/screen/ranking.js";

/**
 * @param {HTMLElement} card
 * @param {import("../suggestions.js").Group} group
 * @param {import("../desk.js").Desk} desk
 */
export function drawSuggestion(card, group, desk) {
  const { words, sort } = desk;
  const name = titleOf(group, words);
  const notes = group.notes.map((id) => desk.note(id)).filter(Boolean);
  const ticked = new Set(sort.ticked(group));
  const isOpen = sort.isOpen(group);
  write(slot(card, "name"), name);
  card.setAttribute("aria-label", words.text("suggestion_label", { name }));
  card.classList.toggle("folded", !isOpen);
  write(slot(card, "count"), group.name ? words.text("notes", { n: notes.length }) : ""); // a title instead of a name counts them
  drawKinds(slot(card, "mix"), countKinds(notes));
  for (const part of [".notes", ".act"]) /** @type {HTMLElement} */ (card.querySelector(part)).hidden = !isOpen;
  /** @type {HTMLElement} */ (card.querySelector("[data-do=rename]")).hidden = !isOpen;
  /** @type {HTMLElement} */ (card.querySelector("[data-do=open]")).hidden = isOpen;
  keepLines(
    /** @type {HTMLElement} */ (card.querySelector(".notes")),
    notes,
    () => clone("row"),
    (line, note) => drawNote(line, note, ticked.has(note.id)),
  );
  const accept = /** @type {HTMLButtonElement} */ (card.querySelector("[data-do=accept]"));
  accept.disabled = ticked.size === 0;
  write(slot(card, "accept"), words.text("accept", { n: ticked.size }));
}
