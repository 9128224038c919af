"""Reading back what people wrote and changed in the draft that an export holds, as acts that can be done again."""

import re
from collections.abc import Collection, Iterator, Sequence

from facilitator.composition.parts import Slot
from facilitator.domain.amendments import Act
from facilitator.domain.errors import BadInput
from facilitator.domain.imports import ImportedAmendment
from facilitator.domain.notes import IMPORT_LIMIT
from facilitator.domain.origins import Origin
from facilitator.forms.file_values import Row, read_flag, read_optional_member, read_optional_text, read_part, read_rows

LABELS = re.compile(r"[BTIV][1-9][0-9]{0,5}")


def read_amendments(issues: Sequence[Row], labels: Collection[str]) -> tuple[ImportedAmendment, ...]:
    """The acts that lead from what is composed of the notes to what the export prints.

    An export of an earlier release says less.
    """
    found = [act for index, issue in enumerate(issues) for act in read_issue_acts(issue, f"issues {index}")]
    strays = sorted({each for act in found for each in (act.note, *act.links, *act.others) if each not in labels})
    if strays:
        raise BadInput({"issues, notes": f"No note is called {', '.join(strays)}."})
    return tuple(found)


def read_issue_acts(issue: Row, where: str) -> Iterator[ImportedAmendment]:
    """Its texts, then what was done to its points."""
    notes = read_labels(issue, "notes", where)
    if not notes:
        return
    themes = read_list(issue, "themes", where)
    theme = str(themes[0]) if themes else None
    sentence = read_optional_text(issue, "sentence", where, IMPORT_LIMIT)
    if sentence:
        links = read_labels(issue, "sentence_notes", where)
        drafted_by = read_optional_text(issue, "sentence_drafted_by", where, IMPORT_LIMIT) or ""
        yield ImportedAmendment(Act.SENTENCE, notes[0], theme, sentence, links=links, drafted_by=drafted_by)
    elif "needs_no_sentence" in issue and read_flag(issue, "needs_no_sentence", where):
        yield ImportedAmendment(Act.NO_SENTENCE, notes[0], theme)
    for each in read_rows(issue, "paragraphs", is_optional=True):
        text, slot = (
            read_optional_text(each, "text", where, IMPORT_LIMIT),
            read_optional_member(each, "slot", Slot, where),
        )
        links = read_labels(each, "notes", where)
        yield ImportedAmendment(Act.PARAGRAPH, notes[0], theme, text, slot=slot, links=links)
    yield from read_slots(issue, where)
    for point in read_rows(issue, "dropped", is_optional=True):
        labels = read_labels(point, "notes", where)
        yield from (ImportedAmendment(Act.DROP, label) for label in labels[:1])


def read_slots(issue: Row, where: str) -> Iterator[ImportedAmendment]:
    """What was done to its points: told together first, then put where they stand, then their words."""
    slots: Row = read_part(issue, "slots", dict) if "slots" in issue else {}
    points = {
        slot: [point for point in read_rows(slots, slot) if read_labels(point, "notes", where)]
        for slot in Slot
        if slot in slots
    }
    for point in [each for some in points.values() for each in some if is_moved(each)]:
        first, *rest = read_labels(point, "notes", where)
        yield from (ImportedAmendment(Act.JOIN, label, others=(first,)) for label in rest)
    for slot, some in points.items():
        yield from read_places(slot, some, where)
    yield from (act for some in points.values() for point in some for act in read_words(point, where))


def is_moved(point: Row) -> bool:
    """Whether a person told it with others or put it where it stands."""
    return point.get("moved_by") == Origin.PERSON


def read_places(slot: Slot, points: Sequence[Row], where: str) -> Iterator[ImportedAmendment]:
    """From the last to the first: the end of the slot, or before what follows there."""
    labels = [read_labels(point, "notes", where)[0] for point in points]
    for place in reversed([place for place, point in enumerate(points) if is_moved(point)]):
        after = tuple(labels[place + 1 : place + 2])
        yield ImportedAmendment(Act.BEFORE if after else Act.SLOT, labels[place], slot=slot, others=after)


def read_words(point: Row, where: str) -> Iterator[ImportedAmendment]:
    """What people wrote in the place of one point's words, and beside them; of one that is held nothing."""
    if point.get("held_for"):
        return
    label = read_labels(point, "notes", where)[0]
    text = read_optional_text(point, "text", where, IMPORT_LIMIT)
    if point.get("quoted"):
        yield ImportedAmendment(Act.QUOTE, label, text=text)
    elif point.get("composed"):
        drafted_by = read_optional_text(point, "drafted_by", where, IMPORT_LIMIT) or ""
        yield ImportedAmendment(Act.WORDS, label, text=text, drafted_by=drafted_by)
    for act in (Act.GLOSS, Act.ADDRESSEE):
        said = read_optional_text(point, act.value, where, IMPORT_LIMIT)
        if said:
            yield ImportedAmendment(act, label, text=said)


def read_list(row: Row, name: str, where: str) -> Sequence[object]:
    """A list of anything, empty where it is not there."""
    found: object = [] if row.get(name) is None else row[name]
    if not isinstance(found, list):
        raise BadInput({f"{where}, {name}": "This must be a list."})
    return found


def read_labels(row: Row, name: str, where: str) -> tuple[str, ...]:
    """Labels of notes."""
    found = read_list(row, name, where)
    labels = [each for each in found if isinstance(each, str) and LABELS.fullmatch(each)]
    if len(labels) < len(found):
        raise BadInput({f"{where}, {name}": "These must be labels of notes."})
    return tuple(labels)
