// What a clone says of the cluster that it was made of: as soon as the new one is typed, its name stands where the old one
// stood whole. Without this file the fields are marked, and a person writes them anew.

/**
 * A word as it stands inside a sentence; one with capitals of its own, such as AI, keeps them.
 * @param {string} name
 */
const inSentence = (name) => name.replace(/(?<!\p{L})\p{Lu}(?=\p{Ll}+(?!\p{L}))/gu, (letter) => letter.toLowerCase());

/**
 * @param {string} text @param {string} old @param {string} name
 * @returns {string} the text with the new name in the place of the old one, small where the old one was
 */
export function rename(text, old, name) {
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${old.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "giu");
  return text.replace(whole, (found) => (found === old ? name : inSentence(name)));
}

/** @param {HTMLFormElement} form */
export function followCluster(form) {
  const summary = /** @type {HTMLElement | null} */ (form.querySelector("[data-cloned]"));
  const { cloned = "", renamed = "" } = summary?.dataset ?? {};
  const cluster = /** @type {HTMLInputElement} */ (form.elements.namedItem("cluster"));
  /** @type {Map<HTMLInputElement, string>} */
  const marked = new Map([...form.querySelectorAll(".left-over :is(input, textarea)")].map((field) => [/** @type {any} */ (field), /** @type {any} */ (field).value]));

  /** @param {HTMLInputElement} field @param {string} words what stands beside it from now on */
  function unmark(field, words) {
    const row = /** @type {HTMLElement} */ (field.closest(".field"));
    const note = /** @type {HTMLElement} */ (row.querySelector(":scope > small"));
    row.classList.remove("left-over");
    [note.textContent, note.className] = [words, ""];
    if (summary) summary.hidden = !form.querySelector(".left-over");
  }

  function follow() {
    for (const [other, text] of marked) {
      const fresh = rename(text, cloned, cluster.value.trim() || cloned);
      if (fresh === text && other.value === text) continue;
      other.value = fresh;
      unmark(other, renamed);
    }
  }

  form.addEventListener("input", ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    if (marked.delete(field)) unmark(field, "");
    if (field === cluster) follow();
  });
  // Typed before this file came.
  for (const field of [...marked.keys()]) if (field.value !== field.defaultValue && marked.delete(field)) unmark(field, "");
  if (cluster.value.trim() && cluster.value.trim() !== cloned) follow();
}
