import assert from "node:assert/strict";
import { test } from "node:test";

import { pausedShare } from "../../static/js/shared/screen/clock.js";
import { countLeft, countNotes, Reveal } from "../../static/js/shared/screen/reveal.js";

const board = (shows_notes, rest = {}) => ({ roundtable: { shows_notes }, notes: [], ...rest });

test("the reveal asks for the whole board, again with each change until it has come", () => {
  const reveal = new Reveal(board(false));
  assert.equal(reveal.isStale(board(false), [{}]), false);
  assert.equal(reveal.isStale(board(true), [{}]), true);
  assert.equal(reveal.isStale(board(true), [{}]), true);
  assert.equal(reveal.isStale(board(true), []), false);
  assert.equal(reveal.isStale(board(true), [{}]), false);
});

test("going back before the reveal asks for it likewise", () => {
  assert.equal(new Reveal(board(true)).isStale(board(false), [{}]), true);
});

test("before the reveal notes are counted by what the server says, after it by what is there", () => {
  const notes = [{ heading: "talent" }, { heading: "talent" }, { heading: "business" }];
  const counts = { talent: 7, business: 5 };
  assert.equal(countNotes(board(false, { counts }), "talent"), 7);
  assert.equal(countNotes(board(false, { counts })), 12);
  assert.equal(countNotes(board(true, { counts, notes }), "talent"), 2);
  assert.equal(countNotes(board(true, { notes })), 3);
  assert.equal(countNotes(board(false)), 0);
});

test("while the clock is paused the amber edge keeps what is left, and never more than all", () => {
  const paused = (paused_seconds) => ({
    paused_seconds, phase: "post", phase_heading: "talent", agenda: [{ phase: "post", heading: "business", minutes: 1 }, { phase: "post", heading: "talent", minutes: 5 }],
  });
  assert.equal(pausedShare(paused(150)), 0.5);
  assert.equal(pausedShare(paused(900)), 1);
  assert.equal(pausedShare(paused(null)), null);
});

test("who closes is told what is not grouped, before the reveal by the counts, and which names were only suggested", () => {
  const themes = [{ id: 1, named_by: "tool", n_notes: 3 }, { id: 2, named_by: "person", n_notes: 3 }, { id: 3, named_by: "tool", n_notes: 0 }];
  const notes = [{ place: "ungrouped" }, { place: "theme" }, { place: "alone" }];
  assert.deepEqual(countLeft({ roundtable: { shows_notes: true }, notes, themes }), { loose: 1, named: 1 });
  assert.deepEqual(countLeft({ roundtable: { shows_notes: false }, notes: [], themes: [], counts: { talent: 4, business: 2 } }), { loose: 6, named: 0 });
});
