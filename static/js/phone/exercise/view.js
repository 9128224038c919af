// The exercise's place on the phone's page: what the present phase asks for, and whatever is still being written.
import { ExerciseForm } from "./form.js";
import { EndView } from "./end.js";
import { NotesView } from "./notes.js";
import { NearThemes } from "./near-themes.js";
import { ExerciseOrders } from "./orders.js";
import { ALL_KINDS, planOf, rowsOf, takersOf } from "./plan.js";
import { Rows } from "./rows.js";
import { offerThemes } from "../../shared/theme-options.js";
import { clone, put, Words, write } from "../sections.js";

/** @typedef {import("../../lib/outbox.js").Order} Order */
/** @typedef {{element: any, form: ExerciseForm, near: NearThemes | null, rows: Rows}} Section */

/** Draws into the page's place for exercises. A form with words in it stays, whatever phase the room goes on to. */
export class ExerciseView {
  /** @type {Map<string, Section>} */
  #sections = new Map();
  /** @type {Map<string, any>} */
  #heads = new Map();
  #name = "";
  /** @type {import("../../lib/board.js").Board | null} */
  #board = null;
  #words = new Words("exercise-words");

  /**
   * @param {HTMLElement} place @param {import("../../lib/storage.js").Store} store
   * @param {import("../../lib/outbox.js").Outbox} outbox
   * @param {() => number} seen the number of the newest entry that is on the page: a word on a note is on its words of then
   */
  constructor(place, store, outbox, seen) {
    this.place = place;
    this.outbox = outbox;
    this.fault = document.getElementById("exercise-fault") ?? clone("exercise-fault-line");
    this.page = /** @type {import("./rows.js").Page} */ ({
      words: this.#words,
      store,
      seen,
      forms: new Map(),
      send: (/** @type {string} */ name, /** @type {Record<string, any>} */ values) => {
        this.#say("");
        this.orders.send(name, values);
      },
      onPutBack: (/** @type {import("./plan.js").Row} */ row) => {
        this.orders.putBack(String(row.order));
        this.look();
      },
      redraw: () => this.look(),
      themes: () => this.#board?.themes ?? [],
    });
    this.orders = new ExerciseOrders(outbox, this.#words, (name) => this.page.forms.get(name) ?? this.#section(name).form);
    for (const element of place.querySelectorAll("section.ex")) this.#adopt(element);
    const head = /** @type {HTMLElement | null} */ (place.querySelector(".ex-head"));
    if (head) this.#heads.set((this.#name = String(head.dataset.head)), head);
    this.notes = new NotesView(this.page);
    this.end = new EndView(this.page);
  }

  /** @param {import("../../lib/board.js").Board} board @returns {boolean} whether another exercise has begun, or this one ended */
  show(board) {
    this.#board = board;
    const orders = this.outbox.orders();
    const stateOf = (/** @type {Order} */ order) => this.outbox.stateOf(order);
    const { name, kinds, showsNotes, isEnd } = planOf(board);
    const [head, sections, lasting] = [name ? [this.#head(name), this.fault] : [this.fault], [], []];
    for (const kind of ALL_KINDS) {
      const rows = rowsOf(board, orders, stateOf, kind);
      const isPresent = kinds.includes(kind);
      const left = rows.filter(({ order, state }) => order && state !== "leaving");
      if (!isPresent && !left.length && this.#isBlank(kind)) continue;
      const section = this.#section(kind);
      this.#showSection(section, kind, { isFirst: kinds[0] === kind, isPresent, rows: isPresent ? rows : left });
      // What is being typed this moment is not moved; what was left in the middle stands last.
      (isPresent ? sections : section.element.contains(document.activeElement) ? head : lasting).push(section.element);
    }
    if (showsNotes) this.notes.show(board, orders);
    if (isEnd) this.end.show(board, orders, stateOf);
    const views = [...(showsNotes ? [this.notes.element] : []), ...(isEnd ? [this.end.element] : [])];
    put(this.place, [...head, ...sections, ...lasting, ...views]);
    document.body.classList.toggle("exercising", Boolean(name));
    const isNew = name !== this.#name;
    this.#name = name;
    return isNew;
  }

  /** Something in the outbox has changed. */
  look() {
    if (this.#board) this.show(this.#board);
  }

  /** An order was taken by the server, or refused. @param {Order} order @returns {string} what to say of it */
  hear(order) {
    const { said, fault } = this.orders.hear(order);
    this.#say(fault);
    return said;
  }

  /** @param {string} kind */
  #isBlank(kind) {
    return (this.#sections.get(kind)?.form.isBlank ?? true) && !this.page.store.get(kind);
  }

  /** @param {string} kind @returns {Section} */
  #section(kind) {
    return this.#sections.get(kind) ?? this.#adopt(clone(`section-${kind}`));
  }

  /** @param {any} element from the server or from a template @returns {Section} */
  #adopt(element) {
    const { kind } = element.dataset;
    const adding = element.querySelector(".adding");
    const { store, words, send } = this.page;
    const select = element.querySelector("select");
    if (select && this.#board) offerThemes(select, this.#board); // before its draft names one
    const near = select && new NearThemes(element.querySelector("form"), () => this.#board);
    const onSend = (/** @type {string} */ name, /** @type {any} */ values) => {
      send(name, values);
      if (element.dataset.first) return;
      adding.open = false; // to be found again behind its button
      adding.querySelector("summary").focus();
    };
    const form = new ExerciseForm(element.querySelector("form"), { store, words, name: kind, onSend, onChange: () => this.look() });
    const section = { element, form, near, rows: new Rows(element.querySelector("ul"), kind, this.page) };
    this.page.forms.set(kind, form);
    this.#sections.set(kind, section);
    adding.querySelector("summary").onclick = () => setTimeout(() => adding.open && form.focus());
    return section;
  }

  /** @param {Section} section @param {string} kind @param {{isFirst: boolean, isPresent: boolean, rows: any[]}} now */
  #showSection({ element, form, near, rows: list }, kind, { isFirst, isPresent, rows }) {
    const { scribe_of = null, roundtable } = /** @type {any} */ (this.#board);
    const adding = element.querySelector(".adding");
    element.dataset.first = isFirst ? "yes" : "";
    if (isFirst || !form.isBlank) adding.open = true;
    adding.hidden = kind === "baseline" || (form.isBlank && kind === "record" && scribe_of === null);
    if (kind === "record") {
      element.querySelector(".label").textContent = scribe_of === null ? "" : this.#words.text("record_of", { n: scribe_of });
    }
    if (near) {
      const hasAny = offerThemes(near.select, /** @type {any} */ (this.#board));
      near.select.hidden = element.querySelector(`[for="${near.select.id}"]`).hidden = !hasAny;
      near.show();
    }
    list.show(rows, roundtable.status === "live");
    element.querySelector(".sends .go").hidden = roundtable.is_over; // the words stay, to be taken along or cleared
    element.querySelector(".empty").hidden = rows.length > 0 || !isPresent;
    write(element.querySelector("h2"), isPresent ? this.#words.list("titles")[kind] : this.#words.text("unfinished"));
  }

  /** @param {string} name */
  #head(name) {
    const head = this.#heads.get(name) ?? clone(`head-${name}`);
    this.#heads.set(name, head);
    if (this.#board) showHead(head, this.#board, this.#words);
    return head;
  }

  /** @param {string} fault */
  #say(fault) {
    /** @type {any} */ (this.fault.querySelector("span")).textContent = fault;
    this.fault.hidden = !fault;
  }
}

/** Fills in who speaks, or which table takes which theme. @param {any} head @param {import("../../lib/board.js").Board} board @param {Words} words */
function showHead(head, board, words) {
  const { speaker, topic } = board.roundtable;
  const [speaks, takers] = [head.querySelector(".speaks"), head.querySelector(".takers")];
  if (speaks) {
    write(speaks, [speaker, topic].filter(Boolean).join(": "));
    speaks.hidden = !speaks.textContent;
  }
  if (takers) showTakers(takers, takersOf(board), words);
}

/** @param {any} list @param {{table: number, name: string}[]} taken @param {Words} words */
function showTakers(list, taken, words) {
  list.hidden = !taken.length;
  const lines = taken.map(({ table, name }, index) => {
    const line = list.children[index] ?? document.createElement("li");
    if (!line.children.length) line.append(document.createElement("b"), " ", document.createElement("span"));
    write(line.children[0], words.text("table", { n: table }));
    write(line.children[1], name);
    return line;
  });
  put(list, lines);
}
