"""What a model has read decides what is told together; the report needs its numbers, and never the model."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from exported import read, write

from facilitator.clustering import embeddings, weights
from facilitator.domain.vectors import Vectors
from facilitator.reports.documents import build
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.exports import FORMATS

SLOW = "Vetting of new staff takes far too long here"
LONG = "The vetting of new staff takes far too long here, as everybody knows"


def row(*numbers):
    """Three numbers as a vector that is stored."""
    return (np.array(numbers) / np.linalg.norm(numbers)).astype("<f2").tobytes()


@pytest.fixture
def board(boards):
    theme = boards.theme(1, "Vetting")
    texts = (SLOW, LONG, "Nobody knows whom to ask about vetting")
    notes = [boards.note(number, text, theme_id=1) for number, text in enumerate(texts, start=1)]
    return boards.board(*notes, themes=[theme])


@pytest.fixture
def near():
    """Of three notes the first two mean the same; the third is the nearest to the theme's name."""
    notes = {1: row(1, 0.1, 0), 2: row(1, 0.2, 0), 3: row(0, 0.4, 1)}
    return Vectors("5" * 64, notes, {1: row(0, 0, 1)})


def points_of(board):
    (told,) = list_issues(release(board))
    return [point.labels for point in told.issue.points]


def test_notes_of_nearly_one_meaning_are_one_point(board, near):
    assert ("B1",) in points_of(board)
    assert ("B1", "B2") in points_of(replace(board, vectors=near)) or ("B2", "B1") in points_of(
        replace(board, vectors=near)
    )


def test_other_figures_keep_notes_of_one_meaning_apart(board, near):
    texts = {1: "Vetting of new staff takes 5 months here", 2: "Vetting of new staff takes 9 months here"}
    notes = tuple(replace(note, text=texts.get(note.id, note.text)) for note in board.notes)

    assert {("B1",), ("B2",)} <= set(points_of(replace(board, notes=notes, vectors=near)))


def test_pairs_that_may_say_the_same_are_there_for_an_editor(board, near):
    notes = near.notes | {2: row(1, 1.2, 0)}
    (told,) = list_issues(release(replace(board, vectors=replace(near, notes=notes))))

    assert ("B1", "B2") in told.issue.alike


def test_where_a_note_has_no_vector_words_alone_decide_for_all(board, near):
    some = replace(near, notes={number: near.notes[number] for number in (1, 2)})

    assert points_of(replace(board, vectors=some)) == points_of(board)


def test_the_report_says_which_of_the_two_it_is(boards, board, near):
    assert "Not every note was read by a language model" in read("md", write(boards, "md", board))
    read_by_it = read("md", write(boards, "md", replace(board, vectors=near)))
    assert "A language model (weights 555555555555) has read each note" in read_by_it


def test_json_holds_no_vector(boards, board, near):
    with_them = write(boards, "json", replace(board, vectors=near))

    assert b"vector" not in with_them
    assert b"5" * 64 not in with_them


@pytest.mark.parametrize("name", ["docx", "xlsx", "zip", "csv", "md", "json"])
def test_without_the_model_the_same_bytes_come_out(boards, board, near, name, monkeypatch):
    evening = replace(board, vectors=near)
    here = write(boards, name, evening)

    def find_nothing():
        raise AssertionError("the report asked for the model")

    for module, word in ((weights, "find_model"), (weights, "has_model"), (embeddings, "find_model")):
        monkeypatch.setattr(module, word, find_nothing)

    assert write(boards, name, replace(board, vectors=near)) == here


def test_no_export_loads_what_runs_the_model():
    modules = [f"facilitator.reports.{entry.module}" for entry in FORMATS.values()]
    asked = f"import sys, {build.__module__}, {', '.join(modules)}; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()

    assert "facilitator.reports.evidence.vectors" in found
    assert {"facilitator.clustering.embeddings", "tokenizers"} & set(found) == set()
