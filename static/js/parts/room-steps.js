// The agenda seen from where the room stands: the step the facilitator takes next, and the one before. Plain data.

/**
 * @typedef {import("./room-ranking.js").Roundtable} Roundtable
 * @typedef {{act: "open" | "phase" | "close" | "write_up", phase: string, name: string}} Step
 */

/**
 * The one step forward: open a draft, go to the next phase, close after the last, then write up.
 * @param {Roundtable} roundtable
 * @returns {Step}
 */
export function nextStep(roundtable) {
  if (roundtable.is_over) return { act: "write_up", phase: "", name: "" };
  if (roundtable.status === "draft") return { act: "open", phase: "", name: "" };
  const slot = roundtable.agenda[placeOf(roundtable) + 1];
  return slot ? { act: "phase", phase: slot.phase, name: slot.name } : { act: "close", phase: "", name: "" };
}

/**
 * The phase before this one, or null where there is none to go back to.
 * @param {Roundtable} roundtable
 * @returns {Step | null}
 */
export function previousStep(roundtable) {
  const slot = roundtable.status === "live" ? roundtable.agenda[placeOf(roundtable) - 1] : undefined;
  return slot ? { act: "phase", phase: slot.phase, name: slot.name } : null;
}

/** @param {Roundtable} roundtable */
function placeOf(roundtable) {
  return roundtable.agenda.findIndex((slot) => slot.phase === roundtable.phase);
}
