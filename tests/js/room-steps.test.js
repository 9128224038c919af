import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Pending } from "../../static/js/run/pending.js";
import { findLack, nameSlot, nextStep, previousStep, stripOf } from "../../static/js/shared/screen/steps.js";
import { nextPhase } from "../../static/js/group/tally.js";
import { Words } from "../../static/js/shared/screen/words.js";

const line = (phase, heading = null) => ({ phase, name: phase.toUpperCase(), minutes: 5, heading });
const agenda = ["lobby", "post", "close"].map((phase) => line(phase));
const roundtable = (phase, rest = {}) => ({ status: "live", is_over: false, phase, phase_heading: null, agenda, ...rest });
const byHeading = [line("lobby"), line("post", "business"), line("post", "talent"), line("post", "innovation"), line("reveal"), line("close")];
const gathering = (phase_heading) => roundtable("post", { phase_heading, agenda: byHeading });
const headings = [{ id: "talent", name: "People", prompt: "" }];
const words = new Words({ slot: "{phase}: {heading}", slot_in_words: "{phase} for {heading}" }, "en-GB");

test("a draft is opened before anything else", () => {
  assert.equal(nextStep(roundtable("lobby", { status: "draft" })).act, "open");
  assert.equal(previousStep(roundtable("post", { status: "draft" })), null);
});

test("the step forward is the next line of the agenda, and the step back the one before", () => {
  assert.deepEqual(nextStep(roundtable("lobby")), { act: "phase", slot: agenda[1] });
  assert.equal(previousStep(roundtable("post"))?.slot?.phase, "lobby");
  assert.equal(previousStep(roundtable("lobby")), null);
});

test("gathering goes from heading to heading, forward and back", () => {
  assert.equal(nextStep(gathering("business")).slot.heading, "talent");
  assert.equal(previousStep(gathering("talent")).slot.heading, "business");
  assert.equal(nextStep(gathering("innovation")).slot.phase, "reveal");
  assert.equal(nextPhase(gathering("business")).heading, "talent");
  assert.equal(nextPhase(gathering("innovation")).phase, "reveal");
});

test("walking the agenda forward passes every line once, and back again the same ones", () => {
  let here = roundtable("lobby", { agenda: byHeading });
  const passed = [];
  for (let step = nextStep(here); step.act === "phase"; step = nextStep(here)) {
    passed.push(step.slot);
    here = { ...here, phase: step.slot.phase, phase_heading: step.slot.heading };
  }
  assert.deepEqual(passed, byHeading.slice(1));
  const returned = [];
  for (let step = previousStep(here); step; step = previousStep(here)) {
    returned.unshift(step.slot);
    here = { ...here, phase: step.slot.phase, phase_heading: step.slot.heading };
  }
  assert.deepEqual(returned, byHeading.slice(0, -1));
  assert.equal(here.phase, "lobby");
});

test("after the last phase the roundtable is closed, and then written up", () => {
  assert.equal(nextStep(roundtable("close")).act, "close");
  const closed = roundtable("close", { status: "closed", is_over: true });
  assert.equal(nextStep(closed).act, "write_up");
  assert.equal(previousStep(closed), null);
});

test("the strip shows gathering once, but while it is present under its heading's name, with the heading after it", () => {
  const names = (where) => stripOf(where).map(({ slot, isPresent }) => `${nameSlot(slot, headings, words)}${isPresent ? "*" : ""}`);
  assert.deepEqual(names(gathering("talent")), ["LOBBY", "POST: People*", "POST", "REVEAL", "CLOSE"]);
  assert.equal(stripOf(gathering("talent"))[2].slot.heading, "innovation");
  assert.deepEqual(names(gathering("innovation")), ["LOBBY", "POST*", "REVEAL", "CLOSE"]);
  assert.deepEqual(names(roundtable("reveal", { agenda: byHeading })), ["LOBBY", "POST", "REVEAL*", "CLOSE"]);
});

test("lines of one phase that something stands between are shown apart", () => {
  const apart = [line("post", "business"), line("define"), line("post", "talent")];
  const strip = stripOf(roundtable("post", { phase_heading: "talent", agenda: apart }));
  assert.deepEqual(strip.map(({ isPresent }) => isPresent), [false, false, true]);
});

test("within a sentence a line's name has no colon", () => {
  assert.equal(nameSlot(byHeading[2], headings, words, "slot_in_words"), "POST for People");
});

test("a step is taken after three seconds, and not at all if it is undone before", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const told = [];
  const take = mock.fn();
  const pending = new Pending((left) => told.push(left));
  pending.start(take);
  for (let second = 0; second < 3; second += 1) mock.timers.tick(1000);
  assert.deepEqual(told, [3, 2, 1, null]);
  assert.equal(take.mock.callCount(), 1);

  pending.start(take);
  mock.timers.tick(1000);
  assert.ok(pending.stop());
  assert.ok(!pending.stop());
  mock.timers.tick(9000);
  assert.equal(take.mock.callCount(), 1);
  mock.timers.reset();
});

test("before a phase that has nothing in it the control page says so", () => {
  const board = (themes, notes) => ({ roundtable: { ...roundtable("post"), shows_notes: true }, themes, notes });
  const [vote, reveal, commit] = ["vote", "reveal", "commit"].map((phase) => ({ act: "phase", slot: line(phase) }));
  assert.equal(findLack(vote, board([], [{}])), "lacks_vote");
  assert.equal(findLack(vote, board([{ n_notes: 0 }], [{}])), "lacks_vote");
  assert.equal(findLack(vote, board([{ n_notes: 2 }], [{}])), "");
  assert.equal(findLack(reveal, board([], [])), "lacks_reveal");
  assert.equal(findLack(commit, board([], [])), "");
  const counted = { roundtable: { ...roundtable("post"), shows_notes: false }, themes: [], notes: [], counts: { talent: 2 } };
  assert.equal(findLack(reveal, counted, 1), "");
  assert.equal(findLack(reveal, counted, 2), "lacks_reveal", "all of them are off the record");
  assert.equal(findLack({ act: "open", slot: null }, board([], [])), "");
});

test("whoever goes on from a vote that the room has not seen the results of is told, unless nobody has voted", () => {
  const [pitch, discuss] = ["pitch", "discuss"].map((phase) => ({ act: "phase", slot: line(phase) }));
  const after = (round) => ({
    roundtable: { ...roundtable("vote"), shows_notes: true }, themes: [{ n_notes: 2 }], notes: [{}],
    headings: [{ id: "talent" }], rounds: round && [{ id: 1, kind: "dots", ballot: [{ id: 1, heading: "talent" }], shown: [], ...round }],
  });
  assert.equal(findLack(pitch, after({ is_open: true, turnout: 3 })), "lacks_results");
  assert.equal(findLack(pitch, after({ is_open: false, turnout: 3 })), "lacks_results");
  assert.equal(findLack(pitch, after({ is_open: false, turnout: 3, shown: ["talent"] })), "");
  assert.equal(findLack(pitch, after({ is_open: true, turnout: 0 })), "");
  assert.equal(findLack(pitch, after(undefined)), "");
  assert.equal(findLack(discuss, after({ is_open: true, turnout: 3 })), "", "there the themes are on the screen, with what they got");
});
