// A bare Socket.IO server: everything in memory, nobody is checked, nothing is kept.
// `node socketio_server.mjs PORT WINDOW_MS`. It takes notes over HTTP and the event `fire [n_frames, n_entries]`.

import { createServer } from "node:http";
import { Server } from "socket.io";

const [port, windowMs] = process.argv.slice(2).map(Number);
const MOST_BEHIND = 500;
const notes = [];
let seq = 0;
let told = 0;
let isGathering = false;

const http = createServer((request, response) => {
  if (request.method !== "POST") return answer(response, { seq, board: { notes: [] } });
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => take(JSON.parse(Buffer.concat(parts).toString()), response));
});
const io = new Server(http, { transports: ["websocket"], pingInterval: 10000, pingTimeout: 8000, serveClient: false });

io.on("connection", (socket) => {
  const { audience, after } = socket.handshake.auth;
  socket.join(audience);
  // The bench's own screen asks for what it missed; in the bare test of deliveries there is nothing to miss.
  if (seq - after > MOST_BEHIND) socket.emit("resync", {});
  else socket.emit("entries", { after: Math.min(after, seq), entries: numbers(Math.min(after, seq), seq) });
  socket.on("fire", ([nFrames, nEntries]) => {
    for (let sent = 0; sent < nFrames; sent += 1) {
      seq += nEntries;
      io.to("phone").emit("entries", { after: seq - nEntries, entries: numbers(seq - nEntries, seq) });
    }
  });
});

function take({ client_id, heading, kind, text }, response) {
  seq += 1;
  const note = { id: seq, heading, kind, text };
  notes.push({ ...note, client_id });
  const entry = { seq, kind: "note.posted", at: new Date().toISOString(), notes: [note] };
  io.to("room").emit("entries", { after: seq - 1, entries: [entry] });
  answer(response, { ok: true, entry });
  if (!windowMs) tell();
  else if (!isGathering) gather();
}

function gather() {
  tell();
  isGathering = true;
  setTimeout(() => {
    isGathering = false;
    if (told < seq) gather();
  }, windowMs);
}

function tell() {
  io.to("phone").emit("entries", { after: told, entries: numbers(told, seq) });
  told = seq;
}

const numbers = (after, last) => Array.from({ length: last - after }, (_, index) => ({ seq: after + 1 + index }));

function answer(response, value) {
  const body = JSON.stringify(value);
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

http.listen(port, "127.0.0.1", 1024);
