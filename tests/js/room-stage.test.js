import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST, scaleOf, widthFor } from "../../static/js/shared/screen/scale.js";
import { findLit } from "../../static/js/shared/screen/spotlight.js";
import { countDissent, fillPanels, placeCase, recordsOf, stageOf } from "../../static/js/shared/screen/stage.js";

const piece = (id, kind, rest = {}) => ({ id, kind, is_marked: false, answers: {}, heading: null, ...rest });
const ids = (pieces) => pieces.map(({ id }) => id);

test("a case is in or out where over half say so, as in the report, and on the edge where they do not", () => {
  assert.equal(placeCase({ in: 4, edge: 1, out: 2 }), "in");
  assert.equal(placeCase({ in: 2, edge: 1, out: 1 }), "edge");
  assert.equal(placeCase({ in: 1, edge: 0, out: 2 }), "out");
  assert.equal(placeCase({ in: 1, edge: 2, out: 1 }), "edge");
  assert.equal(placeCase({ in: 2, edge: 0, out: 2 }), "edge");
  assert.equal(placeCase({ in: 2, edge: 2, out: 0 }), "edge");
  assert.equal(placeCase({ in: 0, edge: 0, out: 0 }), "edge");
});

test("questions stand by support, then by age, and answered ones apart", () => {
  const { questions, answered } = fillPanels([
    piece(1, "question", { answers: { up: 1 } }),
    piece(2, "question", { answers: { up: 4 } }),
    piece(3, "question", { answers: { up: 9 }, is_marked: true }),
    piece(4, "question", { answers: { up: 1 } }),
  ]);
  assert.deepEqual(ids(questions), [2, 1, 4]);
  assert.deepEqual(ids(answered), [3]);
});

test("the chosen wording stands first, however few supported it", () => {
  const { wordings } = fillPanels([
    piece(1, "wording", { answers: { up: 5 } }),
    piece(2, "wording", { answers: { up: 1 }, is_marked: true }),
  ]);
  assert.deepEqual(ids(wordings), [2, 1]);
});

test("each exercise has its stage, and a closed roundtable shows what it found", () => {
  assert.equal(stageOf({ phase: "keynote", is_over: false }), "crossed");
  assert.equal(stageOf({ phase: "commit", is_over: false }), "whole");
  for (const phase of ["lobby", "post", "reveal", "cluster", "discuss", "vote"]) {
    assert.equal(stageOf({ phase, is_over: false }), null);
  }
  assert.equal(stageOf({ phase: "close", is_over: true }), null);
});

test("records stand under their heading, the newest first, and those of none apart", () => {
  const records = [piece(1, "record", { heading: "talent" }), piece(2, "record"), piece(3, "record", { heading: "talent" })];
  assert.deepEqual(ids(recordsOf(records, "talent")), [3, 1]);
  assert.deepEqual(ids(recordsOf(records, null)), [2]);
});

test("dissent on a theme counts its notes that somebody saw differently, not the same person twice", () => {
  const note = (theme, differ) => ({ theme, reactions: { me_too: 1, differ } });
  assert.equal(countDissent([note(1, 2), note(1, 1), note(2, 7), { theme: 1 }], 1), 2);
});

test("what the screen may not show is not in the spotlight either", () => {
  const board = { roundtable: { spotlight: { part: "notes", id: 4 } }, notes: [{ id: 4, text: "here" }], themes: [] };
  assert.equal(findLit(board).thing.text, "here");
  assert.equal(findLit({ ...board, notes: [] }), null);
  assert.equal(findLit({ ...board, roundtable: { spotlight: { part: "contributions", id: 4 } } }), null);
  assert.equal(findLit({ ...board, roundtable: { spotlight: null } }), null);
});

test("text on an image 2.4 m wide can be read from 8 m as it is; from further off it grows as far as the layout holds", () => {
  assert.equal(scaleOf({ image_width_cm: 240, furthest_seat_cm: 800 }).scale, 1);
  const far = scaleOf({ image_width_cm: 240, furthest_seat_cm: 950 });
  assert.ok(Math.abs(far.scale - 950 / 800) < 0.02 && far.isHeld);
  const television = scaleOf({ image_width_cm: 166, furthest_seat_cm: 800 });
  assert.deepEqual([television.scale, television.isHeld], [MOST, false]);
  assert.ok(scaleOf({ image_width_cm: 166, furthest_seat_cm: Math.floor(television.reachCm) }).isHeld);
  assert.ok(scaleOf({ image_width_cm: Math.ceil(widthFor(800)), furthest_seat_cm: 800 }).isHeld);
});

test("a room whose size is not known changes nothing", () => {
  assert.deepEqual(scaleOf({ image_width_cm: null, furthest_seat_cm: 800 }), { scale: 1, isHeld: true, reachCm: null });
});
