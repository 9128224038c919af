"""Points damaged on purpose, one damage at a time: a reader would be told, and never told of an untouched one."""

import random
import re
from collections import Counter

import pytest

from facilitator.composition.checking import find_differences, find_foreign_words
from facilitator.composition.cleaning import clean
from facilitator.composition.negations import find_hedges
from facilitator.composition.parts import Voice

NEGATION = re.compile(r"\b(?:not|no|never|nobody|nothing|none|nowhere|without|cannot)\b |n't\b", re.IGNORECASE)
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w&]+")
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@pytest.fixture(scope="module")
def pairs(examples):
    """Each example note that is cleaned, as typed and as printed."""
    found = []
    for notes, _ in examples.values():
        for note in notes:
            cleaned = clean(note.text, note.kind, language=note.language)
            if cleaned.voice in {Voice.PLAIN, Voice.VOICED}:
                found.append((note.text, cleaned.text))
    assert len(found) > 250
    return found


def change_number(text):
    return re.sub(r"\d+", lambda number: str(int(number.group()) + 1), text, count=1)


def lose_negation(text):
    return NEGATION.sub("", text, count=1)


def put_in_not(text):
    words = text.split(" ")
    return " ".join([*words[:1], "not", *words[1:]])


def change_name(text):
    return NAME.sub("Zanzibar", text, count=1)


def lose_hedge(text):
    hedges = find_hedges(text)
    return re.sub(rf"\b{hedges[0]}\b ?", "", text, count=1, flags=re.IGNORECASE) if hedges else text


def lose_question(text):
    return text.replace("?", ".")


def rate_caught(pairs, damage, told):
    """How many points the damage changes, and of how many it is told under its name."""
    damaged = [(typed, damage(text)) for typed, text in pairs if damage(text) != text]
    caught = [pair for pair in damaged if any(found.startswith(told) for found in find_differences(*pair))]
    return len(damaged), len(caught)


@pytest.mark.parametrize(
    ("damage", "told", "n_least"),
    [
        (change_number, "number", 80),
        (lose_negation, "negation", 50),
        (lose_hedge, "hedge", 20),
        (change_name, "name", 40),
        (lose_question, "question mark", 15),
        (put_in_not, "negation", 250),
    ],
)
def test_a_damage_is_told_by_its_name_in_every_point(pairs, damage, told, n_least):
    n_damaged, n_caught = rate_caught(pairs, damage, told)
    assert n_damaged >= n_least
    assert n_caught == n_damaged


@pytest.mark.parametrize("seed", range(5))
def test_any_other_word_that_was_changed_is_found(pairs, seed):
    chance = random.Random(seed)  # noqa: S311 -- no secret
    pool = sorted({word.lower() for _, text in pairs for word in WORD.findall(text)})
    damaged = [(typed, change_word(text, chance, pool)) for typed, text in pairs]
    caught = [typed for typed, text in damaged if find_foreign_words(typed, text)]
    assert len(caught) / len(pairs) >= 537 / 538


def change_word(text, chance, pool):
    place = chance.choice(list(WORD.finditer(text)))
    other = chance.choice([word for word in pool if word != place.group().lower()])
    return text[: place.start()] + other + text[place.end() :]


def test_a_word_that_was_cut_and_words_that_changed_places_are_found(pairs):
    for typed, text in pairs:
        words = text.split()
        if len(words) > 3:
            assert find_differences(typed, " ".join(words[:-2]))
            assert find_differences(typed, " ".join([words[-1], *words[:-1]])) or len(Counter(words)) < len(words)


def test_an_untouched_point_is_never_reported(pairs):
    assert [(text, found) for typed, text in pairs if (found := find_differences(typed, text))] == []


@pytest.mark.parametrize(
    ("typed", "text", "told"),
    [
        ("share is <3%", "Share is 3%.", "sign changed"),
        ("-3 yrs lost", "3 years lost.", "sign changed"),
        ("about 40 firms", "40 firms.", "hedge changed"),
        ("it costs £30k", "It costs $30k.", "number changed"),
        ("ppl leave", "Firms leave.", "not a word of the note: Firms"),
        ("banks wont lend", "Banks will lend.", "negation changed"),
        ("please fund the bridge", "Fund the bridge.", "word left out: please"),
        ("the end of the grant", "The grant.", "word left out: end"),
    ],
)
def test_what_differs_is_named(typed, text, told):
    assert told in find_differences(typed, text)


@pytest.mark.parametrize(
    "typed",
    ["they wouldn't of sold any1 a loom tbf", "shut b4 2moro, £3 ea, took 12-15 mo", "of course we could of course"],
)
def test_what_is_mended_by_a_listed_rule_is_no_difference(typed):
    assert find_differences(typed, clean(typed, None).text) == []
