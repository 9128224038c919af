import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Store } from "../../static/js/lib/storage.js";
import { Pending } from "../../static/js/parts/room-pending.js";
import { readKey, Shortcuts } from "../../static/js/parts/room-shortcuts.js";

const inField = { closest: (selector) => (selector.startsWith("input") ? {} : null) };
const onPage = { closest: () => null };

test("a key does its act whether or not it is a capital", () => {
  const next = mock.fn();
  const shortcuts = new Shortcuts({ n: next }, new Store("test.", null));
  assert.ok(shortcuts.take({ key: "n", target: onPage }));
  assert.ok(shortcuts.take({ key: "N", target: onPage }));
  assert.ok(!shortcuts.take({ key: "x", target: onPage }));
  assert.equal(next.mock.callCount(), 2);
});

test("somebody who writes, holds a key down or uses the browser's own keys starts nothing", () => {
  assert.equal(readKey({ key: "n", target: inField }), null);
  assert.equal(readKey({ key: "n", target: onPage, repeat: true }), null);
  assert.equal(readKey({ key: "f", target: onPage, ctrlKey: true }), null);
  assert.equal(readKey({ key: "Enter", target: onPage }), null);
});

test("single keys that are switched off stay off when the page is opened again", () => {
  const store = new Store("test.", null);
  const next = mock.fn();
  new Shortcuts({ n: next }, store).areOn = false;
  assert.ok(!new Shortcuts({ n: next }, store).take({ key: "n", target: onPage }));
  assert.equal(next.mock.callCount(), 0);
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

test("a key with Shift has an act of its own, and keys without a letter work even where single keys are off", () => {
  const [undo, redo, off] = [mock.fn(), mock.fn(), mock.fn()];
  const shortcuts = new Shortcuts({ z: undo, "shift+z": redo, escape: off }, new Store("test.", null));
  shortcuts.take({ key: "Z", shiftKey: true, target: onPage });
  assert.deepEqual([undo.mock.callCount(), redo.mock.callCount()], [0, 1]);
  shortcuts.areOn = false;
  assert.ok(!shortcuts.take({ key: "z", target: onPage }));
  assert.ok(shortcuts.take({ key: "Escape", target: onPage }));
  assert.ok(!shortcuts.take({ key: "Escape", target: inField }));
});
