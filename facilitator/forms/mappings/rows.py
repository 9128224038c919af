"""One row of a table by the rules of its columns: its notes, or every mistake in the cells that a rule uses."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from facilitator.domain.errors import Mistake
from facilitator.domain.headings import HeadingKey
from facilitator.domain.imports import ImportedNote
from facilitator.domain.notes import IMPORT_LIMIT, Kind, clean_line, clean_text, find_text_fault
from facilitator.domain.themes import NAME_LIMIT
from facilitator.forms.mappings.bindings import Bound
from facilitator.forms.mappings.rules import OURS, Mapping, Meaning, Take
from facilitator.forms.mappings.vocabularies import VALUES
from facilitator.forms.tables.rows import Cell, Row, State

ID_LIMIT, ORGANISATION_LIMIT = 64, 80
MOST_OF_VALUE = 40
BLANK = Cell("")


class Left(StrEnum):
    """Why a row or a cell is no note."""

    HIDDEN = "rows hidden by the sender"
    MODERATED = "refused there"
    EMPTY = "without words"
    STRUCK = "struck through"
    UNKNOWN = "not known: an error or a formula without a value"


class Reader:
    """Reads rows by the rules of the columns that are used. It remembers ids, so that none is used twice."""

    def __init__(self, mapping: Mapping, columns: Sequence[Bound], n_titles: int) -> None:
        self.mapping = mapping
        self.notes = [each for each in columns if each.rule.meaning is Meaning.NOTE]
        self.by_meaning = {each.rule.meaning: each for each in columns}
        self.time = self.by_meaning.get(Meaning.TIME)
        self.n_titles = n_titles
        self.is_response = len(self.notes) > 1 if mapping.is_response is None else mapping.is_response
        self.people: dict[str, str] = {}
        self.ids: set[str] = set()
        self.unheaded: set[int] = set()
        self.mistakes: list[Mistake] = []
        self.left: Counter[Left] = Counter()

    def read(self, row: Row) -> tuple[list[ImportedNote], Counter[Left], list[Mistake]]:
        """The notes of a row, what in it is none and why, and its mistakes; a row with mistakes gives no notes."""
        self.mistakes, self.left = [], Counter()
        fault = row.fault or row.find_overlong(self.n_titles)
        if fault is not None:
            self.fault(row, "row", fault)
        elif self.is_accepted(row):
            notes = self.make_notes(row)
            return ([] if self.mistakes else notes), self.left, self.mistakes
        return [], self.left, self.mistakes

    def fault(self, row: Row, column: str, reason: str) -> None:
        self.mistakes.append(Mistake(row.number, column, reason))

    def cell(self, row: Row, column: Bound) -> Cell:
        return row.cells[column.place] if column.place < len(row.cells) else BLANK

    def said(self, row: Row, meaning: Meaning, limit: int = IMPORT_LIMIT) -> str | None:
        """What the column of this meaning says in a row, on one line; None where it says nothing or is not known."""
        column = self.by_meaning.get(meaning)
        cell = BLANK if column is None else self.cell(row, column)
        text = "" if cell.state is State.UNKNOWN else clean_line(cell.text)
        if column is not None and len(text) > limit:
            self.fault(row, column.name, f"This is {len(text)} characters long; the limit is {limit}.")
        return text or None

    def value(self, row: Row, meaning: Meaning) -> Any:
        """Ours for what the column of this meaning says; None where it says nothing."""
        said, column = self.said(row, meaning), self.by_meaning.get(meaning)
        if said is None or column is None:
            return None
        rule = column.rule
        known = {clean_line(name).casefold(): ours for name, ours in rule.values.items()} or VALUES[meaning]
        if said.casefold() in known:
            return known[said.casefold()]
        if rule.has_else:
            return rule.otherwise
        if said in OURS[meaning]:
            return said
        shown = said if len(said) <= MOST_OF_VALUE else f"{said[:MOST_OF_VALUE]}…"
        self.fault(row, column.name, f"The map does not know {shown!r}.")
        return None

    def is_accepted(self, row: Row) -> bool:
        """Whether the tool's own moderators took it."""
        is_refused = self.value(row, Meaning.MODERATED) is False
        self.left[Left.MODERATED] += is_refused
        return not is_refused

    def make_notes(self, row: Row) -> list[ImportedNote]:
        """A note for each column of notes that has words in this row."""
        words = [(column, text) for column in self.notes if (text := self.find_words(row, column)) is not None]
        if not words:
            return []
        heading, kind = self.value(row, Meaning.HEADING), self.value(row, Meaning.KIND)
        consents = self.value(row, Meaning.CONSENT) is True or Meaning.CONSENT not in self.by_meaning
        source_id = self.find_id(row)
        shared = {
            "author": self.find_person(row),
            "sector": self.value(row, Meaning.SECTOR),
            "organisation": self.said(row, Meaning.ORGANISATION, ORGANISATION_LIMIT) if consents else None,
            "table": self.find_table(row),
            # Where consent is asked and not given, also by silence, the words are nobody's to read.
            "is_off_record": not consents,
            "theme": self.said(row, Meaning.THEME, NAME_LIMIT),
        }
        return [
            ImportedNote(
                source_id=source_id if len(self.notes) == 1 else f"{source_id}/{column.place + 1}",
                text=text,
                heading=self.find_heading(row, column, heading),
                kind=Kind(found) if (found := column.rule.kind or kind or self.mapping.kind) else None,
                **shared,
            )
            for column, text in words
        ]

    def find_words(self, row: Row, column: Bound) -> str | None:
        """The words of a note; None where there are none that may come in, which is counted."""
        cell = self.cell(row, column)
        text = clean_text(cell.text)
        is_struck = cell.state is State.STRUCK and Take.STRUCK not in self.mapping.takes
        reason = Left.UNKNOWN if cell.state is State.UNKNOWN else Left.STRUCK if is_struck else None
        if reason is None and (not text or cell.state is State.SPREAD):
            reason = Left.EMPTY
        if reason is not None:
            self.left[reason] += 1
            return None
        fault = find_text_fault(text, IMPORT_LIMIT)
        if fault is not None:
            self.fault(row, column.name, fault)
        return text

    def find_heading(self, row: Row, column: Bound, said: Any) -> HeadingKey:
        """The heading of one note: its column's, else its row's, else the file's."""
        found = column.rule.heading or said or self.mapping.heading
        if found is None and not self.mistakes:
            reason = (
                "Nothing says which heading this belongs under. Choose a heading for the column or the file, or a "
                "column of headings."
            )
            self.fault_heading(row, column, reason)
        return HeadingKey(found or HeadingKey.BUSINESS)

    def fault_heading(self, row: Row, column: Bound, reason: str) -> None:
        """Of a row where a column of headings says it of others; once of a column where none does."""
        if Meaning.HEADING in self.by_meaning:
            self.fault(row, column.name, reason)
        elif column.place not in self.unheaded:
            self.mistakes.append(Mistake(None, column.name, reason))
            self.unheaded.add(column.place)

    def find_id(self, row: Row) -> str:
        """The row's id, its own or by its number."""
        said, column = self.said(row, Meaning.ID, ID_LIMIT), self.by_meaning.get(Meaning.ID)
        if said is None or column is None:
            return f"row {row.number}"
        if said in self.ids:
            self.fault(row, column.name, f"{said[:MOST_OF_VALUE]!r} is already in an earlier row.")
        self.ids.add(said)
        return said

    def find_person(self, row: Row) -> str | None:
        """A pseudonym for who wrote the row; None where nothing says that two rows are of one person or of two."""
        said = self.said(row, Meaning.PERSON)
        if said is not None:
            return self.people.setdefault(said, f"person {len(self.people) + 1}")
        return f"row {row.number}" if self.is_response else None

    def find_table(self, row: Row) -> int | None:
        """The number of a table."""
        said, column = self.said(row, Meaning.TABLE), self.by_meaning.get(Meaning.TABLE)
        if said is None or column is None:
            return None
        digits = said.casefold().removeprefix("table").strip()
        # As many noughts before it as one likes, but no more digits than Python makes a number of.
        bare = digits.lstrip("0")
        if not digits.isascii() or not digits.isdigit() or not 1 <= len(bare) <= len("999"):
            self.fault(row, column.name, "This must be a whole number from 1 to 999.")
            return None
        return int(bare)
