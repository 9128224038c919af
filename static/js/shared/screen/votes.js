// What the room screen and its controls make of votes: which round counts now, what is shown, and in which order.

import { fullAt } from "../../lib/bars.js";

/**
 * @typedef {import("./ranking.js").Board} Board
 * @typedef {import("./ranking.js").Theme} Theme
 * @typedef {{theme: number, n_dots: number, n_people: number, importance: number | null, feasibility: number | null,
 *   is_split: boolean}} Tally
 * @typedef {{id: number, kind: "dots" | "grid", is_open: boolean, turnout: number, themes: number[], shown: string[],
 *   ballot: {id: number, heading: string, name: string, into?: number | null}[], tallies: Tally[]}} Round
 * @typedef {Theme & {tally: Tally, since?: string}} Result
 * @typedef {{kind: "dots" | "grid", results: Result[]}} Results
 */

/**
 * The vote that is under way, or else the last; undefined before the first.
 * @param {Board} board
 * @returns {Round | undefined}
 */
export function lastRound(board) {
  return oldestFirst(board).at(-1);
}

/**
 * The vote whose turnout stands in the table: one that is open, or the last while the room is still voting.
 * @param {Board} board
 */
export function roundInTable(board) {
  const round = lastRound(board);
  return round && (round.is_open || board.roundtable.phase === "vote") && !board.roundtable.is_over ? round : undefined;
}

/**
 * Which kinds of vote can be opened now: none while one is open or where there is nothing to vote on, and a grid once
 * dots were counted, since it asks only of the themes that they put on top.
 * @param {Board} board
 * @returns {("dots" | "grid")[]}
 */
export function openableKinds(board) {
  const { status, phase } = board.roundtable;
  const rounds = oldestFirst(board);
  if (status !== "live" || phase !== "vote" || rounds.some((round) => round.is_open) || !board.themes.length) return [];
  return rounds.findLast((round) => round.kind === "dots")?.turnout ? ["dots", "grid"] : ["dots"];
}

/**
 * The closed vote whose results under a heading come next on the room screen, or undefined when it has seen all: dots before
 * the grid that asked of them. Who voted again wants the newer of two alike; the older is in the report.
 * @param {Board} board
 * @param {string} heading
 */
export function roundToShow(board, heading) {
  const closed = oldestFirst(board).filter((round) => !round.is_open && ballotUnder(board, round, heading).length);
  const newest = closed.filter((round, at) => !closed.slice(at + 1).some(({ kind }) => kind === round.kind));
  return newest.find(({ shown }) => !shown.includes(heading));
}

/**
 * The newest results that the room may see under a heading, best first; null where there are none, and during a vote.
 * @param {Board} board
 * @param {string} heading
 * @returns {Results | null}
 */
export function resultsUnder(board, heading) {
  if (lastRound(board)?.is_open) return null; // the room votes again, on themes and not on how they did
  for (const round of oldestFirst(board).reverse()) {
    if (round.is_open || !round.shown.includes(heading)) continue;
    const results = ballotUnder(board, round, heading)
      .flatMap((theme) => round.tallies.filter((tally) => tally.theme === theme.id).map((tally) => ({ ...theme, tally })));
    if (results.length) return { kind: round.kind, results: results.sort(round.kind === "dots" ? byDots : byImportance) };
  }
  return null;
}

/**
 * The number of dots at which a bar is full, in all votes alike.
 * @param {Board} board
 */
export function fullBar(board) {
  const rounds = oldestFirst(board).filter(({ kind }) => kind === "dots");
  const isShown = (/** @type {Round} */ { shown, ballot }, /** @type {Tally} */ { theme }) =>
    shown.includes(ballot.find(({ id }) => id === theme)?.heading ?? "");
  const figures = rounds.flatMap((round) => round.tallies.filter((tally) => isShown(round, tally)).map(({ n_dots }) => n_dots));
  return fullAt(Math.max(0, ...rounds.map(({ turnout }) => turnout)), figures);
}

/**
 * What a vote asks under a heading, as it stood on the ballot: merged, dissolved or renamed since, a theme keeps its name.
 * @param {Pick<Board, "themes">} board
 * @param {Round} round
 * @param {string} heading
 * `since` is the name of the theme that it has been merged into.
 * @returns {(Theme & {since?: string})[]}
 */
export function ballotUnder({ themes }, { ballot }, heading) {
  const gone = { n_notes: 0, n_people: 0 };
  const find = (/** @type {number | null | undefined} */ wanted) => themes.find(({ id }) => id === wanted);
  return ballot
    .filter((asked) => asked.heading === heading)
    .map((asked) => ({ ...gone, ...find(asked.id), ...asked, since: find(asked.into)?.name }));
}

/** @param {Board} board @returns {Round[]} without votes that were closed before anybody had voted: they chose nothing */
function oldestFirst({ rounds = [] }) {
  return rounds.filter((round) => round.is_open || round.turnout > 0).sort((one, other) => one.id - other.id);
}

/**
 * @param {Result} one
 * @param {Result} other
 */
function byDots({ id, tally }, other) {
  return other.tally.n_dots - tally.n_dots || other.tally.n_people - tally.n_people || id - other.id;
}

/**
 * @param {Result} one
 * @param {Result} other
 */
function byImportance({ id, tally }, other) {
  const gap = (/** @type {"importance" | "feasibility"} */ name) => (other.tally[name] ?? 0) - (tally[name] ?? 0);
  return gap("importance") || gap("feasibility") || id - other.id;
}
