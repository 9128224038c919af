// Which themes a phone offers for what is being typed: those that share words with it, and never more than three.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nearThemes } from "../../static/js/phone/exercise/near-themes.js";

const themes = [
  { id: 1, name: "Grid connections take too long" },
  { id: 2, name: "Security clearance" },
  { id: 3, name: "Nobody lends to factories" },
  { id: 4, name: "Visas" },
  { id: 5, name: "Grid" },
];
const names = (text, more = {}) => nearThemes(text, { themes, ...more }).map(({ id }) => id);

test("a theme whose name shares a word is offered, in any form of that word", () => {
  assert.deepEqual(names("connection dates by substation"), [1]);
  assert.deepEqual(names("CLEARANCES held by the person"), [2]);
});

test("words of notes that this phone may show count, and less than those of names", () => {
  const others = [{ theme: 2, text: "DV vetting takes a year" }, { theme: 4, text: "factories need people" }, { theme: null, text: "vetting" }];
  assert.deepEqual(names("faster vetting", { others }), [2]);
  assert.deepEqual(names("lend to factories", { others }), [3, 4]);
});

test("nothing is offered for words that nobody used, for none, and for notes whose words are gone", () => {
  for (const text of ["", "   ", "the and of", "helium", "🙂"]) assert.deepEqual(names(text, { others: [{ theme: 1, text: null }] }), []);
});

test("at most three are offered, and themes that the phone does not know never", () => {
  const many = Array.from({ length: 9 }, (_, id) => ({ id, name: `Grid ${id}` }));
  assert.equal(nearThemes("the grid", { themes: many }).length, 3);
  assert.deepEqual(names("vetting", { others: [{ theme: 99, text: "vetting" }] }), []);
});

test("a long text is answered at once", () => {
  const others = Array.from({ length: 400 }, (_, index) => ({ theme: 1 + (index % 5), text: "grid ".repeat(60) }));
  const began = performance.now();
  nearThemes("grid connection ".repeat(125), { themes, others });
  assert.ok(performance.now() - began < 200);
});
