// The room screen: follows the roundtable and draws it; on a facilitator's own view, the controls in the table as well.

import { Clock } from "../lib/clock.js";
import { follow } from "../lib/live.js";
import { Shortcuts } from "../lib/shortcuts.js";
import { stayAwake, toggleDark, toggleFullScreen } from "../shared/screen/appearance.js";
import { Arrivals } from "../shared/screen/arrivals.js";
import { RoomClock } from "../shared/screen/clock.js";
import { giveControls } from "../run/controls.js";
import { RoomFrame } from "../shared/screen/frame.js";
import { RoomHeading } from "../shared/screen/heading.js";
import { RoomPanels } from "../shared/screen/panels.js";
import { RoomPresence } from "../run/presence.js";
import { Marks } from "../shared/screen/marks.js";
import { RoomRecords } from "../shared/screen/records.js";
import { Reveal } from "../shared/screen/reveal.js";
import { LARGE, scaleOf } from "../shared/screen/scale.js";
import { RoomSpotlight } from "../shared/screen/spotlight.js";
import { recordsOf } from "../shared/screen/stage.js";
import { Words } from "../shared/screen/words.js";

/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} id */
const findTemplate = (id) => /** @type {HTMLTemplateElement} */ (document.getElementById(id));
/** @param {string} id */
const read = (id) => JSON.parse(find(id).textContent ?? "null");

const state = read("state");
const words = new Words(read("words"), document.documentElement.lang);
const screen = find("screen");
const clock = new Clock(state.now);
const marks = new Marks(findTemplate("marks"), words);
const [note, theme, result, record] = ["note", "theme", "result", "record"].map(findTemplate);
const templates = { note, theme, result, record };
const frame = new RoomFrame(screen, words);
const face = new RoomClock(find("table"), find("time-news"), clock, words);
const arrivals = new Arrivals(find("news"), words, state.board);
const reveal = new Reveal(state.board);
const headings = [...screen.querySelectorAll("[data-heading]")].map(
  (section) => new RoomHeading(/** @type {HTMLElement} */ (section), templates, marks, words),
);
const panels = new RoomPanels(screen, findTemplate("piece"), words);
const spotlight = new RoomSpotlight(screen, note, marks, words);
const records = new RoomRecords(find("records"), record, words);
/** @type {Record<string, () => void>} */
const keys = { d: toggleDark, f: toggleFullScreen };
const shortcuts = new Shortcuts(keys);
const controls = state.leads ? giveControls({
      ...{ screen, state, words, clock, frame, shortcuts, redraw: draw },
      countUnsent: () => presence?.left ?? { unsent: 0, unknown: 1 },
    }) : null;
/** @type {import("../run/desk.js").Desk | null} */
let desk = null;
const presence = state.leads ? new RoomPresence(find("here"), words) : null;

let frameRequest = 0;

/** Draws the board once for all that comes in before the next frame: a busy room posts fifty notes a second. */
function draw() {
  cancelAnimationFrame(frameRequest);
  frameRequest = requestAnimationFrame(() => {
    const { board } = state;
    const { scale } = scaleOf(board.roundtable);
    screen.style.setProperty("--scale", String(scale));
    screen.classList.toggle("large", scale > LARGE);
    frame.draw(board);
    const isDiscussed = screen.dataset.view === "headings" && board.roundtable.phase === "discuss";
    records.draw(isDiscussed ? recordsOf(board.contributions ?? [], null) : []);
    for (const heading of headings) heading.draw(board);
    panels.draw(board);
    spotlight.draw(board);
    frame.fitQuestion();
    face.draw(state.board.roundtable);
    controls?.draw(state.board);
  });
}

/** @param {import("../lib/live.js").Connection} connection */
function showConnection(connection) {
  if (presence) presence.isLive = connection === "live";
  screen.classList.toggle("offline", connection === "offline");
  /** @type {HTMLElement} */ (screen.querySelector(".link .lost")).hidden = connection !== "offline";
}

frame.draw(state.board);
face.draw(state.board.roundtable);
draw();
document.fonts.ready.then(draw);
addEventListener("resize", draw);
shortcuts.listen();
setInterval(() => face.draw(state.board.roundtable), 250);
stayAwake();
const live = follow({
  code: state.code,
  audience: "room",
  state,
  clock,
  onChange: (entries) => {
    if (entries.length) arrivals.take(state.board);
    else arrivals.learn(state.board);
    // Each phase shows contributions of its own.
    if (entries.some(({ kind }) => kind === "phase.changed") || reveal.isStale(state.board, entries)) live.refresh();
    desk?.hear(entries);
    draw();
  },
  onConnection: showConnection,
  onPresence: (now) => {
    presence?.draw(now);
    desk?.count(now);
  },
});
// The projector's page never even loads what is on the desk.
if (controls) {
  const { giveDesk } = await import("../run/desk.js");
  desk = giveDesk({ screen, state, words, clock, shortcuts, ...controls });
}
