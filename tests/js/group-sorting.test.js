// A page that is loaded anew asks only of the notes that are left, and has what was suggested before nevertheless.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Sorting } from "../../static/js/group/sorting.js";
import { Suggestions } from "../../static/js/group/suggestions.js";
import { Store } from "../../static/js/lib/storage.js";

const PAUSE_MS = 800;

/** A page of a heading with a theme: its notes, and what the tool answers. */
function open(t, store, notes, ...suggestions) {
  t.mock.timers.reset();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const sort = new Suggestions();
  const note = (id) => notes.find((each) => each.id === id) ?? null;
  const free = notes.filter(({ place }) => place === "ungrouped");
  const desk = { heading: "talent", notes, free, themes: [{}], sort, sortOf: () => sort, note, changed: () => sorting.follow() };
  const sorting = new Sorting(desk, { suggestions: async () => ({ method: "words", is_fallback: false, suggestions }) }, store);
  sorting.follow();
  t.mock.timers.tick(PAUSE_MS);
  return new Promise((done) => setImmediate(() => done(Object.assign(sort, { changed: desk.changed }))));
}

const notesOf = (...ids) => ids.map((id) => ({ id, heading: "talent", place: "ungrouped" }));
const groups = (sort) => sort.groups.map(({ name, notes }) => [name, ...notes]);

test("a group without a name is there again after the page was loaded anew, without what found a place meanwhile", async (t) => {
  const store = new Store("sorted ", null);
  await open(t, store, notesOf(1, 2, 3, 4, 5), { name: "Welders", notes: [1, 2] }, { name: "", notes: [3, 4, 5] });
  const left = notesOf(1, 2, 3, 4).concat({ id: 5, heading: "talent", place: "theme" });
  assert.deepEqual(groups(await open(t, store, left, { name: "Welders", notes: [1, 2] })), [["Welders", 1, 2], ["", 3, 4]]);
});

test("what the tool suggests by now goes before what it suggested then, and what was dismissed stays away", async (t) => {
  const store = new Store("sorted ", null);
  const first = await open(t, store, notesOf(1, 2, 3, 4, 5, 6), { name: "", notes: [1, 2] }, { name: "", notes: [3, 4] }, { name: "", notes: [5, 6] });
  first.drop(first.groups[2]);
  first.changed();
  assert.deepEqual(groups(await open(t, store, notesOf(1, 2, 3, 4, 5, 6), { name: "Vetting", notes: [2, 3] })), [["Vetting", 2, 3]]);
});

test("no word of a suggestion is kept on the device", async (t) => {
  const store = new Store("sorted ", null);
  await open(t, store, notesOf(1, 2, 3, 4), { name: "Welders", notes: [1, 2] }, { name: "", notes: [3, 4] });
  assert.deepEqual(store.get("talent unnamed"), [[3, 4]]);
});
