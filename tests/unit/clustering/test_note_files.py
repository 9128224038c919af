"""Notes of a file, grouped and ranked."""

import random
from typing import Any

import pytest

from facilitator.clustering.files import group_notes, rank_rows

Rows = list[dict[str, Any]]


def list_ids(answer: dict[str, Any]) -> list[str]:
    return [note for theme in answer["themes"] for note in theme["notes"]] + answer["unassigned"]


def test_every_note_of_a_file_comes_out_exactly_once(examples: list[Rows]) -> None:
    for rows in examples:
        assert sorted(list_ids(group_notes(rows))) == sorted(row["id"] for row in rows)


def test_a_theme_holds_notes_of_its_heading_only(examples: list[Rows]) -> None:
    heading_of = {row["id"]: row["ecosystem"] for row in examples[0]}
    for theme in group_notes(examples[0])["themes"]:
        assert {heading_of[note] for note in theme["notes"]} == {theme["heading"]}


def test_the_order_of_lines_changes_nothing(examples: list[Rows]) -> None:
    rows = examples[1]
    shuffled = random.Random(7).sample(rows, len(rows))  # noqa: S311 -- no secret
    assert group_notes(shuffled) == group_notes(rows)


def test_copies_of_a_note_keep_their_own_ids_in_any_order() -> None:
    rows = [{"id": f"N{number}", "text": "rates are high", "ecosystem": "business"} for number in range(4)]
    assert group_notes(rows)["themes"][0]["notes"] == ["N0", "N1", "N2", "N3"]
    assert group_notes(rows[::-1]) == group_notes(rows)


def test_truth_in_a_file_is_never_read(examples: list[Rows]) -> None:
    rows = [{key: row[key] for key in ("id", "text", "ecosystem")} for row in examples[2]]
    assert group_notes(rows) == group_notes(examples[2])


def test_an_empty_file_has_no_themes() -> None:
    answer = group_notes([])
    assert (answer["themes"], answer["unassigned"]) == ([], [])


@pytest.mark.usefixtures("without_model")
def test_without_the_model_a_file_is_grouped_and_the_answer_says_how(examples: list[Rows]) -> None:
    answer = group_notes(examples[0])
    assert answer["method"]["model"] == "character n-grams"
    assert answer["themes"]
    assert sorted(list_ids(answer)) == sorted(row["id"] for row in examples[0])


def test_each_note_but_the_examples_gets_its_headings_names() -> None:
    rows = [
        {"id": "N1", "text": "our rates doubled", "ecosystem": "business"},
        {"id": "N2", "text": "rates again", "ecosystem": "business"},
        {"id": "N3", "text": "planning permission", "ecosystem": "business"},
        {"id": "N4", "text": "welders", "ecosystem": "talent"},
    ]
    ranks = rank_rows(rows, {"business": {"Planning": [], "Business rates": ["N2"]}})
    assert ranks == {"N1": ["Business rates", "Planning"], "N3": ["Planning", "Business rates"], "N4": []}


def test_an_example_that_is_no_note_is_refused() -> None:
    with pytest.raises(ValueError, match="N9"):
        rank_rows([{"id": "N1", "text": "a", "ecosystem": "talent"}], {"talent": {"Name": ["N9"]}})
