// What a ballot may hold and in which order themes are shown. Plain data: knows no page.

/** @typedef {{id: number, kind: string, n_dots: number, most_on_one: number, is_open: boolean, themes: number[],
 *   turnout: number, shown: string[], ballot: {id: number, heading: string, name: string, into?: number | null}[], tallies: any[]}} Round */
/** @typedef {Record<string, {importance?: number, feasibility?: number}>} Figures by the theme's number */

/**
 * The same things in an order that is this phone's own: the same for as long as the seed is, whatever comes or goes.
 * @template {string | number} T
 * @param {Iterable<T>} things
 * @param {number} seed
 * @returns {T[]}
 */
export function shuffle(things, seed) {
  return [...things]
    .map((thing) => /** @type {[number, T]} */ ([scatter(`${seed}:${thing}`), thing]))
    .sort(([one, a], [other, b]) => one - other || (a < b ? -1 : 1))
    .map(([, thing]) => thing);
}

/** @param {string} text @returns {number} 32 bits that say nothing about the text (FNV-1a, then mixed) */
function scatter(text) {
  let bits = 2166136261;
  for (const letter of text) bits = Math.imul(bits ^ letter.charCodeAt(0), 16777619);
  bits = Math.imul(bits ^ (bits >>> 16), 2246822507);
  bits = Math.imul(bits ^ (bits >>> 13), 3266489909);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** @param {number[]} dots one theme a dot @param {number} theme */
export const countOn = (dots, theme) => dots.filter((each) => each === theme).length;

/** @param {number[]} dots @param {number} theme @param {Round} round */
export const mayGive = (dots, theme, { n_dots, most_on_one, themes }) =>
  dots.length < n_dots && countOn(dots, theme) < most_on_one && themes.includes(theme);

/** @param {number[]} dots @param {number} theme @param {Round} round @returns {number[]} the same where it may not be */
export const giveDot = (dots, theme, round) => (mayGive(dots, theme, round) ? [...dots, theme] : dots);

/** @param {number[]} dots @param {number} theme @returns {number[]} */
export const takeDot = (dots, theme) => dots.filter((_, at) => at !== dots.lastIndexOf(theme));

/**
 * @param {unknown} kept what this phone has kept, which may be of an earlier day
 * @param {number[]} themes that can be voted on now: one that was dissolved gives its dots back
 * @param {Round} round
 * @returns {number[]}
 */
export function readDots(kept, themes, round) {
  const dots = Array.isArray(kept) ? kept.filter((theme) => themes.includes(theme)) : [];
  return dots.reduce((taken, theme) => giveDot(taken, theme, round), /** @type {number[]} */ ([]));
}

/**
 * @param {Figures} figures half an answer is none yet
 * @param {number[]} asked
 * @returns {{themes: number[], importance: number[], feasibility: number[]}} the ballot, in the order of the themes
 */
export function readGrid(figures, asked) {
  const themes = asked.filter((theme) => figures[theme]?.importance && figures[theme]?.feasibility);
  /** @param {"importance" | "feasibility"} name */
  const list = (name) => themes.map((theme) => Number(figures[theme][name]));
  return { themes, importance: list("importance"), feasibility: list("feasibility") };
}

/** @param {any} one @param {any} other ballots; no ballot is the same as an empty one */
export function isSame(one, other) {
  const [a, b] = [one, other].map((ballot) => ballot ?? { themes: [] });
  if (!a.themes.length && !b.themes.length) return true;
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** @param {any} ballot the order in which dots were given is nothing to the vote */
const sorted = ({ themes, importance, feasibility }) =>
  importance ? [themes, importance, feasibility] : [...themes].sort((/** @type {number} */ a, /** @type {number} */ b) => a - b);

/**
 * @param {{n_people: number | null, since: string | null, into?: string}} theme
 * @param {import("../sections.js").Words} words
 * @returns {string} who is behind it or, where it has been merged, dissolved or renamed since the vote opened, that
 */
export function tellTheme({ n_people, since, into }, words) {
  if (since === "") return into ? words.text("merged", { name: into }) : words.text("gone");
  if (since) return words.text("renamed", { name: since });
  return n_people ? words.text("people", { n: n_people }) : "";
}

/**
 * What the phone shows of the votes: the one that is open, else the last of each kind with its results.
 * @param {{rounds?: Round[]}} board
 * @param {(round: Round) => boolean} [isMissed] whether this phone's ballot came too late for it
 * @returns {{open: Round | null, results: Round[], isWaiting: boolean}} newest first; `isWaiting` for more results
 */
export function pickRounds({ rounds: all = [] }, isMissed = () => false) {
  const rounds = all.filter((round) => round.is_open || round.turnout > 0); // what nobody voted in chose nothing
  const newest = new Map(rounds.map((round) => [round.kind, round]));
  const latest = rounds.filter((round) => newest.get(round.kind) === round).reverse();
  const closed = latest.filter((round) => !round.is_open);
  // Where the network was gone for all, whoever gave dots must hear that none of them arrived.
  const lost = all.slice(-1).filter((round) => !round.is_open && !round.turnout && isMissed(round));
  return {
    open: latest.find((round) => round.is_open) ?? null,
    results: [...lost.map((round) => ({ ...round, tallies: [] })), ...closed.filter(({ tallies }) => tallies.length)],
    isWaiting: closed.some(({ tallies, themes: asked }) => tallies.length < asked.length),
  };
}
