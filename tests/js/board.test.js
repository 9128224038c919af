// What an entry makes of a board.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEntry } from "../../static/js/lib/board.js";

const board = () => ({
  roundtable: { phase: "post", question: "Why here?" },
  headings: [{ id: "talent", name: "Talent", letter: "T" }],
  notes: [{ id: 3, heading: "talent", text: "Inspectors leave", theme: null, place: "ungrouped" }],
  themes: [{ id: 1, heading: "talent", name: "Pay", n_notes: 1 }],
  n_people: 4,
});

test("a bare number changes nothing", () => {
  assert.deepEqual(applyEntry(board(), { seq: 8 }), board());
});

test("a thing takes the place of the one with its id, or is added", () => {
  const notes = [{ id: 3, heading: "talent", text: "Inspectors leave us" }, { id: 4, heading: "talent", text: "No welders" }];
  const after = applyEntry(board(), { seq: 9, kind: "note.edited", notes });
  assert.deepEqual(after.notes.map((note) => note.text), ["Inspectors leave us", "No welders"]);
});

test("the phase is laid over the roundtable and leaves its question alone", () => {
  const after = applyEntry(board(), { seq: 9, kind: "phase.changed", roundtable: { phase: "cluster" } });
  assert.deepEqual(after.roundtable, { phase: "cluster", question: "Why here?" });
});

test("what is gone is taken away, and taking it away twice does no harm", () => {
  const entry = { seq: 9, kind: "theme.dissolved", gone: { themes: [1, 77], notes: [3] } };
  const after = applyEntry(applyEntry(board(), entry), entry);
  assert.deepEqual([after.themes, after.notes], [[], []]);
});

test("a phone lays placings over its own notes and ignores everybody else's", () => {
  const after = applyEntry(board(), { seq: 9, kind: "notes.moved", notes: [{ id: 3, theme: 1 }, { id: 99, theme: 1 }] });
  assert.deepEqual(after.notes, [{ id: 3, heading: "talent", text: "Inspectors leave", theme: 1, place: "ungrouped" }]);
});

test("applying any entry twice is applying it once", () => {
  const entries = [
    { seq: 1, notes: [{ id: 5, heading: "talent", text: "a" }], n_people: 5 },
    { seq: 2, themes: [{ id: 2, heading: "talent", name: "Housing", n_notes: 2 }], gone: { notes: [3] } },
    { seq: 3, headings: [{ id: "talent", name: "Skills", letter: "T" }], actions: { undo: null, redo: null } },
  ];
  for (const entry of entries) {
    const once = applyEntry(board(), entry);
    assert.notDeepEqual(once, board());
    assert.deepEqual(applyEntry(structuredClone(once), entry), once);
  }
});

test("a renamed heading keeps its place", () => {
  const start = board();
  start.headings.push({ id: "investment", name: "Investment", letter: "V" });
  const after = applyEntry(start, { seq: 4, headings: [{ id: "talent", name: "People", letter: "T" }] });
  assert.deepEqual(after.headings.map((heading) => heading.name), ["People", "Investment"]);
});
