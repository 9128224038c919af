// What a device keeps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/lib/storage.js";

/** @param {Record<string, string>} kept */
function shelf(kept = {}, { isFull = false } = {}) {
  return {
    kept,
    isFull,
    get length() {
      return Object.keys(kept).length;
    },
    key: (at) => Object.keys(kept)[at] ?? null,
    getItem: (key) => kept[key] ?? null,
    setItem(key, text) {
      if (this.isFull) throw new DOMException("full", "QuotaExceededError");
      kept[key] = text;
    },
    removeItem: (key) => delete kept[key],
  };
}

test("what was kept is there for the next page, under names of its own", () => {
  const device = shelf({ "other.vote": '"not mine"' });
  new Store("K4T7B.", device).set("draft", { text: "Hire", kind: null });
  const next = new Store("K4T7B.", device);
  assert.deepEqual(next.get("draft"), { text: "Hire", kind: null });
  assert.deepEqual(next.names(), ["draft"]);
  next.remove("draft");
  assert.deepEqual(device.kept, { "other.vote": '"not mine"' });
});

test("a full device keeps the newest in memory and nothing older under its name", () => {
  const device = shelf();
  const store = new Store("K4T7B.", device);
  store.set("draft", "old");
  device.isFull = true;
  store.set("draft", "new");
  assert.equal(store.get("draft"), "new");
  assert.deepEqual(device.kept, {});
  device.isFull = false;
  store.set("draft", "newer");
  assert.deepEqual(device.kept, { "K4T7B.draft": '"newer"' });
  assert.deepEqual(store.names(), ["draft"]);
});

test("what a device did not take is gone once it is taken out", () => {
  for (const device of [shelf({}, { isFull: true }), null]) {
    const store = new Store("K4T7B.", device);
    store.set("draft", "typed");
    store.remove("draft");
    assert.deepEqual([store.get("draft"), store.names()], [null, []]);
  }
});

test("what somebody else wrote under our name counts as nothing", () => {
  const store = new Store("K4T7B.", shelf({ "K4T7B.draft": "{broken" }));
  assert.equal(store.get("draft"), null);
  assert.equal(store.get("never kept"), null);
});
