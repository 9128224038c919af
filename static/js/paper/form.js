// The form for notes from paper: a number chooses the heading, Enter enters, and the hands never leave the keys.

import { composes } from "../lib/shortcuts.js";
import { countCharacters, fill, readNumber } from "../lib/texts.js";

/** @typedef {{heading: string, kind: string, text: string, source: string, table: number | null}} Words */

/** The fields, and the keys that move between them. */
export class PaperForm {
  #form;
  #text;
  #words;

  /**
   * @param {HTMLFormElement} form
   * @param {Record<string, string>} words
   * @param {{onEnter: (values: Words) => void, onUndo: () => void}} doors
   */
  constructor(form, words, { onEnter, onUndo }) {
    this.#form = form;
    this.#words = words;
    this.#text = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
    this.#part("headings").addEventListener("keydown", (event) => this.#choose(event));
    this.#text.addEventListener("keydown", (event) => this.#type(event));
    this.#field("table").addEventListener("keydown", (event) => this.#leaveTable(event));
    form.ownerDocument.addEventListener("keydown", (event) => this.#hold(event, onUndo));
    this.#part("kinds").addEventListener("change", () => this.#show("kind-fault", this.#part("kinds"), ""));
    this.#text.addEventListener("input", () => this.#show("fault", this.#text, ""));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const values = this.#read();
      if (values) onEnter(values);
    });
  }

  /** Makes ready for the next note: heading, kind and table stay, the words go. */
  clear() {
    this.#text.value = "";
    this.focus();
  }

  /** Puts the cursor where a heading is chosen. */
  focus() {
    const radios = this.#part("headings").querySelectorAll("input");
    ([...radios].find((radio) => radio.checked) ?? radios[0]).focus();
  }

  /** @param {Words} values what goes back into the fields, unless somebody is writing there @returns {boolean} */
  putBack(values) {
    if (this.#text.value.trim()) return false;
    this.#check("heading", values.heading);
    this.#check("kind", values.kind);
    this.#field("table").value = values.table === null ? "" : String(values.table);
    this.#text.value = values.text;
    this.#text.focus();
    return true;
  }

  /** @param {string} sentence why the words in the field were not taken */
  refuse(sentence) {
    this.#show("fault", this.#text, sentence);
    this.#text.focus();
  }

  /** @returns {Words | null} null if something is wrong, which is then said beside the field */
  #read() {
    const data = new FormData(this.#form);
    const [text, table] = [String(data.get("text")), String(data.get("table")).trim()];
    const [n, limit] = [countCharacters(text), Number(this.#text.dataset.limit)];
    if (n === 0 || n > limit) {
      this.refuse(n ? fill(this.#words.long, { n, limit }) : this.#words.empty);
      return null;
    }
    const isKind = data.has("kind");
    this.#show("kind-fault", this.#part("kinds"), isKind ? "" : this.#words.kinds);
    const number = readNumber(table);
    const isTable = table === "" || (number !== null && number > 0 && number < 1000);
    this.#show("table-fault", this.#field("table"), isTable ? "" : this.#words.tables);
    if (!isTable) this.#field("table").focus();
    if (!isKind) return null; // the cursor stays in the words: a key chooses, and Enter enters
    const [heading, kind, source] = ["heading", "kind", "source"].map((name) => String(data.get(name)));
    return isTable ? { heading, kind, text, source, table: number } : null;
  }

  /** On the headings: 1 to 4 chooses one, Enter keeps it, and any other letter begins the note. @param {KeyboardEvent} event */
  #choose(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || composes(event)) return;
    const isChoice = /^[1-4]$/.test(event.key);
    if (isChoice) this.#check("heading", Number(event.key) - 1);
    if (!isChoice && event.key !== "Enter" && (event.key.length > 1 || event.key === " ")) return;
    event.preventDefault();
    this.#text.focus();
    if (!isChoice && event.key !== "Enter") this.#text.setRangeText(event.key, this.#text.value.length, this.#text.value.length, "end");
  }

  /** @param {KeyboardEvent} event */
  #type(event) {
    if (composes(event)) return;
    if (event.key === "Escape") this.focus();
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  /** In the table's field Enter enters a note that is written, or goes on to the headings. @param {KeyboardEvent} event */
  #leaveTable(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (this.#text.value.trim()) this.#form.requestSubmit();
    else this.focus();
  }

  /** With Alt held, anywhere on the page. By the key's place: on some keyboards Alt+1 writes a sign. @param {KeyboardEvent} event @param {() => void} onUndo */
  #hold(event, onUndo) {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const kind = /^(?:Digit|Numpad)([1-4])$/.exec(event.code);
    if (kind) this.#check("kind", Number(kind[1]) - 1);
    else if (event.code === "KeyT") this.#field("table").select();
    else if (event.code === "KeyZ") onUndo();
    else return;
    event.preventDefault();
  }

  /** @param {"heading" | "kind"} name @param {string | number} which its value, or its place */
  #check(name, which) {
    const radios = [.../** @type {NodeListOf<HTMLInputElement>} */ (this.#form.querySelectorAll(`input[name=${name}]`))];
    const wanted = typeof which === "number" ? radios[which] : radios.find((radio) => radio.value === which);
    if (wanted) wanted.checked = true;
    if (wanted && name === "kind") this.#show("kind-fault", this.#part("kinds"), "");
  }

  /** @param {string} id of the fault @param {HTMLElement} field @param {string} sentence empty where all is well */
  #show(id, field, sentence) {
    const fault = this.#part(id);
    fault.hidden = !sentence;
    /** @type {HTMLElement} */ (fault.querySelector("span")).textContent = sentence;
    field.toggleAttribute("aria-invalid", Boolean(sentence));
  }

  /** @param {string} id @returns {HTMLElement} */
  #part(id) {
    return /** @type {HTMLElement} */ (this.#form.querySelector(`#${id}`));
  }

  /** @param {string} name @returns {HTMLInputElement} */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.#form.elements.namedItem(name));
  }
}
