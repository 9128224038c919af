"""What people changed of an issue's points by hand, laid over what was composed of the notes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from facilitator.composition.issues import count_people
from facilitator.composition.parts import ComposedNote, Issue, Point, Slot, Vectors, Voice
from facilitator.composition.points import compose_points
from facilitator.composition.quoting import judge_quote
from facilitator.domain.amendments import OF_ISSUES, OF_WORDS, Act, Amendment
from facilitator.domain.board import Board
from facilitator.domain.notes import Note
from facilitator.domain.origins import Origin
from facilitator.reports.evidence.attributions import text_of
from facilitator.reports.evidence.figures import mark_printed
from facilitator.reports.evidence.flags import mask_contacts, mask_note


@dataclass
class Sheet:
    """The points of one issue while they are being changed; `dropped` keeps what was left out."""

    issue: Issue
    notes: Mapping[str, Note]
    composed: Mapping[str, ComposedNote]
    board: Board
    points: list[Point] = field(default_factory=list)
    dropped: list[Point] = field(default_factory=list)

    def find(self, label: str) -> Point | None:
        """The point that tells of a note, printed or joined."""
        return next((point for point in self.points if label in point.labels), None)

    def swap(self, point: Point, *others: Point) -> None:
        """Puts points in the place of one."""
        at = self.points.index(point)
        self.points[at : at + 1] = others


def amend_issue(
    issue: Issue,
    amendments: Iterable[Amendment],
    notes: Mapping[str, Note],
    composed: Mapping[str, ComposedNote],
    board: Board,
) -> Issue:
    """The issue as people left it: their acts one after the other, those on words last, as joining moves words."""
    sheet = Sheet(issue, notes, composed, board, list(issue.points))
    names = {notes[label].id: label for label in issue.notes}
    told = [each for each in amendments if each.act not in OF_ISSUES and not each.is_undone and each.note in names]
    if not told:
        return issue
    for each in [*(one for one in told if one.act in MOVES), *(one for one in told if one.act in WORDINGS)]:
        label = names[each.note or 0]
        point = sheet.find(label)
        if point is not None and not is_lapsed(each, notes[label]):
            {**MOVES, **WORDINGS}[each.act](sheet, point, label, each, names)
    points = [mark_printed(point, notes[point.labels[0]], board) for point in sheet.points]
    slots = {slot: tuple(point for point in points if point.slot is slot) for slot in Slot}
    return replace(issue, slots={slot: some for slot, some in slots.items() if some}, dropped=tuple(sheet.dropped))


def is_lapsed(amendment: Amendment, note: Note) -> bool:
    """Whether words stand in the place of others than the note has now; or were erased with them."""
    is_of_words = amendment.act in OF_WORDS
    is_erased = amendment.act in {Act.WORDS, Act.GLOSS} and amendment.text is None
    return is_of_words and (amendment.revision != note.revision or is_erased)


_Step = Callable[[Sheet, Point, str, Amendment, Mapping[int, str]], None]


def _move(sheet: Sheet, point: Point, _label: str, act: Amendment, _names: Mapping[int, str]) -> None:
    """To another part of the issue, after what stands there."""
    sheet.points.remove(point)
    sheet.points.append(replace(point, slot=Slot(act.slot or point.slot), moved_by=Origin.PERSON))


def _put_before(sheet: Sheet, point: Point, _label: str, act: Amendment, names: Mapping[int, str]) -> None:
    """Before another point, in that one's part; without one to the end of its own."""
    other = sheet.find(names.get(act.other or 0, ""))
    if other is point:
        return
    sheet.points.remove(point)
    at = len(sheet.points) if other is None else sheet.points.index(other)
    slot = point.slot if other is None else other.slot
    sheet.points.insert(at, replace(point, slot=slot, moved_by=Origin.PERSON))


def _join(sheet: Sheet, point: Point, _label: str, act: Amendment, names: Mapping[int, str]) -> None:
    """Told with another point of this issue, whose words are printed."""
    other = sheet.find(names.get(act.other or 0, ""))
    if other is None or other is point or Voice.HELD in {other.voice, point.voice}:
        return
    sheet.points.remove(point)
    sheet.swap(other, _count(sheet, other, (*other.labels, *point.labels)))


def _part(sheet: Sheet, point: Point, label: str, _act: Amendment, _names: Mapping[int, str]) -> None:
    """A point of its own for one note of several."""
    rest = tuple(each for each in point.labels if each != label)
    if rest:
        sheet.swap(point, _compose(sheet, rest, point.slot), _compose(sheet, (label,), point.slot))


def _drop(sheet: Sheet, point: Point, _label: str, _act: Amendment, _names: Mapping[int, str]) -> None:
    """Out of the issue's points; the annex has its notes, and they count."""
    sheet.points.remove(point)
    sheet.dropped.append(point)


def _compose(sheet: Sheet, labels: tuple[str, ...], slot: Slot) -> Point:
    (points,) = compose_points([sheet.composed[labels[0]]], None, Vectors()).slots.values()
    return _count(sheet, replace(points[0], slot=slot), labels)


def _count(sheet: Sheet, point: Point, labels: tuple[str, ...]) -> Point:
    """The point with these notes behind it, and the people of them all."""
    notes = [sheet.composed[label] for label in labels]
    me_too = sum(note.me_too for note in notes)
    return replace(point, labels=labels, n_people=count_people(notes), me_too=me_too, moved_by=Origin.PERSON)


def _edit(sheet: Sheet, point: Point, label: str, act: Amendment, _names: Mapping[int, str]) -> None:
    """A person's words in the place of the composed ones. They cannot bring back what is masked."""
    if label == point.labels[0] and point.voice is not Voice.HELD:
        text = mask_note(replace(sheet.notes[label], text=act.text), sheet.board.decisions).text or ""
        voice = Voice.VOICED if point.voice is Voice.VOICED else Voice.PLAIN
        told = _compose(sheet, point.labels, point.slot) if point.composed else point
        worded = replace(point, text=text, voice=voice, composed=told.text, drafted_by=act.drafted_by)
        sheet.swap(point, replace(worded, quoted=None, phrase=None))


def _quote(sheet: Sheet, point: Point, label: str, act: Amendment, _names: Mapping[int, str]) -> None:
    """In quotation marks: the whole note, or as much as a person chose of it."""
    typed = text_of(sheet.notes[label])
    quote = judge_quote(typed, act.text or typed)
    if label == point.labels[0] and point.voice is not Voice.HELD and quote is not None:
        changed = replace(point, text=quote.text, voice=Voice.EXACT, composed=point.composed or point.text, phrase=None)
        sheet.swap(point, replace(changed, quoted=quote.how.value, drafted_by=""))


def _gloss(sheet: Sheet, point: Point, label: str, act: Amendment, _names: Mapping[int, str]) -> None:
    if label == point.labels[0] and point.voice is not Voice.HELD:
        gloss = mask_note(replace(sheet.notes[label], text=act.text), sheet.board.decisions).text or ""
        sheet.swap(point, replace(point, gloss=gloss, phrase=None))


def _address(sheet: Sheet, point: Point, _label: str, act: Amendment, _names: Mapping[int, str]) -> None:
    sheet.swap(point, replace(point, addressee=mask_contacts(act.text) or ""))


MOVES: dict[Act, _Step] = {Act.SLOT: _move, Act.BEFORE: _put_before, Act.JOIN: _join, Act.PART: _part, Act.DROP: _drop}
WORDINGS: dict[Act, _Step] = {Act.WORDS: _edit, Act.QUOTE: _quote, Act.GLOSS: _gloss, Act.ADDRESSEE: _address}


def list_lapsed(issue: Issue, amendments: Iterable[Amendment], notes: Mapping[str, Note]) -> tuple[Amendment, ...]:
    """The acts on words of this issue whose notes have changed since: kept, printed no more."""
    known = {notes[label].id: notes[label] for label in issue.notes}
    live = (each for each in amendments if each.act in OF_WORDS and not each.is_undone)
    return tuple(each for each in live if each.note in known and is_lapsed(each, known[each.note]))
