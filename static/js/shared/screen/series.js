// What earlier roundtables of the programme shared, and what was promised there: asked for when somebody wants to see it.

/**
 * @typedef {{id: number, lines: string[], n_more: number, text: string}} Shared
 * @typedef {{text: string, owner: string, cluster: string, due_on: string | null, is_overdue: boolean}} Due
 */

/** What has been found; nothing until it was asked for. @type {{shared: Shared[], due: Due[]}} */
export const series = { shared: [], due: [] };
/** @type {Promise<void> | null} */
let asked = null;

/**
 * Asks once, and again only if the server did not answer.
 * @param {string} code
 * @param {() => void} onAnswer
 */
export function askForSeries(code, onAnswer) {
  asked ??= fetch(`/room/${code}/series`, { headers: { Accept: "application/json" } })
    .then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      const { shared, due } = await answer.json();
      Object.assign(series, { shared: shared.lines.length ? [shared] : [], due });
      onAnswer();
    })
    .catch(() => {
      asked = null;
    });
}
