"""A roundtable as it stands: everything that exports, snapshots and pages are made from, and the sums over it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from facilitator.domain.amendments import Amendment
from facilitator.domain.claims import Check, Claim
from facilitator.domain.contributions import Contribution, ContributionKind, Withheld
from facilitator.domain.flags import Flag, FlagKind, FlagState
from facilitator.domain.headings import Heading, HeadingKey
from facilitator.domain.intakes import Intake
from facilitator.domain.notes import Handling, Note, Place, Source
from facilitator.domain.people import Participant, Sector
from facilitator.domain.readings import Readings
from facilitator.domain.roundtables import Roundtable, SharingMode, smallest_named_group
from facilitator.domain.series import SharedIssue
from facilitator.domain.themes import Backing, Theme, support_word
from facilitator.domain.vectors import Vectors
from facilitator.domain.votes import Round

Found = TypeVar("Found")

PEOPLE_SOURCES = frozenset({Source.PHONE, Source.IMPORT})
"""A scribe's or a paper note stands for a table or for nobody in particular: it counts no person."""


def name_sectors(sizes: Mapping[Sector, int], least: int) -> set[Sector]:
    """The sectors that may be named: those of at least `least` people, less one more where that would give one away.

    A single small sector left out would be known from those that are named; so the next smallest is left out with it.
    """
    by_size = sorted(sizes, key=lambda sector: (sizes[sector], sector))
    hidden = [sector for sector in by_size if sizes[sector] < least]
    if hidden and (len(hidden) == 1 or sum(sizes[sector] for sector in hidden) < least):
        hidden = by_size[: len(hidden) + 1]
    return set(by_size) - set(hidden)


def count_sectors(people: Iterable[Participant]) -> Counter[Sector]:
    """How many of these people are of each sector; of some nobody knows it."""
    return Counter(person.sector for person in people if person.sector is not None)


def count_people(notes: Iterable[Note]) -> int:
    """How many different attendees wrote these notes; scribes' and paper notes count nobody."""
    return len(set(list_authors(notes)))


def list_authors(notes: Iterable[Note]) -> list[int]:
    """The attendees who wrote these notes, each once for each note."""
    return [note.participant_id for note in notes if note.source in PEOPLE_SOURCES and note.participant_id]


@dataclass(frozen=True, slots=True)
class Received:
    """The totals that came with an imported export, whose notes no longer say who wrote them.

    `reactions` are by note id; `unshared` counts contributions without a record, by kind and by why there is none;
    `promise` is the one under which the export was written, where that is known; `issues` say who stands behind each;
    `sectors` counts those who wrote something, as far as they may be told, and `capabilities` who can do what, by tier,
    stage and district.
    """

    n_participants: int
    n_people: dict[HeadingKey, int]
    n_withdrawn: int
    n_off_record: int
    n_withheld: int
    reactions: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    unshared: Mapping[ContributionKind, Mapping[Withheld, int]] = field(default_factory=dict)
    promise: tuple[SharingMode, bool] | None = None
    issues: Mapping[str, Backing] = field(default_factory=dict)
    sectors: Mapping[str, int] = field(default_factory=dict)
    capabilities: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Accounting:
    """Where every note went; the first that matches counts, and the sum is every note there ever was."""

    n_withdrawn: int
    n_off_record: int
    n_withheld: int
    n_waiting: int
    n_in_themes: int
    n_alone: int

    @property
    def n_notes(self) -> int:
        return self.n_withdrawn + self.n_off_record + self.n_withheld + self.n_waiting + self.n_in_themes + self.n_alone


@dataclass(frozen=True)
class Board:
    """One roundtable with its headings, notes by id, live themes by id and people.

    `decisions` and `checks` are what people decided of flags and claims, `amendments` what they wrote and changed in
    the draft. A board that may leave has its `flags`; one that a report is made from has `vectors`, where a model has
    read all of its open notes, and `readings`, what was found in notes when they came in; one that was frozen has the
    `issues` and `claims` of then. Two that may leave are the same, whether what their `flags` were found by was stored
    or not. Nothing tells whose the `unnamed` notes are. `elsewhere` says what others raised,
    too, as whoever makes a report has looked it up.
    """

    roundtable: Roundtable
    headings: tuple[Heading, ...]
    notes: tuple[Note, ...]
    themes: tuple[Theme, ...]
    participants: dict[int, Participant]
    dismissals: tuple[frozenset[int], ...] = ()
    received: Received | None = None
    rounds: tuple[Round, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    reactions: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    decisions: Mapping[tuple[int, FlagKind], FlagState] = field(default_factory=dict)
    checks: Mapping[tuple[int, int, int], Check] = field(default_factory=dict)
    flags: Mapping[int, tuple[Flag, ...]] | None = None
    vectors: Vectors | None = None
    readings: Readings = field(default_factory=dict, compare=False)
    amendments: tuple[Amendment, ...] = ()
    intake: Intake | None = None
    issues: tuple[Any, ...] | None = None
    claims: tuple[Claim, ...] | None = None
    elsewhere: tuple[SharedIssue, ...] = ()
    unnamed: frozenset[int] = frozenset()
    _by_theme: dict[int, list[Note]] = field(default_factory=dict, init=False, repr=False)
    _named_sectors: set[Sector] = field(default_factory=set, init=False, repr=False)
    _kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for note in self.notes:
            if note.is_open and note.theme_id is not None:
                self._by_theme.setdefault(note.theme_id, []).append(note)
        self._named_sectors.update(self._find_named_sectors())

    def _find_named_sectors(self) -> set[Sector]:
        """The sectors that the promise to attendees lets be named."""
        if self.received is not None:
            # What came with an export was filtered when it was written, for the promise of then.
            return set(Sector) if self.received.promise in {None, self.promise} else set()
        # Of those who said something: a place that was taken twice, or for nothing, hides nobody among others.
        authors = {note.participant_id for note in self.notes if note.is_open and note.source in PEOPLE_SOURCES}
        sizes = count_sectors(person for number, person in self.participants.items() if number in authors)
        mode, is_sensitive = self.promise
        return name_sectors(sizes, smallest_named_group(mode, is_sensitive=is_sensitive))

    def keep(self, name: str, find: Callable[[], Found]) -> Found:
        """What `find` gives of this board, found once: nothing on a board changes, and a report asks many times."""
        if name not in self._kept:
            self._kept[name] = find()
        return cast("Found", self._kept[name])

    @property
    def promise(self) -> tuple[SharingMode, bool]:
        """What attendees were told of how their words are shared, and whether the roundtable is a sensitive one."""
        return self.roundtable.sharing_mode, self.roundtable.is_sensitive

    def heading(self, key: HeadingKey) -> Heading:
        return next(heading for heading in self.headings if heading.key is key)

    def open_notes(self, heading: HeadingKey | None = None) -> list[Note]:
        """The notes that may be shown and exported, oldest first, of one heading or of all."""
        return list(self.keep(f"open notes, {heading}", lambda: self._find_open(heading)))

    def _find_open(self, heading: HeadingKey | None) -> list[Note]:
        return [note for note in self.notes if note.is_open and heading in {None, note.heading}]

    def shared(self, kind: ContributionKind) -> list[Contribution]:
        """The contributions of a kind whose words may be shown and exported, oldest first."""
        return [each for each in self.contributions if each.kind is kind and each.is_shared]

    def n_private(self, kind: ContributionKind) -> int:
        """How many more of a kind there are whose words are their author's alone."""
        return self.unshared(kind)[Withheld.PRIVATE]

    def unshared(self, kind: ContributionKind) -> Counter[Withheld]:
        """How many of a kind have words that no export holds, by why."""
        told = Counter(self.received.unshared.get(kind, {}) if self.received is not None else {})
        told.update(each.withheld for each in self.contributions if each.kind is kind and each.withheld is not None)
        return told

    def themes_of(self, heading: HeadingKey) -> list[Theme]:
        return [theme for theme in self.themes if theme.heading is heading]

    def notes_of(self, theme: Theme) -> list[Note]:
        """The open notes of a theme, oldest first."""
        return self._by_theme.get(theme.id, [])

    def n_base(self, heading: HeadingKey) -> int:
        """How many people have a note in this heading that counts: what support is a share of."""
        if self.received is not None:
            return self.received.n_people.get(heading, 0)
        return self.keep(f"people, {heading}", lambda: count_people(self.open_notes(heading)))

    def backing(self, theme: Theme) -> Backing:
        """Who stands behind a theme; as received where the roundtable came from an export."""
        if theme.received is not None:
            return theme.received
        notes = self.notes_of(theme)
        return Backing(support_word(count_people(notes), self.n_base(theme.heading)), self.spans_sectors(notes))

    def author(self, note: Note) -> Participant | None:
        """Who speaks in a note, where that is one person."""
        return self.participants.get(note.participant_id or 0) if note.source in PEOPLE_SOURCES else None

    def _nameable(self, note: Note) -> Participant | None:
        """The author, unless they may ask not to be known by what they wrote."""
        return None if note.id in self.unnamed else self.author(note)

    def sector(self, note: Note) -> Sector | None:
        """The author's sector, if the sharing mode lets it be shown; none of a table's record."""
        person = self._nameable(note)
        return person.sector if person is not None and person.sector in self._named_sectors else None

    def organisation(self, note: Note) -> str | None:
        """The author's organisation: only in open mode, and only where they gave it."""
        person = self._nameable(note)
        if person is None or self.roundtable.sharing_mode is not SharingMode.OPEN:
            return None
        return person.organisation

    def table(self, note: Note) -> int | None:
        """The table that a scribe wrote for, and in open mode the one that a note's author sat at.

        Elsewhere attendees are promised that the paper says their sector and nothing more, also of what they wrote on
        a sheet; under the Chatham House Rule a table may name a person whoever wrote for it.
        """
        mode = self.roundtable.sharing_mode
        if note.id in self.unnamed:
            return None
        if mode is SharingMode.CHATHAM_HOUSE or (mode is SharingMode.SECTOR_ONLY and note.source is not Source.SCRIBE):
            return None
        person = self.author(note)
        return note.table or (person.table if person is not None else None)

    def table_of(self, contribution: Contribution) -> int | None:
        """The table that a contribution was written for, if it was for one; under the Chatham House Rule None."""
        return None if self.roundtable.sharing_mode is SharingMode.CHATHAM_HOUSE else contribution.table

    def spans_sectors(self, notes: Iterable[Note]) -> bool:
        """Whether notes come from at least 3 sectors, and from 3 tables where the roundtable uses tables."""
        people = [person for note in notes if (person := self.author(note)) is not None]
        n_tables = len({person.table for person in people if person.table is not None})
        return len({person.sector for person in people} - {None}) >= 3 and (n_tables >= 3 or not self._uses_tables())

    def _uses_tables(self) -> bool:
        people = self.participants.values()
        return self.keep("tables", lambda: any(person.table is not None for person in people))

    @property
    def n_participants(self) -> int:
        return self.received.n_participants if self.received is not None else len(self.participants)

    def accounting(self) -> Accounting:
        """The sum that the report prints."""
        received = self.received or Received(0, {}, 0, 0, 0)
        return Accounting(
            n_withdrawn=self._count(Handling.WITHDRAWN) + received.n_withdrawn,
            n_off_record=self._count(Handling.OFF_RECORD) + received.n_off_record,
            n_withheld=self._count(Handling.WITHHELD) + received.n_withheld,
            n_waiting=self._count(Handling.HELD),
            n_in_themes=sum(note.is_open and note.place is Place.THEME for note in self.notes),
            n_alone=sum(note.is_open and note.place is not Place.THEME for note in self.notes),
        )

    def _count(self, handling: Handling) -> int:
        return sum(note.handling is handling for note in self.notes)
