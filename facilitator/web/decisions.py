"""What people have to decide of notes: rows of the gate's flags and of figures, each with the words as they leave."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from facilitator.domain.board import Board
from facilitator.domain.claims import Claim, ClaimRole, ClaimStatus
from facilitator.domain.flags import Flag, FlagKind, FlagState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note
from facilitator.domain.orders import draw_client_id
from facilitator.marking.firms.accusations import find_accusations
from facilitator.marking.masks import LEFT_OUT, MASKS, NOT_QUOTED, find_masks
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.flags import flags_of, is_shown_to_decide, release, show_asking
from facilitator.reports.evidence.open_items import list_undecided

Place = tuple[int, int]

MOST_RIVALS = 4
"""So many figures can be compared at one look; a page of all pairs would grow with the square of what a room says."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a note; `sign` is `found` where they are what it is about, `mask` where a mask stands for them."""

    text: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class FlagItem:
    """All flags of one kind in one note: one decision is of them all."""

    note: Note
    kind: FlagKind
    state: FlagState
    reasons: tuple[str, ...]
    is_hint: bool = False
    client_id: str = field(default_factory=draw_client_id)

    @property
    def key(self) -> str:
        """Its name in an address."""
        return flag_key(self.note.id, self.kind)

    @property
    def is_unsaid(self) -> bool:
        """Whether its words are in no file, since they ask for that, until somebody lets them through."""
        return self.note.text == NOT_QUOTED

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided it."""
        return self.state is FlagState.SUGGESTED


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A note with what is to be decided of it."""

    note: Note
    pieces: tuple[Piece, ...]
    items: tuple[FlagItem, ...]

    @property
    def is_open(self) -> bool:
        """Whether anything of it is undecided."""
        return any(item.is_open for item in self.items)

    @property
    def keys(self) -> set[str]:
        """The names of its items."""
        return {item.key for item in self.items}


@dataclass(frozen=True, slots=True)
class Rival:
    """Another figure that may be of the same, with the words that it stands in."""

    key: str
    claim: Claim
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A figure with the note that it stands in, and the others that may be of the same."""

    note: Note
    claim: Claim
    pieces: tuple[Piece, ...]
    rivals: tuple[Rival, ...] = ()
    n_more_rivals: int = 0
    client_id: str = field(default_factory=draw_client_id)

    @property
    def key(self) -> str:
        """Its name in an address."""
        return claim_key(self.note.id, self.claim.at[0])

    @property
    def keys(self) -> set[str]:
        """Its name alone, as of any row."""
        return {self.key}

    @property
    def is_open(self) -> bool:
        """Whether nobody has looked at it. What is only asked for waits for nobody."""
        return self.claim.is_unchecked

    @property
    def is_asked(self) -> bool:
        """Whether it is only asked for, and nobody has said anything of it."""
        return self.claim.role is ClaimRole.ASKED and self.claim.status is ClaimStatus.UNCHECKED


def flag_key(note: object, kind: object) -> str:
    """How the page names one kind of flag of a note."""
    return f"flag-{note}-{kind}"


def claim_key(note: object, starts_at: object) -> str:
    """How the page names a figure of a note."""
    return f"claim-{note}-{starts_at}"


def list_flag_rows(
    board: Board, kinds: Iterable[FlagKind], *, are_hints: bool = False, asking: Mapping[int, str] | None = None
) -> list[FlagRow]:
    """The notes of a released board that have flags of these kinds, in the order of the headings.

    Hints are a list of their own; there is none of a note that is held back or not told anyway. `asking` has the words
    of notes of which nothing else shows any: nobody could decide of a mask.
    """
    wanted = {(kind, are_hints) for kind in kinds}
    notes = (note for key in HeadingKey for note in board.open_notes(key))
    found = (
        (note, [flag for flag in list_flags(note, board) if (flag.kind, flag.is_hint) in wanted]) for note in notes
    )
    return [make_flag_row(note, flags, (asking or {}).get(note.id)) for note, flags in found if flags]


def list_flags(note: Note, board: Board) -> list[Flag]:
    """The flags of a note that somebody has decided, or is asked of."""
    asked = list_undecided(note, board)
    return [flag for flag in flags_of(note, board) if flag.state is not FlagState.SUGGESTED or flag in asked]


def list_asking(board: Board) -> dict[int, str]:
    """By note of a board that is not released, what each would say of whose words somebody has to decide."""
    released = release(board)
    asking = {note.id for note in released.open_notes() if is_shown_to_decide(note, released)}
    return {note.id: show_asking(note, board).text or "" for note in board.open_notes() if note.id in asking}


def make_flag_row(note: Note, flags: Sequence[Flag], asking: str | None) -> FlagRow:
    """A row with an item for each kind."""
    places = [flag.at for flag in flags if flag.at is not None]
    if asking is not None:
        accused = list(find_accusations(asking))
        places = [(each.start or 0, each.end or 0) for each in (*find_masks(asking), *accused)]
        flags = list(say_of_what(flags, [flag.reason for flag in accused]))
    by_kind = groupby(sorted(flags, key=lambda flag: list(FlagKind).index(flag.kind)), key=lambda flag: flag.kind)
    pieces = cut(note.text or "" if asking is None else asking, places)
    return FlagRow(note, pieces, tuple(make_item(note, list(same)) for _, same in by_kind))


def say_of_what(flags: Iterable[Flag], reasons: Sequence[str]) -> Iterator[Flag]:
    """The flags, with what somebody named is accused of in place of the mask that stands for the name."""
    for flag in flags:
        if flag.kind is FlagKind.ACCUSATION and reasons:
            yield from (replace(flag, at=None, reason=reason) for reason in reasons)
        else:
            yield flag


def make_item(note: Note, flags: Sequence[Flag]) -> FlagItem:
    """What is to be decided of the flags of one kind; where no words are left, none of them says why."""
    told = () if note.text == LEFT_OUT else flags
    reasons = tuple(dict.fromkeys(say_why(note, flag) for flag in told))
    return FlagItem(note, flags[0].kind, flags[0].state, reasons, flags[0].is_hint)


def say_why(note: Note, flag: Flag) -> str:
    """The reason; of what is masked already, what the mask says."""
    words = (note.text or "")[slice(*flag.at)] if flag.at else ""
    return words.strip("[]") if words in MASKS else flag.reason


def list_claim_rows(board: Board) -> list[ClaimRow]:
    """The figures of a released board, each beside those that it may disagree with."""
    notes = {note.label: note for note in board.open_notes()}
    rows = {claim.id: make_claim_row(notes[claim.note], claim) for claim in list_claims(board)}
    return [add_rivals(row, rows) for row in rows.values()]


def make_claim_row(note: Note, claim: Claim) -> ClaimRow:
    """A figure alone."""
    return ClaimRow(note, claim, cut(note.text or "", [claim.at]))


def add_rivals(row: ClaimRow, rows: Mapping[str, ClaimRow]) -> ClaimRow:
    """A figure beside the first of those that may be of the same."""
    others = row.claim.conflicts
    shown = [rows[other] for other in others[:MOST_RIVALS]]
    rivals = tuple(Rival(one.key, one.claim, one.pieces) for one in shown)
    return replace(row, rivals=rivals, n_more_rivals=len(others) - len(rivals))


def count_open(board: Board) -> tuple[int, int]:
    """How many notes of a released board have a flag that nobody decided, and how many figures nobody checked."""
    n_notes = sum(bool(list_undecided(note, board)) for note in board.open_notes())
    return n_notes, sum(claim.is_unchecked for claim in list_claims(board))


def cut(text: str, places: Iterable[Place]) -> tuple[Piece, ...]:
    """The words in pieces, so that what stands at these places can be shown."""
    return tuple(_cut(text, places))


def _cut(text: str, places: Iterable[Place]) -> Iterator[Piece]:
    done = 0
    for start, end in sorted(places):
        if start > done:
            yield Piece(text[done:start])
        if end > done:
            words = text[max(start, done) : end]
            yield Piece(words, "mask" if words in MASKS else "found")
            done = end
    if done < len(text):
        yield Piece(text[done:])
