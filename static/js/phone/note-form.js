// The form in which a note is written or changed: its draft, its count, what is wrong with it. It sends nothing itself.
import { asksForDiscretion } from "./discretion.js";
import { countCharacters, fill, growField, joinTexts } from "../lib/texts.js";

/**
 * @typedef {{heading?: string, kind: string, text: string, off_record: boolean}} Values
 *
 * Drafts outlive the page in `store`; `limit` is in characters; `findObstacle` says why nothing can be posted now.
 * @typedef {{store: import("../lib/storage.js").Store, words: Record<string, string>, limit: () => number,
 *   onSubmit: (name: string, values: Record<string, any>) => void, findObstacle: () => string}} Page
 */

const IMPATIENT_MS = 1000; // a second press so soon after the first is no order to post nothing
/** A heading's name with more characters has a line of its own among its choices. */
const LONG_NAME = 24;

/** The note form of the phone's page. */
export class NoteForm {
  #fields;
  #postedAt = -Infinity;
  #note = /** @type {number | null} */ (null); // the one that is being changed
  #aside = /** @type {Values | null} */ (null); // what was being written when the change began
  #asked = /** @type {string | null} */ (null); // the heading that the room gathers for, where it is one

  /** @param {HTMLFormElement} form @param {Page} page */
  constructor(form, page) {
    this.form = form;
    this.page = page;
    this.#fields = /** @type {any} */ (form.elements);
    form.noValidate = true; // the browser counts otherwise than the server, and would say so in its own words
    form.addEventListener("input", () => this.#keep());
    form.addEventListener("submit", (event) => this.#submit(event));
    // Where the keyboard covers the page instead of making it smaller, Post is lifted above it.
    const window = globalThis.visualViewport;
    window?.addEventListener("resize", () => {
      const covered = innerHeight - window.height * window.scale;
      form.style.setProperty("--keyboard", `${covered > 100 ? covered : 0}px`);
    });
    this.#find("#cancel").onclick = (/** @type {Event} */ event) => (event.preventDefault(), this.leave());
  }

  /** Goes on with what was being written when the page was left. @param {{id: number}[]} notes one's own */
  resume(notes) {
    const [draft, change] = [this.page.store.get("draft"), this.page.store.get("change")];
    const rendered = notes.find((note) => String(note.id) === this.form.dataset.note);
    if (rendered) return this.change(rendered.id, this.values());
    const typed = this.values(); // before this script had come, or given back by the browser
    if (!typed.text) this.fill(draft ?? {});
    else this.fill({ ...draft, ...typed, kind: typed.kind || draft?.kind, text: joinTexts(draft?.text ?? "", typed.text) });
    if (change?.text && notes.some((note) => note.id === change.note)) this.change(change.note, change);
  }

  /** @returns {Values} */
  values() {
    const { heading, kind, text, off_record } = this.#fields;
    return { heading: heading.value, kind: kind.value, text: text.value, off_record: off_record.checked };
  }

  get isBlank() {
    return this.#note === null && !countCharacters(this.values().text);
  }

  /** @param {Partial<Values>} values what is not named becomes empty, but for the heading */
  fill({ heading, kind = "", text = "", off_record = false }) {
    if (heading) this.#fields.heading.value = heading;
    for (const radio of this.#fields.kind) radio.checked = radio.value === kind;
    this.#fields.text.value = text;
    this.#fields.off_record.checked = off_record;
    this.#keep();
  }

  /**
   * Chooses the heading that the room gathers for, once: who then chooses another keeps it until the room moves on. What
   * is being written belongs where it was begun.
   * @param {string | null} heading
   */
  follow(heading) {
    this.#asked = heading;
    if (!heading || !this.isBlank || this.page.store.get("slot") === heading) return;
    this.page.store.set("slot", heading);
    this.fill({ heading });
  }

  /** Begins to change a note of one's own. @param {number} note @param {Values} values */
  change(note, values) {
    if (this.#note === null) this.#aside = this.form.dataset.note ? this.page.store.get("draft") : this.values();
    this.#note = note;
    this.#show(true);
    this.fill(values);
    this.#fields.text.focus({ preventScroll: true });
    this.form.scrollIntoView(); // from its head: the heading can be changed as well
  }

  /** Leaves a note as it was, and goes on with what was being written before. */
  leave() {
    const aside = this.#aside ?? {};
    this.#note = this.#aside = null;
    this.#show(false);
    if (this.form.dataset.note) history.replaceState(null, "", location.pathname); // not again after a reload
    delete this.form.dataset.note;
    this.page.store.remove("change");
    this.fill(aside);
  }

  /** Takes no more notes; words that were not posted stay to be read. @param {boolean} isOver */
  shut(isOver) {
    this.form.hidden = isOver && this.isBlank;
    this.#fields.text.readOnly = this.form.classList.toggle("shut", isOver);
  }

  /** Says what is wrong with fields, and goes to the first of them. @param {Record<string, string>} faults */
  showFaults(faults) {
    for (const name of ["heading", "text", "kind", "form"]) {
      this.#find(`#fault-${name} span`).textContent = faults[name] ?? "";
      this.#find(`#fault-${name}`).hidden = !faults[name];
    }
    this.#fields.text.setAttribute("aria-invalid", String(Boolean(faults.text)));
    const first = ["heading", "text", "kind"].find((name) => faults[name]);
    if (first) (this.#fields[first][0] ?? this.#fields[first]).focus();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (this.isBlank && performance.now() - this.#postedAt < IMPATIENT_MS) return;
    const values = this.values();
    const faults = this.#findFaults();
    this.showFaults(faults);
    if (Object.keys(faults).length) return;
    if (this.#note === null) {
      this.page.onSubmit("note.post", values); // kept there before it is cleared here
      this.#postedAt = performance.now();
      this.fill({});
      this.follow(this.#asked);
    } else {
      this.page.onSubmit("note.edit", { note: this.#note, ...values });
      this.leave();
    }
  }

  /** @returns {Record<string, string>} */
  #findFaults() {
    const { words, limit, findObstacle } = this.page;
    const { heading, kind, text } = this.values();
    const length = countCharacters(text);
    const faults = {
      ...(!heading && { heading: words.no_heading }),
      ...(!length && { text: words.no_text }),
      ...(length > limit() && { text: fill(words.too_long, { length, limit: limit() }) }),
      ...(!kind && { kind: words.no_kind }),
    };
    return Object.keys(faults).length || !findObstacle() ? faults : { form: findObstacle() };
  }

  /** Counts, and keeps the draft. Words off the record are kept nowhere before they are posted. */
  #keep() {
    const { words, limit, store } = this.page;
    const { heading, kind, text, off_record } = this.values();
    const left = limit() - countCharacters(text);
    this.#find("#count").textContent = fill(left < 0 ? words.over : words.left, { n: Math.abs(left) });
    this.#find("#count").classList.toggle("over", left < 0);
    growField(this.#fields.text);
    this.#find("#discretion").hidden = off_record || !asksForDiscretion(text);
    const draft = { heading, kind, text: off_record ? "" : text, note: this.#note };
    store.set(this.#note === null ? "draft" : "change", draft);
  }

  /** @param {{id: string, name: string, prompt: string}[]} headings */
  nameHeadings(headings) {
    for (const { id, name, prompt } of headings) {
      const label = this.#find(`[value=${id}] ~ .name`);
      label.textContent = name;
      label.classList.toggle("long", name.length > LONG_NAME);
      this.#find(`[data-heading=${id}]`).textContent = prompt;
    }
  }

  /** Shows the form for a new note, or for a change of one. @param {boolean} isChange */
  #show(isChange) {
    this.#fields.post.textContent = this.page.words[isChange ? "save" : "post"];
    this.#find("#editing").hidden = !isChange;
    this.showFaults({});
  }

  /** @param {string} selector @returns {any} */
  #find(selector) {
    return this.form.querySelector(selector);
  }
}
