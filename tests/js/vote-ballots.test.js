// Ballots: within the budget whatever is pressed, themes in an order of this phone's own, answers whole or not at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fullAt } from "../../static/js/lib/bars.js";
import * as ballots from "../../static/js/phone/vote/ballots.js";

const round = (more = {}) => ({
  id: 5, kind: "dots", n_dots: 3, most_on_one: 2, is_open: true, themes: [1, 2, 3, 4], turnout: 3, shown: [], tallies: [], ...more,
});

/** Chances that are the same in every run. */
function chances(seed) {
  let bits = seed;
  return (below) => ((bits = (Math.imul(bits, 1103515245) + 12345) >>> 0), (bits >>> 8) % below);
}

test("whatever is pressed, a ballot stays within the budget", () => {
  const chance = chances(7);
  for (let run = 0; run < 200; run += 1) {
    const vote = round({ n_dots: 1 + chance(10), most_on_one: 1 + chance(4) });
    let dots = [];
    for (let press = 0; press < 40; press += 1) {
      const theme = 1 + chance(5); // the fifth is not in this vote
      dots = chance(3) ? ballots.giveDot(dots, theme, vote) : ballots.takeDot(dots, theme);
      assert.ok(dots.length <= vote.n_dots);
      for (const each of dots) assert.ok(ballots.countOn(dots, each) <= vote.most_on_one && vote.themes.includes(each));
    }
  }
});

test("a dot that was given and taken back leaves the ballot as it was", () => {
  assert.deepEqual(ballots.takeDot(ballots.giveDot([1, 2], 1, round()), 1).sort(), [1, 2]);
  assert.deepEqual(ballots.takeDot([1, 2], 3), [1, 2]);
});

test("a theme that was dissolved gives its dots back", () => {
  assert.deepEqual(ballots.readDots([1, 1, 2], [2, 3], round()), [2]);
});

test("what a phone kept of a larger budget, or of nothing at all, is read as a ballot of this vote", () => {
  assert.deepEqual(ballots.readDots([1, 1, 1, 2, 3], [1, 2, 3], round()), [1, 1, 2]);
  assert.deepEqual(ballots.readDots(null, [1, 2], round()), []);
  assert.deepEqual(ballots.readDots({ 1: { importance: 2 } }, [1], round()), []);
});

test("every theme stands once, at the same place each time, and others do not move when one comes or goes", () => {
  const themes = Array.from({ length: 40 }, (_, at) => at + 1);
  const order = ballots.shuffle(themes, 99);
  assert.deepEqual([...order].sort((a, b) => a - b), themes);
  assert.deepEqual(ballots.shuffle([...themes].reverse(), 99), order);
  assert.deepEqual(ballots.shuffle(themes.slice(0, 30), 99), order.filter((theme) => theme <= 30));
});

test("over many phones no heading has the first place much more often than another", () => {
  const names = ["business", "talent", "innovation", "investment"];
  const first = Object.fromEntries(names.map((name) => [name, 0]));
  const chance = chances(3);
  for (let phone = 0; phone < 2000; phone += 1) first[ballots.shuffle(names, chance(2 ** 24))[0]] += 1;
  for (const name of names) assert.ok(Math.abs(first[name] - 500) < 80, `${name} is first on ${first[name]} of 2000 phones`);
});

test("a theme says who is behind it, or what became of it since the vote opened", () => {
  const words = { text: (key, values = {}) => [key, ...Object.values(values)].join(" ") };
  const tell = (more) => ballots.tellTheme({ n_people: null, since: null, ...more }, words);
  assert.deepEqual([tell({ n_people: 3 }), tell({})], ["people 3", ""]);
  assert.equal(tell({ n_people: 3, since: "Keeping people" }), "renamed Keeping people");
  assert.equal(tell({ since: "", into: "Pay" }), "merged Pay");
  assert.equal(tell({ since: "" }), "gone");
});

test("half an answer is none yet", () => {
  const figures = { 4: { importance: 5, feasibility: 1 }, 2: { importance: 3 }, 9: { importance: 1, feasibility: 1 } };
  assert.deepEqual(ballots.readGrid(figures, [2, 4]), { themes: [4], importance: [5], feasibility: [1] });
});

test("the order in which dots were given makes no other ballot, a figure does", () => {
  assert.ok(ballots.isSame({ themes: [1, 2, 1] }, { themes: [1, 1, 2], round: 5 }));
  assert.ok(!ballots.isSame({ themes: [1, 2] }, { themes: [1, 1] }));
  assert.ok(ballots.isSame(null, { themes: [] }));
  assert.ok(ballots.isSame(null, { themes: [], importance: [], feasibility: [] }), "nothing to send in a grid either");
  const grid = { themes: [1], importance: [2], feasibility: [3] };
  assert.ok(!ballots.isSame(grid, { ...grid, feasibility: [4] }));
});

test("a bar is full at a dot for each voter, or at a round figure that holds the largest", () => {
  assert.deepEqual([[], [0], [3], [4], [21, 2]].map((shown) => fullAt(3, shown)), [3, 3, 3, 4, 25]);
  assert.equal(fullAt(0, []), 1);
});

test("an open vote is shown before results, whatever has become of its themes", () => {
  const [dots, grid] = [round({ id: 1, is_open: false, tallies: [{}] }), round({ id: 2, kind: "grid" })];
  const themes = [{ id: 1 }];
  assert.equal(ballots.pickRounds({ rounds: [dots, grid], themes }).open, grid);
  assert.equal(ballots.pickRounds({ rounds: [dots, grid], themes: [] }).open, grid);
  assert.equal(ballots.pickRounds({ rounds: [{ ...grid, turnout: 0 }] }).open?.id, 2, "also before anybody has voted");
  assert.deepEqual(ballots.pickRounds({ rounds: [dots], themes }).results, [dots]);
  const unshown = ballots.pickRounds({ rounds: [{ ...dots, tallies: [] }], themes });
  assert.deepEqual([unshown.isWaiting, unshown.results], [true, []]);
});

test("a vote that was closed before anybody had voted chose nothing, and hides no other's results", () => {
  const rounds = [round({ id: 1, is_open: false, themes: [1], tallies: [{}] }), round({ id: 2, is_open: false, turnout: 0, tallies: [{}] })];
  const { results, isWaiting } = ballots.pickRounds({ rounds, themes: [{ id: 1 }] });
  assert.deepEqual(results.map(({ id }) => id), [1]);
  assert.equal(isWaiting, false);
});

test("whoever gave dots while nobody's arrived hears of it once the vote is closed, until another opens", () => {
  const lost = round({ id: 2, is_open: false, turnout: 0, tallies: [{}] });
  const rounds = [round({ id: 1, is_open: false, tallies: [{}] }), lost];
  const told = ballots.pickRounds({ rounds }, ({ id }) => id === 2).results;
  assert.deepEqual(told.map(({ id, tallies }) => [id, tallies.length]), [[2, 0], [1, 1]]);
  assert.deepEqual(ballots.pickRounds({ rounds }).results.map(({ id }) => id), [1]);
  assert.deepEqual(ballots.pickRounds({ rounds: [lost, round({ id: 3 })] }, () => true).results, []);
});
