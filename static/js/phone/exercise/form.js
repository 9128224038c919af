// A form of an exercise: keeps what is being typed, says what is wrong with it, and hands on what is to be sent.
import { countCharacters, growField, joinTexts } from "../../lib/texts.js";

const CARRIED = ["csrf_token", "client_id"];
const IMPATIENT_MS = 1000; // a second press so soon after the first is no order to send nothing

/** @typedef {Record<string, any>} Values */

/** One form and its draft, which outlives the form and the page. */
export class ExerciseForm {
  #sentAt = -Infinity;

  /**
   * @param {HTMLFormElement} form
   * @param {{store: import("../../lib/storage.js").Store, name: string, words: import("../sections.js").Words,
   *   onSend: (order: string, values: Values) => void, onChange?: () => void}} page `name` is that of the draft
   */
  constructor(form, page) {
    this.form = form;
    this.page = page;
    this.form.noValidate = true;
    form.oninput = () => this.#keep();
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    const discard = /** @type {HTMLElement | null} */ (form.querySelector(".discard"));
    if (discard) discard.onclick = () => (this.fill({}), this.page.onChange?.());
    this.#resume(page.store.get(page.name) ?? {});
  }

  /** What was typed before this script had come goes behind what was kept. @param {Values} kept */
  #resume(kept) {
    if (this.isBlank) return this.fill(kept);
    for (const field of this.#fields) {
      const before = kept[field.name] ?? "";
      if (field.type === "checkbox") field.checked ||= Boolean(before);
      else if (field.type === "textarea") field.value = joinTexts(before, field.value);
      else field.value = field.type === "text" ? joinTexts(before, field.value, " ") : field.value || before;
    }
    this.#keep();
  }

  /** @returns {any[]} the fields that a person fills in */
  get #fields() {
    return [...this.form.elements].filter((/** @type {any} */ { name, type }) => name && type !== "hidden" && type !== "submit");
  }

  get isBlank() {
    return !this.#fields.some(({ type, value }) => type !== "checkbox" && type !== "select-one" && countCharacters(value));
  }

  /** @returns {Values} what an order of it would say; what is empty is left out */
  values() {
    const values = /** @type {Values} */ ({});
    for (const field of /** @type {any} */ (this.form.elements)) {
      const { name, type, value, checked, dataset } = field;
      if (!name || type === "submit" || CARRIED.includes(name)) continue;
      if (type === "checkbox") values[name] = checked;
      else if ("number" in dataset) value && (values[name] = Number(value));
      else if (value) values[name] = value;
    }
    return values;
  }

  /** @param {Values} values what is not named becomes empty */
  fill(values) {
    for (const field of this.#fields) {
      if (field.type === "checkbox") field.checked = Boolean(values[field.name]);
      else field.value = values[field.name] ?? "";
    }
    this.showFaults({});
    this.#keep();
  }

  /** @param {Record<string, string>} faults by field; `form` for all of it */
  showFaults(faults) {
    const lines = /** @type {any[]} */ ([...this.form.querySelectorAll(".fault")]);
    for (const line of lines) {
      const fault = faults[line.dataset.fault ?? "form"] ?? "";
      line.querySelector("span").textContent = fault;
      line.hidden = !fault;
    }
    for (const field of this.#fields) {
      if (lines.some((line) => line.dataset.fault === field.name)) field.setAttribute("aria-invalid", String(Boolean(faults[field.name])));
    }
  }

  /**
   * @param {Values} values of an order that was refused
   * @param {string} reason
   * @param {string} [at] the field that it is about
   * @returns {boolean} whether they fit in
   */
  putBack(values, reason, at = "form") {
    if (!this.isBlank) {
      this.showFaults({ form: this.page.words.text("writing") });
      return false;
    }
    this.fill(values);
    const place = this.form.querySelector(`[data-fault="${CSS.escape(at)}"]`) ? at : "form";
    if (reason) this.showFaults({ [place]: this.page.words.text("back", { reason }) });
    return true;
  }

  focus() {
    this.#fields[0]?.focus();
  }

  #submit() {
    if (this.isBlank && performance.now() - this.#sentAt < IMPATIENT_MS) return;
    const faults = this.#findFaults();
    this.showFaults(faults);
    if (Object.keys(faults).length) return this.focus();
    const values = this.values();
    this.page.onSend(String(this.form.dataset.order), values); // kept there before it is cleared here
    this.#sentAt = performance.now();
    this.fill({});
  }

  /** @returns {Record<string, string>} */
  #findFaults() {
    const { words } = this.page;
    const main = this.#fields[0];
    const length = countCharacters(main.value);
    const limit = Number(main.dataset.limit ?? main.maxLength);
    const where = main.name === "text" ? "text" : "form";
    if (!length) return { [where]: words.text("none") };
    return length > limit ? { [where]: words.text("too_long", { length, limit }) } : {};
  }

  /** Counts, and keeps the draft. */
  #keep() {
    const { store, name, words } = this.page;
    if (this.isBlank) store.remove(name);
    else store.set(name, this.values());
    for (const area of this.form.querySelectorAll("textarea")) growField(area);
    const count = this.form.querySelector(".len");
    const { dataset, value } = this.#fields[0];
    if (count) {
      const left = Number(dataset.limit) - countCharacters(value);
      count.textContent = words.text(left < 0 ? "over" : "left", { n: Math.abs(left) });
      count.classList.toggle("over", left < 0);
    }
    const discard = /** @type {HTMLElement | null} */ (this.form.querySelector(".discard"));
    if (discard) discard.hidden = this.isBlank;
  }
}
