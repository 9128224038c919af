// Whose words ask to go no further is told, while writing, that a note can be off the record.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asksForDiscretion } from "../../static/js/phone/discretion.js";

test("who asks not to be quoted is told of it", () => {
  for (const text of ["Please do not quote me: our board will close the yard", "Don’t minute this", "Off the record, they are bust", "between us only"]) {
    assert.ok(asksForDiscretion(text), text);
  }
});

test("who writes of quotations, records or nothing of the kind is not", () => {
  for (const text of ["Suppliers do not quote for small orders", "A public record of berths", "We do not print metal here", "Nobody answers"]) {
    assert.ok(!asksForDiscretion(text), text);
  }
});
