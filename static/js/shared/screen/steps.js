// The agenda seen from where the room stands: the step the facilitator takes next, and the one before. Plain data.

import { countNotes } from "./reveal.js";
import { stageOf } from "./stage.js";
import { lastRound, roundToShow } from "./votes.js";

/**
 * @typedef {import("./ranking.js").Roundtable} Roundtable
 * @typedef {import("./ranking.js").Slot} Slot
 * @typedef {{act: "open" | "phase" | "close" | "write_up", slot: Slot | null}} Step
 */

/**
 * The one step forward: open a draft, go to the next line of the agenda, close after the last, then write up.
 * @param {Roundtable} roundtable
 * @returns {Step}
 */
export function nextStep(roundtable) {
  if (roundtable.is_over) return { act: "write_up", slot: null };
  if (roundtable.status === "draft") return { act: "open", slot: null };
  const slot = roundtable.agenda[placeOf(roundtable) + 1];
  return slot ? { act: "phase", slot } : { act: "close", slot: null };
}

/**
 * What a line of the agenda lacks to be of any use now: the name of a phrase, or "" where it lacks nothing.
 * @param {Step} step
 * @param {import("./ranking.js").Board} board
 * @param {number} [nUnshown] how many of the notes that are counted before the reveal are off the record, held or withheld
 */
export function findLack({ slot }, board, nUnshown = 0) {
  const { themes, roundtable } = board;
  const nThemes = themes.filter(({ n_notes }) => n_notes > 0).length;
  const hasNotes = countNotes(board) > (roundtable.shows_notes ? 0 : nUnshown);
  /** @type {Record<string, boolean>} */
  const isEmpty = { vote: !nThemes, discuss: !nThemes, reveal: !hasNotes, cluster: !hasNotes };
  if (roundtable.status !== "live" || !slot) return "";
  if (isEmpty[slot.phase]) return `lacks_${slot.phase}`;
  return roundtable.phase === "vote" && stageOf({ phase: slot.phase, is_over: false }) && hidesResults(board) ? "lacks_results" : "";
}

/**
 * Whether people have voted what the room screen has not shown: in a phase with a stage of its own it has no place for it.
 * @param {import("./ranking.js").Board} board
 */
function hidesResults(board) {
  const round = lastRound(board);
  if (round?.is_open) return round.turnout > 0;
  return round !== undefined && board.headings.some(({ id }) => roundToShow(board, id));
}

/**
 * The line of the agenda before this one, or null where there is none to go back to.
 * @param {Roundtable} roundtable
 * @returns {Step | null}
 */
export function previousStep(roundtable) {
  const slot = roundtable.status === "live" ? roundtable.agenda[placeOf(roundtable) - 1] : undefined;
  return slot ? { act: "phase", slot } : null;
}

/**
 * Where the room stands in the agenda. Gathering may have a line for each heading, so the phase alone does not tell.
 * @param {Pick<Roundtable, "agenda" | "phase" | "phase_heading">} roundtable
 */
export function placeOf({ agenda, phase, phase_heading }) {
  return agenda.findIndex((slot) => isSame(slot, { phase, heading: phase_heading }));
}

/**
 * Whether two lines of an agenda are the same one: minutes may change, phase and heading name it.
 * @param {{phase: string, heading?: string | null}} one
 * @param {{phase: string, heading?: string | null}} other
 */
export function isSame(one, other) {
  return one.phase === other.phase && (one.heading || null) === (other.heading || null);
}

/**
 * The agenda as the strip shows it: lines of one phase that follow each other stand as one, under the name of the
 * present line where it is one of them; the line after that stands beside it.
 * @param {Roundtable} roundtable
 * @returns {{slot: Slot, isPresent: boolean}[]}
 */
export function stripOf(roundtable) {
  const present = roundtable.agenda[placeOf(roundtable)];
  /** @type {{slot: Slot, isPresent: boolean}[]} */
  const strip = [];
  for (const slot of roundtable.agenda) {
    const last = strip.at(-1);
    if (last?.isPresent && last.slot.phase === slot.phase) strip.push({ slot, isPresent: false });
    else if (last?.slot.phase !== slot.phase) strip.push({ slot: { ...slot, heading: null }, isPresent: false });
    if (slot === present) strip[strip.length - 1] = { slot, isPresent: true };
  }
  return strip;
}

/**
 * What a line of the agenda is called, with its heading where it has one.
 * @param {Slot} slot
 * @param {import("./ranking.js").Heading[]} headings
 * @param {import("./words.js").Words} words
 * @param {string} [phrase] `slot` for a label, "Gather: Talent"; `slot_in_words` within a sentence
 */
export function nameSlot({ name, heading }, headings, words, phrase = "slot") {
  const found = headings.find(({ id }) => id === heading);
  return found ? words.say(phrase, { phase: name, heading: found.name }) : name;
}
