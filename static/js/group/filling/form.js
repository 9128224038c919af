// Drawing the form of "name, then fill": its lists, its counts, and what its button would do.
import { clone, drawNote, keepLines, slot, write } from "../drawing.js";
import { drawFit } from "../cards/naming.js";

/** @typedef {import("./ranking.js").Ranking} Ranking */
/** @typedef {import("../desk.js").Desk} Desk */

/**
 * @param {HTMLElement} card
 * @param {Desk} desk with the ranking in `fill`
 * @param {{free: number[], exists: (id: number) => boolean}} notes
 */
export function drawForm(card, desk, { free, exists }) {
  const ranking = desk.fill;
  if (!ranking) return;
  const { picked, likely, possible, rest } = ranking.lists(free, exists);
  drawList(card, "picked", picked, desk);
  drawList(card, "likely", likely, desk);
  drawList(card, "possible", ranking.showsRest ? [...possible, ...rest] : possible, desk);
  const { words } = desk;
  const more = /** @type {HTMLElement} */ (card.querySelector("[data-do=rest]"));
  more.hidden = rest.length === 0;
  write(more, ranking.showsRest ? words.text("show_fewer") : words.text("show_more", { n: rest.length }));
  const all = /** @type {HTMLElement} */ (card.querySelector("[data-do=all]"));
  write(all, words.text(likely.some((id) => ranking.isTicked(id)) ? "untick_all" : "tick_all"));
  drawFoot(card, desk, ranking, ranking.ticked(free, exists).length);
}

/**
 * @param {HTMLElement} card
 * @param {string} name of the list
 * @param {number[]} ids
 * @param {Desk} desk
 */
function drawList(card, name, ids, desk) {
  const ranking = /** @type {Ranking} */ (desk.fill);
  const section = /** @type {HTMLElement} */ (card.querySelector(`[data-list="${name}"]`));
  section.hidden = ids.length === 0;
  const n = ids.filter((id) => ranking.isTicked(id)).length;
  write(slot(section, "n"), name === "possible" ? String(ids.length) : desk.words.text("ticked", { n }));
  keepLines(
    /** @type {HTMLElement} */ (section.querySelector(".notes")),
    ids.map((id) => desk.note(id)),
    () => clone("row"),
    (line, note) => drawNote(line, note, ranking.isTicked(note.id)),
  );
}

/**
 * @param {HTMLElement} card
 * @param {Desk} desk
 * @param {Ranking} ranking
 * @param {number} n how many notes are ticked
 */
function drawFoot(card, { words }, ranking, n) {
  const field = /** @type {HTMLInputElement} */ (card.querySelector("input[name=name]"));
  const isNew = ranking.theme === null;
  slot(card, "hint").hidden = ranking.isRanked || n > 0;
  drawFit(slot(card, "fit"), isNew ? field.value : "", words);
  slot(card, "earlier").hidden = ranking.earlier.length === 0;
  write(slot(card, "earlier"), ranking.earlier.length ? words.text("earlier", { clusters: ranking.earlier.join(", ") }) : "");
  write(
    slot(card, "accept"),
    isNew && n === 0 ? words.text("create_empty") : words.text(isNew ? "accept" : "add", { n }),
  );
  const submit = /** @type {HTMLButtonElement} */ (card.querySelector("[type=submit]"));
  submit.disabled = field.value.trim() === "" || (!isNew && n === 0);
}
