import assert from "node:assert/strict";
import test from "node:test";

import { rename } from "../../static/js/setup/left-overs.js";

test("a new cluster's name takes the old one's place, small where that was small", () => {
  assert.equal(rename("What stops your next nuclear plant?", "Nuclear", "Life sciences"), "What stops your next life sciences plant?");
  assert.equal(rename("Nuclear: what next?", "Nuclear", "Life sciences"), "Life sciences: what next?");
  assert.equal(rename("Why space here?", "Space", "AI and Robotics"), "Why AI and robotics here?");
});

test("a name inside a longer word, or a part of a name, stays", () => {
  assert.equal(rename("Where is workspace short?", "Space", "Steel"), "Where is workspace short?");
  assert.equal(rename("Where is Hydrogen's next site?", "Green hydrogen", "Steel"), "Where is Hydrogen's next site?");
});

test("a name with signs of its own is found, and a new one with a dollar is written as it is", () => {
  assert.equal(rename("Why C++ (UK)?", "C++ (UK)", "$1 shops"), "Why $1 shops?");
  assert.equal(rename("What stops cyber-defence/space?", "Cyber-defence/Space", "Steel"), "What stops steel?");
  const signs = String.raw`!"#$%&'()*+,-./:;<=>?@[\]^_{|}~` + "`";
  for (const sign of signs) assert.equal(rename(`Why A${sign}B here?`, `A${sign}B`, "Steel"), "Why Steel here?", sign);
});
