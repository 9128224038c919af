import assert from "node:assert/strict";
import { test } from "node:test";

import {
  columnsOf,
  countHeardOnce,
  countKinds,
  findPlaced,
  largestFirst,
  mostArguedFirst,
  newestFirst,
  sizeOf,
  whyEmpty,
} from "../../static/js/shared/screen/ranking.js";

const note = (id, heading = "talent", rest = {}) => ({ id, label: `T${id}`, heading, kind: "ask", place: "ungrouped", theme: null, ...rest });
const theme = (id, n_people, n_notes = n_people, heading = "talent") => ({
  id, heading, name: `${id}`, n_people, n_notes, n_voices: n_people, rank: [n_people, 0, n_notes],
  is_heard_once: n_people === 1 || (!n_people && n_notes === 1),
});

test("the newest note of a heading comes first, whatever order notes came in", () => {
  const notes = [note(3), note(7), note(5), note(9, "business")];
  assert.deepEqual(newestFirst(notes, "talent").map(({ id }) => id), [7, 5, 3]);
});

test("while the room argues, what most see differently leads, then what most agree with, then the newest", () => {
  const said = (id, differ, me_too) => note(id, "talent", { reactions: { differ, me_too } });
  const notes = [said(1, 2, 0), said(2, 0, 3), said(3, 2, 4), note(4), said(5, 0, 0), note(6, "business")];
  assert.deepEqual(mostArguedFirst(notes, "talent").map(({ id }) => id), [3, 1, 2, 5, 4]);
});

test("themes stand by people, then by notes, then by age", () => {
  const themes = [theme(1, 2, 2), theme(2, 5, 5), theme(3, 2, 6), theme(4, 2, 2)];
  assert.deepEqual(largestFirst({ themes, notes: [] }, "talent").map(({ id }) => id), [2, 3, 1, 4]);
});

test("a theme of one voice has no row but is counted as heard once, with notes that stay on their own", () => {
  const themes = [theme(1, 1, 4), theme(2, 3), theme(3, 2, 1), theme(4, 0, 0), theme(5, 1, 1, "business")];
  const notes = [note(1, "talent", { place: "alone" }), note(2), note(3, "business", { place: "alone" })];
  assert.deepEqual(largestFirst({ themes, notes }, "talent").map(({ id }) => id), [2, 3]);
  assert.equal(countHeardOnce({ themes, notes }, "talent"), 2);
  assert.equal(findPlaced(notes, "talent", "ungrouped").length, 1);
});

test("a heading with nothing but themes of one voice shows them, rather than nothing", () => {
  const board = { themes: [theme(1, 1, 1), theme(2, 1, 4), theme(3, 0, 0)], notes: [note(9, "talent", { place: "alone" })] };
  assert.deepEqual(largestFirst(board, "talent").map(({ id }) => id), [2, 1]);
  assert.equal(countHeardOnce(board, "talent"), 1);
});

test("a theme of one voice that somebody argues with has its row, and is not counted as heard once", () => {
  const themes = [theme(1, 1, 1), theme(2, 1, 1)];
  const notes = [note(1, "talent", { theme: 1, reactions: { me_too: 0, differ: 2 } }), note(2, "talent", { theme: 2, reactions: { me_too: 0, differ: 0 } })];
  assert.deepEqual(largestFirst({ themes, notes }, "talent").map(({ id }) => id), [1]);
  assert.equal(countHeardOnce({ themes, notes }, "talent"), 1);
});

test("whose words were erased are not said to have made no themes", () => {
  const board = (/** @type {string} */ phase, /** @type {any[]} */ themes) => ({ roundtable: { phase }, themes });
  assert.equal(whyEmpty(board("close", [theme(1, 0)]), "talent"), "hollow");
  assert.equal(whyEmpty(board("close", [theme(1, 0)]), "business"), "lacking");
  assert.equal(whyEmpty(board("cluster", [theme(1, 0)]), "talent"), "coming");
});

test("while people vote each theme that phones ask for has its row, be it of one voice or of none yet", () => {
  const themes = [theme(1, 1, 2), theme(2, 3), theme(4, 0, 0)];
  assert.deepEqual(largestFirst({ themes, notes: [] }, "talent", true).map(({ id }) => id), [2, 1, 4]);
});

test("a scribe's theme counts nobody and still has its row", () => {
  assert.deepEqual(largestFirst({ themes: [theme(1, 0, 3)], notes: [] }, "talent").map(({ id }) => id), [1]);
});

test("five people make a middle name and six a large one; in a hall of two hundred it takes twenty and more", () => {
  assert.deepEqual([4, 5, 6].map((n) => sizeOf(n, 40)), ["small", "middle", "large"]);
  assert.deepEqual([6, 19, 20, 25].map((n) => sizeOf(n, 200)), ["small", "small", "middle", "large"]);
});

test("a pile has at most five marks a row, and no row that is not needed", () => {
  for (let n = 1; n <= 12; n += 1) {
    const columns = columnsOf(n);
    assert.ok(columns <= 5, `${n} marks in rows of ${columns}`);
    assert.equal(Math.ceil(n / columns), Math.ceil(n / 5));
  }
  assert.deepEqual([3, 6, 8, 10].map(columnsOf), [3, 3, 4, 5]);
});

test("kinds are counted in the order of the key, those that do not occur left out", () => {
  const notes = [note(1), note(2, "talent", { kind: "barrier" }), note(3, "talent", { kind: "barrier" })];
  assert.deepEqual(countKinds(notes), [["barrier", 2], ["ask", 1]]);
});
