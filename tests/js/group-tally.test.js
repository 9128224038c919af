// What the grouping page counts, and where the focus goes next.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Selection } from "../../static/js/group/selection.js";
import { nextAfter, nextPhase, notesOf, tally, themesOf } from "../../static/js/group/tally.js";

const note = (id, more = {}) => ({
  id,
  label: `T${id}`,
  heading: "talent",
  kind: "barrier",
  text: "No welders",
  place: "ungrouped",
  theme: null,
  posted_at: "2026-03-04T10:00:00.000+00:00",
  person: id,
  ...more,
});

test("to group, on their own, set aside and in themes add up to the notes that came in", () => {
  const places = ["ungrouped", "theme", "alone", "aside", "theme"];
  const sums = tally(places.map((place, at) => note(at + 1, { place })));
  assert.deepEqual(sums, { all: 5, ungrouped: 1, theme: 2, alone: 1, aside: 1 });
});

test("the newest note comes first, of one moment the one with the higher number", () => {
  const late = note(1, { posted_at: "2026-03-04T10:05:00.000+00:00" });
  const notes = [note(2), late, note(3), note(4, { heading: "business" })];
  assert.deepEqual(
    notesOf({ notes }, "talent").map(({ id }) => id),
    [1, 3, 2],
  );
});

test("themes stand in the order in which they were made", () => {
  const themes = [
    { id: 5, heading: "talent" },
    { id: 2, heading: "talent" },
    { id: 1, heading: "business" },
  ];
  assert.deepEqual(
    themesOf({ themes }, "talent").map(({ id }) => id),
    [2, 5],
  );
});

test("the next phase is the agenda's, and after the last there is none", () => {
  const agenda = [
    { phase: "post", name: "Gather" },
    { phase: "cluster", name: "Group" },
  ];
  assert.equal(nextPhase({ phase: "post", agenda })?.name, "Group");
  assert.equal(nextPhase({ phase: "cluster", agenda }), null);
  assert.equal(nextPhase({ phase: "vote", agenda }), null);
});

test("after a move the focus goes on down the list, from its end one back, and nowhere from an empty list", () => {
  assert.equal(nextAfter([5, 4, 3, 2, 1], [4]), 3);
  assert.equal(nextAfter([5, 4, 3, 2, 1], [4, 3]), 2);
  assert.equal(nextAfter([5, 4, 3, 2, 1], [2, 1]), 3);
  assert.equal(nextAfter([5, 4], [5, 4]), null);
  assert.equal(nextAfter([5, 4], [77]), null);
});

test("the next note is looked for from where the eye is", () => {
  assert.equal(nextAfter([5, 4, 3, 2, 1], [4, 1], 1), 3);
  assert.equal(nextAfter([5, 4, 3, 2, 1], [], 2), 3);
});

test("a tick is gone once somebody else has moved the note", () => {
  const selection = new Selection();
  selection.tick(note(1), true);
  selection.tick(note(2), true);
  selection.tick(note(3), true);
  selection.prune([note(1, { place: "theme", theme: 4 }), note(2)]);
  assert.deepEqual(selection.ids, [2]);
});

test("a tick stays when the note's words are edited", () => {
  const selection = new Selection();
  selection.tick(note(1), true);
  selection.prune([note(1, { text: "No coded welders" })]);
  assert.deepEqual([selection.size, selection.has(1)], [1, true]);
  selection.tick(note(1), false);
  assert.equal(selection.size, 0);
});
