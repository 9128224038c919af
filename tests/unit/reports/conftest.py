"""Boards to report on: the example roundtables as they would stand at close, and any board that could be."""

import itertools
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from evenings import contribution, play
from hypothesis import strategies as st

import facilitator.examples
from facilitator.domain.board import Board
from facilitator.domain.contributions import RULES, ContributionKind, ContributionState
from facilitator.domain.headings import HeadingKey, default_headings
from facilitator.domain.notes import Handling, Kind, Note, Place, Source, find_text_fault
from facilitator.domain.origins import Origin
from facilitator.domain.people import Participant, Sector
from facilitator.domain.phases import DEFAULT_AGENDA, NotesShown, Phase, Status
from facilitator.domain.roundtables import Roundtable, SharingMode
from facilitator.domain.themes import Theme
from facilitator.domain.votes import Round, RoundKind, count_dots, count_grid
from facilitator.reports.documents import build

OPENED = datetime(2026, 6, 4, 9, 30, tzinfo=UTC)
NOW = datetime(2026, 6, 4, 12, 5, tzinfo=UTC)


class Boards:
    """Ways to a board, and from a board to a document."""

    now = NOW

    def __init__(self):
        self.read = {}

    def document(self, board, **changes):
        """Built once for each board and wish: nothing on a board changes, and a whole report takes its time."""
        wishes = {"now": NOW, "software": "Facilitator 0.1"} | changes
        return board.keep(f"document of a test, {wishes}", lambda: build(board, **wishes))

    def roundtable(self, **changes):
        return replace(ROUNDTABLE, **changes)

    def board(self, *notes, themes=(), participants=(), **changes):
        people = {person.id: person for person in participants}
        return Board(self.roundtable(**changes), default_headings(), tuple(notes), tuple(themes), people)

    def note(self, note_id, text="Rates on new plant", *, kind=Kind.BARRIER, heading=HeadingKey.BUSINESS, **changes):
        note = Note(
            id=note_id,
            heading=heading,
            kind=kind,
            handling=Handling.OPEN,
            number=note_id,
            revision=1,
            place=Place.THEME if changes.get("theme_id") else Place.UNGROUPED,
            theme_id=None,
            placed_by=None,
            participant_id=note_id,
            source=Source.PHONE,
            source_id=f"6f1c7c0e-0000-4000-8000-{note_id:012}",
            is_late=False,
            posted_at=OPENED + timedelta(seconds=note_id),
            text=text,
        )
        return replace(note, **changes)

    def theme(self, theme_id, name="Business rates", heading=HeadingKey.BUSINESS, **changes):
        return replace(Theme(theme_id, heading, name, Origin.PERSON, is_live=True), **changes)

    def person(self, number, sector=Sector.INDUSTRY, organisation=None, table=None):
        return Participant(number, sector, organisation, table)

    def example(self, name="nuclear", **changes):
        """An example roundtable with its true themes, as if a facilitator had made them; the same for all who ask."""
        wishes = (name, tuple(sorted(changes.items())))
        if wishes not in self.read:
            self.read[wishes] = self.read_example(name, **changes)
        return self.read[wishes]

    def read_example(self, name="nuclear", **changes):
        """The same anew, of which nothing has been composed yet."""
        path = Path(facilitator.examples.__path__[0]) / f"{name}.jsonl"
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return _read_example(self, rows, changes)

    def played(self, name="nuclear", **changes):
        """An example roundtable after an evening with every exercise; the same for all who ask."""
        board = self.example(name, **changes)
        return board.keep("played by a test", lambda: play(board))

    def any_board(self):
        return any_board(self)


ROUNDTABLE = Roundtable(
    id=1,
    code="NCK47",
    programme="Midlands clusters 2026",
    title="Civil nuclear in the Midlands",
    cluster="Nuclear",
    held_on=date(2026, 6, 4),
    venue="Roundhouse, Derby",
    host="Midlands Growth Office",
    question="What would it take for the Midlands to lead in civil nuclear?",
    status=Status.CLOSED,
    sharing_mode=SharingMode.SECTOR_ONLY,
    is_sensitive=False,
    note_limit=300,
    agenda=DEFAULT_AGENDA,
    phase=Phase.CLOSE,
    phase_heading=None,
    paused_seconds=None,
    notes_shown=NotesShown.AS_POSTED,
    phase_started_at=OPENED,
    phase_ends_at=None,
    seq=400,
    off_record_shown=0,
)


def _read_example(boards, rows, changes):
    authors = {author: index for index, author in enumerate(dict.fromkeys(row["author"] for row in rows), start=1)}
    people = {}
    for row in rows:
        number = authors[row["author"]]
        known = people.get(number)
        organisation = row["organisation"] or (known.organisation if known else None)
        people[number] = boards.person(number, Sector(row["sector"]), organisation, row["table"])
    keys = dict.fromkeys((row["ecosystem"], row["theme_label"]) for row in rows if not row["noise"])
    themes = {key: boards.theme(index, key[1], HeadingKey(key[0])) for index, key in enumerate(keys, start=1)}
    numbers = Counter()
    notes = []
    for index, row in enumerate(rows, start=1):
        heading = HeadingKey(row["ecosystem"])
        off_record = row["off_record"]
        if not off_record:
            numbers[heading] += 1
        theme = themes.get((row["ecosystem"], row["theme_label"]))
        notes.append(
            boards.note(
                index,
                None if off_record else row["text"],
                kind=Kind(row["kind"]),
                heading=heading,
                handling=Handling.OFF_RECORD if off_record else Handling.OPEN,
                number=None if off_record else numbers[heading],
                place=Place.ASIDE if theme is None else Place.THEME,
                theme_id=None if theme is None else theme.id,
                participant_id=authors[row["author"]],
                source=Source.IMPORT,
                source_id=row["id"],
            )
        )
    return Board(boards.roundtable(**changes), default_headings(), tuple(notes), tuple(themes.values()), people)


TEXTS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
    | st.sampled_from(
        [
            "=1+1",
            " -5 apprentices",
            "\u3000＝SUM(A1)",
            "\t@here",
            "'=quoted",
            "<script>alert(1)</script>",
            "# not a heading\n- nor a list",
            "a | b & c * d _ e",
            '"so", he said\nand left',
            "שלום, tax is too high",
            "ਪੰਜਾਬੀ ਵਿੱਚ",
            "原子力 ☢️ 👩🏽‍🔬",
            "*bold* $x$ #let y = 1 \\ @a <b>",
            "see http://example.org or www.example.org",
            "@A0",
            "?",
        ]
    )
).filter(lambda text: text.strip() == text and find_text_fault(text, 2000) is None)

# Made once: a strategy that is made for a draw is checked anew each time, which took longer than all that is drawn.
SECTORS = st.sampled_from(Sector)
HEADINGS = st.sampled_from(HeadingKey)
HEADINGS_OR_NONE = st.none() | HEADINGS
KINDS = st.sampled_from(Kind)
SOURCES = st.sampled_from(Source)
HANDLINGS = st.sampled_from([Handling.OPEN] * 4 + list(Handling))
PLACES = st.sampled_from([Place.UNGROUPED, Place.ALONE, Place.ASIDE])
STATUSES = st.sampled_from([Status.LIVE, Status.CLOSED])
SHARING_MODES = st.sampled_from(SharingMode)
ORGANISATIONS = st.none() | st.just("Amber Basin Council")
FEW_TABLES = st.none() | st.integers(1, 4)
TABLES = st.none() | st.integers(1, 9)
COUNTS = st.integers(1, 9)
MARKS = st.integers(1, 5)
REACTIONS = st.dictionaries(st.sampled_from(["me_too", "differ"]), COUNTS)
BROUGHT = st.sampled_from(ContributionKind)
DETAILS = st.just("") | TEXTS
STATES = st.sampled_from([ContributionState.OPEN] * 3 + list(ContributionState))
DAYS = st.none() | st.just(date(2026, 9, 1))
ROUND_KINDS = st.sampled_from(RoundKind)
CHANCE = st.booleans()


@cache
def numbers_or_none(n):
    """A place among so many, or none."""
    return st.none() | st.integers(0, n - 1)


@cache
def ballots_on(ids):
    """What up to five people give up to three marks to."""
    return st.lists(st.lists(st.sampled_from(ids), max_size=3), max_size=5)


@st.composite
def any_board(draw, boards):
    """A roundtable of up to a dozen notes of every handling, place and source."""
    people = [
        boards.person(
            number,
            draw(SECTORS),
            draw(ORGANISATIONS),
            draw(FEW_TABLES),
        )
        for number in range(1, draw(st.integers(1, 8)) + 1)
    ]
    themes = [boards.theme(number, draw(TEXTS), draw(HEADINGS)) for number in range(1, draw(st.integers(0, 4)) + 1)]
    numbers = {key: itertools.count(1) for key in HeadingKey}
    notes = [
        _draw_note(draw, boards, number, people, themes, numbers) for number in range(1, draw(st.integers(0, 12)) + 1)
    ]
    board = boards.board(
        *notes,
        themes=themes,
        participants=people,
        status=draw(STATUSES),
        sharing_mode=draw(SHARING_MODES),
        title=draw(TEXTS),
    )
    return replace(
        board,
        contributions=_draw_contributions(draw, themes),
        rounds=_draw_rounds(draw, themes),
        reactions={note.id: draw(REACTIONS) for note in notes if draw(CHANCE)},
    )


def _draw_theme(draw, themes):
    at = draw(numbers_or_none(len(themes))) if themes else None
    return None if at is None else themes[at]


def _draw_contributions(draw, themes):
    """Up to eight things of any kind and state, with words that anybody could have typed."""
    numbers = Counter()
    brought = []
    for index in range(1, draw(st.integers(0, 8)) + 1):
        kind = draw(BROUGHT)
        numbers[kind] += 1
        theme = _draw_theme(draw, themes)
        rule = RULES[kind]
        brought.append(
            contribution(
                index,
                kind,
                numbers[kind],
                draw(TEXTS),
                detail=draw(DETAILS),
                state=draw(STATES),
                is_marked=rule.mark is not None and draw(CHANCE),
                is_private=rule.can_be_private and draw(CHANCE),
                theme_id=theme and theme.id,
                heading=theme.heading if theme else draw(HEADINGS_OR_NONE),
                table=draw(TABLES),
                due_on=draw(DAYS),
                answers={answer.value: draw(COUNTS) for answer in sorted(rule.answers) if draw(CHANCE)},
            )
        )
    return tuple(brought)


def _draw_rounds(draw, themes):
    """Up to two votes of any kind, open or counted, on the themes and on one that is gone."""
    heading_of = {theme.id: theme.heading for theme in themes} | {99: HeadingKey.TALENT}
    ids = tuple(heading_of)
    rounds = []
    for index in range(1, draw(st.integers(0, 2)) + 1):
        kind, is_open = draw(ROUND_KINDS), draw(CHANCE)
        ballots = draw(ballots_on(ids))
        figures = [{theme: (draw(MARKS), draw(MARKS)) for theme in marks} for marks in ballots]
        tallies = count_dots(ballots, ids) if kind is RoundKind.DOTS else count_grid(figures, ids)
        told = () if is_open else tuple(tallies)
        rounds.append(Round(index, kind, 3, 2, is_open, len(ballots), ids, heading_of, frozenset(), told))
    return tuple(rounds)


def _draw_note(draw, boards, note_id, people, themes, numbers):
    theme = _draw_theme(draw, themes)
    heading = theme.heading if theme else draw(HEADINGS)
    handling = draw(HANDLINGS)
    hidden = handling is Handling.OFF_RECORD
    place = Place.THEME if theme else draw(PLACES)
    return boards.note(
        note_id,
        draw(TEXTS),
        kind=draw(KINDS),
        heading=heading,
        handling=handling,
        number=None if hidden else next(numbers[heading]),
        place=Place.UNGROUPED if hidden else place,
        theme_id=None if hidden or theme is None else theme.id,
        participant_id=people[draw(st.integers(0, len(people) - 1))].id,
        source=draw(SOURCES),
        is_late=draw(CHANCE),
    )


@pytest.fixture(scope="session")
def boards():
    return Boards()


@pytest.fixture(scope="session")
def evening(boards):
    return boards.played()


@pytest.fixture(scope="session")
def nuclear(boards):
    return boards.example()
