"""Section 0, the status box: what this paper is, of when, and how far its words may travel."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.board import Board
from facilitator.domain.notes import Place
from facilitator.domain.roundtables import SHARING_NAMES
from facilitator.domain.versions import VersionState
from facilitator.reports.blocks import Facts
from facilitator.reports.evidence.methods import say_given_names, say_sharing
from facilitator.reports.evidence.wordings import SECTION_NAMES, join, spell_date, tally
from facilitator.reports.sections.intakes import say_attendance
from facilitator.reports.tree import REHEARSAL, Manifest, Section


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the text is vouched for, the version that it may become, and what is open in it."""

    state: VersionState
    draft: int | None
    open: str


def tell_status(
    board: Board, manifest: Manifest, at: datetime, sections: Sequence[Section], standing: Standing
) -> Facts:
    """The rows of the box; those that nobody filled in are left out."""
    roundtable = board.roundtable
    said = say_status(manifest, at, standing)
    rows = [
        ("Status", f"{REHEARSAL}. {said}" if roundtable.is_rehearsal else said),
        ("Open", "" if standing.state is VersionState.SIGNED_OFF else standing.open),
        ("Cluster", roundtable.cluster),
        ("Roundtable", roundtable.code),
        ("Held on", spell_date(roundtable.held_on) if roundtable.held_on else "Date not set"),
        ("Venue", roundtable.venue),
        ("Host", roundtable.host),
        ("Custodian", roundtable.custodian),
        ("Contact", roundtable.contact),
        ("Sharing", f"{SHARING_NAMES[roundtable.sharing_mode]}. {say_what_is_named(board)}"),
        ("Took part", say_attendance(board)),
        ("Record", say_record(board, dict(manifest.counts)["themes"])),
        ("Withheld", say_withheld(board)),
        ("Snapshot", say_snapshot(manifest)),
        ("Numbering", say_numbering(sections)),
    ]
    return Facts(tuple((name, value) for name, value in rows if value))


def say_status(manifest: Manifest, at: datetime, standing: Standing) -> str:
    """How far the record and the text are to be trusted, in a sentence."""
    when = f"{spell_date(at)}, {at:%H:%M} UTC"
    if standing.draft is not None:
        return (
            f"Draft of version {standing.draft}, changed since the last; the record is closed. As it stood on {when}."
        )
    if manifest.hash is None:
        return f"Draft. The roundtable is not closed; notes and themes may still change. As it stood on {when}."
    return SAID[standing.state].format(version=manifest.version)


SAID = {
    VersionState.DRAFT: (
        "Record closed, report draft. Version {version} of the record; nobody has signed this text off."
    ),
    VersionState.CHECKED: "Record closed, report checked. Version {version}; nobody has signed this text off.",
    VersionState.SIGNED_OFF: "Signed off. Version {version}.",
}


def say_what_is_named(board: Board) -> str:
    """What the sharing mode lets be named, and what exercises named all the same."""
    return " ".join([say_sharing(board), *say_given_names(board)])


def say_record(board: Board, n_themes: int) -> str:
    """How much there is to read."""
    sums = board.accounting()
    if not board.open_notes():
        erased = f"; {sums.n_withdrawn:,} taken back or erased" if sums.n_withdrawn else ""
        return f"No notes{erased}"
    notes = tally(len(board.open_notes()), "note", "notes")
    n_aside = sum(note.place is Place.ASIDE for note in board.open_notes())
    aside = f", {n_aside:,} set aside" if n_aside else ""
    themes = f"{sums.n_in_themes:,} in {tally(n_themes, 'theme', 'themes')}" if n_themes else "none in a theme"
    n_own = sums.n_alone - n_aside
    alone = f", {n_own:,} on {'its' if n_own == 1 else 'their'} own" if n_themes else ""
    return f"{notes}: {themes}{alone}{aside}"


def say_withheld(board: Board) -> str:
    """How many notes a facilitator kept back; the number is always published."""
    number = board.accounting().n_withheld
    return f"{tally(number, 'note', 'notes')}, by a facilitator" if number else ""


def say_snapshot(manifest: Manifest) -> str:
    """The start of the hash, enough to tell two files apart; Annex C has all of it."""
    return f"{manifest.hash[:12]} (in full in Annex C)" if manifest.hash else ""


def say_numbering(sections: Sequence[Section]) -> str:
    """Which numbers a reader will look for in vain, with what stands there, and why the others do not move up."""
    there = {int(section.number) for section in sections if section.number.isdigit()}
    missing = [f"{number} ({name})" for number, name in SECTION_NAMES.items() if number not in there]
    if not missing:
        return ""
    which = f"Section {missing[0]} is" if len(missing) == 1 else f"Sections {join(missing)} are"
    return f"{which} not in this report. Each section has the same number in every report of a programme."
