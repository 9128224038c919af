"""The blocks that a report is made of: sentences, quotations, points, tables and lists, in plain frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from facilitator.composition.stops import end_title
from facilitator.composition.topics import set_lead
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Source
from facilitator.domain.origins import Origin
from facilitator.domain.people import Sector


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. What it says of the room rests on `notes`; without any, it is about the record itself."""

    text: str
    notes: tuple[str, ...] = ()
    origin: Origin = Origin.TOOL


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that run on."""

    name: ClassVar[str] = "paragraph"
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One whole note as the report tells it: cleaned for print and in nobody's voice but its author's, or exact.

    `notes` holds the label of the note that is printed, then those of notes that say the same. `speaker` is who says
    "we" in it, or "". `marks` say what a reader must know of it: that a figure in it is unchecked. `topic` says what
    it is about, where no name does. A person's `gloss` is in English; `cites` names notes that no annex has.
    """

    text: str
    notes: tuple[str, ...]
    speaker: str = ""
    is_exact: bool = False
    marks: tuple[str, ...] = ()
    topic: str = ""
    gloss: str = ""
    addressee: str = ""
    cites: str = ""

    @property
    def words(self) -> str:
        text = f"“{self.text}”" if self.is_exact else self.text
        said = set_lead(f"{self.speaker}:", text) if self.speaker else text
        told = set_lead(self.topic, said) if self.topic else said
        added = [f"in English: {self.gloss}" if self.gloss else "", f"to {self.addressee}" if self.addressee else ""]
        return f"{told} [{'; '.join(filter(None, [*added, self.cites]))}]" if any([*added, self.cites]) else told


@dataclass(frozen=True, slots=True)
class Points:
    """Points that answer one question of an issue: what is in the way, what was asked for. Asks are numbered."""

    name: ClassVar[str] = "points"
    title: str
    points: tuple[Point, ...]
    is_numbered: bool = False

    @property
    def cited(self) -> tuple[str, ...]:
        """The labels of all notes that they print or join."""
        return tuple(label for point in self.points for label in point.notes)


@dataclass(frozen=True, slots=True)
class Blank:
    """What only a person can write, under its title: their words, or a gap that shows. `marks` are as with points."""

    name: ClassVar[str] = "blank"
    title: str
    text: str = ""
    notes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words of a note or contribution, typos included, and who said it as far as may be told, or "".

    `marks` say what a reader must know of it, as with points.
    """

    name: ClassVar[str] = "quote"
    text: str
    label: str
    attribution: str
    marks: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Who said it and what must be known of it, in a line."""
        return ", ".join(filter(None, [self.attribution, *self.marks]))


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a name and a value, shown one under the other."""

    name: ClassVar[str] = "facts"
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header row and rows as long as it; `numeric` columns hold numbers, `named` ones names to keep on one line."""

    name: ClassVar[str] = "table"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    has_total: bool = False
    named: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """Who and what stands behind a theme: support wording, sectors that may be named, notes of each kind, labels.

    `n_people` of `n_base` are None where a word alone may be told. `headings` are there if several. `has_unnamed`: of
    sectors that may not be named; `has_records`: some was taken down at tables or on paper; `is_record`: all was.
    """

    name: ClassVar[str] = "theme_facts"
    support: str
    across_sectors: bool
    sectors: tuple[Sector, ...]
    has_unnamed: bool
    kinds: tuple[tuple[Kind | None, int], ...]
    notes: tuple[str, ...]
    is_record: bool = False
    has_records: bool = False
    headings: tuple[str, ...] = ()
    n_people: int | None = None
    n_base: int | None = None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One releasable note with all that may be said of it. `theme` is the theme's name, None where it stands alone.

    `reactions` says in words what others said to it; "" where nobody did. `marks` are as with points.
    """

    label: str
    text: str
    heading: HeadingKey
    kind: Kind | None
    theme: str | None
    is_aside: bool
    sector: Sector | None
    organisation: str | None
    table: int | None
    source: Source
    is_late: bool
    reactions: str = ""
    marks: tuple[str, ...] = ()

    @property
    def remarks(self) -> str:
        """What must be known of it, then what others said to it."""
        return "; ".join(filter(None, [*self.marks, self.reactions]))


@dataclass(frozen=True, slots=True)
class NoteList:
    """Whole notes, one after the other. The annex's lists define the labels; any other list only cites them."""

    name: ClassVar[str] = "notes"
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

    name: ClassVar[str] = "contributions"
    rows: tuple[ContributionRow, ...]
    is_annex: bool = False


class ChartShape(StrEnum):
    """How a chart is drawn: a place on a scale, a bar for each row, a bar in each column, a plane, or areas."""

    STEPS = "steps"
    BARS = "bars"
    MATRIX = "matrix"
    GRID = "grid"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class ChartRow:
    """What a row is about, its figures, the words that stand for them or "", and places where nobody has looked."""

    name: str
    figures: tuple[float, ...]
    said: str = ""
    heading: HeadingKey | None = None
    unseen: frozenset[int] = frozenset()

    @property
    def cells(self) -> tuple[str, ...]:
        """The row to be read."""
        told = ("not looked at" if n in self.unseen else f"{figure:g}" for n, figure in enumerate(self.figures))
        return (self.name, *([self.said] if self.said else told))

    @property
    def known(self) -> tuple[float | None, ...]:
        """The figures, None for one that nobody knows."""
        return tuple(None if n in self.unseen else figure for n, figure in enumerate(self.figures))


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures to look at: `caption` says what is counted, `columns` what they are, `most` is where the scale ends."""

    name: ClassVar[str] = "chart"
    shape: ChartShape
    title: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    most: float

    def table(self) -> Table:
        """The same figures as a table."""
        numeric = frozenset(() if any(row.said for row in self.rows) else range(1, len(self.columns)))
        title, cells = end_title(self.title), tuple(row.cells for row in self.rows)
        return Table(f"{title} {self.caption}", self.columns, cells, numeric)

    def alternative(self) -> str:
        """The same figures as words, for whoever cannot see the drawing: nothing is in that which is not said here."""
        names = self.columns[1:] if len(self.columns) > 2 else ("",)
        told = [(name, zip(names, cells, strict=True)) for name, *cells in (row.cells for row in self.rows)]
        said = (f"{name}: {', '.join(f'{column} {cell}'.strip() for column, cell in pairs)}" for name, pairs in told)
        return f"{end_title(self.title)} {'; '.join(said)}."


Block = Paragraph | Points | Blank | Quote | Facts | Table | ThemeFacts | NoteList | ContributionList | Chart
"""Each has the `name` that formats know it by."""
