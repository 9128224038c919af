// Following a roundtable: by a socket, and without one.
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Clock } from "../../static/js/lib/clock.js";

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

/** A page in a browser, as far as following needs one, with the server that it asks. */
class World {
  constructor() {
    this.window = {};
    this.handlers = {};
    this.asked = [];
    this.connections = [];
    this.answer = async () => ({ ok: true, json: async () => ({ after: 5, head: 5, entries: [] }) });
    this.socket = { connected: false, active: true, n: 0, on: (name, step) => (this.handlers[name] = step), connect: () => (this.socket.n += 1) };
    this.state = { seq: 5, board: { roundtable: { phase: "post" }, headings: [], notes: [], themes: [] } };
    this.changes = [];
  }

  async follow() {
    globalThis.addEventListener = (name, step) => (this.window[name] = step);
    globalThis.document = { hidden: false, addEventListener: (name, step) => (this.window[name] = step) };
    globalThis.fetch = (path) => (this.asked.push(path), this.answer(path));
    const { follow } = await import("../../static/js/lib/live.js");
    this.clock = new Clock("2026-03-04T10:00:00Z", () => 0);
    return follow({
      code: "K4T7B",
      audience: "phone",
      state: this.state,
      clock: this.clock,
      onChange: (entries) => this.changes.push(entries.map((entry) => entry.seq)),
      onConnection: (connection) => this.connections.push(connection),
      connect: (options) => ((this.options = options), this.socket),
      ...this.more,
    });
  }

  hear(name, data) {
    if (name === "connect") this.socket.connected = true;
    if (name === "disconnect") this.socket.connected = false;
    this.handlers[name](data);
    return settled();
  }

  async sleep(ms) {
    mock.timers.tick(ms);
    await settled();
  }
}

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => mock.timers.reset());

test("a small snapshot that comes with the word to start again is laid down, and not asked for", async () => {
  const world = new World();
  let n_asked = 0;
  world.more = { onAsk: () => (n_asked += 1) };
  await world.follow();
  world.options.auth(() => {});

  await world.hear("resync", { seq: 9, mark: "m9", mine: "o9", now: "2026-03-04T10:01:00Z", board: { notes: [{ id: 1 }] } });

  assert.deepEqual([world.state.seq, world.state.mine, world.state.board.notes.length], [9, "o9", 1]);
  assert.deepEqual([world.asked, n_asked, world.changes], [[], 1, [[]]]);
});

test("while a snapshot is on its way one that comes unasked is not taken, but another asked for: nobody could say which answers are in it", async () => {
  const world = new World();
  let n_asked = 0;
  world.more = { onAsk: () => (n_asked += 1) };
  let answer;
  world.answer = () => new Promise((resolve) => (answer = resolve));
  await world.follow();
  await world.hear("resync", {});
  world.options.auth(() => {});

  world.hear("resync", { seq: 9, mark: "m9", board: { notes: [] } });
  answer({ ok: true, json: async () => ({ seq: 8, mark: "m8", now: "2026-03-04T10:01:00Z", board: { notes: [] } }) });
  await settled();

  assert.deepEqual([world.state.seq, n_asked, world.asked.length], [8, 2, 2]);
});

test("a snapshot that comes unasked is not laid over one that was asked for since the page connected", async () => {
  const world = new World();
  const { refresh } = await world.follow();
  world.options.auth(() => {});
  const snapshot = { seq: 9, now: "2026-03-04T10:01:00Z", board: { notes: [] } };
  world.answer = async () => ({ ok: true, json: async () => snapshot });
  await refresh();

  await world.hear("resync", { ...snapshot, seq: 8 });
  await settled();

  assert.deepEqual([world.state.seq, world.asked.length], [9, 2]);
});

test("a snapshot is asked for whole where one's own order has come into the board since: it may have been the older", async () => {
  const world = new World();
  const { refresh } = await world.follow();
  const asked = [];
  const snapshot = { seq: 8, mine: "new", now: "2026-03-04T10:00:00Z", board: world.state.board };
  globalThis.fetch = async (path, { headers }) => {
    asked.push(headers["If-None-Match"]);
    return { ok: true, status: 200, headers: new Map([["ETag", `W/"8"`]]), json: async () => snapshot };
  };
  await refresh();
  world.state.mine = "old";
  await refresh();
  await refresh();
  assert.deepEqual(asked, [undefined, undefined, `W/"8"`]);
});

test("a page says where it stands when it connects, also when it comes back", async () => {
  const world = new World();
  await world.follow();
  const told = [];
  world.options.auth((auth) => told.push(auth));
  await world.hear("connect");
  await world.hear("entries", { after: 5, entries: [{ seq: 6 }, { seq: 7, roundtable: { phase: "cluster" } }] });
  world.options.auth((auth) => told.push(auth));
  assert.deepEqual(told.map(({ after }) => after), [5, 7]);
  assert.deepEqual([world.state.seq, world.state.board.roundtable.phase], [7, "cluster"]);
  assert.deepEqual([world.changes, world.connections, world.asked], [[[6, 7]], ["live"], []]);
});

test("where sockets are blocked the page asks, and goes on asking every few seconds", async () => {
  const world = new World();
  await world.follow();
  const entries = [{ seq: 6, roundtable: { phase: "cluster" } }];
  world.answer = async () => ({ ok: true, json: async () => ({ after: 5, head: 6, entries }) });
  await world.hear("connect_error");
  await world.sleep(1500);
  assert.deepEqual(world.asked, ["/r/K4T7B/entries?after=5&audience=phone"]);
  assert.deepEqual([world.state.board.roundtable.phase, world.connections], ["cluster", ["polling"]]);
  await world.sleep(5000);
  assert.equal(world.asked[1], "/r/K4T7B/entries?after=6&audience=phone");
});

test("a firewall that swallows sockets in silence keeps no news back for long", async () => {
  const world = new World();
  await world.follow();
  await world.sleep(3000);
  await world.sleep(1500);
  assert.equal(world.asked.length, 1);
  assert.deepEqual(world.connections, ["polling"]);
});

test("asking ends when a socket can be had", async () => {
  const world = new World();
  await world.follow();
  await world.hear("connect_error");
  await world.sleep(1500);
  await world.hear("connect");
  await world.sleep(60_000);
  assert.equal(world.asked.length, 1);
  assert.deepEqual(world.connections, ["polling", "live"]);
});

test("while nobody answers the page says that it is offline and asks less and less often", async () => {
  const world = new World();
  await world.follow();
  world.answer = async () => {
    throw new TypeError("Failed to fetch");
  };
  await world.hear("connect");
  await world.hear("disconnect");
  await world.sleep(1500);
  assert.deepEqual(world.connections, ["live", "offline"]);
  for (let minute = 0; minute < 10; minute += 1) for (let at = 0; at < 60; at += 1) await world.sleep(1000);
  assert.ok(world.asked.length > 15 && world.asked.length < 60, `${world.asked.length} times in ten minutes`);
});

test("a login page in the way is nobody's answer", async () => {
  const world = new World();
  await world.follow();
  world.answer = async () => ({ ok: true, json: async () => JSON.parse("<html>") });
  await world.hear("connect_error");
  await world.sleep(1500);
  assert.deepEqual(world.connections, ["offline"]);
});

test("a phone that wakes asks at once, though its socket still believes that it is connected", async () => {
  const world = new World();
  await world.follow();
  await world.hear("connect");
  world.window.visibilitychange();
  await settled();
  assert.equal(world.asked.length, 1);
  assert.deepEqual(world.connections, ["live"]);
});

test("a phone that wakes before its network does asks again within two seconds, also while its socket is dead", async (t) => {
  t.mock.method(Math, "random", () => 1);
  const world = new World();
  await world.follow();
  await world.hear("connect");
  world.answer = () => Promise.reject(new Error("no network"));
  for (let woken = 0; woken < 4; woken += 1) world.window.visibilitychange();
  await settled();
  world.asked = [];
  await world.sleep(2000);
  assert.equal(world.asked.length, 1);
  assert.deepEqual(world.connections, ["live"], "nothing flickers on the page");
});

test("a question that hangs on a network that is gone keeps nobody who is back waiting", async () => {
  const world = new World();
  await world.follow();
  world.answer = () => new Promise(() => {});
  await world.hear("connect_error");
  await world.sleep(1500);
  world.answer = async () => ({ ok: true, json: async () => ({ after: 5, head: 6, entries: [{ seq: 6, roundtable: {} }] }) });
  world.window.visibilitychange();
  await settled();
  assert.deepEqual([world.state.seq, world.connections], [6, ["polling"]]);
});

test("a socket that the server refused is asked for again, but not at once", async () => {
  const world = new World();
  await world.follow();
  world.socket.active = false;
  await world.hear("connect_error");
  await world.sleep(14_000);
  assert.equal(world.socket.n, 0);
  await world.sleep(17_000);
  assert.equal(world.socket.n, 1);
});

test("a refused socket is asked for once, however often the page notices that it has none", async (t) => {
  const world = new World();
  const delays = [0, 0.9, 0.5, 0]; // two refusals whose waits would both end within the half minute
  t.mock.method(Math, "random", () => delays.shift() ?? 0);
  await world.follow();
  world.socket.active = false;
  await world.hear("connect_error");
  await world.sleep(3000); // the page looks once more whether it has a socket
  await world.hear("disconnect");
  await world.sleep(28_000);
  assert.equal(world.socket.n, 1);
});

test("the beacon sets the clock right and brings a lost last frame", async () => {
  const world = new World();
  await world.follow();
  await world.hear("connect");
  world.answer = async () => ({ ok: true, json: async () => ({ after: 5, head: 6, entries: [{ seq: 6 }] }) });
  await world.hear("head", { seq: 6, now: "2026-03-04T10:00:09Z" });
  await world.sleep(250);
  assert.equal(world.clock.now(), Date.parse("2026-03-04T10:00:09Z"));
  assert.equal(world.state.seq, 6);
});

test("starting again lays down the snapshot whole", async () => {
  const world = new World();
  const live = await world.follow();
  const board = { roundtable: { phase: "close" }, headings: [], notes: [{ id: 1 }], themes: [] };
  world.answer = async () => ({ ok: true, json: async () => ({ seq: 60, now: "2026-03-04T11:00:00Z", board }) });
  await live.refresh();
  assert.deepEqual(world.asked, ["/r/K4T7B/snapshot?audience=phone"]);
  assert.deepEqual([world.state.seq, world.state.board, world.changes], [60, board, [[]]]);
});

test("a page says which entry it has, not only its number, and asks with both", async () => {
  const world = new World();
  world.state.mark = "aaa";
  await world.follow();
  const told = [];
  world.options.auth((auth) => told.push(auth.mark));
  await world.hear("entries", { after: 5, mark: "bbb", entries: [{ seq: 6 }] });
  world.options.auth((auth) => told.push(auth.mark));
  assert.deepEqual(told, ["aaa", "bbb"]);
  await world.hear("connect_error");
  await world.sleep(1500);
  assert.deepEqual(world.asked, ["/r/K4T7B/entries?after=6&audience=phone&mark=bbb"]);
});

test("a board that is still the same is not sent again, until an entry has changed it", async () => {
  const world = new World();
  const { refresh } = await world.follow();
  const asked = [];
  const snapshot = { seq: 8, mark: "m", now: "2026-03-04T10:00:00Z", board: world.state.board };
  globalThis.fetch = async (path, { headers }) => {
    asked.push(headers["If-None-Match"]);
    const isKnown = headers["If-None-Match"] === `W/"${world.state.seq}"`;
    return { ok: !isKnown, status: isKnown ? 304 : 200, headers: new Map([["ETag", `W/"8"`]]), json: async () => snapshot };
  };
  await refresh();
  assert.equal(world.changes.length, 1);
  await refresh();
  assert.equal(world.changes.length, 1, "nothing was drawn again");
  await world.hear("entries", { after: 8, entries: [{ seq: 9 }] });
  await refresh();
  assert.deepEqual(asked, [undefined, `W/"8"`, undefined]);
});

/** A page whose outbox holds `world.waiting` orders; what it says of them is in `world.said`. */
async function followWithOutbox() {
  const world = new World();
  Object.assign(world, { waiting: 0, said: [] });
  world.socket.emit = (name, n) => world.said.push([name, n]);
  world.more = { countWaiting: () => world.waiting };
  const { tellWaiting } = await world.follow();
  world.change = (n) => ((world.waiting = n), tellWaiting());
  return world;
}

test("a note that is taken at once is nobody's concern", async () => {
  const world = await followWithOutbox();
  world.change(1);
  await world.sleep(500);
  world.change(0);
  await world.sleep(5000);
  assert.deepEqual(world.said, []);
});

test("notes that go on waiting are told, and so is that they wait no longer", async () => {
  const world = await followWithOutbox();
  for (const n of [1, 2, 3]) {
    world.change(n);
    await world.sleep(700);
  }
  assert.deepEqual(world.said, [["waiting", 3]]);
  world.change(2);
  world.change(0);
  assert.deepEqual(world.said, [["waiting", 3], ["waiting", 0]]);
});

test("a page that comes back with notes says so when it connects, and not once more", async () => {
  const world = await followWithOutbox();
  world.change(4);
  let told;
  world.options.auth((auth) => (told = auth.waiting));
  await world.sleep(5000);
  assert.deepEqual([told, world.said], [4, []]);
});

test("the facilitator's page hears who is connected and who waits", async () => {
  const world = new World();
  const heard = [];
  world.more = { onPresence: (presence) => heard.push(presence) };
  await world.follow();
  await world.hear("presence", { count: 38, waiting: 2 });
  assert.deepEqual(heard, [{ count: 38, waiting: 2 }]);
});

test("a page of a roundtable that has been deleted is loaded again, and then says so", async () => {
  const world = new World();
  const reload = mock.fn();
  globalThis.location = { reload };
  await world.follow();
  await world.hear("gone", {});
  assert.equal(reload.mock.callCount(), 1);
});
