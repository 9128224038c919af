// The grouping page: joins the parts of the desk, the live connection and the keys.
import { Clock } from "../lib/clock.js";
import { follow } from "../lib/live.js";
import { Orders } from "../lib/orders.js";
import { Shortcuts } from "../lib/shortcuts.js";
import { HeldForms, Store } from "../lib/storage.js";
import { CardPresses } from "./cards/presses.js";
import { Desk } from "./desk.js";
import { Doubts } from "./notes/doubts.js";
import { Drag } from "./moves/drag.js";
import { dressDesk, HeadingTabs } from "./heading-tabs.js";
import { LastAction } from "./last-action.js";
import { MoveBar } from "./moves/bar.js";
import { dropTarget, moveByDialog } from "./moves/targets.js";
import { NameThenFill } from "./filling/name-then-fill.js";
import { NextPhase } from "./next-phase.js";
import { NoteList } from "./notes/list.js";
import { PhaseClock } from "./phase-clock.js";
import { PlaceDialog } from "./moves/dialog.js";
import { Questions } from "./questions.js";
import { resumeAfterOrders } from "./resuming.js";
import { Sorting } from "./sorting.js";
import { CROWDED } from "./tally.js";
import { Folds } from "./cards/theme.js";
import { ThemeColumns } from "./cards/theme-columns.js";
import { ThemeMenu } from "./cards/menu.js";
import { Tools } from "./tools.js";
import { redo, undo } from "./verbs.js";
import { Walk } from "./walk.js";
import { Words } from "./words.js";

/** @param {string} id */
const $ = (id) => /** @type {any} */ (document.getElementById(id));
const state = JSON.parse($("state").textContent);
const words = new Words(JSON.parse($("words").textContent), document.documentElement.lang);
const desk = new Desk(state, new Orders(state.code), words);
const clock = new Clock(state.now);
new HeldForms();
const store = (/** @type {string} */ name) => new Store(`facilitator group ${name} `);

const questions = new Questions(state.code);
const sorting = new Sorting(desk, questions, store(`${state.code} sorted`));
const folds = new Folds(store(state.code));
const form = new NameThenFill(desk, questions);
const dialog = new PlaceDialog($("place"), words);
const isOver = () => desk.board.roundtable.is_over;
const openFill = () => form.open({ picked: desk.selection.ids });
const openPlaces = () => moveByDialog(desk, dialog, form, moveBar.themes);

const last = new LastAction($("last"), desk);
const tabs = new HeadingTabs($("heads"), desk);
const list = new NoteList($("pool"), desk, sorting);
const doubts = new Doubts($("doubts"), desk, questions);
const moveBar = new MoveBar($("movebar"), desk, questions, { openPlaces, openFill });
const tools = new Tools($("board"), desk, sorting, { openFill });
const columns = new ThemeColumns($("cols"), desk, { folds, form });
const menu = new ThemeMenu($("theme-menu"), (act, card) => presses.press(act, card));
const presses = new CardPresses($("cols"), desk, { folds, form, dialog, openMenu: (button) => menu.open(button) });
const next = new NextPhase($("next"), desk);
const phaseClock = new PhaseClock({ face: $("clock"), edge: $("edge"), voice: $("clock-said") }, desk, clock);
const walk = new Walk($("list"), $("cols"));

desk.addEventListener("change", () => {
  document.body.classList.toggle("dense", desk.notes.length > CROWDED);
  document.body.classList.toggle("over", isOver());
  dressDesk($("desk"), $("title"), desk);
  $("room-note").hidden = !desk.board.roundtable.shows_themes;
  for (const part of [last, tabs, doubts, list, moveBar, tools, columns, next, phaseClock, dialog]) part.draw();
  walk.settle();
  sorting.follow();
});
resumeAfterOrders(desk, $("list"));

if (!state.is_sealed)
  new Drag($("desk"), {
    taking: (id) => (desk.selection.has(id) ? desk.selection.ids : [id]),
    target: (under) => dropTarget(under, desk, form),
    scroller: $("cols"),
  });

/** Acts on the card in focus, or on the suggestion that the note in focus is in; else it shows the first one, and asks for
 * its name where that is what the key is for. */
function pressCard(/** @type {string} */ act) {
  const active = document.activeElement;
  const line = /** @type {HTMLElement | null | undefined} */ (active?.closest("[data-note]"));
  const around = /** @type {HTMLElement | null | undefined} */ (active?.closest("[data-card]:not(.fill)"));
  const card = around ?? columns.card(desk.sort.withNote(Number(line?.dataset.note))?.key ?? "");
  const first = /** @type {HTMLElement | null} */ (document.querySelector(".theme.sugg"));
  if (card) return presses.press(act, card);
  first?.focus();
  if (first && presses.asksName(act, first)) presses.press(act, first);
  else if (first) desk.say("once_more", { name: presses.groupOf(first)?.name ?? "" });
  desk.changed();
}

function clear() {
  if (next.cancel()) return;
  if (form.card) form.close();
  else if (desk.selection.size) moveBar.clear();
}

/** @returns {[string, () => void]} */
const toKey = (/** @type {{id: string}} */ heading, /** @type {number} */ at) => [
  `${at + 1}`,
  () => desk.show(heading.id),
];

const showKeys = () => $("keys-sheet").showModal();
const acts = {
  a: () => (form.card ? form.accept() : pressCard("accept")),
  c: openFill,
  m: openPlaces,
  n: () => next.press(),
  r: () => pressCard("rename"),
  x: () => pressCard("dismiss"),
  z: () => undo(desk),
  "shift+z": () => redo(desk),
};
const shortcuts = new Shortcuts({
  ...Object.fromEntries(state.board.headings.map(toKey)),
  ...(state.is_sealed ? {} : acts),
  "/": () => list.field.focus(),
  "?": showKeys,
  escape: clear,
});
shortcuts.tie($("keys-on"));
shortcuts.listen();
$("keys-show").addEventListener("click", showKeys);
$("keys-sheet").addEventListener("click", (/** @type {Event} */ press) => press.target === press.currentTarget && $("keys-sheet").close());

follow({
  code: state.code,
  audience: "crew",
  state,
  clock,
  onChange(entries) {
    if (entries.some((/** @type {{kind?: string}} */ { kind }) => kind === "roundtable.sealed")) location.reload();
    last.heard(entries);
    desk.heard();
  },
  onConnection(connection) {
    for (const sign of $("connection").children) sign.hidden = sign.dataset.state !== connection;
  },
});
desk.changed();
