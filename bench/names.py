"""Which of the names that the tool suggests could be projected before the room, by a rubric that was written first.

    python bench/names.py FILE.jsonl [FILE.jsonl …]

The rubric. A name passes when all of it holds; a group without a name neither passes nor fails, and is counted apart.

1. It says something: at least two of its words are nouns, adjectives or verbs, or one is and one says what is lacking
   or wrong ("no", "too", "not"). "Risk", "Midlands" and "the thing" leave everybody asking what of it.
2. It is a phrase that could stand on a slide: two to six words, 8 to 60 letters, a capital first, no sign, no cut end.
3. It has no typo: each word is in the tagger's lexicon or in the table of abbreviations, or stands so in two notes; the
   common themes were read through.
4. It is of the room's language: all its letters are ASCII, or most of the group's notes have others.
5. It is of the group: where it is in the notes' own words, at least one that says something stands in two notes of the
   group, and no more of the notes that hold all its words are outside of the group than in it. A theme that rooms of
   any trade have is nearer to the group's notes than to the heading's other notes.
6. It stands apart: it shares fewer than half of all words with any other suggested name of its heading.

A seventh rule is a reader's: who has read the group's notes would nod. No program here can tell.
"""

import json
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from facilitator.clustering.common_themes import read_common_themes
from facilitator.clustering.files import group_notes
from facilitator.clustering.likeness import compare_parts
from facilitator.clustering.words import Word, read_words

Row = Mapping[str, Any]
SAYING = ("NN", "JJ", "VB")
LACKING = ("no", "too", "not", "never", "nobody", "n't")


def judge_name(name: str, members: Sequence[str], others: Sequence[str], rivals: Collection[str]) -> list[str]:
    """Gives the rules that a name breaks, none when it passes."""
    words = [word for word in read_words(name) if word.stem]
    inside = [{word.stem for word in read_words(text)} for text in members]
    outside = [{word.stem for word in read_words(text)} for text in others]
    stems = {word.stem for word in words}
    is_common = name in read_common_themes()
    rules = {
        "says nothing": sum(word.tag[:2] in SAYING or word.stem in LACKING for word in words) >= 2,
        "is no phrase": is_phrase(name, words),
        "has a typo": is_common
        or all(word.is_known or sum(word.stem in note for note in inside) > 1 for word in words),
        "is in another language": name.isascii() or sum(not text.isascii() for text in members) * 2 > len(members),
        "is of other notes": is_near(name, members, others) if is_common else is_shared(words, inside, outside),
        "is like another": all(not is_alike(stems, {word.stem for word in read_words(rival)}) for rival in rivals),
    }
    return [said for said, holds in rules.items() if not holds]


def is_phrase(name: str, words: Sequence[Word]) -> bool:
    fits = 2 <= len(words) <= 6 and 8 <= len(name) <= 60
    return fits and name[0] == name[0].upper() and all(letter.isalnum() or letter in " -&'’/+" for letter in name)


def is_shared(words: Sequence[Word], inside: Sequence[set[str]], outside: Sequence[set[str]]) -> bool:
    is_held = any(sum(word.stem in note for note in inside) > 1 for word in words if word.tag[:2] in SAYING)
    own, foreign = (sum({word.stem for word in words} <= note for note in notes) for notes in (inside, outside))
    return is_held and foreign <= own


def is_near(name: str, members: Sequence[str], others: Sequence[str]) -> bool:
    fits = compare_parts([*members, *others], [name])[0][:, 0]
    return not others or bool(fits[: len(members)].mean() > fits[len(members) :].mean())


def is_alike(first: Collection[str], second: Collection[str]) -> bool:
    return 2 * len(set(first) & set(second)) >= len(set(first) | set(second))


def judge_file(rows: Sequence[Row]) -> tuple[int, int, list[tuple[str, list[str]]]]:
    """Gives how many groups there are, how many of them have a name, and for each name the rules that it breaks."""
    text_of = {row["id"]: row["text"] for row in rows}
    themes = group_notes(rows)["themes"]
    judged = []
    for theme in themes:
        if not theme["name"]:
            continue
        beside = [
            row["text"] for row in rows if row["ecosystem"] == theme["heading"] and row["id"] not in theme["notes"]
        ]
        rivals = [other["name"] for other in themes if other["heading"] == theme["heading"] and other is not theme]
        members = [text_of[note] for note in theme["notes"]]
        judged.append((theme["name"], judge_name(theme["name"], members, beside, [name for name in rivals if name])))
    return len(themes), len(judged), judged


def main() -> None:
    for path in map(Path, sys.argv[1:]):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        n_groups, n_named, judged = judge_file(rows)
        n_passed = sum(not broken for _, broken in judged)
        print(f"{path.stem}: {n_groups} groups, {n_named} named, {n_passed} of the names pass")
        for name, broken in judged:
            print(f"  {name}: {', '.join(broken) or 'passes'}")


if __name__ == "__main__":
    main()
