"""The blocks that a report is made of: sentences, quotations, points, tables and lists, in plain frozen values.

Each label in them stands in exactly one row of the annex: a note's (`B7`, `T28`) or a contribution's (`W2`).
"""

from dataclasses import dataclass

from facilitator.domain.contributions import ContributionKind
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Source
from facilitator.domain.origins import Origin
from facilitator.domain.people import Sector
from facilitator.domain.themes import Support


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. What it says of the room rests on `notes`; without any, it is about the record itself."""

    text: str
    notes: tuple[str, ...] = ()
    origin: Origin = Origin.TOOL


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that run on."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words of a note or contribution, typos included, and who said it as far as may be told, or ""."""

    text: str
    label: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a name and a value, shown one under the other."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; every row is as long as `columns`. Cells of `numeric` columns are numbers."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    has_total: bool = False


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """Who and what stands behind a theme: support wording, sectors that may be named, notes of each kind, labels.

    `has_unnamed` says that people of sectors that may not be named are among them, `is_record` that nobody is, since
    all was taken down at tables or on paper.
    """

    support: Support
    across_sectors: bool
    sectors: tuple[Sector, ...]
    has_unnamed: bool
    kinds: tuple[tuple[Kind, int], ...]
    notes: tuple[str, ...]
    is_record: bool = False


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One releasable note with all that may be said of it. `theme` is the theme's name, None where it stands alone.

    `reactions` says in words what others said to it; "" where nobody did.
    """

    label: str
    text: str
    heading: HeadingKey
    kind: Kind
    theme: str | None
    is_aside: bool
    sector: Sector | None
    organisation: str | None
    table: int | None
    source: Source
    is_late: bool
    reactions: str = ""


@dataclass(frozen=True, slots=True)
class NoteList:
    """Whole notes, one after the other. The annex's lists define the labels; any other list only cites them."""

    rows: tuple[NoteRow, ...]
    is_annex: bool = False


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """One releasable contribution, word for word.

    `detail` is what its author added, under the name of what that is: who owns a commitment, which proof a line needs.
    `facts` says in short phrases what is known of it; the kind comes first.
    """

    label: str
    kind: ContributionKind
    text: str
    detail_name: str
    detail: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContributionList:
    """Whole contributions, one after the other; as with notes, only the annex's list defines the labels."""

    rows: tuple[ContributionRow, ...]
    is_annex: bool = False


Block = Paragraph | Quote | Facts | Table | ThemeFacts | NoteList | ContributionList


def cited_by(block: Block) -> tuple[str, ...]:
    """The labels that one block points to; the annex points to nothing."""
    match block:
        case Paragraph(sentences):
            return tuple(label for sentence in sentences for label in sentence.notes)
        case Quote(label=label):
            return (label,)
        case ThemeFacts(notes=labels):
            return labels
        case NoteList(rows, is_annex) | ContributionList(rows, is_annex) if not is_annex:
            return tuple(row.label for row in rows)
        case _:
            return ()
