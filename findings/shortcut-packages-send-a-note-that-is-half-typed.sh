#!/usr/bin/env bash
# Expected: who types Japanese, Chinese or Korean presses Enter to take the characters that are offered, and Escape to give them up; browsers mark
# these presses with isComposing, so that a shortcut which sends a note on Enter, or throws it away on Escape, waits for the next press.
# Seen: @tanstack/hotkeys 0.9.0 looks at the mark for letters and digits alone. Escape runs on such a press as it comes, and Enter where it is bound
# to run in a text field; hotkeys-js 4.1.2, told to listen in text fields, does not look at it at all. Half a word is sent, or the note is thrown
# away, at each word that is typed, and nobody who tries it in English sees it. tinykeys 4.0.0 and mousetrap 1.6.5 wait; for Safari, where the last
# press has the code 229 and no mark, mousetrap alone does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install @tanstack/hotkeys@0.9.0 hotkeys-js@4.1.2 tinykeys@4.0.0 mousetrap@1.6.5 jsdom@29.1.1 >"$folder/npm.log" 2>&1 \
  || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >press.mjs <<'JAVASCRIPT'
import { createRequire } from "node:module";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body><textarea></textarea></body>");
Object.assign(globalThis, { window, document: window.document });
for (const name of ["HTMLElement", "HTMLInputElement", "HTMLTextAreaElement", "HTMLSelectElement", "KeyboardEvent"]) globalThis[name] = window[name];
Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
const { getHotkeyManager } = await import("@tanstack/hotkeys");
const { default: hotkeys } = await import("hotkeys-js");
const { tinykeys } = await import("tinykeys");
const Mousetrap = createRequire(`${process.cwd()}/`)("mousetrap");
const field = document.querySelector("textarea");
let ran = [];
const bound = (name) => () => void ran.push(name);
getHotkeyManager().register("Escape", bound("@tanstack/hotkeys"));
getHotkeyManager().register("Enter", bound("@tanstack/hotkeys"), { ignoreInputs: false });
hotkeys.filter = () => true;
hotkeys("enter, esc", bound("hotkeys-js"));
tinykeys(field, { Enter: bound("tinykeys"), Escape: bound("tinykeys") });
const mousetrap = new Mousetrap(field);
mousetrap.stopCallback = () => false;
mousetrap.bind(["enter", "esc"], bound("mousetrap"));
for (const [label, key, keyCode, isComposing] of [
  ["Enter to send", "Enter", 13, false], ["Enter to take the characters", "Enter", 229, true], ["the same in Safari", "Enter", 229, false],
  ["Escape to throw the note away", "Escape", 27, false], ["Escape to give the characters up", "Escape", 229, true],
]) {
  ran = [];
  for (const kind of ["keydown", "keyup"]) {
    field.dispatchEvent(new window.KeyboardEvent(kind, { key, code: key, keyCode, which: keyCode, isComposing, bubbles: true, cancelable: true }));
  }
  console.log(`${label}: ${ran.sort().join(", ") || "none"}`);
}
process.exit();
JAVASCRIPT
node press.mjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Enter to send: @tanstack/hotkeys, hotkeys-js, mousetrap, tinykeys
Enter to take the characters: @tanstack/hotkeys, hotkeys-js
the same in Safari: @tanstack/hotkeys, hotkeys-js, tinykeys
Escape to throw the note away: @tanstack/hotkeys, hotkeys-js, mousetrap, tinykeys
Escape to give the characters up: @tanstack/hotkeys, hotkeys-js
EXPECTED
echo "As before."
