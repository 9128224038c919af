// What a facilitator does on the grouping page, each as one order. What they had ticked stays ticked until it is done.

import { titleOf } from "./suggestions.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./suggestions.js").Group} Group */

/**
 * Accepts groups with their ticked notes, all in one order and so in one undo. Groups without a tick
 * or a name are left out.
 * @param {Desk} desk
 * @param {Group[]} groups
 */
export async function acceptSuggestions(desk, groups) {
  const { sort, heading } = desk;
  const taken = groups.filter((group) => group.name && sort.ticked(group).length > 0);
  if (!taken.length) return null;
  const entry = await desk.send("suggestions.accept", {
    heading,
    method: sort.method,
    names: taken.map((group) => group.name),
    groups: taken.map((group) => sort.ticked(group).join(" ")),
    hands: taken.map((group) => group.hand),
  });
  if (entry) for (const group of taken) sort.drop(group);
  desk.changed();
  return entry;
}

/**
 * @param {Desk} desk
 * @param {Group} group
 */
export async function dismissSuggestion(desk, group) {
  const entry = await desk.send("suggestion.dismiss", { heading: desk.heading, notes: group.notes });
  if (entry) desk.sort.drop(group);
  desk.changed();
  return entry;
}

/**
 * @param {Desk} desk
 * @param {number[]} notes
 * @param {string} place `theme`, `ungrouped`, `alone` or `aside`
 * @param {number | null} [theme] with the place `theme`
 * @param {() => unknown} [again] what Try again does
 */
export function moveNotes(desk, notes, place, theme = null, again = undefined) {
  const moving = notes.filter((id) => stands(desk.note(id), place, theme));
  if (moving.length)
    return desk.send("notes.move", { notes: moving, place, ...(theme === null ? {} : { theme }), stood: themesOf(desk, moving) }, again);
  const name = theme === null ? null : desk.theme(theme)?.name;
  if (name) desk.say("all_in", { name });
  return null;
}

/**
 * @param {any} note
 * @param {string} place
 * @param {number | null} theme
 * @returns {boolean} whether it stands elsewhere, so that there is something to move
 */
const stands = (note, place, theme) =>
  note !== null && (note.place !== place || (theme !== null && note.theme !== theme));

/**
 * @param {Desk} desk
 * @param {string} name
 * @param {number[]} notes may be empty
 * @param {() => unknown} [again] what Try again does
 * @param {number[]} [stood] where the notes were seen, in the same order
 */
export function makeTheme(desk, name, notes, again, stood = themesOf(desk, notes)) {
  return desk.send("theme.make", { heading: desk.heading, name, notes, stood }, again);
}

/**
 * Where notes stand as they are seen here, so that nobody takes one that another has placed meanwhile.
 * @param {Desk} desk
 * @param {number[]} notes
 * @returns {number[]} their themes; 0 for none
 */
export const themesOf = (desk, notes) => notes.map((id) => desk.note(id)?.theme ?? 0);

/**
 * @param {Desk} desk
 * @param {number} theme
 * @param {string} name
 */
export function renameTheme(desk, theme, name) {
  return desk.send("theme.rename", { theme, name });
}

/**
 * @param {Desk} desk
 * @param {number} theme
 */
export function dissolveTheme(desk, theme) {
  return desk.send("theme.dissolve", { theme });
}

/**
 * @param {Desk} desk
 * @param {number} theme
 * @param {number} into
 */
export function mergeThemes(desk, theme, into) {
  return desk.send("themes.merge", { theme, into });
}

/** @param {Desk} desk */
export function undo(desk) {
  return desk.step("undo");
}

/** @param {Desk} desk */
export function redo(desk) {
  return desk.step("redo");
}

/**
 * Adds notes to a suggestion, ticked. Nothing is applied, so nothing is sent.
 * @param {Desk} desk
 * @param {Group} group
 * @param {number[]} notes
 */
export function joinSuggestion(desk, group, notes) {
  const free = notes.filter((id) => desk.note(id)?.place === "ungrouped");
  if (!free.length) return;
  desk.sort.join(group, free);
  desk.selection.clear();
  desk.say("joined", { n: free.length, name: titleOf(group, desk.words) });
  desk.changed();
}
