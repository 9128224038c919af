// A socket whose client comes late, or not at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LateSocket } from "../../static/js/lib/socket.js";

const settled = () => new Promise((done) => setImmediate(done));

/** A client as far as a page asks it. */
const client = () => {
  const socket = { connected: false, active: true, heard: new Map(), said: [], on: (name, hear) => socket.heard.set(name, hear) };
  return Object.assign(socket, { emit: (...told) => socket.said.push(told), connect: () => socket.said.push(["connect"]) });
};

test("what a page listens for before the client is there is heard, and its options are the client's", async () => {
  const [real, heard, given] = [client(), [], []];
  const socket = new LateSocket({ timeout: 15 }, async () => ({ io: (options) => (given.push(options), real) }));
  socket.on("head", (told) => heard.push(told));
  assert.equal(socket.active, true);
  await settled();
  socket.on("gone", (told) => heard.push(told));
  real.heard.get("head")(7);
  real.heard.get("gone")("over");
  assert.deepEqual([heard, given], [[7, "over"], [{ timeout: 15 }]]);
});

test("a page on a network that loses the client hears so, and its next try fetches it again", async () => {
  const [real, errors] = [client(), []];
  const tries = [];
  const fetch = async (n_before) => {
    if (tries.push(n_before) === 1) throw new TypeError("the network is gone");
    return { io: () => real };
  };
  const socket = new LateSocket({}, fetch);
  socket.on("connect_error", (told) => errors.push(told));
  await settled();
  assert.deepEqual([errors, socket.active, socket.connected], [[null], false, false]);
  socket.connect();
  socket.connect();
  await settled();
  assert.deepEqual(tries, [0, 1], "another address each time, as Firefox keeps what could not be had");
  real.connected = true;
  socket.emit("waiting", 3);
  assert.deepEqual([socket.connected, real.said], [true, [["waiting", 3]]]);
});

test("what is said before anybody hears it is dropped", async () => {
  const real = client();
  const socket = new LateSocket({}, async () => ({ io: () => real }));
  socket.emit("waiting", 1);
  await settled();
  socket.emit("waiting", 2);
  socket.connect();
  assert.deepEqual(real.said, [["connect"]]);
});
