// Two people meeting over an ask or an offer: who would like to, says how they can be reached; both see it once both have.
import { ExerciseForm } from "./form.js";
import { clone } from "../sections.js";

/** @typedef {import("./plan.js").Row} Row */
/** @typedef {import("./rows.js").Page} Page */

/**
 * Draws what there is of it. Made anew only where that has changed, so that a contact that is being typed stays.
 * @param {any} place
 * @param {Row} row
 * @param {Page} page
 */
export function fillMeetings(place, row, page) {
  const wanted = blocksOf(row);
  const present = new Map([...place.children].map((block) => [block.dataset.key, block]));
  const blocks = wanted.map(({ key, make }) => {
    const block = present.get(key) ?? make(page);
    block.dataset.key = key;
    return block;
  });
  if (blocks.some((block, at) => place.children[at] !== block) || place.children.length !== blocks.length) {
    place.replaceChildren(...blocks);
  }
}

/** @param {Row} row @returns {{key: string, make: (page: Page) => any}[]} */
function blocksOf({ id, is_own, has_author, introductions }) {
  if (id === null) return [];
  const blocks = introductions.map(({ id: number, is_mine, state, contact }) => ({
    key: `${number} ${state} ${contact ?? ""}`,
    make: (/** @type {Page} */ page) => {
      if (state === "mutual") return makeMutual(contact);
      if (state === "waiting") return makeWaiting(page);
      if (!is_mine) return makeAsked(number === "new" ? null : id, page);
      return state === "declined" ? clone("meet-declined") : makeForm("meet-answer", "introduction", number, page);
    },
  }));
  if (introductions.length || is_own) return blocks;
  if (!has_author) return [{ key: "nobody", make: () => clone("meet-nobody") }];
  return [{ key: "ask", make: (/** @type {Page} */ page) => makeForm("meet-ask", "contribution", id, page) }];
}

/** @param {string} contact */
export function makeMutual(contact) {
  const block = clone("meet-mutual");
  block.querySelector(".reach").textContent = contact;
  return block;
}

/** @param {number | null} contribution null while the order that asks is on its way @param {Page} page */
function makeAsked(contribution, { send }) {
  const block = clone("meet-asked");
  const button = block.querySelector("[data-unask]");
  button.hidden = contribution === null;
  button.onclick = (/** @type {Event} */ event) => {
    event.preventDefault();
    send("introduction.withdraw", { contribution });
  };
  return block;
}

/** @param {Page} page */
function makeWaiting({ words }) {
  const block = clone("meet-declined");
  block.textContent = words.text("waiting");
  return block;
}

/** @param {string} template @param {string} field @param {number} number @param {Page} page */
function makeForm(template, field, number, { store, words, send, forms }) {
  const block = clone(template);
  const element = block.querySelector("form");
  element.elements[field].value = String(number);
  const name = `${field}-${number}`;
  const form = new ExerciseForm(element, { store, words, name, onSend: send });
  forms.set(name, form);
  if (block.matches("details")) {
    if (!form.isBlank) block.open = true;
    block.ontoggle = () => block.open && form.focus();
  }
  const decline = element.querySelector("[data-decline]");
  if (decline) {
    decline.onclick = (/** @type {Event} */ event) => {
      event.preventDefault();
      form.fill({});
      send("introduction.answer", { introduction: number, contact: "" });
    };
  }
  return block;
}
