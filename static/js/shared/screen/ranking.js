// What stands under a heading, and in which order: notes newest first, themes by what the room did. Plain data, no page.

import { countDissent } from "./stage.js";

/**
 * @typedef {{id: number, label: string, heading: string, kind: string, text: string, place: string, theme: number | null,
 *   reactions?: {me_too: number, differ: number}}} Note
 * @typedef {{id: number, heading: string, name: string, named_by?: string, n_notes: number, n_people: number | null, n_voices?: number,
 *   rank?: number[], is_heard_once?: boolean}} Theme
 * @typedef {{id: string, name: string, prompt: string}} Heading
 * @typedef {{phase: string, name: string, minutes: number, heading: string | null}} Slot
 * @typedef {{code: string, status: string, is_over: boolean, phase: string, phase_name: string,
 *   phase_heading: string | null, question: string, title: string, phase_started_at: string | null,
 *   phase_ends_at: string | null, paused_seconds: number | null, shows_notes: boolean, shows_themes: boolean,
 *   off_record: number, agenda: Slot[], spotlight?: {part: string, id: number} | null, lead?: number | null,
 *   page?: number | null, tables?: {table: number, theme: number}[], speaker?: string, topic?: string,
 *   holds_notes?: boolean, is_rehearsal?: boolean, sharing_mode?: string, is_sensitive?: boolean,
 *   image_width_cm?: number | null, furthest_seat_cm?: number | null}} Roundtable
 * @typedef {{roundtable: Roundtable, headings: Heading[], notes: Note[], themes: Theme[], n_people: number,
 *   rounds?: import("./votes.js").Round[], counts?: Record<string, number>,
 *   contributions?: import("./stage.js").Contribution[]}} Board
 */

export const KINDS = ["opportunity", "barrier", "strength", "ask", "none"];

/**
 * The notes of a heading, newest first. By number, since an edited note keeps its place.
 * @param {Note[]} notes
 * @param {string} heading
 */
export function newestFirst(notes, heading) {
  return notes.filter((note) => note.heading === heading).sort((a, b) => numberOf(b) - numberOf(a));
}

/**
 * The number in a label: what has one has got it in its turn, while ids are drawn by chance.
 * @param {{label?: string | null}} thing
 */
export const numberOf = ({ label }) => Number(label?.slice(1) ?? 0);

/**
 * The notes of a heading while the room argues: those most seen differently first, then those most agreed with, then the
 * newest.
 * @param {Note[]} notes
 * @param {string} heading
 */
export function mostArguedFirst(notes, heading) {
  const said = (/** @type {Note} */ { reactions }, /** @type {"differ" | "me_too"} */ word) => reactions?.[word] ?? 0;
  return newestFirst(notes, heading).sort((a, b) => said(b, "differ") - said(a, "differ") || said(b, "me_too") - said(a, "me_too"));
}

/**
 * The themes that are worth a row, largest first: by people, then notes, then age, so that equals do not change places.
 * @param {Pick<Board, "themes" | "notes">} board
 * @param {string} heading
 * @param {boolean} [areAsked] while they are voted on all are, since phones ask for all: those of one voice or of none too
 */
export function largestFirst({ themes, notes }, heading, areAsked = false) {
  const own = themes.filter((theme) => theme.heading === heading && (areAsked || theme.n_notes > 0));
  const loud = own.filter((theme) => areAsked || !isHeardOnce(theme, notes));
  // A heading whose themes are all of one voice shows these: it has not been silent.
  return (loud.length ? loud : own)
    .sort((a, b) => compareRanks(a.rank ?? [], b.rank ?? []) || a.id - b.id);
}

/**
 * Why no theme has a row: they are being made, or what they held was taken back or erased, or there are none.
 * @param {Pick<Board, "roundtable" | "themes">} board
 * @param {string} heading
 */
export function whyEmpty({ roundtable, themes }, heading) {
  if (roundtable.phase === "cluster") return "coming";
  return themes.some((theme) => theme.heading === heading) ? "hollow" : "lacking";
}

/**
 * The greater figure first, by the first in which they differ. The server ranks: `ranking.py` has the rule.
 * @param {number[]} one
 * @param {number[]} other
 */
function compareRanks(one, other) {
  return one.reduce((found, figure, index) => found || (other[index] ?? 0) - figure, 0);
}

/**
 * Whether one voice only stands behind a theme, and nobody argues with it.
 * @param {Theme} theme
 * @param {Note[]} notes
 */
function isHeardOnce(theme, notes) {
  return Boolean(theme.is_heard_once) && !countDissent(notes, theme.id);
}

/**
 * How many things were heard once under a heading: themes of one voice, and notes that stay on their own.
 * @param {Pick<Board, "themes" | "notes">} board
 * @param {string} heading
 */
export function countHeardOnce({ themes, notes }, heading) {
  const nRows = largestFirst({ themes, notes }, heading).length;
  return themes.filter((theme) => theme.heading === heading && theme.n_notes > 0).length - nRows + findPlaced(notes, heading, "alone").length;
}

/**
 * The notes of a heading that are in one place: `ungrouped`, `theme`, `alone` or `aside`.
 * @param {Note[]} notes
 * @param {string} heading
 * @param {string} place
 */
export function findPlaced(notes, heading, place) {
  return notes.filter((note) => note.heading === heading && note.place === place);
}

/**
 * The size of a theme's name. From 50 people on, what counts as large grows with the room: a tenth of it, and an eighth.
 * @param {number} nPeople behind the theme
 * @param {number} nInRoom
 * @returns {"small" | "middle" | "large"}
 */
export function sizeOf(nPeople, nInRoom) {
  const middle = Math.max(5, Math.round(nInRoom / 10));
  const large = Math.max(middle + 1, Math.round(nInRoom / 8));
  return nPeople >= large && nPeople >= 6 ? "large" : nPeople >= middle ? "middle" : "small";
}

/**
 * How many marks a row of a pile has: at most five, and rows as even as can be.
 * @param {number} nMarks
 */
export function columnsOf(nMarks) {
  return Math.ceil(nMarks / Math.max(1, Math.ceil(nMarks / 5)));
}

/**
 * How many notes of each kind, in the order of the key; kinds that do not occur are left out, notes of no said kind come last.
 * @param {{kind: string | null}[]} notes
 * @returns {[string, number][]}
 */
export function countKinds(notes) {
  return KINDS.map((kind) => /** @type {[string, number]} */ ([kind, notes.filter((note) => (note.kind ?? "none") === kind).length]))
    .filter(([, n]) => n > 0);
}
