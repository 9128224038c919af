// What a roundtable is called, which may be mended while its pages are open.

/**
 * Puts the title wherever the page shows it, the name of its tab too.
 * @param {string} title
 */
export function retitle(title) {
  const places = [...document.querySelectorAll("[data-title]")];
  const before = places[0]?.textContent;
  if (!before || before === title) return;
  for (const place of places) place.textContent = title;
  document.title = document.title.split(before).join(title);
}
