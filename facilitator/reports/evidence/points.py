"""The points of an issue as the report prints them: by slot, with who speaks, and with what a reader must know."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitator.composition.parts import Mark, Slot, Voice
from facilitator.composition.parts import Point as Composed
from facilitator.composition.stops import end_title
from facilitator.domain.board import Board
from facilitator.domain.claims import ClaimStatus
from facilitator.domain.flags import PERSONAL, FlagKind
from facilitator.domain.notes import Note, Source
from facilitator.domain.people import Sector
from facilitator.marking.masks import NOT_QUOTED
from facilitator.reports.blocks import Blank, Paragraph, Point, Points, Sentence
from facilitator.reports.evidence.attributions import label_of, text_of
from facilitator.reports.evidence.claims import STATUS_NAMES
from facilitator.reports.evidence.flags import is_left_out
from facilitator.reports.evidence.issues import ToldIssue, find_held, stays_back
from facilitator.reports.evidence.texts import Text
from facilitator.reports.evidence.wordings import capitalise, count, lower

IN_ONE_SENTENCE = "In one sentence"
COMMENT = "Authors’ comment"
ADDED = "Added by the authors"
SLOT_NAMES = {
    Slot.IN_THE_WAY: "What is in the way",
    Slot.COSTS: "What it costs, as told",
    Slot.ASKED_FOR: "Asked for",
    Slot.SPEAKS_FOR_IT: "What speaks for it",
    Slot.OPPORTUNITIES: "Opportunities seen",
    Slot.SEEN_DIFFERENTLY: "Seen differently",
    Slot.SAID: "Also said",
}
SPEAKERS = {
    Sector.INDUSTRY: "Industry",
    Sector.ACADEMIA: "Academia",
    Sector.GOVERNMENT: "Government",
    Sector.INVESTOR: "An investor",
}
RECORDS = {Source.SCRIBE: "A table’s record", Source.PAPER: "From paper"}
SOMEBODY = "A participant"
ASKED_BY = {
    **{name: f"by {lower(name)}" for name in (*SPEAKERS.values(), SOMEBODY)},
    RECORDS[Source.SCRIBE]: "in a table’s record",
    RECORDS[Source.PAPER]: "on paper",
}
"""Who speaks, after *Asked for*."""
MARK_NAMES = {
    Mark.UNCHECKED: STATUS_NAMES[ClaimStatus.UNCHECKED],
    Mark.DISPUTED: STATUS_NAMES[ClaimStatus.DISPUTED],
    Mark.WITHDRAWN: STATUS_NAMES[ClaimStatus.WITHDRAWN],
    Mark.NOT_IN_NOTES: "a figure is in none of its notes",
    Mark.AUTHOR_ASKS_CHECK: "its author asks for a check",
}
"""Marks that are hints to an editor are in no print."""

EDITED = "edited by a person"
LONGEST_SENTENCE = 60
"""Words of a sentence that stands where issues are told in short; there a longer one would leave no room for others."""
DRAFTED = "drafted by a language model, accepted by a person"
QUOTED_NAMES = {"shortened": "shortened", "mended": "spelling mended; Annex B has it as typed"}

TO_STAY_UNSAID = "not_to_be_quoted"
"""Not for attribution, and more: its words are nowhere in print until somebody lets them through."""
HELD_FOR = {
    "contact": ("tells how to reach somebody", "tell how to reach somebody"),
    "about_a_person": ("is about a person", "are about a person"),
    "accusation": ("accuses somebody by name", "accuse somebody by name"),
    "not_for_attribution": ("is not for attribution", "are not for attribution"),
    TO_STAY_UNSAID: ("asks not to be quoted", "ask not to be quoted"),
    "instruction": ("speaks to a machine", "speak to a machine"),
    "advertisement": ("advertises", "advertise"),
    "markup": ("holds code", "hold code"),
}
"""Why a note is not printed, of one note and of several, by the kind of its flag."""
HINTED_FOR = {
    "not_for_attribution": ("may not be for attribution", "may not be for attribution"),
    "instruction": ("may speak to a machine", "may speak to a machine"),
}
"""What is only suspected of a note that is printed."""


def list_points(told: ToldIssue) -> list[Points | Blank]:
    """The points of an issue, a block a title; those of few words stand in one line, and what is asked is numbered.

    What people wrote to a slot follows its points.
    """
    blocks: list[Points | Blank] = []
    for slot in Slot:
        blocks += list_slot(told, slot)
        blocks += list_paragraphs(told, slot)
    return blocks


def list_slot(told: ToldIssue, slot: Slot) -> list[Points]:
    """The points of one slot under its title, where it has any."""
    printed = [each for each in told.issue.slots.get(slot, ()) if each.voice is not Voice.HELD]
    points = tuple(show_points(printed, told.notes))
    return [Points(SLOT_NAMES[slot], points, is_numbered=slot is Slot.ASKED_FOR)] if points else []


def show_points(printed: Sequence[Composed], notes: Sequence[Note]) -> list[Point]:
    """Points of one title, those of few words last, in one line."""
    whole = [show_point(each, notes) for each in printed if each.phrase is None]
    short = [each for each in printed if each.phrase is not None]
    return [*whole, *([join_phrases(short)] if short else [])]


def list_paragraphs(told: ToldIssue, slot: Slot | None) -> list[Blank]:
    """What people added to a slot, or to the issue as a whole; without a note behind it, it is their comment."""
    return [
        Blank(COMMENT if each.is_comment else ADDED, each.text, each.notes, name_marks(each.marks))
        for each in told.texts.printed
        if each.slot == slot
    ]


def tell_sentence(told: ToldIssue) -> list[Blank]:
    """The one sentence of an issue, a gap where one that is wanted is missing, nothing where none is needed."""
    text = told.texts.sentence
    if told.texts.needs_none:
        return []
    if text is None or text.is_held:
        return [Blank(IN_ONE_SENTENCE)] if told.wants_sentence else []
    title = COMMENT if text.is_comment else name_sentence(text)
    return [Blank(title, text.text, text.notes, name_marks(text.marks))]


def show_sentence(told: ToldIssue) -> Point | None:
    """The one sentence of an issue where it is told in short; None where nobody wrote one, or too long a one."""
    text = told.texts.sentence
    if told.texts.needs_none or text is None or text.is_held or len(text.text.split()) > LONGEST_SENTENCE:
        return None
    topic = f"{COMMENT if text.is_comment else IN_ONE_SENTENCE}:"
    return Point(text.text, text.notes, topic=topic, marks=say_of_text(text))


def say_of_text(text: Text) -> tuple[str, ...]:
    """What a reader must know of a text where no title says it: of its figures, and that a model drafted it."""
    return (*name_marks(text.marks), *([DRAFTED] if text.drafted_by else []))


def name_marks(marks: Iterable[Mark]) -> tuple[str, ...]:
    """The marks that are printed, in words."""
    return tuple(MARK_NAMES[mark] for mark in marks if mark in MARK_NAMES)


def name_sentence(text: Text) -> str:
    """The title of an issue's sentence, which says so where a language model drafted it."""
    return f"{IN_ONE_SENTENCE} ({DRAFTED})" if text.drafted_by else IN_ONE_SENTENCE


def show_point(point: Composed, notes: Sequence[Note], topic: str = "") -> Point:
    """One point, under a topic where it stands alone."""
    return Point(
        text=point.text,
        notes=point.labels,
        speaker=name_speaker(point, notes) if point.voice is Voice.VOICED else "",
        is_exact=point.voice is Voice.EXACT,
        marks=(*name_marks(point.marks), *say_by_hand(point)),
        topic=topic,
        gloss=point.gloss,
        addressee=point.addressee,
    )


def show_alone(point: Composed, notes: Sequence[Note], name: str = "") -> Point:
    """One point without the title of its slot, after a name that it may have: that it was asked for is said, and by
    whom, since two names with a colon each would look alike.
    """
    shown = show_point(point, notes, topic=name)
    if point.slot is not Slot.ASKED_FOR:
        return shown
    asked = " ".join(filter(None, [name, SLOT_NAMES[Slot.ASKED_FOR], ASKED_BY.get(shown.speaker, "")]))
    return replace(shown, speaker="", topic=f"{asked}:")


def show_on(told: ToldIssue, point: Composed) -> Point:
    """One point of an issue where another title stands over it: who speaks, and on which issue, with one colon."""
    shown = show_point(point, told.notes)
    if not told.name:
        return shown
    lead = f"{shown.speaker}, on" if shown.speaker else "On"
    return replace(shown, speaker="", topic=f"{lead} “{told.full_name}”:")


def say_by_hand(point: Composed) -> tuple[str, ...]:
    """What a reader must know of words that a person chose: theirs, or a quotation that is not as it was typed."""
    if point.composed is None:
        return ()
    told = QUOTED_NAMES.get(point.quoted, "") if point.quoted else DRAFTED if point.drafted_by else EDITED
    return (told,) if told else ()


def name_speaker(point: Composed, notes: Iterable[Note]) -> str:
    """Who says "we": a sector where it may be named, a table whose record it is, or one who took part."""
    source = next(note.source for note in notes if label_of(note) == point.labels[0])
    if source in RECORDS:
        return RECORDS[source]
    return SPEAKERS.get(point.sector, SOMEBODY) if point.sector else SOMEBODY


def join_phrases(points: Sequence[Composed]) -> Point:
    """Notes of a few words in one line."""
    words = "; ".join(str(point.phrase) for point in points)
    return Point(end_title(words), tuple(label for point in points for label in point.labels), topic="In few words:")


def tell_held(notes: Iterable[Note], board: Board) -> list[Paragraph]:
    """Which of some notes are held back, why, and what Annex B has of them; never their words."""
    by_reason: dict[tuple[str, bool, bool], list[str]] = {}
    for note in notes:
        if (reason := find_reason(note, board)) is not None:
            kind, decided = reason
            told = is_told_all_the_same(note, board, kind, is_decided=decided)
            by_reason.setdefault((kind, decided, told), []).append(label_of(note))
    said = [
        Sentence(
            f"{say_held(kind, len(labels), is_decided=decided)} "
            f"{say_annex(kind, len(labels), is_decided=decided, is_told=told)}",
            tuple(labels),
        )
        for (kind, decided, told), labels in by_reason.items()
    ]
    return [Paragraph(tuple(said))] if said else []


def find_reason(note: Note, board: Board) -> tuple[str, bool] | None:
    """Why a note is held back, and whether a person has decided that it stays so; None where nothing holds it."""
    kind = find_held(note, board)
    if kind is None:
        return None
    return TO_STAY_UNSAID if text_of(note) == NOT_QUOTED else kind, stays_back(note, board, kind)


def is_told_all_the_same(note: Note, board: Board, kind: str, *, is_decided: bool) -> bool:
    """Whether Annex B tells of such a note what it tells of none today: it was fixed before."""
    if kind not in {FlagKind.NOT_FOR_ATTRIBUTION, FlagKind.ABOUT_A_PERSON}:
        return False
    if is_decided and kind == FlagKind.NOT_FOR_ATTRIBUTION:
        return not is_left_out(note, board)
    return any(each is not None for each in (board.sector(note), board.organisation(note), board.table(note)))


def say_annex(kind: str, number: int, *, is_decided: bool, is_told: bool) -> str:
    """What Annex B, which has every note on the record, has of notes that are held back."""
    it = "it" if number == 1 else "them"
    if kind == TO_STAY_UNSAID:
        return f"Annex B leaves {'its' if number == 1 else 'their'} words out until then."
    if kind == FlagKind.NOT_FOR_ATTRIBUTION and not is_told:
        return f"Annex B leaves {it} out." if is_decided else f"Annex B prints {it} and names no sector."
    if kind == FlagKind.ABOUT_A_PERSON and not is_told:
        return f"Annex B prints {it} without names, roles or sectors."
    return f"Annex B prints {it} masked." if kind in PERSONAL else f"Annex B prints {it}."


def say_held(kind: str, number: int, *, is_decided: bool) -> str:
    """That notes of one kind of flag are not printed, and why, without their words."""
    one, many = HELD_FOR[kind]
    if is_decided:
        told = count(number, f"note that {one} stays", f"notes that {many} stay")
        return f"{capitalise(told)} back, as somebody decided."
    told = count(number, f"note that {one} is", f"notes that {many} are")
    return f"{capitalise(told)} held back until somebody lets {'it' if number == 1 else 'them'} through."
