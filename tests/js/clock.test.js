// The server's clock, and what is left of a phase.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock, formatRemaining, remaining, shareLeft } from "../../static/js/lib/clock.js";

const roundtable = { phase_started_at: "2026-03-04T10:00:00.000+00:00", phase_ends_at: "2026-03-04T10:20:00.000+00:00" };

test("a phone whose own clock is an hour wrong shows the room's time", () => {
  let device = Date.parse("2026-03-04T11:07:20Z");
  const clock = new Clock("2026-03-04T10:07:20.000+00:00", () => device);
  assert.equal(remaining(roundtable, clock), 760);
  device += 10_000;
  assert.equal(remaining(roundtable, clock), 750);
  clock.set("2026-03-04T10:07:40Z");
  assert.equal(remaining(roundtable, clock), 740);
});

test("time is written as people say it", () => {
  const written = { 760: "12:40", 59.2: "1:00", 59: "0:59", 0.4: "0:01", 0: "0:00", 3600: "60:00" };
  for (const [seconds, text] of Object.entries(written)) assert.equal(formatRemaining(Number(seconds)), text);
  assert.equal(formatRemaining(-0.9), "0:00");
  assert.equal(formatRemaining(-35), "+0:35");
  assert.equal(formatRemaining(-612.5), "+10:12");
});

test("a clock that counts down shows each second once, through zero and beyond", () => {
  const shown = Array.from({ length: 7 }, (_, at) => formatRemaining(3.3 - at));
  assert.deepEqual(shown, ["0:04", "0:03", "0:02", "0:01", "0:00", "+0:01", "+0:02"]);
});

test("where no clock runs there is nothing left to show", () => {
  const clock = new Clock("2026-03-04T10:00:00Z", () => 0);
  assert.equal(remaining({ phase_ends_at: null }, clock), null);
  assert.equal(shareLeft({ phase_started_at: null, phase_ends_at: null }, clock), null);
});

test("the amber edge drains from whole to nothing and no further", () => {
  const at = (time) => shareLeft(roundtable, new Clock(`2026-03-04T${time}Z`, () => 0));
  assert.deepEqual([at("09:59:00"), at("10:00:00"), at("10:15:00"), at("10:20:00"), at("10:30:00")], [1, 1, 0.25, 0, 0]);
});
