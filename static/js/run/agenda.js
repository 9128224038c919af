// An agenda while it is being changed: what its lines may be, and what is wrong with which. Plain data, no page.

/** @typedef {{phase: string, minutes: number, heading: string | null}} Line */
/** @typedef {"twice" | "minutes"} Fault */

/** As the server has it: a line of 0 minutes runs no clock. */
const MOST_MINUTES = 240;
export const LEAST_LINES = 2;
export const MOST_LINES = 24;

/** The phase that may be for one heading. */
export const GATHERING = "post";

/**
 * What is wrong with each line, null where nothing is.
 * @param {Line[]} lines
 * @returns {(Fault | null)[]}
 */
export function findFaults(lines) {
  const places = lines.map(({ phase, heading }) => `${phase} ${heading ?? ""}`);
  return lines.map(({ minutes }, index) => {
    if (places.indexOf(places[index]) < index) return "twice";
    return Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES ? null : "minutes";
  });
}

/**
 * How long the agenda is, and when it ends if the room goes on from where it is; minutes that are no number count none.
 * @param {Line[]} lines
 * @param {{at: number, left: number} | null} here the place of the present line, and the seconds that it still has
 * @param {Date} now
 * @returns {{minutes: number, ends: Date | null}}
 */
export function sumUp(lines, here, now) {
  const sum = (/** @type {Line[]} */ some) => some.reduce((n, { minutes }) => n + (minutes > 0 ? minutes : 0), 0);
  const after = here && sum(lines.slice(here.at + 1)) * 60 + Math.max(0, here.left);
  return { minutes: sum(lines), ends: after === null ? null : new Date(now.getTime() + after * 1000) };
}

/**
 * The lines as `agenda.change` takes them.
 * @param {Line[]} lines
 */
export function writeAgenda(lines) {
  return {
    phases: lines.map(({ phase }) => phase),
    minutes: lines.map(({ minutes }) => minutes),
    headings: lines.map(({ heading }) => heading ?? ""),
  };
}

/**
 * A line that the agenda does not have yet: the first phase that is missing, else gathering for a heading that is.
 * @param {Line[]} lines
 * @param {string[]} phases in their usual order
 * @param {string[]} headings
 * @returns {Line}
 */
export function freshLine(lines, phases, headings) {
  const phase = phases.find((each) => !lines.some((line) => line.phase === each));
  if (phase) return { phase, minutes: 5, heading: null };
  const heading = headings.find((each) => !lines.some((line) => line.heading === each)) ?? null;
  return { phase: GATHERING, minutes: 5, heading };
}
