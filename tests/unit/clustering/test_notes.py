"""What whoever sorts keeps of a note, and that it goes when the note does."""

import pytest

from facilitator.clustering import notes
from facilitator.clustering.embeddings import hash_words
from facilitator.clustering.names import name_group
from facilitator.clustering.notes import find_note_stems, read_note_words, write_note
from facilitator.clustering.suggestions import suggest_themes
from facilitator.clustering.wording import write_out
from facilitator.clustering.words import find_stems, read_words

NOTES = [
    "SC clearance takes 9 months",
    "security clearance takes too long",
    "ppl wait a year for clearances",
    "parking",
]


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    for found in notes._kept:
        found.clear()


def list_kept() -> str:
    """All that is kept, in letters."""
    return repr(notes._kept)


def test_what_is_kept_is_what_would_be_found_again() -> None:
    for note in (*NOTES, *NOTES):
        assert write_note(note) == write_out(note)
        assert find_note_stems(note) == find_stems(note)
        assert read_note_words(note) == read_words(note)


def test_names_that_are_made_of_notes_are_not_kept() -> None:
    name_group(NOTES[:3])
    suggest_themes(NOTES)
    kept = {key for found in notes._kept for key in found}
    assert kept
    assert kept <= {hash_words(note) for note in NOTES}


def test_no_more_notes_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "MAX_KEPT", 2)
    for note in NOTES:
        write_note(note)
    assert sorted(map(len, notes._kept)) == [0, 0, 2]
    assert write_out(NOTES[-1]) in list_kept()
