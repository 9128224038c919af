"""What a file of notes or an exported roundtable says, once it has been read and found well formed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from facilitator.domain.amendments import Act
from facilitator.domain.board import Received
from facilitator.domain.claims import Check
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.headings import Heading, HeadingKey
from facilitator.domain.intakes import Intake
from facilitator.domain.notes import Kind, Place, Source
from facilitator.domain.origins import Origin
from facilitator.domain.people import Role, Sector
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.sectors import OfferedSector
from facilitator.domain.series import Stance, ToldOutcome
from facilitator.domain.themes import Backing, Support
from facilitator.domain.versions import Version
from facilitator.domain.votes import RoundKind

MOST_NOTES = 20_000
"""So many notes a roundtable takes from a file."""


@dataclass(frozen=True, slots=True)
class ImportedNote:
    """One note of a file. `author` is a pseudonym, `kind` None where nobody said; an export alone fixes `number`.

    `decisions` are what people made of its flags, `checks` of the figures between two places of its words.
    """

    source_id: str
    text: str
    heading: HeadingKey
    kind: Kind | None
    author: str | None
    sector: Sector | None
    organisation: str | None
    table: int | None
    is_off_record: bool = False
    seconds: float = 0.0
    theme: str | None = None
    place: Place = Place.UNGROUPED
    number: int | None = None
    source: Source = Source.IMPORT
    is_late: bool = False
    reactions: Mapping[str, int] = field(default_factory=dict)
    decisions: Mapping[FlagKind, FlagState] = field(default_factory=dict)
    checks: Mapping[tuple[int, int], Check] = field(default_factory=dict)

    def after(self, seconds: float) -> "ImportedNote":
        """The same, so long after the first."""
        return replace(self, seconds=seconds)

    def without_theme(self) -> "ImportedNote":
        """The same, in no theme."""
        return replace(self, theme=None)


@dataclass(frozen=True, slots=True)
class ImportedTheme:
    """A theme of an export; `key` is what its notes point to."""

    key: str
    heading: HeadingKey
    name: str
    named_by: Origin
    received: Backing | None = None
    is_from_file: bool = False


@dataclass(frozen=True, slots=True)
class ImportedAmendment:
    """One act by hand; notes are named by labels, the theme by its key. `others` is told with or comes after."""

    act: Act
    note: str
    theme: str | None = None
    text: str | None = None
    slot: str | None = None
    links: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    drafted_by: str = ""


@dataclass(frozen=True, slots=True)
class ImportedContribution:
    """A contribution of an export; `theme` is the key of one, `answers` counts people by what they said."""

    kind: ContributionKind
    number: int
    text: str
    detail: str
    heading: HeadingKey | None
    theme: str | None
    table: int | None
    due_on: date | None
    is_marked: bool
    is_record: bool
    answers: Mapping[str, int]
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportedTally:
    """What one theme got in a vote. The export may no longer have the theme of that key.

    `name` stood on the ballot; exports of earlier releases do not say it. `into` is the key of the theme that has its
    notes now, if it was merged.
    """

    theme: str
    heading: HeadingKey
    n_dots: int
    n_people: int
    importance: float | None
    feasibility: float | None
    importance_spread: float | None
    feasibility_spread: float | None
    name: str | None = None
    into: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedRound:
    """A counted vote of an export."""

    kind: RoundKind
    n_dots: int
    most_on_one: int
    turnout: int
    shown: tuple[HeadingKey, ...]
    tallies: tuple[ImportedTally, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """A whole roundtable to be made. What a file of notes does not say is None or empty."""

    notes: tuple[ImportedNote, ...]
    themes: tuple[ImportedTheme, ...] = ()
    intake: Intake | None = None
    headings: tuple[Heading, ...] = ()
    received: Received | None = None
    programme: str | None = None
    title: str | None = None
    cluster: str | None = None
    held_on: date | None = None
    venue: str = ""
    host: str = ""
    question: str = ""
    speaker: str = ""
    topic: str = ""
    sectors: tuple[OfferedSector, ...] = ()
    sharing_mode: SharingMode = SharingMode.SECTOR_ONLY
    is_sensitive: bool = False
    is_rehearsal: bool = False
    holds_notes: bool = False
    contributions: tuple[ImportedContribution, ...] = ()
    rounds: tuple[ImportedRound, ...] = ()
    amendments: tuple[ImportedAmendment, ...] = ()

    def of_programme(self, name: str) -> "Import":
        """The same, in another programme."""
        return replace(self, programme=name)


@dataclass(frozen=True, slots=True)
class ImportedVersion:
    """A version as it was fixed; `frozen` and `export` are None where its words are gone. `is_now`: nothing changed."""

    version: Version
    frozen: str | None
    export: str | None
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class ImportedRoundtable:
    """One roundtable of an archive, with the versions of its report."""

    code: str
    title: str
    source: Import
    closed_at: datetime
    is_sealed: bool
    versions: tuple[ImportedVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedMember:
    """A theme of a common issue, by a note that it has; that and `notes`, with which it was taken in, are labels."""

    code: str
    theme_of: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedReading:
    """What people read of an issue in one room; `denied`, `voices` and `supported` are labels of notes."""

    code: str
    stance: Stance | None
    is_absent: bool
    denied: tuple[str, ...]
    voices: tuple[str, ...]
    support: Support | None
    supported: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportedIssue:
    """A common issue of an archive."""

    name: str
    is_rejected: bool
    decided_at: datetime
    decided_by: Role
    members: tuple[ImportedMember, ...]
    outside: tuple[ImportedMember, ...]
    readings: tuple[ImportedReading, ...]


@dataclass(frozen=True, slots=True)
class ImportedOutcome:
    """What became of a commitment, which is named by its label."""

    code: str
    label: str
    told: ToldOutcome


@dataclass(frozen=True, slots=True)
class ImportedProgramme:
    """A whole programme to be made. `dates` are those of its retention, `matrix` what each room said, by labels."""

    name: str
    sectors: tuple[OfferedSector, ...]
    dates: Mapping[str, date | None]
    template_name: str
    template: bytes | None
    roundtables: tuple[ImportedRoundtable, ...]
    issues: tuple[ImportedIssue, ...]
    matrix: Sequence[Mapping[str, Any]]
    outcomes: tuple[ImportedOutcome, ...] = ()
    logo: bytes | None = None
    colour: str = ""
