// The control page: the room screen as its facilitator sees it, with controls in the table and the desk beside it.

import { forgetDone } from "../lib/said-once.js";
import { HeldForms } from "../lib/storage.js";
import { RoomScreen } from "../shared/screen/screen.js";
import { giveControls } from "./controls.js";
import { giveDesk } from "./desk.js";
import { RoomPresence } from "./presence.js";

const room = new RoomScreen();
new HeldForms();
forgetDone();
const { screen, state, words, clock, frame, shortcuts } = room;
const presence = new RoomPresence(/** @type {HTMLElement} */ (document.getElementById("here")), words);
const controls = giveControls({
  ...{ screen, state, words, clock, frame, shortcuts },
  redraw: () => room.draw(),
  countUnsent: () => presence.left,
});
const desk = giveDesk({ screen, state, words, clock, shortcuts, ...controls });

room.start({
  onDraw: (board) => {
    controls.draw(board);
    desk.look();
  },
  onNews: (entries) => desk.hear(entries),
  onConnection: (connection) => (presence.isLive = connection === "live"),
  onPresence: (now) => {
    presence.draw(now);
    desk.count(now);
  },
});
