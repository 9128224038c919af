// The line under the clock for those who lead.
import assert from "node:assert/strict";
import { test } from "node:test";
import { RoomPresence } from "../../static/js/run/presence.js";
import { Words } from "../../static/js/shared/screen/words.js";

const words = new Words(
  {
    phones: { one: "{n} phone", other: "{n} phones" },
    some_wait: "{phones}, {n} waiting",
    connected: { one: "{n} phone is connected.", other: "{n} phones are connected." },
    unsent: { one: "{n} of them has unsent notes.", other: "{n} of them have unsent notes." },
  },
  "en-GB",
);

function show(presence) {
  const classes = new Set();
  const toggle = (name, isOn) => (isOn ? classes.add(name) : classes.delete(name));
  const line = { children: [{}, {}], classList: { toggle }, title: "" };
  new RoomPresence(line, words).draw(presence);
  return [...line.children.map((part) => part.textContent), classes.has("waits"), line.title === line.children[1].textContent];
}

test("as long as nobody waits it counts the phones", () => {
  assert.deepEqual(show({ count: 38, waiting: 0 }), ["38 phones", "38 phones are connected.", false, true]);
  assert.deepEqual(show({ count: 1, waiting: 0 })[0], "1 phone");
});

test("without a live connection nobody claims to know whether phones wait", () => {
  const line = { children: [{}, {}], classList: { toggle() {} }, title: "" };
  const presence = new RoomPresence(line, words);
  assert.deepEqual(presence.left, { unsent: 0, unknown: 1 });
  presence.isLive = true;
  presence.draw({ count: 38, waiting: 3 });
  assert.deepEqual(presence.left, { unsent: 3, unknown: 0 });
  presence.isLive = false;
  assert.deepEqual(presence.left, { unsent: 0, unknown: 1 });
});

test("it stands out when phones have notes that they could not send", () => {
  const whole = "38 phones are connected. 1 of them has unsent notes.";
  assert.deepEqual(show({ count: 38, waiting: 1 }), ["38 phones, 1 waiting", whole, true, true]);
});
