// The facilitator's controls of the clock: two people who mean the same two minutes give them once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ClockControls } from "../../static/js/run/clock-controls.js";

const button = () => ({ disabled: false, classList: { toggle() {} }, querySelector: () => ({ textContent: "" }) });
const roundtable = { status: "live", phase_ends_at: "2026-03-04T10:20:00Z", paused_seconds: null };

/** Controls of a page that has drawn entry 5, and the numbers that its presses of +2 name. */
function open(t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const page = { seq: 5, steps: [], names: [] };
  const send = async (name, { step }) => (page.steps.push(step), page.names.push(name), { shown: 20 });
  const clock = new ClockControls({ pause: button(), extend: button() }, { say: (name) => name }, send, () => page.seq);
  const draw = (seq) => ((page.seq = seq), clock.draw(roundtable));
  return { page, clock, draw };
}

test("a press just after somebody else's news is meant for the clock of before it", async (t) => {
  const { page, clock, draw } = open(t);
  draw(9);
  clock.extend();
  await clock.last;
  assert.deepEqual(page.steps, [5]);
});

test("what was in sight for a second is known, and one's own acts at once", async (t) => {
  const { page, clock, draw } = open(t);
  draw(9);
  t.mock.timers.tick(1_000);
  clock.extend();
  clock.extend();
  clock.notice(30);
  clock.extend();
  await clock.last;
  assert.deepEqual(page.steps, [9, 20, 30]);
});

test("what somebody else did to the clock since stands, although the answer to one's own press comes after it", async (t) => {
  const { page, clock, draw } = open(t);
  draw(9);
  clock.pause();
  draw(21);
  clock.pause();
  await clock.last;
  assert.deepEqual(page.names, ["phase.pause", "phase.pause"]);
});

test("a second press lets the clock run on, even before the page has drawn that it stands", async (t) => {
  const { page, clock, draw } = open(t);
  draw(9);
  clock.pause();
  clock.pause();
  await clock.last;
  assert.deepEqual(page.names, ["phase.pause", "phase.resume"]);
});
