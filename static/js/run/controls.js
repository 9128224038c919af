// What a facilitator may do on the room screen, by button, by key and from the list of both.

import { Orders } from "../lib/orders.js";
import { AgendaDialog } from "./agenda-dialog.js";
import { toggleDark, toggleFullScreen } from "../shared/screen/appearance.js";
import { RoomDock } from "./dock.js";
import { followPointer } from "./idle.js";
import { Paging } from "./paging.js";
import { countLeft } from "../shared/screen/reveal.js";
import { Tabs } from "./tabs.js";
import { CloseDialog, findDialog } from "./sheets.js";

/** What may be pressed twice on purpose. */
const REPEATED = ["extend", "page-on", "page-back"];

/**
 * @typedef {object} Doors
 * @property {HTMLElement} screen
 * @property {{code: string, seq: number, board: import("../shared/screen/ranking.js").Board}} state
 * @property {import("../shared/screen/words.js").Words} words
 * @property {import("../lib/clock.js").Clock} clock
 * @property {import("../shared/screen/frame.js").RoomFrame} frame
 * @property {import("../lib/shortcuts.js").Shortcuts} shortcuts
 * @property {() => void} redraw
 * @property {() => {unsent: number, unknown: number}} countUnsent how many phones have notes that are not sent yet; one
 *   unknown where that cannot be told
 */

/**
 * Makes the controls of a facilitator's own view work.
 * @param {Doors} doors
 * @returns {{dock: RoomDock, tabs: Tabs, draw: (board: import("../shared/screen/ranking.js").Board) => void}} to be drawn with the board
 */
export function giveControls({ screen, state, words, clock, frame, shortcuts, redraw, countUnsent }) {
  const orders = new Orders(state.code);
  const closing = new CloseDialog(orders, words);
  const sheet = findDialog("keys");
  const agenda = new AgendaDialog(orders, words, clock);
  const tellLeft = () => closing.tell({ ...countUnsent(), ...countLeft(state.board), held: dock.nHeld });
  const askToClose = () => {
    tellLeft();
    closing.ask();
  };
  const dock = new RoomDock(screen, { orders, words, seen: () => state.seq, askToClose });
  dock.onUnshown = tellLeft; // another of the crew may hold a note between the question and the press
  const paging = new Paging({ state, clock, send: (name, values) => dock.send(name, values) });
  /** @type {Record<string, (button?: Element | null) => void>} */
  const acts = {
    next: () => dock.next(),
    back: () => dock.back(),
    undo: () => dock.undo(),
    redo: () => dock.redo(),
    pause: () => dock.clock.pause(),
    extend: () => dock.clock.extend(),
    agenda: () => agenda.open(state.board),
    dots: () => dock.ballots.open("dots"),
    grid: () => dock.ballots.open("grid"),
    "end-vote": () => dock.ballots.close(),
    show: (button) => dock.ballots.show(button?.getAttribute("data-results") ?? ""),
    "page-on": () => paging.turn(1),
    "page-back": () => paging.turn(-1),
    "page-free": () => paging.release(),
    join: () => {
      frame.toggleJoining();
      redraw();
    },
    group: () => follow(screen, "group"),
    room: () => follow(screen, "room"),
    full: toggleFullScreen,
    dark: toggleDark,
    keys: () => sheet.showModal(),
    close: askToClose,
  };
  const { next, undo, redo, pause, extend, join, group, keys } = acts;
  Object.assign(shortcuts.acts, { n: next, z: undo, "shift+z": redo, p: pause, "+": extend, j: join, g: group, "?": keys });
  Object.assign(shortcuts.acts, { m: group, r: group }); // what moves and renames is done on the grouping page
  shortcuts.tie(/** @type {HTMLInputElement} */ (document.getElementById("single-keys")));
  followPointer(screen, () => dock.pending.isWaiting || isInUse(screen));
  document.addEventListener("click", ({ target, detail }) => {
    const button = target instanceof Element ? target.closest("button[data-act]") : null;
    const act = button?.getAttribute("data-act") ?? "";
    if (sheet.contains(button)) sheet.close();
    // The second half of a double click is meant for what was there before: it would show results, or undo a step.
    if (detail > 1 && !REPEATED.includes(act)) return;
    if (button?.classList.contains("waiting")) dock.undo();
    else acts[act]?.(button);
  });
  const tabs = new Tabs(/** @type {HTMLElement} */ (document.getElementById("desk")), screen, shortcuts);
  return {
    dock,
    tabs,
    draw: (board) => {
      dock.draw(board);
      agenda.draw(board);
    },
  };
}

/**
 * Follows a link of the table, as a click on it would.
 * @param {HTMLElement} screen
 * @param {string} act
 */
function follow(screen, act) {
  /** @type {HTMLElement | null} */ (screen.querySelector(`a[data-act=${act}]`))?.click();
}

/**
 * Whether somebody has a control under the pointer or the keyboard's focus, or a dialog open.
 * @param {HTMLElement} screen
 */
function isInUse(screen) {
  return screen.querySelector(".dock :is(:hover, :focus-visible)") !== null || document.querySelector("dialog[open]") !== null;
}
