// The room screen as the projector shows it: nothing on it can be pressed, and nothing of the controls is loaded.

import { RoomScreen } from "../shared/screen/screen.js";

new RoomScreen().start();
