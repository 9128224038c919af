import assert from "node:assert/strict";
import { test } from "node:test";

import { fullBar, lastRound, openableKinds, resultsUnder, roundInTable, roundToShow } from "../../static/js/shared/screen/votes.js";

const headings = [{ id: "business" }, { id: "talent" }];
const themes = [
  { id: 1, heading: "talent", name: "Vetting" },
  { id: 2, heading: "talent", name: "Welders" },
  { id: 3, heading: "business", name: "Grid" },
];
const tally = (theme, n_dots, rest = {}) => ({ theme, n_dots, n_people: n_dots, importance: null, feasibility: null, is_split: false, ...rest });
const balloted = [...themes, { id: 99, heading: "talent", name: "Clearances" }]; // the last has been merged since
const ballot = (asked = [1, 2, 3, 99]) => balloted.filter(({ id }) => asked.includes(id));
const round = (id, rest = {}) => ({ id, kind: "dots", is_open: false, turnout: 5, themes: [1, 2, 3], ballot: ballot(rest.themes), shown: [], tallies: [], ...rest });
const board = (rounds, rest = {}) => ({
  roundtable: { status: "live", phase: "vote", is_over: false, ...rest }, headings, themes, rounds, notes: [], n_people: 23,
});

test("only dots can be opened first, nothing while a vote is open, and a grid once dots were counted", () => {
  assert.deepEqual(openableKinds(board([])), ["dots"]);
  assert.deepEqual(openableKinds(board([round(1, { is_open: true })])), []);
  assert.deepEqual(openableKinds(board([round(1)])), ["dots", "grid"]);
  assert.deepEqual(openableKinds(board([round(1, { turnout: 0 })])), ["dots"]);
});

test("nothing can be opened outside the voting phase, or where there is no theme", () => {
  assert.deepEqual(openableKinds(board([round(1)], { phase: "discuss" })), []);
  assert.deepEqual(openableKinds({ ...board([]), themes: [] }), []);
});

test("turnout stands in the table while the room votes, and no longer", () => {
  assert.equal(roundInTable(board([round(1, { is_open: true })]))?.id, 1);
  assert.equal(roundInTable(board([round(1)]))?.id, 1);
  assert.equal(roundInTable(board([round(1)], { phase: "close" })), undefined);
  assert.equal(roundInTable(board([])), undefined);
  assert.equal(lastRound(board([round(2), round(1)]))?.id, 2);
});

test("dots are shown before the grid, heading by heading, and an open vote never", () => {
  const dots = round(1);
  const grid = round(2, { kind: "grid", themes: [1, 2] });
  assert.equal(roundToShow(board([dots, grid]), "talent")?.id, 1);
  assert.equal(roundToShow(board([{ ...dots, shown: ["talent"] }, grid]), "talent")?.id, 2);
  assert.equal(roundToShow(board([{ ...dots, shown: ["business"] }, grid]), "business"), undefined);
  assert.equal(roundToShow(board([{ ...dots, is_open: true }]), "talent"), undefined);
});

test("who voted again shows the newer vote, and never the older one in its place", () => {
  const [older, newer] = [round(1), round(2)];
  assert.equal(roundToShow(board([older, newer]), "talent")?.id, 2);
  assert.equal(roundToShow(board([older, { ...newer, shown: ["talent"] }]), "talent"), undefined);
  assert.equal(roundToShow(board([older, { ...newer, is_open: true }]), "talent")?.id, 1);
});

test("results stand under a heading only once they are shown, most dots first", () => {
  const tallies = [tally(1, 4), tally(2, 9), tally(3, 21)];
  assert.equal(resultsUnder(board([round(1, { tallies })]), "talent"), null);
  const shown = resultsUnder(board([round(1, { tallies, shown: ["talent"] })]), "talent");
  assert.deepEqual(shown?.results.map(({ name }) => name), ["Welders", "Vetting"]);
});

test("while the room votes again, nobody is shown how a theme did before", () => {
  const open = round(2, { kind: "grid", is_open: true, tallies: [] });
  assert.equal(resultsUnder(board([round(1, { shown: ["talent"], tallies: [tally(1, 4)] }), open]), "talent"), null);
});

test("what is shown last takes the place of what was shown before; a merged theme keeps its name and its dots", () => {
  const dots = round(1, { shown: ["talent"], tallies: [tally(1, 4), tally(2, 9), tally(99, 30)] });
  const grid = round(2, { kind: "grid", shown: ["talent"], tallies: [tally(1, 0, { importance: 4.5, feasibility: 2 }), tally(2, 0, { importance: 4.5, feasibility: 3 })] });
  assert.deepEqual(resultsUnder(board([dots]), "talent")?.results.map(({ id, name }) => [id, name]), [[99, "Clearances"], [2, "Welders"], [1, "Vetting"]]);
  const both = resultsUnder(board([dots, grid]), "talent");
  assert.equal(both?.kind, "grid");
  assert.deepEqual(both?.results.map(({ id }) => id), [2, 1]);
});

test("bars of all headings share one scale, on which the largest shown is never over full", () => {
  const scale = (...dots) => fullBar(board([round(1, { turnout: 1, shown: ["talent", "business"], tallies: dots.map((n, index) => tally(index + 1, n)) })]));
  assert.equal(scale(4, 14, 21), 25);
  assert.equal(scale(0, 0, 0), 1);
  for (let n = 1; n < 2000; n += 7) assert.ok(scale(n) >= n && scale(n) < 2 * n + 2, `${n}: ${scale(n)}`);
});

test("a bar that is full has a dot for each person who voted, so that it stays as it is when another heading is shown", () => {
  const shown = (...keys) => fullBar(board([round(1, { turnout: 41, shown: keys, tallies: [tally(1, 4), tally(2, 31), tally(3, 12)] })]));
  assert.deepEqual([shown("talent"), shown("talent", "business")], [41, 41]);
});

test("what is still hidden from the room does not show in the scale of the facilitator's own view", () => {
  const headings = new Map(board([]).themes.map(({ id, heading }) => [heading, id]));
  const tallies = [tally(headings.get("talent"), 4), tally(headings.get("business"), 40)];
  assert.equal(fullBar(board([round(1, { turnout: 3, shown: ["talent"], tallies })])), 4);
});

test("a vote that nobody voted in before it was closed is as good as none", () => {
  const [counted, empty] = [round(1, { shown: ["talent"], tallies: [tally(1, 4)] }), round(2, { turnout: 0, tallies: [tally(1, 0)] })];
  const both = board([counted, empty]);
  assert.equal(lastRound(both)?.id, 1);
  assert.equal(roundToShow(both, "business")?.id, 1);
  assert.deepEqual(openableKinds(both), ["dots", "grid"]);
  assert.equal(fullBar(both), 5);
  assert.equal(roundInTable(board([counted, { ...empty, is_open: true }]))?.id, 2);
});
