"""Freezing a board with all that was composed of it, and reading it back: nothing is composed or found anew then.

What is frozen says no more than an export does: no author, no note off the record, no word under a mask.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from facilitator.composition.parts import Issue, Slot
from facilitator.domain.board import Board, Received
from facilitator.domain.claims import Claim
from facilitator.domain.contributions import Contribution
from facilitator.domain.flags import HIDING, Decided, FlagKind, FlagState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Note, Source
from facilitator.domain.origins import Origin
from facilitator.domain.people import Participant
from facilitator.domain.themes import Backing
from facilitator.marking.masks import MASKS
from facilitator.reports.evidence.attributions import label_of, text_of
from facilitator.reports.evidence.capabilities import count_capabilities
from facilitator.reports.evidence.charts import count_sectors
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.contributions import list_shared
from facilitator.reports.evidence.flags import flags_of, release
from facilitator.reports.evidence.issues import ToldIssue, find_members, list_issues, mark_wanting, tell_apart
from facilitator.reports.evidence.texts import Texts
from facilitator.reports.evidence.votes import list_closed
from facilitator.reports.evidence.wordings import CONTRIBUTION_NAMES
from facilitator.reports.records import canonical, record_board

if TYPE_CHECKING:
    from cattrs.preconf.json import JsonConverter

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""When everything in a version was said: the moment of a note is in no export, and may tell whose it is."""


@dataclass(frozen=True, slots=True)
class FrozenIssue:
    """An issue with who stands behind it and what people wrote about it."""

    issue: Issue
    backing: Backing
    texts: Texts


@dataclass(frozen=True, slots=True)
class Frozen:
    """A board as it may leave, its issues and its claims."""

    board: Board
    issues: tuple[FrozenIssue, ...]
    claims: tuple[Claim, ...]


@cache
def make_converter() -> "JsonConverter":
    """What turns a board into JSON and back; loaded when a version is made or opened, which most reports are not."""
    from cattrs.preconf.json import make_converter as make_plain

    converter = make_plain()
    # A whole number stays one: 5 and 5.0 are the same figure and not the same bytes.
    converter.register_structure_hook(float, lambda value, _: value)
    return converter


def freeze(board: Board) -> str:
    """The board with its issues and claims as JSON."""
    board = release(board)
    issues = tuple(FrozenIssue(told.issue, told.backing, told.texts) for told in list_issues(board))
    return str(
        make_converter().dumps(Frozen(strip_people(board), issues, tuple(list_claims(board))), ensure_ascii=False)
    )


def thaw(frozen: str) -> Board:
    """The board that was frozen; its issues and claims are those of then."""
    read = make_converter().loads(frozen, Frozen)
    notes = {label_of(note): note for note in read.board.notes}
    issues = [
        ToldIssue(part_opportunities(each.issue), find_members(each.issue, notes), each.backing, each.texts)
        for each in read.issues
    ]
    return replace(read.board, issues=tuple(tell_apart(mark_wanting(issues), read.board)), claims=read.claims)


def read_shared(frozen: str) -> list[tuple[str, set[str]]]:
    """The names of the issues of which a version says that they were raised elsewhere, too, each with those rooms."""
    told = json.loads(frozen)["board"].get("elsewhere", ())
    return [(each["name"], {room for room, _ in each["elsewhere"]}) for each in told]


def part_opportunities(issue: Issue) -> Issue:
    """An issue with the opportunities in their own part that an earlier release kept with strengths, and printed apart.

    Rules of today put none there; where a person put one, it stays.
    """
    mixed = issue.slots.get(Slot.SPEAKS_FOR_IT, ())
    parted = [each for each in mixed if each.kind is Kind.OPPORTUNITY and each.moved_by is Origin.TOOL]
    if not parted:
        return issue
    moved = (replace(each, slot=Slot.OPPORTUNITIES) for each in parted)
    slots = {
        **issue.slots,
        Slot.SPEAKS_FOR_IT: tuple(each for each in mixed if each not in parted),
        Slot.OPPORTUNITIES: (*moved, *issue.slots.get(Slot.OPPORTUNITIES, ())),
    }
    return replace(issue, slots={slot: some for slot in Slot if (some := slots.get(slot))})


def tells_held(board: Board, decided: Decided) -> bool:
    """Whether a version tells what somebody has held back since: words, or whose they are, let through before.

    Of a note that is not for attribution it tells also where nobody had decided yet, or an earlier release printed it.
    """
    flags = ((label_of(note), flag) for note in board.open_notes() for flag in flags_of(note, board))
    let_through = {
        (label, flag.kind) for label, flag in flags if flag.kind in HIDING and flag.state is FlagState.CLEARED
    }
    told = {(label_of(note), FlagKind.NOT_FOR_ATTRIBUTION) for note in board.open_notes() if text_of(note) not in MASKS}
    has_ended = any(decided.get(each, FlagState.CLEARED) is not FlagState.CLEARED for each in let_through)
    return has_ended or any(decided.get(each) is FlagState.CONFIRMED for each in told)


def strip_people(board: Board) -> Board:
    """A released board in which nothing tells who wrote what beyond what an export says."""
    notes = tuple(seal_note(note, board) for note in board.open_notes())
    people = {note.id: person for note in board.open_notes() if (person := seal_author(note, board)) is not None}
    ids = {note.id for note in notes}
    return Board(
        roundtable=replace(board.roundtable, seq=0, lead=None, spotlight=None, page=None, tables=()),
        headings=board.headings,
        notes=notes,
        themes=tuple(replace(theme, received=board.backing(theme)) for theme in board.themes if theme.is_live),
        participants=people,
        received=count_received(board),
        rounds=tuple(list_closed(board)),
        contributions=tuple(seal_contribution(each) for each in list_shared(board)),
        reactions={note: dict(counts) for note, counts in board.reactions.items() if note in ids},
        # Which model joined points is told; what it made of the notes is not kept here.
        vectors=None if board.vectors is None else replace(board.vectors, notes={}, names={}),
        flags={note: flags for note, flags in (board.flags or {}).items() if note in ids},
        elsewhere=board.elsewhere,
    )


def seal_note(note: Note, board: Board) -> Note:
    """A note without its author; who may be named speaks under the note's own number."""
    is_named = board.author(note) is not None and board.sector(note) is not None
    return replace(
        note,
        participant_id=note.id if is_named else None,
        source_id=note.source_id if note.source is Source.IMPORT else label_of(note),
        table=board.table(note),
        posted_at=BEGINNING,
    )


def seal_author(note: Note, board: Board) -> Participant | None:
    """What may be said of a note's author."""
    sector = board.sector(note)
    return None if sector is None else Participant(note.id, sector, board.organisation(note), board.table(note))


def seal_contribution(contribution: Contribution) -> Contribution:
    """A contribution without whoever brought it."""
    return replace(contribution, participant_id=None, source_id=contribution.label, posted_at=BEGINNING)


def count_received(board: Board) -> Received:
    """The totals that the notes alone no longer tell."""
    sums = board.accounting()
    return Received(
        n_participants=board.n_participants,
        n_people={key: board.n_base(key) for key in HeadingKey},
        n_withdrawn=sums.n_withdrawn,
        n_off_record=sums.n_off_record,
        n_withheld=sums.n_withheld,
        unshared={kind: dict(board.unshared(kind)) for kind in CONTRIBUTION_NAMES},
        promise=board.promise,
        sectors=count_sectors(board),
        capabilities=count_capabilities(board),
    )


def hash_content(board: Board) -> str:
    """The SHA-256, in hex, of all that a version says: what was said, composed, written and decided."""
    return board.keep("hash of content", lambda: _hash_content(board))


def _hash_content(board: Board) -> str:
    return hash_records(record_board(board))


def hash_records(records: Mapping[str, Any]) -> str:
    """The same of an export, whose manifest and report are told from its records."""
    said = {name: value for name, value in records["roundtable"].items() if name not in {"code", "title", "status"}}
    kept = {part: value for part, value in records.items() if part not in {"manifest", "report"}}
    return hashlib.sha256(canonical({**kept, "roundtable": said})).hexdigest()


def hash_standing(board: Board) -> str:
    """The same with the title and what other rooms raised: whether what stands now is what somebody has read."""
    said = (hash_content(board), board.roundtable.title, board.elsewhere)
    return hashlib.sha256(repr(said).encode()).hexdigest()
