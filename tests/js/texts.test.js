// Lengths as the server counts them: the same cases run in Python (tests/unit/test_lengths.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { countCharacters, fill, joinTexts, readNumber } from "../../static/js/lib/texts.js";

const cases = JSON.parse(readFileSync(new URL("../cases/lengths.json", import.meta.url), "utf8"));

for (const { text, length } of cases) {
  test(`${JSON.stringify(text)} is ${length} long`, () => assert.equal(countCharacters(text), length));
}

const numbers = JSON.parse(readFileSync(new URL("../cases/copied_numbers.json", import.meta.url), "utf8"));

for (const { typed, number } of numbers) {
  test(`${JSON.stringify(typed)} is the number ${number}`, () => assert.equal(readNumber(typed), number));
}

test("a pattern is filled by name, and what is not named stays to be seen", () => {
  assert.equal(fill("{label}, grouped under {theme} {why}", { label: "T28", theme: "{label}" }), "T28, grouped under {label} {why}");
  assert.equal(fill("{n} left", { n: 0 }), "0 left");
});

test("of two texts nothing is lost, and nothing stands there twice", () => {
  assert.equal(joinTexts("five minutes of thought", "x"), "five minutes of thought\nx");
  assert.equal(joinTexts("one line", "and another", " "), "one line and another");
  assert.equal(joinTexts("", "typed first"), "typed first");
  assert.equal(joinTexts("the beginning", "the beginning and the end"), "the beginning and the end");
  assert.equal(joinTexts("the beginning and the end", "the beginning"), "the beginning and the end");
});
