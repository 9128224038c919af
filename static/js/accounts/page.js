// A password can be looked at while it is typed; without this file its field stays as it is.

for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[type=password]"))) {
  const show = /** @type {HTMLElement} */ (document.querySelector(`[data-shows="${field.id}"]`));
  const box = /** @type {HTMLInputElement} */ (show.querySelector("input"));
  show.hidden = false;
  box.addEventListener("change", () => (field.type = box.checked ? "text" : "password"));
  // Browsers keep what was typed into a field of text, and offer it to whoever comes next.
  field.form?.addEventListener("submit", () => (field.type = "password"));
}
