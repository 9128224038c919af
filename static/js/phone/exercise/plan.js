// What an exercise shows: this phone's orders laid over what the server has. Plain data: knows no page.

/** @typedef {import("../../lib/board.js").Board} Board */
/** @typedef {import("../../lib/outbox.js").Order} Order */
/** @typedef {(order: any) => "waiting" | "sending" | "refused"} StateOf */
/**
 * `state` is `open`, `hidden`, or how far an order of this phone has come.
 * @typedef {{key: string, id: number | null, order: string | null, kind: string, text: string, detail: string,
 *   due_on: string | null, table: number | null, theme: number | null, answers: Record<string, number>,
 *   answer: string, is_marked: boolean, is_own: boolean, has_author: boolean, is_private: boolean, state: string,
 *   reason: string, introductions: any[]}} Row
 */

/** What is brought in a phase, as facilitator/web/exercises.py has it. */
const KINDS = /** @type {Record<string, string[]>} */ ({
  lobby: ["baseline"],
  keynote: ["question"],
  evidence: ["baseline"],
  define: ["case", "wording", "capability"],
  discuss: ["record"],
  pitch: ["line", "ask", "offer"],
  commit: ["commitment", "ask", "offer"],
});
/** Every kind, in the one order in which they ever stand on the page: so nothing is moved when a phase begins. */
export const ALL_KINDS = ["baseline", "question", "case", "wording", "capability", "record", "commitment", "line", "ask", "offer"];
/** What people want, of which the oldest of those wanted alike comes first: nobody jumps the queue. Else the newest does. */
const WANTED = ["baseline", "question", "wording", "line"];
const REACTING = ["reveal", "discuss"];

/**
 * @param {Board} board
 * @returns {{name: string, kinds: string[], showsNotes: boolean, isEnd: boolean}} `name` is empty while there is none
 */
export function planOf({ roundtable, scribe_of, contributions = [] }) {
  const { phase, is_over } = roundtable;
  const isIdle = phase === "lobby" && !contributions.some((/** @type {any} */ { kind }) => kind === "baseline");
  const kinds = is_over || isIdle ? [] : KINDS[phase] ?? [];
  const showsNotes = !is_over && REACTING.includes(phase);
  const isEnd = is_over || phase === "close";
  const mayRecord = typeof scribe_of === "number" || contributions.some((/** @type {any} */ { kind }) => kind === "record");
  return {
    name: is_over ? "over" : kinds.length || showsNotes || isEnd ? phase : "",
    kinds: kinds.filter((kind) => kind !== "record" || mayRecord),
    showsNotes,
    isEnd,
  };
}

/**
 * @param {Board} board
 * @returns {{table: number, name: string}[]} which theme each table takes, by table; one's own alone, where it has any
 */
export function takersOf({ roundtable, themes, table }) {
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  const taken = (roundtable.tables ?? []).filter((/** @type {any} */ each) => names.has(each.theme));
  const own = taken.filter((/** @type {any} */ each) => each.table === table);
  return (own.length ? own : taken).map((/** @type {any} */ each) => ({ table: each.table, name: names.get(each.theme) }));
}

/**
 * The word that this phone says of a thing: what waits in the outbox before what the server has.
 * @param {Order[]} orders
 * @param {"contribution" | "note"} thing
 * @param {number | null} id
 * @param {Record<string, string>} said
 */
function wordOf(orders, thing, id, said) {
  const [name, field] = thing === "note" ? ["note.react", "reaction"] : ["contribution.answer", "answer"];
  const order = orders.findLast((each) => each.name === name && each.values[thing] === id && !each.refusal);
  return order ? order.values[field] : said?.[String(id)] ?? "";
}

/**
 * @param {Record<string, number>} counts
 * @param {string} before what this phone had said when these were counted
 * @param {string} now
 * @returns {Record<string, number>} the counts once it is known what is said now
 */
function recount(counts, before, now) {
  const fresh = { ...counts };
  if (before === now) return fresh;
  if (before) fresh[before] = Math.max(0, (fresh[before] ?? 0) - 1);
  if (now) fresh[now] = (fresh[now] ?? 0) + 1;
  return fresh;
}

/**
 * @param {Board} board
 * @param {Order[]} orders oldest first
 * @param {StateOf} stateOf
 * @param {string} kind
 * @returns {Row[]} in the room screen's order, after what waits on this phone: the chosen, then the most wanted
 */
export function rowsOf(board, orders, stateOf, kind) {
  const own = new Map(board.own?.map((/** @type {any} */ each) => [each.id, each]));
  const known = new Map(own);
  // What others did to it is news to everyone at once; what is in `own` is as old as this phone's last order.
  for (const each of board.contributions ?? []) known.set(each.id, { ...own.get(each.id), ...each });
  const there = [...known.values()].filter((each) => each.kind === kind && each.state !== "withdrawn");
  const rows = there.map((each) => rowOf(board, orders, each, own.has(each.id)));
  for (const order of orders) {
    const { id, name, values, refusal } = order;
    const mark = { order: id, state: stateOf(order), reason: Object.values(refusal?.fields ?? {})[0] ?? refusal?.message ?? "" };
    if (name === "contribution.add" && values.kind === kind && !rows.some((row) => row.key === id)) {
      const arrived = refusal ? undefined : rows.find((row) => !row.order && !row.is_own && saysAlike(row, values));
      if (arrived) Object.assign(arrived, { key: id, order: id, is_own: true });
      else rows.push({ ...rowOf(board, [], { answers: {}, ...values, id: null, source_id: id }, true), ...mark });
    }
    const row = name === "contribution.withdraw" && rows.find((each) => each.id === values.contribution);
    if (row) Object.assign(row, mark, !refusal && { state: "leaving" });
  }
  const byAge = (/** @type {Row} */ one, /** @type {Row} */ other) => one.number - other.number;
  const byKind = WANTED.includes(kind) ? byAge : (/** @type {Row} */ one, /** @type {Row} */ other) => byAge(other, one);
  return rows.sort((one, other) => rank(one) - rank(other) || (other.answers.up ?? 0) - (one.answers.up ?? 0) || byKind(one, other));
}

/**
 * Whether the room has what an order brings: then the order arrived and its answer was lost, for nobody is told whose
 * anything is. Where somebody else said the very same, theirs stands for it until the answer comes.
 * @param {{text: string, detail?: string}} there
 * @param {Record<string, any>} values of the order
 */
function saysAlike(there, values) {
  const words = (/** @type {any} */ { text, detail }) => `${text}\n${detail ?? ""}`.replace(/\s+/g, " ").trim();
  return words(there) === words(values);
}

/** @param {Board} board @param {Order[]} orders @param {any} each @param {boolean} is_own @returns {Row} */
function rowOf({ answers = {}, introductions = [] }, orders, each, is_own) {
  const { id, source_id, kind, text, detail = "", due_on = null, table = null, theme = null, state = "open" } = each;
  const answer = id === null ? "" : wordOf(orders, "contribution", id, answers);
  return {
    number: id === null ? Number.MAX_SAFE_INTEGER : Number(each.label?.slice(1)), // in its turn; ids are drawn by chance
    ...{ key: source_id ?? `c${id}`, id, order: null, kind, text: text ?? "", detail, due_on, table, theme, state, reason: "" },
    ...{ is_own, is_marked: Boolean(each.is_marked), is_private: Boolean(each.is_private), has_author: each.has_author !== false },
    answer,
    answers: recount(each.answers, answers[id] ?? "", answer),
    introductions: meetingsOf(introductions.filter((/** @type {any} */ { contribution }) => contribution === id), orders, id),
  };
}

/** @param {any[]} introductions @param {Order[]} orders @param {number} id of the ask or offer @returns {any[]} */
function meetingsOf(introductions, orders, id) {
  const standing = orders.filter(({ name, refusal }) => name.startsWith("introduction.") && !refusal);
  const last = standing.findLast(({ values }) => values.contribution === id);
  if (last) return last.name === "introduction.ask" ? [{ id: "new", is_mine: false, state: "asked" }] : [];
  const isAnswered = (/** @type {number} */ each) => standing.some(({ values }) => values.introduction === each);
  return introductions.map((each) => (isAnswered(each.id) ? { ...each, state: "waiting" } : each));
}

/** @param {Row} row a question that is answered has had its time; a wording that was chosen leads */
const rank = ({ id, kind, is_marked }) => (id === null ? -2 : !is_marked ? 0 : kind === "question" ? 1 : -1);

/**
 * @param {Board} board
 * @param {Order[]} orders
 * @returns {{heading: any, n: number, groups: {key: string, theme: string, notes: any[]}[]}[]} everybody's notes by
 *   heading and there by theme, those without one last, each with what this phone says to it
 */
export function notesOf({ headings, themes, notes, others = [], reactions = {} }, orders) {
  const own = new Set(notes.map(({ id }) => id));
  const sent = orders.filter(({ name, refusal }) => name === "note.post" && !refusal);
  const rows = others.map((/** @type {any} */ note) => {
    const said = wordOf(orders, "note", note.id, reactions);
    const is_own = own.has(note.id) || sent.some(({ values }) => values.heading === note.heading && saysAlike(note, values));
    return { ...note, said, is_own, reactions: recount(note.reactions, reactions[note.id] ?? "", said) };
  });
  const known = new Set(themes.map(({ id }) => id));
  return headings
    .map((heading) => {
      const under = rows.filter((/** @type {any} */ row) => row.heading === heading.id);
      const groups = [...themes, { id: "none", name: "" }].map(({ id, name }) => ({
        key: `${heading.id}-${id}`,
        theme: name,
        notes: under.filter((/** @type {any} */ row) => (id === "none" ? !known.has(row.theme) : row.theme === id)),
      }));
      return { heading, n: under.length, groups: groups.filter((group) => group.notes.length) };
    })
    .filter(({ n }) => n);
}
