"""The issues of a board: each theme with its points, told once under whatever headings it stands."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from facilitator.composition.cleaning import find_hold
from facilitator.composition.issues import compose_issues
from facilitator.composition.parts import ComposedNote, Issue, NamedTheme, Point
from facilitator.composition.readings import place_label
from facilitator.domain.amendments import Act, Amendment
from facilitator.domain.board import PEOPLE_SOURCES, Board, count_people
from facilitator.domain.claims import ClaimStatus
from facilitator.domain.errors import NotFound
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.notes import Note, Place
from facilitator.domain.people import Sector
from facilitator.domain.ranking import stand
from facilitator.domain.themes import Backing, Support, support_word
from facilitator.reports.blocks import ThemeFacts
from facilitator.reports.evidence.amendments import amend_issue, list_lapsed
from facilitator.reports.evidence.attributions import label_of, text_of
from facilitator.reports.evidence.claims import has_found, is_unchecked
from facilitator.reports.evidence.flags import flags_of
from facilitator.reports.evidence.reactions import count_agreeing, count_differing
from facilitator.reports.evidence.readings import findings_of
from facilitator.reports.evidence.texts import NONE, Texts, find_texts
from facilitator.reports.evidence.themes import SUPPORT_ORDER, blur
from facilitator.reports.evidence.vectors import read_vectors
from facilitator.reports.evidence.wordings import KINDS_AND_NONE

SHOWN_FIRST = 5
"""As many issues stand on the first page."""
OF_FEW = frozenset({Support.ONE, Support.FEW})
"""Up to three people. What is said of more stands behind an export read back, too, which no longer counts people."""
WITHIN_A_WORD = "by people, agreement and dots"
"""In which order issues stand that one word of support is said of, wherever a page says so."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A flag as composition asks for it: why a note is in no point yet."""

    kind: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class ToldIssue:
    """An issue with its notes, with who stands behind it, and with what people wrote about it.

    `lapsed` are acts on words that no longer are the note's: kept, printed no more. Nobody signs off while one that
    `wants_sentence` has neither a sentence nor *needs none*; for others nobody need write one. `under` names the
    heading of one whose name another issue has as well.
    """

    issue: Issue
    notes: tuple[Note, ...]
    backing: Backing
    texts: Texts = NONE
    lapsed: tuple[Amendment, ...] = ()
    wants_sentence: bool = False
    under: str = ""

    @property
    def name(self) -> str:
        """The name of its theme; a note that stands alone has none."""
        return self.issue.name or ""

    @property
    def full_name(self) -> str:
        """The name where issues of other headings stand beside it."""
        return f"{self.name} ({self.under})" if self.under else self.name


def list_issues(board: Board) -> list[ToldIssue]:
    """The issues of a released board, the best supported first. Each note that is not set aside is in exactly one."""
    if board.issues is not None:
        return list(board.issues)
    return list(board.keep("issues", lambda: compose(board)))


def get_issue(issues: Sequence[ToldIssue], note: int | None, board: Board) -> ToldIssue:
    """The issue with this note, or that its theme is told in where it is told no more; the first without one.

    Raises NotFound.
    """
    if note is None:
        return issues[0]
    theme = next((each.theme_id for each in board.notes if each.id == note), None)
    with_note = (told for told in issues if any(each.id == note for each in told.notes))
    found = next(with_note, None) or next((told for told in issues if theme in told.issue.themes), None)
    if found is None:
        raise NotFound("This note is in no issue: it may have been taken back or set aside.")
    return found


def compose(board: Board) -> list[ToldIssue]:
    """The issues of a released board, composed of its notes."""
    notes = {label_of(note): note for note in list_told(board)}
    apart = {each.theme for each in board.amendments if each.act is Act.APART and not each.is_undone}
    themes = [
        NamedTheme(theme.id, theme.name, theme.heading, theme.id in apart) for theme in board.themes if theme.is_live
    ]
    composed = {label: compose_note(note, board) for label, note in notes.items()}
    issues = compose_issues(composed.values(), themes, vectors=read_vectors(notes, board))
    told = [tell_issue(issue, notes, composed, board) for issue in issues]
    return tell_apart(mark_wanting(sorted(told, key=lambda each: get_place(each, board))), board)


def mark_wanting(issues: Iterable[ToldIssue]) -> list[ToldIssue]:
    """The issues in their order, with which want a sentence: of several notes the first few, and those of many."""
    marked: list[ToldIssue] = []
    place = 0
    for told in issues:
        is_of_several = len(told.notes) > 1
        is_wanted = is_of_several and (place < SHOWN_FIRST or told.backing.support not in OF_FEW)
        marked.append(replace(told, wants_sentence=is_wanted))
        place += is_of_several
    return marked


def tell_apart(issues: Sequence[ToldIssue], board: Board) -> list[ToldIssue]:
    """The issues, those of one name with the heading that each is told under: “Skills” may be parted on purpose."""
    named = Counter(each.name.casefold() for each in issues if each.name)
    return [
        replace(each, under=board.heading(each.issue.home).name)
        if named[each.name.casefold()] > 1 and each.issue.home
        else each
        for each in issues
    ]


def order_by_word(issues: Iterable[ToldIssue]) -> list[ToldIssue]:
    """By the word that is printed, most first: many of a few people may be fewer than several of more."""
    return sorted(issues, key=lambda each: SUPPORT_ORDER.index(each.backing.support))


def rank_several(issues: Iterable[ToldIssue]) -> list[ToldIssue]:
    """The issues of more than one note by the word that is printed; those of one word in the order that they come in.

    Whoever has room for some shows the first: cut by heads, *several* of a large table would push out *many* of a
    small one.
    """
    return order_by_word(each for each in issues if len(each.notes) > 1)


def keep_points(told: ToldIssue, is_kept: Callable[[Point], bool]) -> ToldIssue:
    """An issue with some of its points."""
    slots = {slot: tuple(filter(is_kept, points)) for slot, points in told.issue.slots.items()}
    return replace(told, issue=replace(told.issue, slots=slots))


def tell_issue(issue: Issue, notes: dict[str, Note], composed: dict[str, ComposedNote], board: Board) -> ToldIssue:
    """An issue with what people made of it by hand."""
    members = find_members(issue, notes)
    texts = find_texts(issue, board)
    sentence = texts.sentence.text if texts.sentence is not None and not texts.sentence.is_held else None
    amended = replace(amend_issue(issue, board.amendments, notes, composed, board), sentence=sentence)
    lapsed = list_lapsed(issue, board.amendments, notes)
    return ToldIssue(amended, members, back(issue, members, board), texts, lapsed)


def get_place(told: ToldIssue, board: Board) -> tuple[int, tuple[int, int, int], bool, str, tuple[int, int, str]]:
    """Where an issue stands among others: by what the room did for it, then by name; without one last, note by note.

    An export may not say how many people: read back, it is told in the order that it had.
    """
    places = list(board.received.issues) if board.received is not None else []
    place = places.index(told.issue.key) if told.issue.key in places else len(places)
    standing = stand(board, told.notes, told.issue.themes)
    name = told.name.casefold()
    return place, standing.place, not name, name, place_label(told.issue.home, told.issue.key)


def list_told(board: Board) -> list[Note]:
    """The notes that the report tells of: those that may be shown and that nobody has set aside."""
    return [note for note in board.open_notes() if is_told(note, board)]


def is_told(note: Note, board: Board) -> bool:
    """Whether nobody has set a note aside, or said that it is not about the subject."""
    return note.place is not Place.ASIDE and not is_off_topic(note, board)


def is_off_topic(note: Note, board: Board) -> bool:
    """Whether a person said that a note is not about the subject."""
    return has_state(note, board, FlagKind.OFF_TOPIC, FlagState.CONFIRMED)


def has_state(note: Note, board: Board, kind: FlagKind, state: FlagState) -> bool:
    """Whether a note has a flag of this kind of which this was decided."""
    return any(flag.kind is kind and flag.state is state for flag in flags_of(note, board))


def find_members(issue: Issue, notes: dict[str, Note]) -> tuple[Note, ...]:
    """The notes of an issue, in the order of the headings."""
    return tuple(notes[label] for label in issue.notes)


def compose_note(note: Note, board: Board) -> ComposedNote:
    """A note with all that composition may know of it."""
    kinds, found = {flag.kind for flag in flags_of(note, board)}, findings_of(note, board)
    return ComposedNote(
        label=label_of(note),
        text=text_of(note),
        kind=note.kind,
        heading=note.heading,
        theme=note.theme_id if note.place is Place.THEME else None,
        sector=board.sector(note),
        author=note.participant_id if note.source in PEOPLE_SOURCES else None,
        language=found.language,
        flags=list_holds(note, board),
        has_figure=is_unchecked(note, board),
        is_disputed=has_found(note, board, ClaimStatus.DISPUTED),
        is_withdrawn=has_found(note, board, ClaimStatus.WITHDRAWN),
        # What its author doubts, or what objects to others, does not speak for an issue.
        may_differ=FlagKind.DISSENT in kinds or found.is_doubted,
        is_confirmed_to_differ=has_state(note, board, FlagKind.DISSENT, FlagState.CONFIRMED),
        me_too=count_agreeing(note, board),
        differ=count_differing(note, board),
    )


def list_holds(note: Note, board: Board) -> tuple[Hold, ...]:
    """Why a note is in no point until a person lets it through. What one has confirmed is of the whole note."""
    held = [flag for flag in flags_of(note, board) if flag.holds]
    places = [None if flag.state is FlagState.CONFIRMED else flag.at for flag in held]
    return tuple(Hold(flag.kind.value, *(at or (None, None))) for flag, at in zip(held, places, strict=True))


def find_held(note: Note, board: Board) -> str | None:
    """The kind of flag that keeps a note out of print, as composition has it; None where none does."""
    return find_hold(text_of(note), list_holds(note, board))


def stays_back(note: Note, board: Board, kind: str) -> bool:
    """Whether a person has decided that what keeps a note out of print is to stay."""
    return has_state(note, board, FlagKind(kind), FlagState.CONFIRMED)


def describe_issue(told: ToldIssue, board: Board) -> ThemeFacts:
    """Who and what stands behind an issue."""
    sectors = {board.sector(note) for note in told.notes if note.source in PEOPLE_SOURCES}
    kinds = Counter(note.kind for note in told.notes)
    names = tuple(board.heading(key).name for key in told.issue.headings)
    return ThemeFacts(
        support=told.backing.word,
        across_sectors=told.backing.spans_sectors,
        sectors=tuple(sector for sector in Sector if sector in sectors),
        has_unnamed=None in sectors,
        kinds=tuple((kind, kinds[kind]) for kind in KINDS_AND_NONE if kinds[kind]),
        notes=told.issue.notes,
        is_record=not any(note.source in PEOPLE_SOURCES for note in told.notes),
        has_records=any(note.source not in PEOPLE_SOURCES for note in told.notes),
        headings=names if len(names) > 1 else (),
        n_people=told.backing.n_people,
        n_base=told.backing.n_base,
    )


def back(issue: Issue, notes: Sequence[Note], board: Board) -> Backing:
    """Who stands behind an issue: people of all its headings, counted once; as received where they are not known."""
    if board.received is not None:
        return board.received.issues.get(issue.key) or find_received(issue, board)
    n_base = board.keep(f"people, {issue.headings}", lambda: count_base(issue, board))
    n_people = count_people(notes)
    found = Backing(support_word(n_people, n_base), board.spans_sectors(notes), n_people, n_base)
    return blur(found, notes, board)


def count_base(issue: Issue, board: Board) -> int:
    """How many people wrote something under an issue's headings."""
    return count_people([note for note in board.open_notes() if note.heading in issue.headings])


def find_received(issue: Issue, board: Board) -> Backing:
    """What came with an export of an earlier release for the best supported theme of an issue."""
    backings = [board.backing(theme) for theme in board.themes if theme.id in issue.themes]
    found = min(backings, key=lambda each: SUPPORT_ORDER.index(each.support), default=Backing(Support.ONE, False))
    return Backing(found.support, any(each.spans_sectors for each in backings))
