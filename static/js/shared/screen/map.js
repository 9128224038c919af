// The map of all themes, drawn by the server: asked for when somebody wants to see it, and again when themes change.

/** What has been drawn; nothing until it was asked for. @type {{id: number, drawing: string, text: string}[]} */
export const maps = [];
/** Of what state of the themes that is. */
let state = "";

/**
 * Asks once for each state of the themes and their notes, and again only if the server did not answer.
 * @param {string} code
 * @param {import("./ranking.js").Board} board
 * @param {() => void} onAnswer
 */
export function askForMap(code, board, onAnswer) {
  const { notes, themes } = board;
  const now = JSON.stringify([themes.map(({ id, name, n_notes, n_people }) => [id, name, n_notes, n_people]), notes.length]);
  if (now === state) return;
  state = now;
  fetch(`/room/${code}/map`)
    .then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      const drawing = await answer.text();
      if (state !== now) return;
      maps.splice(0, maps.length, ...(drawing ? [{ id: 1, drawing, text: "" }] : []));
      onAnswer();
    })
    .catch(() => {
      state = "";
    });
}

/**
 * @param {string} drawing
 * @returns {Element} that can stand in the page
 */
export function readMap(drawing) {
  return document.importNode(new DOMParser().parseFromString(drawing, "image/svg+xml").documentElement, true);
}
