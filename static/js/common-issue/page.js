// An issue across its rooms, each of which is kept by itself: what is chosen in the others stays chosen until it is kept, and
// their buttons stand out. Without this file whoever keeps one room has to choose again in the others.
import { findShelf, Store } from "../lib/storage.js";

/** @typedef {HTMLInputElement} Field */

const store = new Store(`facilitator.issue.${location.pathname.match(/\/issues\/\d+/)}.`, findShelf("sessionStorage"));
const forms = /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll(".room form[action$='/read']")]);
/** @param {HTMLFormElement} form @returns {Field[]} */
const fieldsOf = (form) => [...form.querySelectorAll(/** @type {"input"} */ ("input:is([type=checkbox], [type=radio])"))];
/** @param {Field} field */
const isChanged = (field) => field.checked !== field.defaultChecked;
/** @param {HTMLFormElement} form */
const codeOf = (form) => /** @type {Field} */ (form.elements.namedItem("code")).value;
/** @param {HTMLFormElement} form */
const mark = (form) => form.querySelector("button")?.classList.toggle("go", fieldsOf(form).some(isChanged));

for (const form of forms) {
  const held = store.get(codeOf(form)) ?? [];
  for (const field of fieldsOf(form)) {
    const kept = held.find((/** @type {Field} */ { name, value }) => name === field.name && value === field.value);
    if (kept) field.checked = kept.checked;
  }
  store.remove(codeOf(form));
  form.addEventListener("change", () => mark(form));
  mark(form);
}
/** @type {EventTarget | null} */
let sent = null;
addEventListener("submit", ({ target }) => (sent = target));
addEventListener("pagehide", () => {
  for (const form of sent ? forms : []) {
    const changed = form === sent ? [] : fieldsOf(form).filter(isChanged);
    if (changed.length) store.set(codeOf(form), changed.map(({ name, value, checked }) => ({ name, value, checked })));
  }
});
