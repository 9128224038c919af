// What the phone's clock shows: the slot's time, and while the room pauses what is left of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock } from "../../static/js/lib/clock.js";
import { readTime } from "../../static/js/phone/clock.js";

const clock = new Clock("2026-03-02T10:04:00Z", () => 0);
const agenda = [
  { phase: "post", heading: "talent", minutes: 5 },
  { phase: "post", heading: "business", minutes: 10 },
];
const slot = { agenda, phase: "post", phase_heading: "business", phase_started_at: "2026-03-02T10:00:00Z", paused_seconds: null };

test("the clock runs for the heading's own slot", () => {
  const roundtable = { ...slot, phase_ends_at: "2026-03-02T10:10:00Z" };
  assert.deepEqual(readTime(roundtable, clock), { left: 360, share: 0.6, isPaused: false });
});

test("while the room pauses, what is left stands still and the edge with it", () => {
  const roundtable = { ...slot, phase_ends_at: null, paused_seconds: 150 };
  assert.deepEqual(readTime(roundtable, clock), { left: 150, share: 0.25, isPaused: true });
});

test("no clock runs when the roundtable is closed", () => {
  assert.deepEqual(readTime({ ...slot, is_over: true, phase_ends_at: null, paused_seconds: 150 }, clock).left, null);
});
