// A page to print: one button. Without this file the browser’s own menu does it.

export function offerPrint() {
  const button = /** @type {HTMLButtonElement} */ (document.getElementById("print"));
  button.hidden = false;
  button.addEventListener("click", () => print());
}
