// What is typed at a point is an order's text, whatever it says; everything else is a number or says yes.
import assert from "node:assert/strict";
import { test } from "node:test";

import { readAct } from "../../static/js/issue/acts.js";

globalThis.FormData = /** @type {any} */ (function (/** @type {[string, string][]} */ fields) {
  return fields;
});

/** @param {Record<string, string>} fields */
const read = (fields) => readAct(/** @type {any} */ (Object.entries(fields)));

test("whoever writes no more than a word or a number has written a text", () => {
  for (const text of ["true", "7", ""]) assert.deepEqual(read({ note: "3", text, labels: text }), { note: 3, text, labels: text });
});

test("what a button says is a yes or a number, and what the outbox has of its own is left out", () => {
  const fields = { csrf_token: "t", client_id: "c", act: "hide", amendment: "12", is_resolved: "true" };
  assert.deepEqual(read(fields), { act: "hide", amendment: 12, is_resolved: true });
});
