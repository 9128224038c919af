"""Sections 5 to 8, a chapter per heading: its issues, every note of each as a point, and what was heard once."""

from collections import Counter
from collections.abc import Sequence

from facilitator.composition.parts import Point as Composed
from facilitator.composition.parts import Slot, Voice
from facilitator.composition.stops import end_title
from facilitator.domain.board import Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note, Place
from facilitator.reports.blocks import Block, Facts, Paragraph, Point, Points, Sentence
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.charts import chart_support
from facilitator.reports.evidence.dossiers import tell_room
from facilitator.reports.evidence.issues import ToldIssue, describe_issue, find_held, rank_several
from facilitator.reports.evidence.points import (
    SLOT_NAMES,
    list_paragraphs,
    list_points,
    show_alone,
    show_point,
    tell_held,
    tell_sentence,
)
from facilitator.reports.evidence.reactions import count_agreeing
from facilitator.reports.evidence.wordings import CHAPTERS, KIND_NAMES, KINDS_AND_NONE, capitalise, count, join, tally
from facilitator.reports.tree import Section


def tell_chapter(board: Board, key: HeadingKey, issues: Sequence[ToldIssue]) -> Section:
    """One heading's chapter: the issues that are told here, the best supported first, then what single notes say."""
    here = [each for each in issues if each.issue.home is key]
    several = rank_several(here)
    parts = [tell_issue(board, each, f"{key.value}-{place}") for place, each in enumerate(several, start=1)]
    single = list_single(board, [each for each in here if len(each.notes) == 1])
    lists = [tell_list(title, told, f"{key.value}-{anchor}", key) for (title, anchor), told in single.items()]
    opening: list[Block] = [tell_opening(board, key, here, list_elsewhere(board, key, issues))]
    return Section(
        CHAPTERS[key],
        board.heading(key).name,
        key.value,
        1,
        (*opening, *chart_support(here, board.heading(key).name), *tell_held(list_told(here), board)),
        (*parts, *(part for part in lists if part is not None)),
        key,
    )


def tell_opening(board: Board, key: HeadingKey, here: Sequence[ToldIssue], elsewhere: Sequence[str]) -> Facts:
    """What was asked, how much came back, and what of it is told in another chapter."""
    heading = board.heading(key)
    notes = board.open_notes(key)
    counts = Counter(note.kind for note in notes)
    kinds = [tally(counts[kind], *KIND_NAMES[kind]) for kind in KINDS_AND_NONE if counts[kind]]
    n_people = board.n_base(key)
    rows = [
        ("Question", heading.prompt),
        ("People", f"{n_people:,}" if board.n_participants and (notes or n_people) else ""),
        ("Notes", say_kinds(len(notes), kinds)),
        ("Issues", count_issues(here) if notes or here else ""),
        ("Told elsewhere", "; ".join(elsewhere)),
    ]
    return Facts(tuple((name, value) for name, value in rows if value))


def say_kinds(n_notes: int, kinds: Sequence[str]) -> str:
    """How many notes there are, and of what kinds; where all are of one, that says both."""
    return f"{n_notes:,}: {', '.join(kinds)}" if len(kinds) > 1 else "".join(kinds) or "None"


def count_issues(issues: Sequence[ToldIssue]) -> str:
    """How many issues have a name, and how many notes have none: of these nobody has said that they are an issue."""
    bare = [each for each in issues if not each.name]
    n_new = sum(note.place is Place.UNGROUPED for each in bare for note in each.notes)
    told = (
        (len(bare) - n_new, "note on its own", "notes on their own"),
        (n_new, "note, not grouped yet", "notes, not grouped yet"),
    )
    notes = [tally(*each) for each in told if each[0]]
    n_named = len(issues) - len(bare)
    return "; ".join([*([str(n_named)] if n_named or not notes else []), *notes])


def tell_issue(board: Board, told: ToldIssue, anchor: str) -> Section:
    """One issue: who is behind it, a sentence for a person to write, its points, what others said to them."""
    blocks: list[Block] = [describe_issue(told, board), *tell_sentence(told), *list_paragraphs(told, None)]
    blocks += [*list_points(told), *tell_held_kinds(told, board), *tell_room(told, board)]
    return Section("", told.name, anchor, 2, tuple(blocks), heading=told.issue.home)


def tell_held_kinds(told: ToldIssue, board: Board) -> list[Block]:
    """How many notes that an issue's caption counts are held back, by kind; why, the opening of the chapter says."""
    held = [note for note in told.notes if find_held(note, board) is not None]
    if not held:
        return []
    kinds = Counter(note.kind for note in held)
    names = join([count(kinds[kind], *KIND_NAMES[kind]) for kind in KINDS_AND_NONE if kinds[kind]])
    text = f"{capitalise(names)} {'is' if len(held) == 1 else 'are'} held back."
    return [Paragraph((Sentence(text, tuple(map(label_of, held))),))]


ENDORSED = ("In one note, and others agreed", "agreed")
ONCE = ("Heard once", "once")
UNGROUPED = ("Not grouped", "ungrouped")


def list_single(board: Board, issues: Sequence[ToldIssue]) -> dict[tuple[str, str], list[ToldIssue]]:
    """Single notes by what can be said of them: only what nobody else said or agreed with was heard once."""
    found: dict[tuple[str, str], list[ToldIssue]] = {ENDORSED: [], ONCE: [], UNGROUPED: []}
    for each in issues:
        (note,) = each.notes
        grouped = UNGROUPED if note.place is Place.UNGROUPED else ONCE
        found[ENDORSED if count_agreeing(note, board) else grouped].append(each)
    return found


def tell_list(title: str, issues: Sequence[ToldIssue], anchor: str, key: HeadingKey) -> Section | None:
    """What one note alone says, one line each; it may still be the most important thing said."""
    printed = [(each, point) for each in issues if (point := find_single(each)) is not None]
    if not printed:
        return None
    blocks = (
        tell_by_slot(printed) if title == UNGROUPED[0] else [Points("", tuple(tell_single(*one) for one in printed))]
    )
    return Section("", title, anchor, 2, tuple(blocks), heading=key)


Single = tuple[ToldIssue, Composed]


def find_single(told: ToldIssue) -> Composed | None:
    """The one point of a single note; None where it is held back or left out."""
    point = next(iter(told.issue.points), None)
    return None if point is None or point.voice is Voice.HELD else point


def tell_single(told: ToldIssue, point: Composed) -> Point:
    """The one point of a single note under its theme's name."""
    return show_alone(point, told.notes, told.name and end_title(told.name))


def tell_by_slot(printed: Sequence[Single]) -> list[Points]:
    """Notes that nobody has grouped yet, under the titles of an issue's points; none where all are of no said kind."""
    slots = {slot: [show_point(point, told.notes) for told, point in printed if point.slot is slot] for slot in Slot}
    found = {slot: tuple(points) for slot, points in slots.items() if points}
    return [
        Points("" if slot is Slot.SAID and len(found) == 1 else SLOT_NAMES[slot], points, slot is Slot.ASKED_FOR)
        for slot, points in found.items()
    ]


def list_elsewhere(board: Board, key: HeadingKey, issues: Sequence[ToldIssue]) -> list[str]:
    """Which issues have notes under this heading and are told in another chapter: where, and which notes."""
    return [
        f"“{each.name}” under {board.heading(each.issue.home).name} ({', '.join(list_own(each, key))})"
        for each in issues
        if key in each.issue.headings and each.issue.home is not key
    ]


def list_own(told: ToldIssue, key: HeadingKey) -> list[str]:
    """The labels of those notes of an issue that were written under this heading."""
    return [label for label in told.issue.notes if label.startswith(key.letter)]


def list_told(issues: Sequence[ToldIssue]) -> list[Note]:
    """The notes of the points of some issues, in the order of print."""
    notes = {label_of(note): note for told in issues for note in told.notes}
    return [notes[label] for told in issues for point in told.issue.points for label in point.labels]
