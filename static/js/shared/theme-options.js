// A list to choose a theme from: by heading, in step with the board.

/**
 * Offers the themes; a choice that stands before them, such as none at all, stays.
 * @param {HTMLSelectElement} select
 * @param {{headings: any[], themes: any[]}} board
 * @returns {boolean} whether there are any
 */
export function offerThemes(select, { headings, themes }) {
  const groups = headings
    .map(({ id, name }) => ({ name, themes: themes.filter(({ heading }) => heading === id) }))
    .filter((group) => group.themes.length);
  const shown = JSON.stringify(groups.map((group) => [group.name, group.themes.map(({ id, name }) => [id, name])]));
  if (select.dataset.shown === shown) return groups.length > 0;
  select.dataset.shown = shown;
  const chosen = select.value;
  for (const group of select.querySelectorAll("optgroup")) group.remove();
  select.append(...groups.map(makeGroup));
  const isThere = themes.some(({ id }) => String(id) === chosen);
  select.value = isThere ? chosen : (select.options[0]?.value ?? "");
  return groups.length > 0;
}

/** @param {{name: string, themes: any[]}} group */
function makeGroup({ name, themes }) {
  const group = document.createElement("optgroup");
  group.label = name;
  group.append(...themes.map((theme) => new Option(theme.name, String(theme.id))));
  return group;
}
