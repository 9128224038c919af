"""A name for a group: a phrase from its notes' own words, or a theme that workshops of any trade have.

A name goes onto a wall before everybody, so none is given where it is not sure that a reader of the notes would nod.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from facilitator.clustering.common_themes import is_complaint, rate_themes
from facilitator.clustering.embeddings import weigh_words
from facilitator.clustering.namings import is_learnt, judge_names
from facilitator.clustering.notes import find_note_stems, read_note_words, write_note
from facilitator.clustering.phrases import Phrase, find_phrases
from facilitator.clustering.weights import has_model
from facilitator.clustering.words import count_stems, find_stems

MIN_LETTERS, MAX_LETTERS = 8, 60
# Only the most central notes are read for phrases: a group of hundreds has said its name by then.
MAX_NOTES = 8
# So many phrases are weighed by their meaning, the best by their words: to read them is most of what naming costs.
MOST_OWN = 1
# A word that more of the other notes hold as well, such as the trade's, is not the group's.
OWN_SHARE = 0.4
# From so sure on a common theme is shown: of 16 names in clusters that nothing was learnt from, 14 were judged good.
LEAST_SURE = -1.9
# Of notes in Welsh, Polish or Spanish hardly half are in it, of English ones nearly all; of French ones up to 0.9.
LEAST_ENGLISH = 0.6
# From this chance on a phrase is shown where no theme is: in clusters unseen 9 in 10 of both were judged good by it.
LEAST_CHANCE = 0.58
# What nobody wants to have put up before a minister, however many wrote it.
_COARSE = re.compile(
    r"(?i)\b(?:(?:bull)?shit|fuck|crap|bollocks|arse(?:s|holes?)?\b|wank|cunt|piss|bastard|bugger|twat)"
)
# Without the model: below this a phrase is in few of the group's notes, in many others, or of common words.
LEAST_SCORE = 0.4


def name_group(
    texts: Sequence[str],
    stems: Sequence[AbstractSet[str]] | None = None,
    everywhere: Mapping[str, int] | None = None,
    taken: Collection[str] = (),
    n_strengths: int = 0,
) -> str:
    """Gives a short name in sentence case, without markup or signs; an empty one where no name is good enough.

    Args:
        texts: the group's notes, the most central first.
        stems: those of each note, where they have been found already.
        everywhere: in how many notes of the heading, the group's among them, each stem is, as `count_stems` gives it:
            what is said elsewhere as well says little about this group. Without it, the group's notes are all.
        taken: names that other groups of the heading have; none like them is given.
        n_strengths: how many of the notes are strengths by their authors' word: what a reading finds is what notes are
            about, which those who have enough welders share with those who lack them.
    """
    own = _score_own(texts, [find_note_stems(text) for text in texts] if stems is None else stems, everywhere)
    others = [find_stems(name) for name in taken]
    ranked = sorted(own, key=lambda name: (-round(own[name], 4), name))
    best = (name for name in ranked if not _is_like_any(name, others))
    if not is_learnt():
        return next((name for name in best if own[name] >= LEAST_SCORE), "")
    return _choose(list(islice(best, MOST_OWN)), texts, others, praises=2 * n_strengths >= max(1, len(texts)))


def _choose(own: Sequence[str], texts: Sequence[str], others: Sequence[AbstractSet[str]], *, praises: bool) -> str:
    written = [write_note(text) for text in texts]
    common = [] if _is_foreign(texts) or not texts else rate_themes(written)
    common = [(name, sureness) for name, sureness in common if not (praises and is_complaint(name))]
    sure = [(-sureness, name) for name, sureness in common if sureness >= LEAST_SURE and not _is_like_any(name, others)]
    # Where all say the same, nothing fits them as their own words do.
    is_one_saying = bool(own) and len(set(written)) == 1
    if sure and not is_one_saying and _are_in_english(texts):
        return min(sure)[1]
    chances = judge_names(own, written) if own else []
    good = [(-chance, name) for name, chance in zip(own, chances, strict=True) if chance >= LEAST_CHANCE]
    return min(good, default=(0.0, ""))[1]


def _score_own(
    texts: Sequence[str], stems: Sequence[AbstractSet[str]], everywhere: Mapping[str, int] | None
) -> dict[str, float]:
    """Gives the phrases of the notes that could be shown, with what their words say about the group."""
    inside = count_stems(stems)
    everywhere = inside if everywhere is None else everywhere
    own = _find_own(inside, everywhere, len(texts))
    if not own:
        return {}
    is_foreign = _is_foreign(texts)
    found: list[tuple[int, Phrase]] = []
    for place, text in enumerate(texts[:MAX_NOTES]):
        if own.isdisjoint(stems[place]):
            continue  # none of its phrases may name the group, and to read them is most of the work
        for phrase in find_phrases(read_note_words(text), own):
            name = phrase.name
            if (
                _may_name(phrase, inside, own, len(texts))
                and (is_foreign or name.isascii())
                and not _COARSE.search(name)
                and MIN_LETTERS <= len(name) <= MAX_LETTERS
            ):
                found.append((place, phrase))
    told = {stem: inside[stem] for _, phrase in found for stem in phrase.saying}
    values = _value_stems(told, everywhere, len(texts))
    scores: dict[str, float] = {}
    for place, phrase in found:
        # A later note is less central, so of two equal phrases the first one's stays.
        score = _score_phrase(phrase, values) * (1 - 0.01 * place)
        scores[phrase.name] = max(scores.get(phrase.name, 0.0), score)
    return scores


def _is_foreign(texts: Sequence[str]) -> bool:
    return 2 * sum(not text.isascii() for text in texts) > len(texts)


def _are_in_english(texts: Sequence[str]) -> bool:
    """Tells if most words are in the dictionary: one word that both languages have gives foreign notes an English name.

    It is asked last, since to read words is most of what naming costs.
    """
    words = [word for text in texts[:MAX_NOTES] for word in read_note_words(text) if word.stem]
    return sum(word.is_known for word in words) >= LEAST_ENGLISH * len(words)


def _find_own(inside: Mapping[str, int], everywhere: Mapping[str, int], n_notes: int) -> set[str]:
    """Gives the stems that half of the notes share, two at least, and few others of the heading have."""
    return {stem for stem, n in inside.items() if n >= max(2, n_notes / 2) and n >= OWN_SHARE * everywhere[stem]}


def _may_name(phrase: Phrase, inside: Mapping[str, int], own: AbstractSet[str], n_notes: int) -> bool:
    """Tells if half of the notes, two at least, share most of its words, one being this group's, none mistyped."""
    is_spelled = all(word.is_known or inside[word.stem] > 1 for word in phrase.words)
    saying = phrase.saying
    n_shared = sum(inside[stem] >= max(2, n_notes / 2) for stem in saying)
    return is_spelled and phrase.says_of_what and not own.isdisjoint(saying) and 2 * n_shared > len(saying)


def _is_like_any(name: str, others: Sequence[AbstractSet[str]]) -> bool:
    own = find_stems(name)
    return any(2 * len(own & other) >= len(own | other) for other in others)


def _value_stems(inside: Mapping[str, int], everywhere: Mapping[str, int], n_notes: int) -> dict[str, float]:
    """Gives what each stem says about the group, 0 to 1: in how many of its notes it is and in how few others."""
    stems = sorted(inside)
    weights = weigh_words(stems) if has_model() else [1.0] * len(stems)
    return {
        stem: weight * (inside[stem] / n_notes) * (inside[stem] / everywhere[stem])
        for stem, weight in zip(stems, weights, strict=True)
    }


def _score_phrase(phrase: Phrase, values: Mapping[str, float]) -> float:
    # Between the sum, which favours long phrases, and the mean, which favours single words.
    return float(sum(values[stem] for stem in phrase.saying) / len(phrase.saying) ** 0.6)
