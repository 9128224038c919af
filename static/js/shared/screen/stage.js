// What stands on the room screen in the exercises that are not about notes, and in which order. Plain data, no page.

import { numberOf } from "./ranking.js";

/**
 * @typedef {{id: number, kind: string, label: string, text: string, detail: string, heading: string | null,
 *   theme: number | null, table: number | null, due_on: string | null, is_marked: boolean, is_record: boolean,
 *   answers: Record<string, number>}} Contribution
 * @typedef {"in" | "edge" | "out"} Place
 */

/** The phases with a stage of their own; in the others the four headings stand round the table. */
const STAGED = ["keynote", "evidence", "define", "pitch", "commit", "close"];
/** Those with something below the table too, so that it crosses the screen. */
const CROSSED = ["keynote", "define", "pitch"];

/**
 * Whether the table crosses a phase's stage or stands beneath it; null where there are the headings instead. A closed
 * roundtable shows what it found.
 * @param {{phase: string, is_over: boolean}} roundtable
 * @returns {"crossed" | "whole" | null}
 */
export function stageOf({ phase, is_over }) {
  if (is_over || !STAGED.includes(phase)) return null;
  return CROSSED.includes(phase) ? "crossed" : "whole";
}

/**
 * Where a case belongs if over half of those who sorted it say so, as the report has it; else on the edge.
 * @param {Record<string, number>} answers
 * @returns {Place}
 */
export function placeCase({ in: nIn = 0, edge = 0, out = 0 }) {
  const all = nIn + edge + out;
  if (2 * nIn > all) return "in";
  return 2 * out > all ? "out" : "edge";
}

/**
 * What each panel shows, in its order: chosen ones first, then by support, then by age; asks, offers and commitments
 * the newest first.
 * @param {Contribution[]} contributions those that this screen may show
 * @returns {Record<string, Contribution[]>} by the panel's name
 */
export function fillPanels(contributions) {
  const of = (/** @type {string} */ kind) => contributions.filter((each) => each.kind === kind);
  const cases = of("case").sort(bySupport);
  const placed = (/** @type {Place} */ place) => cases.filter(({ answers }) => placeCase(answers) === place);
  return {
    questions: of("question").filter((each) => !each.is_marked).sort(bySupport),
    answered: of("question").filter((each) => each.is_marked).sort(bySupport),
    baselines: of("baseline").sort(byAge),
    in: placed("in"),
    edge: placed("edge"),
    out: placed("out"),
    wordings: of("wording").sort(bySupport),
    lines: of("line").sort(bySupport),
    asks: of("ask").sort(byAge).reverse(),
    offers: of("offer").sort(byAge).reverse(),
    commitments: of("commitment").sort(byAge).reverse(),
  };
}

/**
 * The records of the tables under a heading, or of none, the newest first.
 * @param {Contribution[]} contributions
 * @param {string | null} heading
 */
export function recordsOf(contributions, heading) {
  return contributions.filter((each) => each.kind === "record" && each.heading === heading).sort(byAge).reverse();
}

/**
 * The tables that take a theme, by number.
 * @param {{tables?: {table: number, theme: number}[]}} roundtable
 * @param {number} theme
 */
export function tablesOf({ tables = [] }, theme) {
  return tables.filter((each) => each.theme === theme).map(({ table }) => table);
}

/**
 * How many notes of a theme somebody saw differently; people are not added up, since one may differ from several.
 * @param {{theme: number | null, reactions?: {me_too: number, differ: number}}[]} notes
 * @param {number} theme
 */
export function countDissent(notes, theme) {
  return notes.filter((note) => note.theme === theme && note.reactions?.differ).length;
}

/**
 * How many people said anything to a contribution.
 * @param {Contribution} contribution
 */
function support({ answers }) {
  return Object.values(answers).reduce((sum, n) => sum + n, 0);
}

/**
 * @param {Contribution} one
 * @param {Contribution} other
 */
function bySupport(one, other) {
  return Number(other.is_marked) - Number(one.is_marked) || support(other) - support(one) || byAge(one, other);
}

/**
 * @param {Contribution} one
 * @param {Contribution} other
 */
function byAge(one, other) {
  return numberOf(one) - numberOf(other);
}
