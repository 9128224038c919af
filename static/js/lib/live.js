// Keeping a page's board up to date: by Socket.IO, and by asking over HTTP while no socket can be had.
import { ask, Asking, read } from "./asking.js";
import { applyEntry } from "./board.js";
import { Journal } from "./journal.js";
import { LateSocket } from "./socket.js";

const PATIENCE_MS = 15_000; // for a socket to open
const LASTING_MS = 2000; // an order that waits for less is nobody's concern
const FIRST_SOCKET_MS = 3000; // some firewalls neither pass nor refuse one: the page must not wait until that times out

/** @typedef {import("./asking.js").Connection} Connection */

/** @param {Record<string, any>} options */
const openLate = (options) => new LateSocket(options);

/**
 * Follows a roundtable for the life of the page; keeps `state.board`, `state.seq` and `clock` right. `onChange`
 * is called when entries are in the board, with none of them when all of it is new. `countWaiting` says how many
 * orders wait on this device; call `tellWaiting` when that may have changed.
 * @param {{code: string, audience: "phone" | "room" | "crew", state: {seq: number, mark?: string, mine?: string, board: any},
 *   clock?: import("./clock.js").Clock, onChange: (entries: import("./board.js").Entry[]) => void,
 *   onPresence?: (presence: {count: number, waiting: number}) => void, countWaiting?: () => number,
 *   onWriters?: (writers: {crew: number, name: string, role: string, place: string}[]) => void,
 *   onConnection?: (connection: Connection) => void, onAsk?: () => void, connect?: any}} page `onAsk` is called before a
 *   snapshot is asked for, or may be sent: what was answered until then is in it
 * @returns {{refresh: () => Promise<void>, tellWaiting: () => void, tellPlace: (place: string) => void}}
 *   `refresh` starts again from a snapshot; `tellPlace` says where in the draft somebody writes
 */
export function follow({ code, audience, state, clock, onChange, onConnection, connect = openLate, ...page }) {
  const { onPresence, onWriters, onAsk, countWaiting = () => 0 } = page;
  let place = /** @type {string | null} */ (null);
  /** @param {import("./journal.js").Place} place */
  const fetchMissing = ({ seq, mark }) => ask(`/r/${code}/entries?${new URLSearchParams(placeOf(seq, mark))}`).then(read);
  const journal = new Journal(state, { apply, fetchMissing, restart });
  /** @type {{etag: string, mine?: string}} of the snapshot that the board still is, unless one's own has come since */
  let laid = { etag: "" };
  let [isAsking, isAsked] = [false, false];
  /** @type {any} a snapshot that came unasked */
  let sent = null;
  let told = 0;
  /** @type {any} */
  let telling = 0;
  const socket = connect({
    transports: ["websocket"],
    auth: (/** @type {any} */ give) => {
      // Who connects may be sent a snapshot. One that was asked for and is on its way counts from when it was asked for.
      if ((isAsked = !isAsking)) onAsk?.();
      give({ code, ...placeOf(journal.seq, journal.mark), after: journal.seq, waiting: (told = countWaiting()) });
    },
    reconnectionDelayMax: 10_000,
    timeout: PATIENCE_MS,
  });
  const asking = new Asking(socket, {
    fetch: () => fetchMissing(journal),
    onAnswer: (batch) => journal.take(batch),
    onConnection,
  });

  /** Where this page stands: the last entry that all have, and the last of its own. @param {number} seq @param {string} [mark] */
  function placeOf(seq, mark) {
    return { after: String(seq), audience, ...(mark && { mark }), ...(state.mine && { mine: state.mine }) };
  }

  /** @param {import("./board.js").Entry[]} entries */
  function apply(entries) {
    for (const entry of entries) applyEntry(state.board, entry);
    state.seq = entries[entries.length - 1].seq;
    laid = { etag: "" };
    onChange(entries);
  }

  async function askForAll() {
    onAsk?.();
    [isAsking, isAsked] = [true, false];
    const etag = laid.mine === state.mine ? laid.etag : "";
    const response = await ask(`/r/${code}/snapshot?audience=${audience}`, etag ? { "If-None-Match": etag } : {});
    isAsking = false;
    return response;
  }

  async function restart() {
    const unasked = sent;
    sent = null;
    const response = unasked ? null : await askForAll();
    if (response?.status === 304) return { seq: state.seq, mark: journal.mark };
    const snapshot = unasked ?? (await read(response));
    if (snapshot === null) return null;
    state.board = snapshot.board;
    state.seq = snapshot.seq;
    state.mine = snapshot.mine;
    laid = { etag: response?.headers?.get("ETag") ?? "", mine: state.mine };
    clock?.set(snapshot.now);
    onChange([]);
    return snapshot;
  }

  /** @param {any} [snapshot] what is laid down, unless something is wanted that it may have been read before */
  function startAgain(snapshot = null) {
    sent = snapshot;
    return journal.resync();
  }

  function tellWaiting() {
    if (!countWaiting()) say();
    else telling ||= setTimeout(say, LASTING_MS);
  }

  function say() {
    clearTimeout(telling);
    telling = 0;
    if (countWaiting() !== told) socket.emit("waiting", (told = countWaiting()));
  }

  /** @param {string} now */
  function tellPlace(now) {
    place = now;
    if (socket.connected) socket.emit("writing", now);
  }

  setTimeout(() => socket.connected || asking.start(), FIRST_SOCKET_MS);
  socket.on("connect", () => {
    asking.report("live");
    if (place !== null) socket.emit("writing", place);
  });
  socket.on("writers", (/** @type {any} */ writers) => onWriters?.(writers));
  socket.on("disconnect", () => asking.start());
  socket.on("connect_error", () => asking.start());
  socket.on("entries", (/** @type {any} */ batch) => journal.take(batch));
  socket.on("resync", (/** @type {any} */ snapshot) => {
    startAgain(isAsked && snapshot?.board ? snapshot : null); // a small one comes with the word that it is wanted
  });
  socket.on("gone", () => location.reload()); // it has been deleted, and the page that comes instead says so
  socket.on("yours", () => startAgain()); // somebody else has changed what only this device is shown
  socket.on("presence", (/** @type {any} */ presence) => onPresence?.(presence));
  socket.on("head", (/** @type {any} */ { seq, mark, now }) => {
    clock?.set(now);
    journal.head(seq, mark);
  });
  addEventListener("offline", () => asking.report("offline"));
  addEventListener("online", () => asking.hurry());
  // A phone that slept may hold a socket that is dead and does not know it yet.
  document.addEventListener("visibilitychange", () => document.hidden || asking.hurry());
  return { refresh: () => startAgain(), tellWaiting, tellPlace };
}
