import assert from "node:assert/strict";
import { test } from "node:test";

import { nextStep, previousStep } from "../../static/js/parts/room-steps.js";

const agenda = ["lobby", "post", "close"].map((phase) => ({ phase, name: phase.toUpperCase(), minutes: 5 }));
const roundtable = (phase, rest = {}) => ({ status: "live", is_over: false, phase, agenda, ...rest });

test("a draft is opened before anything else", () => {
  assert.equal(nextStep(roundtable("lobby", { status: "draft" })).act, "open");
  assert.equal(previousStep(roundtable("post", { status: "draft" })), null);
});

test("the step forward is the next phase of the agenda, and the step back the one before", () => {
  assert.deepEqual(nextStep(roundtable("lobby")), { act: "phase", phase: "post", name: "POST" });
  assert.equal(previousStep(roundtable("post"))?.phase, "lobby");
  assert.equal(previousStep(roundtable("lobby")), null);
});

test("after the last phase the roundtable is closed, and then written up", () => {
  assert.equal(nextStep(roundtable("close")).act, "close");
  const closed = roundtable("close", { status: "closed", is_over: true });
  assert.equal(nextStep(closed).act, "write_up");
  assert.equal(previousStep(closed), null);
});
