"""What the tests of composition share: the notes of the example roundtables, and notes made in a line."""

import json
from importlib.resources import files

import pytest

from facilitator.composition.parts import ComposedNote, NamedTheme
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.domain.people import Sector
from facilitator.marking.languages import find_language

EXAMPLES = ("nuclear", "space", "cyber-defence")
BY_LETTER = {heading.letter: heading for heading in HeadingKey}


@pytest.fixture(scope="session")
def make_note():
    def make(label, text, kind=Kind.BARRIER, *, author=None, **more):
        return ComposedNote(label, text, kind, BY_LETTER[label[0]], author=author or label, **more)

    return make


@pytest.fixture(scope="session")
def examples():
    """For each example roundtable its notes on the record that are not set aside, and its themes."""
    return {name: read_example(name) for name in EXAMPLES}


def read_example(name):
    themes, notes = {}, []
    for number, line in enumerate(
        files("facilitator").joinpath("examples", f"{name}.jsonl").read_text("utf-8").split("\n")
    ):
        row = json.loads(line) if line else {"noise": True}
        if row.get("noise") or row.get("off_record"):
            continue
        heading = HeadingKey(row["ecosystem"])
        theme = themes.setdefault(
            (heading, row["theme_label"]), NamedTheme(len(themes) + 1, row["theme_label"], heading)
        )
        notes.append(
            ComposedNote(
                label=f"{heading.letter}{number + 1}",
                text=row["text"],
                kind=Kind(row["kind"]),
                heading=heading,
                theme=theme.id,
                sector=Sector(row["sector"]),
                author=row["author"],
                language=find_language(row["text"]),
            )
        )
    return notes, list(themes.values())
