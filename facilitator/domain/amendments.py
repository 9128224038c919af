"""Amendments: what people write and change by hand in the draft, beside what the tool composes of the notes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.people import Role


class Act(StrEnum):
    """What can be changed by hand: the first four are about an issue, the rest about the point that prints a note."""

    SENTENCE = "sentence"
    NO_SENTENCE = "no_sentence"
    PARAGRAPH = "paragraph"
    APART = "apart"
    SLOT = "slot"
    BEFORE = "before"
    JOIN = "join"
    PART = "part"
    DROP = "drop"
    WORDS = "words"
    QUOTE = "quote"
    GLOSS = "gloss"
    ADDRESSEE = "addressee"


OF_ISSUES = frozenset({Act.SENTENCE, Act.NO_SENTENCE, Act.PARAGRAPH, Act.APART})
OF_WORDS = frozenset({Act.WORDS, Act.QUOTE, Act.GLOSS})
"""These stand for the words of their note, and lapse when those change."""

SENTENCES = frozenset({Act.SENTENCE, Act.NO_SENTENCE})
WORDINGS = frozenset({Act.WORDS, Act.QUOTE})

Link = tuple[int, int]
"""A note and the revision in which it was read."""


def list_rivals(act: str) -> frozenset[str]:
    """The acts of which only the newest stands: it takes the place of this one."""
    return next((acts for acts in (SENTENCES, WORDINGS) if act in acts), frozenset({act}))


@dataclass(frozen=True, slots=True)
class Amendment:
    """One act by one person.

    An act on an issue names a theme of it, and a note of it to find it again where that theme is gone. An act on a
    point names the note that it prints. `other` is the note that it goes before or is told with. `text` is what the
    person wrote, None once it is erased. `root` is the first row of a paragraph that was rewritten.
    `edition` counts how often its author went on with it, 0 where nobody has touched what a language model drafted;
    `drafted_by` names that model, also once people have gone on with its text.
    """

    id: int
    act: Act
    theme: int | None
    note: int | None
    revision: int | None
    text: str | None
    slot: str | None
    other: int | None
    links: tuple[Link, ...]
    root: int | None
    actor: str
    role: Role
    made_at: datetime
    is_undone: bool = False
    edition: int = 1
    drafted_by: str = ""
