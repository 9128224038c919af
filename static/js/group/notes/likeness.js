// Notes that say the same in the same words. They are shown as such and never merged: two people said it.

/** @typedef {{id: number, label: string | null, text: string}} Note */
/** @typedef {{label: string, isExact: boolean}} Likeness */

const NEARLY = 0.7; // the share of their words that two notes have in common
const FEWEST = 4; // shorter notes share too many words by chance
// One more or one less of these and the note says something else.
const TURNS = new Set("no not never none nobody nothing without neither nor cannot cant dont doesnt isnt arent wasnt wont didnt hasnt havent shouldnt couldnt wouldnt t less more fewer before after only".split(" "));

/**
 * @param {string} text
 * @returns {string[]} its words, without case, accents of spacing, or punctuation
 */
export function wordsOf(text) {
  return (
    text
      .normalize("NFKC")
      .toLocaleLowerCase("en-GB")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/**
 * @param {Note[]} notes in any order
 * @returns {Map<number, Likeness>} for a later note, the earliest that says the same or almost the same
 */
export function likenesses(notes) {
  /** @type {Map<number, Likeness>} */
  const found = new Map();
  const earlier = [];
  for (const note of [...notes].sort((one, other) => one.id - other.id)) {
    const words = wordsOf(note.text);
    const here = { label: note.label ?? "", text: words.join(" "), words: new Set(words), weight: weighty(note.text) };
    const twin = earlier.find((other) => other.text === here.text && here.text !== "");
    const like = twin ?? earlier.find((other) => here.weight === other.weight && isAlmost(here.words, other.words));
    if (like) found.set(note.id, { label: like.label, isExact: like === twin });
    else earlier.push(here);
  }
  return found;
}

/**
 * What must be the same in notes that say the same: numbers, what turns the sense, and what is named by capitals.
 * @param {string} text
 * @returns {string}
 */
function weighty(text) {
  const words = text.normalize("NFKC").match(/[\p{L}\p{M}\p{N}'’]+(?:[.,]\p{N}+)*/gu) ?? [];
  const isShouting = text === text.toLocaleUpperCase("en-GB");
  const counts = words.filter((word, at) => {
    const plain = word.toLocaleLowerCase("en-GB").replace(/['’]/g, "");
    if (/\p{N}/u.test(word) || TURNS.has(plain)) return true;
    return !isShouting && /\p{Lu}/u.test(at ? word : word.slice(1));
  });
  return counts.map((word) => word.toLocaleLowerCase("en-GB").replace(/['’]/g, "")).sort().join(" ");
}

/**
 * @param {Set<string>} one
 * @param {Set<string>} other
 */
function isAlmost(one, other) {
  if (Math.min(one.size, other.size) < FEWEST) return false;
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / (one.size + other.size - shared) >= NEARLY;
}
