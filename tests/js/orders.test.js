// Orders: what is sent, what is heard, and what counts as nobody having answered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newId, Offline, OrderError, Orders } from "../../static/js/lib/orders.js";

const entry = { seq: 41, kind: "note.posted" };

/** A server that gives these answers one after the other, and remembers what it was asked. */
function server(...answers) {
  const asked = [];
  const fetch = async (path, init) => {
    asked.push({ path, ...init });
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return { json: async () => (typeof answer === "string" ? JSON.parse(answer) : answer) };
  };
  return { fetch, asked };
}

test("an order is the command's path, the token, the values and an id of the client's own", async () => {
  const { fetch, asked } = server({ token: "first" }, { ok: true, entry });
  const answer = await new Orders("K4T7B", { fetch }).send("note.post", { text: "Hire" }, "a".repeat(32));
  assert.deepEqual(answer, entry);
  assert.deepEqual(asked.map(({ path }) => path), ["/r/K4T7B/token", "/r/K4T7B/commands/note.post"]);
  assert.equal(asked[1].headers["X-CSRF-Token"], "first");
  assert.deepEqual(JSON.parse(asked[1].body), { text: "Hire", client_id: "a".repeat(32) });
});

test("an order says for whom its page was made, where the page knows", async () => {
  const { fetch, asked } = server({ ok: true, entry }, { ok: true, entry });
  for (const person of ["a7", null]) await new Orders("K4T7B", { fetch, token: "first", person }).send("draft.write", {});
  assert.deepEqual(asked.map(({ headers }) => headers["X-Person"]), ["a7", undefined]);
});

test("an order outlives the page that sent it, and waits for no answer for ever", async () => {
  const { fetch, asked } = server({ ok: true, entry });
  await new Orders("K4T7B", { fetch, token: "first" }).send("note.post", {});
  assert.equal(asked[0].keepalive, true);
  assert.ok(asked[0].signal instanceof AbortSignal);
});

test("the token is asked for once", async () => {
  const { fetch, asked } = server({ token: "first" }, { ok: true, entry }, { ok: true, entry });
  const orders = new Orders("K4T7B", { fetch });
  await orders.send("note.withdraw", { note: 1 });
  await orders.send("note.withdraw", { note: 2 });
  assert.equal(asked.length, 3);
});

test("an expired token is fetched anew and the same order sent once more", async () => {
  const expired = { ok: false, error: "csrf", message: "Expired", fields: {}, retry_after: null };
  const { fetch, asked } = server(expired, { token: "second" }, { ok: true, entry });
  await new Orders("K4T7B", { fetch, token: "first" }).send("note.post", { text: "Hire" });
  assert.equal(asked[2].headers["X-CSRF-Token"], "second");
  assert.equal(asked[0].body, asked[2].body);
});

test("a second refusal of the token is the caller's to hear", async () => {
  const expired = { ok: false, error: "csrf", message: "Expired" };
  const { fetch } = server(expired, { token: "second" }, expired);
  await assert.rejects(new Orders("K4T7B", { fetch, token: "first" }).send("note.post", {}), { error: "csrf" });
});

test("a refusal carries the sentence, the fields and when to come back", async () => {
  const answer = { ok: false, error: "limit_reached", message: "Slower", fields: { text: "Too long" }, retry_after: 7 };
  const { fetch } = server(answer);
  const sent = new Orders("K4T7B", { fetch, token: "first" }).send("note.post", {});
  const refusal = await sent.catch((error) => error);
  assert.ok(refusal instanceof OrderError);
  assert.deepEqual([refusal.message, refusal.fields, refusal.retryAfter], ["Slower", { text: "Too long" }, 7]);
});

test("no network, a log-in page in the way and an answer of somebody else's all count as offline", async () => {
  for (const answer of [new TypeError("Failed to fetch"), "<html>Welcome to the hotel", {}, { status: "ok" }, "null"]) {
    const { fetch } = server(answer);
    await assert.rejects(new Orders("K4T7B", { fetch, token: "first" }).send("note.post", {}), Offline);
  }
});

test("ids are 32 hexadecimal characters and differ", () => {
  const ids = new Set(Array.from({ length: 500 }, newId));
  assert.equal(ids.size, 500);
  for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
});
