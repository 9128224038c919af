import assert from "node:assert/strict";
import { test } from "node:test";

import { setApart } from "../../static/js/issue/chips.js";

test("labels that are typed one after the other stay apart", () => {
  assert.equal(setApart("b24"), "B24 ");
  assert.equal(setApart("B24 b6,b2; t9"), "B24 B6 B2 T9 ");
  assert.equal(setApart(setApart("b24") + "b6"), "B24 B6 ");
});

test("what is no label stays to be refused", () => {
  assert.equal(setApart("who said it"), "WHO SAID IT");
});
