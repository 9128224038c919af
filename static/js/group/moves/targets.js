// Where notes go: by Move to…, by drop, and what each spot of the desk would do with a drop.
import { joinSuggestion, moveNotes } from "../verbs.js";

const PLACES = ["alone", "aside", "new"];

/**
 * Asks where the ticked notes should go, or the one in focus, and moves them.
 * @param {import("../desk.js").Desk} desk
 * @param {import("./dialog.js").PlaceDialog} dialog
 * @param {import("../filling/name-then-fill.js").NameThenFill} form
 * @param {number[]} likely themes they may belong to, best first; these are offered first
 */
export async function moveByDialog(desk, dialog, form, likely) {
  const ids = desk.selection.size ? desk.selection.ids : focusedNote();
  if (!ids.length) return;
  const rank = (/** @type {{id: number}} */ theme) =>
    likely.includes(theme.id) ? likely.indexOf(theme.id) : likely.length;
  const isElsewhere = (/** @type {{id: number}} */ theme) => ids.some((id) => desk.note(id)?.theme !== theme.id);
  const themes = () => desk.themes.filter(isElsewhere).sort((one, other) => rank(one) - rank(other));
  const isPlaced = ids.some((id) => desk.note(id)?.place !== "ungrouped");
  const title = desk.words.text("move_title", { n: ids.length });
  const choice = await dialog.ask({ title, themes, places: isPlaced ? ["ungrouped", ...PLACES] : PLACES });
  if (choice?.place === "new") form.open({ picked: ids, name: choice.query });
  else if (choice) await moveNotes(desk, ids, choice.place, choice.theme);
}

/** @returns {number[]} the note whose line has the focus, as a list of one */
function focusedNote() {
  const line = /** @type {HTMLElement | null | undefined} */ (document.activeElement?.closest("[data-note]"));
  return line ? [Number(line.dataset.note)] : [];
}

/**
 * What a drop would do at a spot of the desk.
 * @param {Element} under
 * @param {import("../desk.js").Desk} desk
 * @param {import("../filling/name-then-fill.js").NameThenFill} form
 * @returns {import("./drag.js").Target | null} null where a drop does nothing
 */
export function dropTarget(under, desk, form) {
  const element = /** @type {HTMLElement | null} */ (
    under.closest("[data-card], .seg [data-place], .list, .nothing, .cols, .first")
  );
  if (!element) return null;
  const { card, place } = element.dataset;
  if (card === "fill") return { element, drop: (ids) => (desk.fill?.pick(ids), desk.changed()) };
  if (card?.startsWith("theme:"))
    return { element, drop: (ids) => moveNotes(desk, ids, "theme", Number(card.slice(6))) };
  const group = card && desk.sort.find(card);
  if (group) return { element, drop: (ids) => joinSuggestion(desk, group, ids) };
  if (element.matches(".cols, .first")) return { element, isNew: true, drop: (ids) => form.open({ picked: ids }) };
  const shown = place ?? /** @type {HTMLElement} */ (document.querySelector(".seg [aria-pressed=true]")).dataset.place;
  return { element, drop: (ids) => moveNotes(desk, ids, String(shown)) };
}
