import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Store } from "../../static/js/lib/storage.js";
import { readKey, Shortcuts } from "../../static/js/lib/shortcuts.js";

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

test("a character that needs Shift on some keyboards is that character", () => {
  const [help, find] = [mock.fn(), mock.fn()];
  const shortcuts = new Shortcuts({ "?": help, "/": find }, new Store("test.", null));
  for (const key of ["?", "/"]) assert.ok(shortcuts.take({ key, shiftKey: true, target: onPage }));
  assert.deepEqual([help.mock.callCount(), find.mock.callCount()], [1, 1]);
});

test("a word that is being composed, an open dialog and a part that has used the key already start nothing", () => {
  const next = mock.fn();
  let press;
  let cover = null;
  globalThis.document = { addEventListener: (_name, step) => (press = step), querySelector: () => cover };
  new Shortcuts({ n: next }, new Store("test.", null)).listen();
  const prevented = mock.fn();
  const event = (more = {}) => ({ key: "n", target: onPage, preventDefault: prevented, ...more });
  press(event({ isComposing: true }));
  press(event({ keyCode: 229 })); // Safari, of the key that ends a word
  press(event({ defaultPrevented: true }));
  cover = {};
  press(event());
  assert.equal(next.mock.callCount(), 0);
  cover = null;
  press(event());
  assert.deepEqual([next.mock.callCount(), prevented.mock.callCount()], [1, 1]);
});

test("the switch is the same on each page of a device, and the page shows no keys where they are off", () => {
  const classes = new Set();
  globalThis.document = { body: { classList: { toggle: (name, isOn) => (isOn ? classes.add(name) : classes.delete(name)) } } };
  const store = new Store("test.", null);
  const makeBox = () => ({ addEventListener: (_name, step) => (makeBox.change = step) });
  const box = makeBox();
  new Shortcuts({}, store).tie(box);
  assert.deepEqual([box.checked, classes.has("keyless")], [true, false]);
  box.checked = false;
  makeBox.change();
  assert.ok(classes.has("keyless"));
  const other = makeBox();
  new Shortcuts({}, store).tie(other);
  assert.equal(other.checked, false);
});
