"""The points of an issue as the report prints them: by slot, with who speaks, and with what a reader must know."""

from collections.abc import Iterable, Sequence

from facilitator.composition.parts import Mark, Slot, Voice
from facilitator.composition.parts import Point as Composed
from facilitator.domain.notes import Kind, Note, Source
from facilitator.domain.people import Sector
from facilitator.reports.blocks import Point, Points
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.issues import ToldIssue
from facilitator.reports.evidence.wordings import capitalise

SLOT_NAMES = {
    Slot.IN_THE_WAY: "What is in the way",
    Slot.COSTS: "What it costs, as told",
    Slot.ASKED_FOR: "Asked for",
    Slot.SPEAKS_FOR_IT: "What speaks for it",
    Slot.SEEN_DIFFERENTLY: "Seen differently",
    Slot.SAID: "Also said",
}
OPPORTUNITIES = "Opportunities seen"
"""What speaks for it is a strength; an opportunity is more often a proposal, and nobody's argument."""

SPEAKERS = {
    Sector.INDUSTRY: "Industry",
    Sector.ACADEMIA: "Academia",
    Sector.GOVERNMENT: "Government",
    Sector.INVESTOR: "An investor",
}
RECORDS = {Source.SCRIBE: "A table’s record", Source.PAPER: "From paper"}
MARK_NAMES = {Mark.UNCHECKED: "unchecked", Mark.AUTHOR_ASKS_CHECK: "its author asks for a check"}
"""Marks that are hints to an editor are in no print."""

HELD_FOR = {
    "contact": "tells how to reach somebody",
    "about_a_person": "is about a person",
    "not_for_attribution": "is not for attribution",
    "instruction": "speaks to a machine",
    "advertisement": "advertises",
    "markup": "holds code",
}


def list_points(told: ToldIssue) -> list[Points]:
    """The points of an issue, a block a title; those of few words stand in one line, and what is asked is numbered."""
    printed = [point for point in told.issue.points if point.voice is not Voice.HELD]
    titles = dict.fromkeys((point.slot, name_slot(point)) for point in printed)
    return [
        Points(title, tuple(list_titled(told, printed, title)), is_numbered=slot is Slot.ASKED_FOR)
        for slot, title in titles
    ]


def name_slot(point: Composed) -> str:
    """The title under which a point stands."""
    is_seen = point.slot is Slot.SPEAKS_FOR_IT and point.kind is Kind.OPPORTUNITY
    return OPPORTUNITIES if is_seen else SLOT_NAMES[point.slot]


def list_titled(told: ToldIssue, printed: Sequence[Composed], title: str) -> list[Point]:
    """The points under one title."""
    here = [point for point in printed if name_slot(point) == title]
    whole = [show_point(each, told.notes) for each in here if each.phrase is None]
    short = [each for each in here if each.phrase is not None]
    return [*whole, *([join_phrases(short)] if short else [])]


def show_point(point: Composed, notes: Sequence[Note], topic: str = "") -> Point:
    """One point, under a topic where it stands alone."""
    return Point(
        text=point.text,
        notes=point.labels,
        speaker=name_speaker(point, notes) if point.voice is Voice.VOICED else "",
        is_exact=point.voice is Voice.EXACT,
        marks=tuple(MARK_NAMES[mark] for mark in point.marks if mark in MARK_NAMES),
        topic=topic,
    )


def name_speaker(point: Composed, notes: Iterable[Note]) -> str:
    """Who says "we": a sector where it may be named, a table whose record it is, or one who took part."""
    source = next(note.source for note in notes if label_of(note) == point.labels[0])
    if source in RECORDS:
        return RECORDS[source]
    return SPEAKERS.get(point.sector, "A participant") if point.sector else "A participant"


def join_phrases(points: Sequence[Composed]) -> Point:
    """Notes of a few words in one line."""
    words = "; ".join(str(point.phrase) for point in points)
    return Point(f"{words}.", tuple(label for point in points for label in point.labels), topic="In few words:")


def list_held(told: Iterable[ToldIssue]) -> list[Composed]:
    """The points that nobody has let through yet."""
    return [point for each in told for point in each.issue.points if point.voice is Voice.HELD]


def say_held(point: Composed) -> str:
    """Why a note is not printed, without its words."""
    return capitalise(HELD_FOR.get(point.held_for or "", "held back"))
