// The phone's page: joins the form, the outbox, one's own notes and the news of the room.
import { Answers } from "../lib/answers.js";
import { Clock } from "../lib/clock.js";
import { follow } from "../lib/live.js";
import { Orders } from "../lib/orders.js";
import { Outbox } from "../lib/outbox.js";
import { HeldForms, Store } from "../lib/storage.js";
import { fill } from "../lib/texts.js";
import { retitle } from "../lib/titles.js";
import { NoteForm } from "./note-form.js";
import { OwnNotes, rowsOf } from "./own-notes.js";
import { PhoneClock } from "./clock.js";

const AWAY_MS = 60_000; // who looks away for longer is told where the room is
const MANY_NEWS = 2; // more stand too closely above the button, and are in the list anyway

/** @param {string} id @returns {any} */
const find = (id) => document.getElementById(id);
const state = JSON.parse(find("state").textContent);
const words = JSON.parse(find("words").textContent);
const clock = new Clock(state.now);
const parts = { clock: find("clock"), time: find("time"), paused: find("paused"), edge: find("edge") };
const phoneClock = new PhoneClock(parts, clock);
const prefix = `facilitator.${state.code}.`;
const orders = new Orders(state.code, { token: find("form").elements.csrf_token.value });
const answers = new Answers(state, () => live.refresh());
let [isOffline, silence] = [false, 0];
/** @type {Promise<import("./late-views.js").LateViews | null> | null} comes with the first vote or exercise, not before */
let late = null;
const kept = new Store(prefix);
const [votes, drafts] = [new Store(`${prefix}vote.`), new Store(`${prefix}exercise.`)];
let told = kept.get("promise") ?? promiseNow();
// Who is refused while this page loads, or while it is closed, is told once it is there.
if (typeof state.board.scribe_asks === "number") kept.set("asked", state.board.scribe_asks);
let [awaySince, backAt] = [0, 0];

const outbox = new Outbox(new Store(`${prefix}orders.`), {
  send(name, values, id) {
    answers.begin(id);
    return orders.send(name, values, id);
  },
  onChange() {
    showNotes();
    late?.then((views) => views?.look());
    live.tellWaiting();
  },
  onSent(order, entry) {
    answers.take(order.id, entry);
    if (isLate(order)) return hearLate(order);
    showNotes();
    if (order.name === "note.edit") say(words.saved);
    if (order.name === "note.withdraw") say(words.taken_back);
  },
  onRefused(order) {
    if (isLate(order) || order.refusal?.fields.is_sure) hearLate(order);
    else if (order.name === "note.withdraw" || noteForm.isBlank) putBack(order.id);
  },
});
const noteForm = new NoteForm(find("form"), {
  store: new Store(prefix),
  words,
  limit: () => state.board.roundtable.note_limit,
  findObstacle: () => (takesNotes() ? "" : words.not_begun),
  onSubmit(name, values) {
    closeCard();
    outbox.add(name, values);
  },
});
const ownNotes = new OwnNotes(find("notes"), {
  words,
  template: find("note"),
  marks: find("marks"),
  onEdit(row) {
    say(); // what became of other notes is no word on this one
    noteForm.change(/** @type {number} */ (row.note), row);
  },
  onTakeBack(row) {
    outbox.add("note.withdraw", { note: row.note });
    find("yours").focus();
  },
  onPutBack: (row) => (row.order ? putBack(row.order) : takeUp(row, "")),
});

/** Takes an order that was not carried out back from the outbox, with the reason. @param {string} id */
function putBack(id) {
  const order = outbox.orders().find((each) => each.id === id);
  if (!order) return;
  const { error = "", message = "", fields = {} } = order.refusal ?? {};
  const isNote = order.name !== "note.withdraw";
  if (isNote && !noteForm.isBlank) return noteForm.showFaults({ form: words.writing });
  if (!outbox.takeOut(id)) return;
  if (isNote) takeUp(order.values, fields.text ?? message, ["conflict", "not_found"].includes(error));
  else noteForm.showFaults({ form: message });
}

/** Puts words into the form again; as a new note, where theirs is gone. @param {any} values @param {string} reason */
function takeUp(values, reason, isGone = false) {
  if (!noteForm.isBlank) return noteForm.showFaults({ form: words.writing });
  const own = state.board.notes.find((/** @type {any} */ note) => note.id === values.note);
  if (own && !isGone && own.state !== "withheld") noteForm.change(own.id, values);
  else noteForm.fill({ heading: own?.heading, ...values });
  noteForm.showFaults(reason ? { form: fill(words.back, { reason }) } : {});
  find("text").focus();
}

function takesNotes() {
  const { status, phase } = state.board.roundtable;
  return status === "live" && phase !== "lobby";
}

function showNotes() {
  // With no connection a try to send is not worth showing: it would flicker, and be said aloud.
  const rows = rowsOf(state.board, outbox.orders(), (order) => {
    const now = outbox.stateOf(order);
    return isOffline && now === "sending" ? "waiting" : now;
  });
  const news = ownNotes.show(rows, !state.board.roundtable.is_over);
  find("empty").hidden = rows.length > 0;
  if (news.length) say(news.length > MANY_NEWS ? fill(words.news, { n: news.length }) : news.join("; "));
}

function say(text = "") {
  find("said").textContent = text;
  clearTimeout(silence);
  silence = setTimeout(say, 6000);
}

function showRoom() {
  const { agenda, is_over, phase, phase_name, phase_heading, question, title } = state.board.roundtable;
  const phases = agenda.map((/** @type {any} */ slot) => slot.phase);
  const heading = state.board.headings.find((/** @type {any} */ each) => each.id === phase_heading)?.name;
  find("phase").textContent = heading ? fill(words.slot, { phase: phase_name, heading }) : phase_name;
  retitle(title);
  if (find("question").textContent !== (question || title)) find("question").textContent = question || title;
  find("over").hidden = !is_over;
  if (is_over) find("empty").textContent = find("empty").dataset.over ?? "";
  noteForm.shut(is_over);
  if (is_over) find("card").hidden = find("scribe").hidden = true; // there is nothing more to write
  find("before").hidden = is_over || takesNotes();
  find("late").hidden = is_over || !phases.includes("post") || phases.indexOf(phase) <= phases.indexOf("post");
  find("post").setAttribute("aria-disabled", String(!takesNotes()));
  noteForm.nameHeadings(state.board.headings);
  noteForm.follow(phase_heading ?? null);
  find("add").hidden = is_over;
  showNotes();
  showCard();
  showLate();
  tick();
}

/** @param {import("../lib/outbox.js").Order} order @returns {boolean} whether it is none of those about one's own notes */
function isLate({ name }) {
  return !/^note\.(post|edit|withdraw)$/.test(name);
}

/** @param {(views: import("./late-views.js").LateViews) => Promise<boolean>} step gives whether all was to be had */
async function withLate(step) {
  const page = { board: () => state.board, seen: () => state.seq, outbox, clock, kept, votes, drafts, say, words };
  late ??= import("./late-views.js").then(({ LateViews }) => new LateViews(page), () => null);
  const views = await late;
  if (!views) late = null; // the next news tries again
  find("missing").hidden = views !== null && (await step(views));
}

/** @param {import("../lib/outbox.js").Order} order */
const hearLate = (order) => withLate((views) => views.hear(order));

function showLate() {
  const { roundtable, rounds, scribe_of, scribe_asks } = state.board;
  const names = outbox.orders().map(({ name }) => name);
  const isWaiting = roundtable.phase === "lobby" && !state.board.contributions?.length;
  const isNow = roundtable.is_over || (!isWaiting && find("exercise").dataset.phases.split(" ").includes(roundtable.phase));
  const isLeft = drafts.names().length > 0 || names.some((name) => /^(contribution|introduction)\.|^note\.react$/.test(name));
  const needed = {
    votes: Boolean(rounds?.length),
    exercise: isNow || isLeft || document.body.classList.contains("exercising"),
    // Its banner is taken down by what put it up, also where nobody was let in.
    scribe: find("scribe").open || !find("scribing").hidden || kept.get("asked") !== null || typeof (scribe_asks ?? scribe_of) === "number" || names.includes("scribe.change"),
  };
  if (Object.values(needed).includes(true)) withLate((views) => views.show(needed));
}

/** How far words are shared now, as one text. */
function promiseNow() {
  return `${state.board.roundtable.sharing_mode} ${state.board.roundtable.is_sensitive}`;
}

/** The card says where the room is to who was away, and what is shared once that has changed. */
function showCard() {
  // Asked anew once all is there: meanwhile somebody may have pressed that they know.
  const want = () => ({ now: backAt > 0 && takesNotes(), tightened: told !== promiseNow() });
  if (Object.values(want()).includes(true)) withLate((views) => views.showCard(want));
}

function closeCard() {
  kept.set("promise", (told = promiseNow()));
  hideCard(["card", "card-now", "card-promise"]);
}

/** Takes parts of the card away; what is being typed below is not moved by it before it is done. @param {string[]} parts */
function hideCard(parts) {
  backAt = 0;
  for (const id of parts) find(id).style.visibility = "hidden";
  const hide = () => {
    for (const id of parts) find(id).hidden ||= find(id).style.visibility === "hidden"; // unless it has news again
    find("card").hidden ||= find("card-now").hidden && find("card-promise").hidden;
  };
  const active = document.activeElement;
  // A tap on a button leaves the field before it is done: what moved in between would be tapped in its place.
  const hideSoon = () => setTimeout(hide, 500);
  if (active?.matches("textarea, input:not([type=radio])")) active.addEventListener("blur", hideSoon, { once: true });
  else hide();
}

function tick() {
  const isUp = phoneClock.show(state.board.roundtable);
  find("time-up").hidden = state.board.roundtable.phase !== "post" || !isUp;
}

/** @param {import("../lib/board.js").Entry[]} entries */
function onChange(entries) {
  if (!entries.length) answers.laid();
  showRoom();
  if (!entries.some(({ kind = "" }) => ["phase.changed", "roundtable.closed"].includes(kind))) return;
  if (Date.now() - backAt > AWAY_MS) hideCard(["card-now"]); // it tells of the phase before
  noteForm.showFaults({});
  // A new phase may show what became of one's notes. Not all at once: a second for every hundred people.
  setTimeout(() => live.refresh(), Math.random() * 10 * (state.board.n_people ?? 200));
}

/** @param {string} connection */
function onConnection(connection) {
  find("offline").hidden = !(isOffline = connection === "offline");
  if (isOffline) showNotes();
  else outbox.flush();
}

const countWaiting = () => outbox.orders().filter((order) => !order.refusal).length;
const onAsk = () => answers.ask();
const live = follow({ code: state.code, audience: "phone", state, clock, onChange, onConnection, countWaiting, onAsk });
noteForm.resume(state.board.notes);
new HeldForms();
find("card-close").classList.add("ready");
find("card-close").onclick = () => {
  closeCard();
  /** @type {HTMLElement} */ ([...document.querySelectorAll("h1")].find((each) => each.offsetParent))?.focus();
};
if (kept.get("promise") === promiseNow()) hideCard(["card-promise"]); // read and put away, before this page was loaded anew
find("scribe").ontoggle = showLate;
document.addEventListener("visibilitychange", () => {
  if (document.hidden) awaySince = Date.now();
  else if (awaySince && Date.now() - awaySince > AWAY_MS) {
    backAt = Date.now();
    showCard();
  }
});
showRoom();
outbox.flush();
setInterval(tick, 500);
for (const news of ["online", "visibilitychange"]) addEventListener(news, () => outbox.flush());
addEventListener("pagehide", () => outbox.release());
addEventListener("storage", ({ key, newValue }) => {
  if (!key?.startsWith(`${prefix}orders.`)) return;
  if (newValue === null) live.refresh(); // another tab was told that the server has it
  showNotes();
});
