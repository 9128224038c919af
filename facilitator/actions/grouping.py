"""Grouping notes into themes by hand: accept, dismiss, make, rename, merge, dissolve, move, undo and redo.

Each act goes through a Regrouping, which changes the rows and remembers what they were. So undo is one function for
all of them: it puts back what was.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from facilitator.actions.regroupings import Regrouping
from facilitator.actions.steps import tell_deed
from facilitator.domain.entries import Entry, EntryKind, Fact, undo_stacks
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Place
from facilitator.domain.orders import Order
from facilitator.domain.origins import Origin
from facilitator.domain.permissions import judged_as
from facilitator.store.journal import get_entry, grouping_steps


@judged_as("suggestions.accept")
def accept_suggestions(
    session: Session,
    order: Order,
    *,
    heading: HeadingKey,
    method: str,
    names: Sequence[str],
    groups: Sequence[Sequence[int]],
    hands: Sequence[Origin],
) -> Fact:
    """Makes a theme of each suggested group, as one act. `method` says how the groups were found."""
    if not len(names) == len(groups) == len(hands):
        raise BadInput({"groups": "There must be one name, one group and one hand for each theme."})
    regrouping = Regrouping.begin(session, order)
    for name, group, hand in zip(names, groups, hands, strict=True):
        theme = regrouping.make_theme(heading, name, hand)
        for note in regrouping.get_notes(group, heading):
            # A note that somebody has left alone or set aside is as much theirs as one in a theme.
            if note.place is not Place.UNGROUPED:
                raise Conflict("Somebody has already placed one of these notes. Look at the suggestions again.")
            regrouping.place(note, Place.THEME, theme.id, Origin.TOOL)
    return regrouping.fact(EntryKind.SUGGESTIONS_ACCEPTED, method=method)


@judged_as("suggestion.dismiss")
def dismiss_suggestion(session: Session, order: Order, *, heading: HeadingKey, notes: Sequence[int]) -> Fact:
    """Refuses a suggestion, so that it is not made again."""
    regrouping = Regrouping.begin(session, order)
    regrouping.dismiss([note.id for note in regrouping.get_notes(notes, heading)])
    return regrouping.fact(EntryKind.SUGGESTION_DISMISSED)


@judged_as("theme.make")
def make_theme(
    session: Session,
    order: Order,
    *,
    heading: HeadingKey,
    name: str,
    notes: Sequence[int],
    stood: Sequence[int] = (),
    is_sure: bool = False,
) -> Fact:
    """Makes a theme under a person's name, empty or with the notes they ticked, wherever they saw those."""
    regrouping = Regrouping.begin(session, order)
    theme = regrouping.make_theme(heading, name, Origin.PERSON)
    for note in regrouping.get_seen(notes, heading, stood):
        regrouping.place(note, Place.THEME, theme.id, Origin.PERSON)
    regrouping.require_sure(is_sure=is_sure)
    return regrouping.fact(EntryKind.THEME_MADE)


@judged_as("theme.rename")
def rename_theme(session: Session, order: Order, *, theme: int, name: str, is_sure: bool = False) -> Fact:
    """Gives a theme another name, which is then a person's."""
    regrouping = Regrouping.begin(session, order)
    regrouping.rename(regrouping.get_theme(theme), name)
    regrouping.require_sure(is_sure=is_sure)
    return regrouping.fact(EntryKind.THEME_RENAMED)


@judged_as("themes.merge")
def merge_themes(session: Session, order: Order, *, theme: int, into: int, is_sure: bool = False) -> Fact:
    """Moves all notes of one theme into another of the same heading and puts the empty one away."""
    if theme == into:
        raise BadInput({"into": "A theme cannot be merged into itself."})
    regrouping = Regrouping.begin(session, order)
    source, target = regrouping.get_theme(theme), regrouping.get_theme(into)
    if source.heading is not target.heading:
        raise Conflict("These themes are under different headings.")
    for note in regrouping.notes_of(source):
        regrouping.place(note, Place.THEME, target.id, Origin.PERSON)
    regrouping.put_away(source, target)
    regrouping.require_sure(is_sure=is_sure)
    return regrouping.fact(EntryKind.THEMES_MERGED)


@judged_as("theme.dissolve")
def dissolve_theme(session: Session, order: Order, *, theme: int, is_sure: bool = False) -> Fact:
    """Puts a theme away; its notes are to be grouped again."""
    regrouping = Regrouping.begin(session, order)
    row = regrouping.get_theme(theme)
    for note in regrouping.notes_of(row):
        regrouping.place(note, Place.UNGROUPED, None, Origin.PERSON)
    regrouping.put_away(row)
    regrouping.require_sure(is_sure=is_sure)
    return regrouping.fact(EntryKind.THEME_DISSOLVED)


@judged_as("notes.move")
def move_notes(
    session: Session,
    order: Order,
    *,
    notes: Sequence[int],
    place: Place,
    theme: int | None,
    stood: Sequence[int] = (),
    is_sure: bool = False,
) -> Fact:
    """Moves notes into a theme of their heading, or out of any: to group again, alone, or set aside."""
    if (place is Place.THEME) != (theme is not None):
        raise BadInput({"theme": "Name a theme if the notes go into one, and only then."})
    regrouping = Regrouping.begin(session, order)
    heading = regrouping.get_theme(theme).heading if theme is not None else None
    for note in regrouping.get_seen(notes, heading, stood):
        regrouping.place(note, place, theme, Origin.PERSON)
    regrouping.require_sure(is_sure=is_sure)
    return regrouping.fact(EntryKind.NOTES_MOVED)


@judged_as("grouping.undo")
def undo_grouping(session: Session, order: Order, *, step: int | None = None, is_sure: bool = False) -> Fact:
    """Takes back the last act of grouping that has not been taken back, whoever did it: `step`, or nothing."""
    regrouping = Regrouping.begin(session, order)
    done, _ = undo_stacks(grouping_steps(session, regrouping.roundtable_id))
    entry = get_step(session, order, step, done, "There is nothing to undo.")
    regrouping.put(entry.payload["was"])
    regrouping.require_sure(is_sure=is_sure)
    return regrouping.fact(EntryKind.GROUPING_UNDONE, target=entry.seq)


@judged_as("grouping.redo")
def redo_grouping(session: Session, order: Order, *, step: int | None = None, is_sure: bool = False) -> Fact:
    """Does again what was undone last: `step`, or nothing."""
    regrouping = Regrouping.begin(session, order)
    _, undone = undo_stacks(grouping_steps(session, regrouping.roundtable_id))
    entry = get_step(session, order, step, undone, "There is nothing to redo.")
    regrouping.put(entry.payload)
    regrouping.require_sure(is_sure=is_sure)
    return regrouping.fact(EntryKind.GROUPING_REDONE, target=entry.seq)


DONE = {
    EntryKind.SUGGESTIONS_ACCEPTED: "accepted suggestions",
    EntryKind.SUGGESTION_DISMISSED: "refused a suggestion",
    EntryKind.THEME_MADE: "made a theme",
    EntryKind.THEME_RENAMED: "renamed a theme",
    EntryKind.THEMES_MERGED: "merged two themes",
    EntryKind.THEME_DISSOLVED: "dissolved a theme",
    EntryKind.NOTES_MOVED: "moved notes",
    EntryKind.GROUPING_UNDONE: "undone a step",
    EntryKind.GROUPING_REDONE: "redone a step",
}


def get_step(session: Session, order: Order, step: int | None, stack: Sequence[int], nothing: str) -> Entry:
    """The last step of a stack. Refuses to take back, or do again, another one than was on the button."""
    number = order.viewer.roundtable_id
    if step is not None and step not in stack[-1:]:
        steps = grouping_steps(session, number)
        if not steps:
            raise Conflict("There is no such step.")
        deed = tell_deed(session, order, get_entry(session, number, steps[-1].seq), DONE)
        raise Conflict(f"{deed}, so this was not done. Look at the button again.")
    if not stack:
        raise Conflict(nothing)
    return get_entry(session, number, stack[-1])
