"""From a board to a whole document."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version

from facilitator.domain.board import Board
from facilitator.domain.directions import close
from facilitator.domain.headings import HeadingKey
from facilitator.domain.phases import OVER
from facilitator.domain.versions import VersionState
from facilitator.reports.evidence.contributions import list_shared
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import ToldIssue, list_issues
from facilitator.reports.evidence.open_items import say_open
from facilitator.reports.evidence.themes import list_groups
from facilitator.reports.evidence.votes import list_closed
from facilitator.reports.evidence.wordings import spell_date
from facilitator.reports.records import fingerprint
from facilitator.reports.sections.annexes import tell_notes, tell_prompts
from facilitator.reports.sections.asks import tell_asks
from facilitator.reports.sections.chapters import tell_chapter
from facilitator.reports.sections.claims import tell_claims
from facilitator.reports.sections.context import tell_context
from facilitator.reports.sections.definition import tell_definition
from facilitator.reports.sections.forms import list_form, tell_head
from facilitator.reports.sections.gaps import close_gaps
from facilitator.reports.sections.gathering import tell_gathering
from facilitator.reports.sections.glance import tell_glance
from facilitator.reports.sections.priorities import tell_priorities
from facilitator.reports.sections.proposition import tell_proposition
from facilitator.reports.sections.shared import tell_shared
from facilitator.reports.sections.status import Standing, say_status, tell_status
from facilitator.reports.sections.voices import tell_voices
from facilitator.reports.tree import Document, Form, Manifest, Section


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was fixed: its version from 1, the SHA-256 in hex, when (aware UTC), and how far it is vouched for."""

    version: int
    hash: str
    taken_at: datetime
    state: VersionState = VersionState.DRAFT


def build(
    board: Board,
    *,
    now: datetime,
    software: str,
    snapshot: Snapshot | None = None,
    draft: int | None = None,
    form: Form = Form.REPORT,
) -> Document:
    """The report of a roundtable.

    Args:
        board: the roundtable as it stands, or as its snapshot has it.
        now: aware UTC; printed only where there is no snapshot.
        software: name and version, for the manifest.
        snapshot: of a closed roundtable. Its moment stands in place of `now`, so that every export of one snapshot is
            the same to the byte. Without one, a closed roundtable's records are hashed here, as version 1.
        draft: the version that this may become; what stands on the board has changed since the last.
        form: how much of it.

    Returns:
        The tree. Everything in it may be released: notes held, withheld, withdrawn or off the record leave only totals.
    """
    board = release(board)
    is_final = board.roundtable.status in OVER and draft is None
    if is_final and snapshot is None:
        snapshot = Snapshot(1, fingerprint(board), now)
    at = now if snapshot is None else snapshot.taken_at
    manifest = tell_manifest(board, at, software, snapshot)
    issues = list_issues(board)
    is_short = form is not Form.REPORT
    sections = tuple(list_form(form, board, issues) if is_short else list_sections(board, issues))
    state = VersionState.DRAFT if snapshot is None else snapshot.state
    if state is VersionState.SIGNED_OFF:
        sections = close_gaps(sections)
    standing = Standing(state, draft, say_open(board, issues))
    said = say_status(manifest, at, standing)
    return Document(
        title=board.roundtable.title,
        subtitle=tell_subtitle(board),
        is_draft=not is_final,
        status=tell_head(board, said) if is_short else tell_status(board, manifest, at, sections, standing),
        sections=sections,
        manifest=manifest,
        keywords=tuple(filter(None, ("roundtable", board.roundtable.cluster))),
        is_rehearsal=board.roundtable.is_rehearsal,
        state=state,
        form=form,
    )


def name_software() -> str:
    """What made a document: its name and version."""
    return f"Facilitator {version('facilitator')}"


def list_sections(board: Board, issues: Sequence[ToldIssue]) -> list[Section]:
    """The parts of the report in their order, without those that this board cannot fill."""
    gathering, annexed = set_aside(tell_gathering(board, issues))
    chapters = [tell_chapter(board, key, issues).number_parts() for key in HeadingKey]
    parts = [
        tell_glance(board, issues),
        gathering,
        tell_definition(board),
        tell_context(board),
        *chapters,
        tell_voices(board),
        tell_claims(board, issues),
        tell_priorities(board),
        tell_proposition(board),
        tell_asks(board, issues, chapters),
        tell_shared(board),
        add_parts(tell_prompts(board), annexed),
        tell_notes(board),
    ]
    return [part.number_parts() for part in parts if part is not None]


ANNEXED = frozenset({"reading", "accounting"})
"""Parts of section 2 that a reader looks up: findings should begin on the third page."""


def set_aside(section: Section) -> tuple[Section, tuple[Section, ...]]:
    """A section without its parts that stand in an annex, and these."""
    annexed = tuple(part for part in section.children if part.anchor in ANNEXED)
    return replace(section, children=tuple(part for part in section.children if part not in annexed)), annexed


def add_parts(annex: Section, parts: tuple[Section, ...]) -> Section:
    """An annex whose own blocks become its first part, with more parts after it, where there are any."""
    if not parts:
        return annex
    title = "Prompts, how to read, and counts" if len(parts) == len(ANNEXED) else "Prompts and counts"
    own = Section("", annex.title, f"{annex.anchor}-asked", 2, annex.blocks)
    return replace(annex, title=title, blocks=(), children=(own, *parts))


def tell_subtitle(board: Board) -> str:
    """What stands under the title: programme and date, as far as they are known."""
    roundtable = board.roundtable
    day = spell_date(roundtable.held_on) if roundtable.held_on else ""
    return " · ".join(filter(None, [close(roundtable.programme), day]))


def tell_manifest(board: Board, at: datetime, software: str, snapshot: Snapshot | None) -> Manifest:
    """How the file came to be, with the counts that any copy of it can be checked against."""
    sums = board.accounting()
    return Manifest(
        software=software,
        generated_at=at.isoformat(timespec="seconds"),
        code=board.roundtable.code,
        status=board.roundtable.status.value,
        version=None if snapshot is None else snapshot.version,
        hash=None if snapshot is None else snapshot.hash,
        counts=(
            *([("participants", board.n_participants)] if board.n_participants else []),
            ("notes", sums.n_notes),
            ("notes on the record", len(board.open_notes())),
            ("notes in themes", sums.n_in_themes),
            ("notes alone", sums.n_alone),
            ("notes off the record", sums.n_off_record),
            ("notes withheld", sums.n_withheld),
            ("notes withdrawn", sums.n_withdrawn),
            ("notes waiting", sums.n_waiting),
            ("themes", sum(len(list_groups(board, key)) for key in HeadingKey)),
            ("contributions", len(list_shared(board))),
            ("votes counted", len(list_closed(board))),
        ),
    )
