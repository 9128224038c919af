// What others do meanwhile: who is here and where they write, and the page as it is now, without taking a word from
// whoever types in it.
import { follow } from "../lib/live.js";

const PAUSE_MS = 400; // several entries of one act are one look
const PARTS = [".doc", ".behind", ".outline", ".undo", ".spent"];
const PLACES = "#sentence, .row3[id]"; // that take the focus themselves

/** @typedef {{crew: number, name: string, role: string, place: string}} Writer */

export class News {
  #timer = 0;
  #nAsked = 0;
  #laid = 0; // which look at the page is laid
  /** @type {Writer[]} */
  #writers = [];

  /**
   * @param {string} code
   * @param {{onFresh: (root: ParentNode) => void}} doors `onFresh` is told of forms that are new on the page
   */
  constructor(code, { onFresh }) {
    this.onFresh = onFresh;
    const draft = /** @type {HTMLElement} */ (document.querySelector(".draft"));
    this.own = Number(draft.dataset.crew);
    this.known = new Map(PARTS.map((part) => [part, trace(document.querySelector(part))]));
    const state = { seq: Number(draft.dataset.seq), board: { roundtable: {}, headings: [], notes: [], themes: [] } };
    const live = follow({
      code,
      audience: "crew",
      state,
      onChange: () => this.look(),
      onWriters: (writers) => this.#show(writers),
    });
    live.tellPlace("");
    document.addEventListener("focusin", (event) => live.tellPlace(placeOf(event.target)));
    document.addEventListener("focusout", (event) => event.relatedTarget || live.tellPlace(""));
  }

  /** Soon shows the page as it is by then. */
  look() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fetch(), PAUSE_MS);
  }

  /** Lays the page as it is now under what is being typed. */
  async #fetch() {
    const look = (this.#nAsked += 1);
    const response = await fetch(location.href).catch(() => null);
    const text = response?.ok ? await response.text() : "";
    if (!text || look < this.#laid) return; // a later look was faster
    this.#laid = look;
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const part of PARTS) {
      const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
      const now = trace(fresh);
      if (!old || !fresh || this.known.get(part) === now) continue;
      this.known.set(part, now);
      this.#lay(old, /** @type {Element} */ (document.adoptNode(fresh)));
    }
    this.#show(this.#writers);
  }

  /** @param {Element} old @param {Element} fresh */
  #lay(old, fresh) {
    const focus = keepFocus(old);
    const top = old.closest(".draft")?.scrollTop;
    const used = [...old.querySelectorAll("[data-writes], [data-keeps]")].filter(isUsed);
    for (const each of used) keep(each, fresh);
    old.replaceChildren(...fresh.childNodes);
    if (top) /** @type {Element} */ (old.closest(".draft")).scrollTop = top;
    this.onFresh(old);
    focus();
  }

  /** @param {Writer[]} writers */
  #show(writers) {
    this.#writers = writers;
    const others = writers.filter((writer) => writer.crew !== this.own);
    const here = /** @type {HTMLElement} */ (document.querySelector("[data-writers]"));
    here.replaceChildren(...unique(others.map(nameOf)).map((name) => make("li", "", name)));
    for (const tag of document.querySelectorAll(".writing")) tag.remove();
    for (const writer of others) {
      const row = writer.place && document.querySelector(`[data-place="${CSS.escape(writer.place)}"]`);
      if (row) row.append(make("p", "writing", `${nameOf(writer)} is here`));
    }
  }
}

/** @param {string[]} names */
const unique = (names) => [...new Set(names)];

/** @param {Writer} writer */
const nameOf = (writer) => writer.name || `a ${writer.role}`;

/** @param {string} tag @param {string} kind @param {string} words */
function make(tag, kind, words) {
  const made = document.createElement(tag);
  made.className = kind;
  made.textContent = words;
  return made;
}

/** What a part says, without the numbers that are new on every look. @param {Element | null} part */
const trace = (part) => part?.innerHTML.replace(/name="(client_id|csrf_token)" value="[^"]*"/g, "") ?? "";

/** @param {EventTarget | null} target */
const placeOf = (target) => (target instanceof Element && target.closest("[data-place]")?.getAttribute("data-place")) || "";

/** Whether somebody has something in it that must stay: the focus, or words that are not saved. @param {Element} part */
const isUsed = (part) => part.contains(document.activeElement) || isDirty(part);

/** @param {Element} part @returns {HTMLInputElement[]} */
const fieldsOf = (part) => [.../** @type {any} */ (part.querySelectorAll("textarea, input[name]"))];

/** Whether it has words that are not saved. @param {Element} part */
const isDirty = (part) => fieldsOf(part).some((field) => field.type !== "hidden" && field.value !== field.defaultValue);

/** What others have saved comes into a field that somebody only looks at. @param {Element} part @param {Element} twin */
function adopt(part, twin) {
  for (const field of fieldsOf(part)) {
    const now = fieldsOf(twin).find(({ name }) => name === field.name);
    if (now) [field.value, field.defaultValue] = [now.value, now.value];
  }
}

/** Puts a part that is in use in the place of the new one; where that is gone, before everything else. @param {Element} part @param {Element} fresh */
function keep(part, fresh) {
  const name = part.hasAttribute("data-writes") ? "data-writes" : "data-keeps";
  const twin = fresh.querySelector(`[${name}="${CSS.escape(part.getAttribute(name) ?? "")}"]`);
  if (twin && !isDirty(part)) adopt(part, twin);
  if (twin) twin.replaceWith(part);
  else fresh.prepend(part);
}

/**
 * @param {Element} part of the page that will be new
 * @returns {() => void} gives the focus back, with the place of the caret; where what had it is gone, to what is nearest
 */
function keepFocus(part) {
  const field = /** @type {any} */ (document.activeElement);
  if (!part.contains(field)) return () => {};
  const [start, end] = [field.selectionStart, field.selectionEnd];
  const before = [...part.querySelectorAll(PLACES)].filter((place) => place.contains(field) || isBefore(place, field));
  const places = before.reverse().map(({ id }) => `#${CSS.escape(id)}`);
  if (field.matches("a[href]")) places.unshift(`a[href="${CSS.escape(field.getAttribute("href"))}"]`);
  return () => {
    const near = places.map((place) => part.querySelector(place)).find(Boolean) ?? part.querySelector("h1, button");
    const same = /** @type {any} */ (field.isConnected ? field : near ?? part.nextElementSibling);
    if (same === document.activeElement) return;
    same?.focus({ preventScroll: true });
    if (typeof start === "number") same?.setSelectionRange?.(start, end);
  };
}

/** @param {Element} one @param {Element} other */
const isBefore = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
