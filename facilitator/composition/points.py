"""The points of an issue, each in its slot, the one that speaks best for it first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.composition.joining import Group, find_alike, join_readings
from facilitator.composition.nearness import measure_centrality
from facilitator.composition.parts import ComposedNote, Mark, Point, Slot, Vectors, Voice
from facilitator.composition.readings import Standing, choose_slot, get_place, list_marks, read_note

OF_PRINTED = frozenset({Mark.UNCHECKED, Mark.DISPUTED, Mark.WITHDRAWN, Mark.AUTHOR_ASKS_CHECK})

Slots = dict[Slot, tuple[Point, ...]]
Order = tuple[bool, bool, Standing, int, int, float, tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Composed:
    """The points of an issue by slot, and pairs of labels that may say the same."""

    slots: Slots
    alike: tuple[tuple[str, str], ...]


def compose_points(notes: Sequence[ComposedNote], name: str | None, vectors: Vectors) -> Composed:
    """Gives every note of an issue in exactly one point."""
    groups = join_readings([read_note(note) for note in notes], vectors)
    centrality = measure_centrality(notes, name, vectors)
    groups.sort(key=lambda group: _get_order(group, centrality))
    placed: dict[Slot, list[Group]] = defaultdict(list)
    for group in groups:
        placed[choose_slot(group.printed)].append(group)
    _fill_first(placed)
    slots = {slot: tuple(_make_point(group, slot) for group in placed[slot]) for slot in Slot if placed[slot]}
    return Composed(slots, find_alike(groups, vectors))


def _get_order(group: Group, centrality: Mapping[str, float]) -> Order:
    """Gives what goes first: what can lead, what most people say, what is most central; few words and none last."""
    printed = group.printed
    return (
        printed.cleaned.voice is Voice.HELD,
        printed.is_phrase,
        printed.standing,
        -len(group.readings),
        -_count_me_too(group),
        -centrality[printed.note.label],
        get_place(printed.note),
    )


def _fill_first(placed: dict[Slot, list[Group]]) -> None:
    """Moves the best of the barriers that tell a cost to what is in the way, where nothing told there can lead.

    One that is alone leads anyhow.
    """
    if sum(map(len, placed.values())) == 1:
        return
    told = [group.printed.standing for group in placed[Slot.IN_THE_WAY] if _is_told(group)]
    costs = [group for group in placed[Slot.COSTS] if _is_told(group)]
    best = min(told, default=None)
    if costs and (best is None or costs[0].printed.standing < min(best, Standing.FOLLOWS)):
        placed[Slot.COSTS].remove(costs[0])
        placed[Slot.IN_THE_WAY].insert(0, costs[0])


def _is_told(group: Group) -> bool:
    return group.printed.cleaned.voice is not Voice.HELD and not group.printed.is_phrase


def _count_people(group: Group) -> int:
    return len({reading.note.author for reading in group.readings} - {None})


def _count_me_too(group: Group) -> int:
    return sum(reading.note.me_too for reading in group.readings)


def _make_point(group: Group, slot: Slot) -> Point:
    printed = group.printed
    # What is said of a figure belongs to the words that are printed; that others see it differently to all of them.
    others = {mark for reading in group.readings for mark in list_marks(reading, slot)} - OF_PRINTED
    found = others.union(list_marks(printed, slot))
    return Point(
        labels=tuple(reading.note.label for reading in group.readings),
        text=printed.cleaned.text,
        voice=printed.cleaned.voice,
        sector=printed.note.sector,
        kind=printed.note.kind,
        slot=slot,
        marks=tuple(mark for mark in Mark if mark in found),
        edits=printed.cleaned.edits,
        phrase=printed.phrase if printed.is_phrase else None,
        held_for=printed.cleaned.held_for,
        n_people=_count_people(group),
        me_too=_count_me_too(group),
    )
