"""Whoever accuses a firm or a body by name is held until a writer decides; whoever only names one is not."""

import json
import time
from pathlib import Path

import pytest

from facilitator.marking.firms.accusations import find_accusations
from facilitator.marking.flags import find_flags, mask

ROOT = Path(__file__).parents[3]
CASES = ROOT / "tests" / "cases"


def read_cases(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [(label, text) for label, _, text in (line.partition("\t") for line in lines if not line.startswith("#"))]


def is_held(text: str) -> bool:
    return any(flag.kind == "accusation" for flag in find_flags(text))


@pytest.mark.parametrize(("label", "text"), read_cases("accusations.tsv"), ids=lambda value: ascii(value)[:40])
def test_an_accusation_by_name_is_held_and_what_only_names_somebody_is_not(label: str, text: str) -> None:
    assert is_held(text) is (label == "held"), find_flags(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Acme Ltd never pays. Avoid Acme Ltd", "[a named firm] never pays. Avoid [a named firm]"),
        (
            "lloyds refuse anything nuclear, and Lloyds knows",
            "[a named firm] refuse anything nuclear, and [a named firm] knows",
        ),
        ("Acme and Hexagate fixed prices between them", "[a named firm] and [a named firm] fixed prices between them"),
        ("Smith & Sons’ lot cooked their safety case", "[a named firm]’ lot cooked their safety case"),
        ("we asked and the Home Office misled us", "we asked and [a named body] misled us"),
        (
            "Rolls-Royce SMR needs a site, Acme poached our fitters",
            "Rolls-Royce SMR needs a site, [a named firm] poached our fitters",
        ),
        ("Acme Ltd never pays. We left Acme in May", "[a named firm] never pays. We left [a named firm] in May"),
        ("Acme never pays. Avoid Acme Ltd.", "[a named firm] never pays. Avoid [a named firm]"),
        ("Smith & Sons never pay. Smith and Sons!", "[a named firm] never pay. [a named firm]!"),
        (
            "Rolls-Royce closed our account. rolls royce, again",
            "[a named firm] closed our account. [a named firm], again",
        ),
        ("Jaguar Land Rover closed our account. JLR again", "[a named firm] closed our account. [a named firm] again"),
        ("JLR closed our account. Jaguar Land Rover again", "[a named firm] closed our account. [a named firm] again"),
        ("Hexagate lied to us, see #HexagateUK", "[a named firm] lied to us, see #[a named firm]"),
        ("Tesco closed our account. tescos way", "[a named firm] closed our account. [a named firm] way"),
        (
            "Never again\nHexagate lied to us\nHexagate is near",
            "Never again\n[a named firm] lied to us\n[a named firm] is near",
        ),
        ("HEXAGATE NEVER PAYS\nask Hexagate", "[a named firm] NEVER PAYS\nask [a named firm]"),
        ("avoid Hexagate. Who never pays? Hexagate.", "avoid [a named firm]. Who never pays? [a named firm]."),
        ("the firm hexagate lied to us, #hexagateuk", "the firm [a named firm] lied to us, #[a named firm]"),
        ("Hexa\u00adgate  never\npays", "[a named firm]  never\npays"),
        ("Nestlé closed our account. Ask Nestle", "[a named firm] closed our account. Ask [a named firm]"),
        ("M&S closed our account. m and s, again", "[a named firm] closed our account. [a named firm], again"),
        ("Jaguar Land Rover Ltd closed our account. JLR!", "[a named firm] closed our account. [a named firm]!"),
        (
            "Tata Steel closed our account: www.tatasteel.com",
            "[a named firm] closed our account: www.[a named firm].com",
        ),
        (
            "Acme and Hexagate are crooks\N{THINKING FACE}",
            "[a named firm] and [a named firm] are crooks\N{THINKING FACE}",
        ),
        ("Marks & Spencer closed our account. M&S again", "[a named firm] closed our account. [a named firm] again"),
        ("Environment Agency misled us. EA again", "[a named body] misled us. [a named body] again"),
        ("EA misled us. Environment Agency again", "[a named body] misled us. [a named body] again"),
        ("the Department for Transport misled us", "[a named body] misled us"),
        ("Bank of Wessex closed our account", "[a named firm] closed our account"),
        (
            "British Steel closed our account. British buyers leave",
            "[a named firm] closed our account. British buyers leave",
        ),
    ],
)
def test_a_mask_stands_wherever_the_note_names_whom_it_accuses_and_for_nobody_else(text: str, printed: str) -> None:
    assert mask(text, find_flags(text)) == printed
    assert not is_held(printed)


def test_no_note_of_other_workshops_is_held_for_whom_it_names() -> None:
    paths = [ROOT / "bench" / "adapter" / "notes.jsonl", *(ROOT / "facilitator" / "examples").glob("*.jsonl")]
    texts = [json.loads(line).get("text") or "" for path in paths for line in path.read_text("utf-8").splitlines()]
    assert len(texts) > 7_000
    assert [text for text in texts if is_held(text)] == []


def test_no_note_that_speaks_of_firms_as_people_at_tables_do_is_held() -> None:
    texts = [text for _, text in read_cases("firms_named.tsv")]
    assert len(texts) > 150
    assert [text for text in texts if is_held(text)] == []


# Measured once on texts that no rule was written for; a lower share means that the rules got worse.
OTHER_HAND = {"held": 0.7, "none": 1.0}


@pytest.mark.parametrize("label", OTHER_HAND)
def test_of_other_wordings_as_many_are_judged_rightly_as_were_measured(label: str) -> None:
    judged = [
        is_held(text) is (own == "held") for own, text in read_cases("accusations_other_hand.tsv") if own == label
    ]
    assert sum(judged) / len(judged) >= OTHER_HAND[label]


@pytest.mark.parametrize("piece", ["a ", "owed by Acme "])
def test_a_note_that_says_one_thing_over_and_over_takes_no_time(piece: str) -> None:
    text = f"Acme {piece * 2000}"[:1995] + " lied"
    assert any(find_time(text) < 0.1 for _ in range(3))


def test_a_long_note_with_a_capital_on_every_word_is_not_read_whole_for_each_name() -> None:
    text = "Hexagate Never Pays " * 100
    assert any(find_time(text) < 0.2 for _ in range(3))


def find_time(text: str) -> float:
    begun = time.thread_time()
    list(find_accusations(text))
    return time.thread_time() - begun
