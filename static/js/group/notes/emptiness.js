// What the left list says when it shows no note: why, and where to go on.
import { slot, write } from "../drawing.js";
import { notesOf, tally } from "../tally.js";

/** @typedef {import("../desk.js").Desk} Desk */

/**
 * @param {HTMLElement} box
 * @param {Desk} desk
 * @param {{place: string, isEmpty: boolean}} list
 */
export function drawEmptiness(box, desk, { place, isEmpty }) {
  box.hidden = !isEmpty;
  if (!isEmpty) return;
  const why = findReason(desk, place);
  write(slot(box, "why"), desk.words.text(why, { name: desk.headingName }));
  const next = why === "empty_done" ? nextHeading(desk) : null;
  const button = /** @type {HTMLElement} */ (box.querySelector("[data-do=go-on]"));
  button.hidden = next === null;
  button.dataset.heading = next?.id ?? "";
  if (next) write(slot(button, "where"), desk.words.text("go_on", { name: next.name, n: next.n }));
}

/**
 * @param {Desk} desk
 * @param {string} place
 * @returns {string} the name of a sentence
 */
export function findReason(desk, place) {
  const sums = tally(desk.notes);
  if (sums[/** @type {"alone"} */ (place)] > 0) return "empty_search";
  if (place !== "ungrouped") return `empty_${place}`;
  if (sums.all) return "empty_done";
  return desk.board.roundtable.is_over ? "empty_over" : "empty_none";
}

/**
 * @param {Desk} desk
 * @returns {{id: string, name: string, n: number} | null} the next heading that has notes to group, round the table
 */
function nextHeading({ board, heading: shown }) {
  const here = board.headings.findIndex((/** @type {any} */ heading) => heading.id === shown);
  const others = [...board.headings.slice(here + 1), ...board.headings.slice(0, here)];
  const counted = others.map(({ id, name }) => ({ id, name, n: tally(notesOf(board, id)).ungrouped }));
  return counted.find(({ n }) => n > 0) ?? null;
}
