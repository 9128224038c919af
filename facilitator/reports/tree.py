"""The document tree: what a report says, in plain frozen values, so that every format can be small and dumb.

A format decides how things look and nothing else: it picks no notes, counts nothing and words nothing.
Each label in the tree stands in exactly one row of the annex: a note's (`B7`, `T28`) or a contribution's (`W2`).
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from facilitator.domain.headings import HeadingKey
from facilitator.domain.phases import OVER
from facilitator.domain.versions import VersionState
from facilitator.reports.blocks import (
    Blank,
    Block,
    Chart,
    ContributionList,
    ContributionRow,
    Facts,
    NoteList,
    Paragraph,
    Table,
)

ANNEX = "Annex "
MM_PER_PIXEL = 25.4 / 72
"""How large a point of a logo may be drawn."""
COMPARED = "compared"
"""In place of a roundtable's status, where several are told of."""
MANY_OPEN = "the roundtables are told of as they stand, and may change"
DRAFTED = "this is a draft, and no version was made of it"
"""Why a file has no hash, of what has been closed."""
REHEARSAL = "REHEARSAL — not a record"


class Form(StrEnum):
    """How much of a report a file has: all of it, two pages for ministers, one for investors."""

    REPORT = "report"
    MINISTER = "minister"
    INVESTOR = "investor"


DRAFT = "Draft report, not for circulation"
KICKERS = {
    Form.REPORT: "Roundtable report",
    Form.MINISTER: "For ministers, in two pages",
    Form.INVESTOR: "For investors, in one page",
}
CHECKED = {
    Form.REPORT: "Report, checked and not signed off",
    Form.MINISTER: "For ministers, in two pages: checked and not signed off",
    Form.INVESTOR: "For investors, in one page: checked and not signed off",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a title.

    `level` is 1 to 3; `number` is "" where none is printed; `anchor` is unique and safe in links. A part of level
    2 gets its number from where it stands, by `number_parts`. One that `starts_page` does so on paper.
    """

    number: str
    title: str
    anchor: str
    level: int
    blocks: tuple[Block, ...] = ()
    children: tuple["Section", ...] = ()
    heading: HeadingKey | None = None
    starts_page: bool = False

    def number_parts(self) -> "Section":
        """The same section with its parts numbered `5.1`, `5.2`, `B.1`, whichever of them this report has."""
        prefix = self.number.removeprefix(ANNEX)
        parts = enumerate(self.children, start=1)
        return replace(self, children=tuple(replace(part, number=f"{prefix}.{place}") for place, part in parts))

    def is_lead(self, place: int) -> bool:
        """Whether the block at this place leads to something, and must not be parted from it.

        A sentence leads to a list or a quotation, also to one that opens the part below; a chapter's box to its chart,
        any box to the table of what it sums up; what a person wrote, or is still to write, to the points below it.
        """
        block, following = self.blocks[place], self.blocks[place + 1 : place + 2]
        if isinstance(block, Blank):
            return bool(following)
        if isinstance(block, Facts):
            return bool(following) and (self.heading is not None or isinstance(following[0], Table))
        opening = [each for part in self.children[:1] for each in part.blocks[:1] if isinstance(each, NoteList)]
        return isinstance(block, Paragraph) and any(not isinstance(each, Paragraph) for each in following or opening)

    @property
    def full_title(self) -> str:
        return f"{self.number} {self.title}" if self.number else self.title


def make_part(title: str, anchor: str, blocks: Iterable[Block], level: int = 2) -> Section | None:
    """A part whose number is not its own; None where nothing would stand in it."""
    shown = tuple(blocks)
    return Section("", title, anchor, level, shown) if shown else None


MOST_CODES = 6
"""Codes of roundtables for which the foot of a page has room."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """How this file came to be. Times are ISO 8601 in UTC; `hash` is a SHA-256 in hex, once a roundtable is closed."""

    software: str
    generated_at: str
    code: str
    status: str
    version: int | None
    hash: str | None
    counts: tuple[tuple[str, int], ...]

    @property
    def is_of_many(self) -> bool:
        """Whether it tells of several roundtables side by side."""
        return self.status == COMPARED

    @property
    def foot(self) -> str:
        """What stands at the foot of each page: the code, or how many roundtables where their codes would fill it."""
        n_codes = len(self.code.split())
        return self.code if n_codes <= MOST_CODES else f"{n_codes} roundtables"

    def why_open(self) -> str:
        """Why what the file tells may change."""
        if self.is_of_many:
            return MANY_OPEN
        return DRAFTED if self.status in OVER else "the roundtable is not closed"

    def facts(self) -> Facts:
        """The same for print."""
        rows = [
            ("Made with", self.software),
            ("Made at", self.generated_at),
            ("Roundtables" if self.is_of_many else "Roundtable", f"{self.code}, {self.status}"),
            ("Version", "draft" if self.version is None else str(self.version)),
            ("SHA-256", self.hash or f"none, as {self.why_open()}"),
            *((name.capitalize(), f"{number:,}") for name, number in self.counts),
        ]
        return Facts(tuple(rows))


@dataclass(frozen=True, slots=True)
class Logo:
    """A programme's picture for covers: a PNG, and the `words` in its place for who cannot see it."""

    png: bytes
    words: str

    def fit(self, width: float, height: float) -> tuple[float, float]:
        """How wide and high it is drawn within so many millimetres: in its shape, and never so large that it blurs."""
        across, down = struct.unpack(">II", self.png[16:24])
        scale = min(width / across, height / down, MM_PER_PIXEL)
        return across * scale, down * scale


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    `status` is the box at its head and `manifest` the box at its end: the only parts that change from one export of
    the same notes to the next. `sections` says the same again after an export has been imported. `logo` is its
    programme's as it is now, and no part of what was fixed.
    """

    title: str
    subtitle: str
    is_draft: bool
    status: Facts
    sections: tuple[Section, ...]
    manifest: Manifest
    language: str = "en-GB"
    keywords: tuple[str, ...] = field(default=("roundtable",))
    is_rehearsal: bool = False
    state: VersionState = VersionState.DRAFT
    form: Form = Form.REPORT
    logo: Logo | None = None

    @property
    def is_short(self) -> bool:
        """Whether it has neither cover nor contents nor annexes."""
        return self.form is not Form.REPORT

    @property
    def kicker(self) -> str:
        """What stands above the title: how far the paper is to be trusted, and for whom a short form is."""
        if self.is_rehearsal:
            return REHEARSAL
        if self.is_draft or self.state is VersionState.DRAFT:
            return f"{KICKERS[self.form]}: draft, not for circulation" if self.is_short else DRAFT
        return KICKERS[self.form] if self.state is VersionState.SIGNED_OFF else CHECKED[self.form]

    @property
    def mark(self) -> str:
        """What stands on every page of a paper that nobody has signed off; "" on one that somebody has."""
        if self.is_rehearsal:
            return REHEARSAL
        if self.is_draft or self.state is VersionState.DRAFT:
            return "DRAFT"
        return "" if self.state is VersionState.SIGNED_OFF else "CHECKED, NOT SIGNED OFF"

    def parts(self) -> tuple[Section, ...]:
        """The sections, and after them the manifest as the last annex; a short form has none."""
        if self.is_short:
            return self.sections
        letter = "ABC"[sum(section.number.startswith(ANNEX) for section in self.sections)]
        return (
            *self.sections,
            Section(f"{ANNEX}{letter}", "How this file was made", "manifest", 1, (self.manifest.facts(),)),
        )

    def walk(self) -> Iterator[Section]:
        """Every section, in the order of reading."""
        yield from _walk(self.sections)

    def contributions(self) -> dict[str, ContributionRow]:
        """The contributions by label, as the annex gives them."""
        lists = (block for part in self.walk() for block in part.blocks if isinstance(block, ContributionList))
        return {row.label: row for block in lists if block.is_annex for row in block.rows}

    def charts(self) -> list[Chart]:
        """Every chart, in the order of reading."""
        return [block for part in self.walk() for block in part.blocks if isinstance(block, Chart)]


def _walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.children)
