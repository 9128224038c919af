"""Gathering a programme for its archive: each roundtable that is over, its versions, and what people found shared."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from time import sleep
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.series import Series, compare_series, is_over, list_series, load_series, score_series
from facilitator.actions.versions import Opened, list_made, load_record, open_newest, thaw_version, why_kept
from facilitator.comparison.archives import CAPABILITIES, KeptProgramme, KeptRoundtable, pack_programme
from facilitator.comparison.cells import Cell, find_themes
from facilitator.comparison.columns import Column
from facilitator.comparison.documents import Comparison, build_report
from facilitator.comparison.matrix import Row
from facilitator.domain.board import Board
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.errors import NotFound
from facilitator.domain.series import CommonIssue
from facilitator.domain.themes import Theme
from facilitator.domain.versions import Version
from facilitator.reports.bundle import write_all
from facilitator.reports.documents import name_software
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.flags import release
from facilitator.reports.formats.webpage import write_page
from facilitator.reports.records import record_contribution
from facilitator.reports.versions import freeze, hash_content
from facilitator.store.common_issues import list_decisions
from facilitator.store.contributions import load_contributions
from facilitator.store.outcomes import load_outcomes
from facilitator.store.programmes import ProgrammeRow, get_programme, load_sectors, read_logo, read_template
from facilitator.store.roundtables import RoundtableRow, all_rows
from facilitator.store.versions import find_version

FOR_THE_CREW = "For the crew alone, sensitive rows among them: publish none of it."
DATES = ("erase_raw_on", "seal_on", "delete_on")


@dataclass(frozen=True, slots=True)
class HeldVersion:
    """A version as it was fixed; `opened` is None where its words are gone."""

    version: Version
    frozen: str | None
    opened: Opened | None


@dataclass(frozen=True, slots=True)
class HeldRoundtable:
    """A roundtable that is over, as it stands now and as its versions had it; `crew_only` is what no paper says."""

    row: dict[str, Any]
    opened: Opened
    crew_only: dict[str, Any] | None
    versions: tuple[HeldVersion, ...]


@dataclass(frozen=True, slots=True)
class HeldProgramme:
    """What is read of the database for an archive: the files are written of it without one."""

    told: dict[str, Any]
    roundtables: tuple[HeldRoundtable, ...]
    comparison: Comparison
    listed: dict[str, object]
    template: bytes | None
    logo: bytes | None
    left: tuple[str, ...]


def load_programme(session: Session, programme_id: int, now: datetime) -> HeldProgramme:
    """All of a programme that is over. Raises NotFound where nothing is."""
    row = get_programme(session, programme_id)
    rows = [each for each in reversed(all_rows(session)) if each.programme_id == row.id and not each.is_rehearsal]
    over = [each for each in rows if is_over(each)]
    if not over:
        raise NotFound("No roundtable of this programme is over yet, so there is nothing to archive.")
    held = tuple(load_in_turn(session, over, now))
    series = load_series(session, row.id, [each.code for each in over])
    comparison = compare_series(session, series)
    told = {
        "format": "facilitator programme",
        "format_version": 1,
        "software": name_software(),
        "programme": tell_programme(row),
        "roundtables": [each.row for each in held],
        "issues": list(tell_issues(session, series)),
        "matrix": tell_matrix_of(series, comparison.rows),
        "outcomes": list(tell_outcomes(session, over)),
    }
    left = tuple("a sensitive roundtable" if each.is_sensitive else each.title for each in rows if not is_over(each))
    listed = list_series(series, score_series(session, series))
    return HeldProgramme(
        told, held, comparison, listed, read_template(session, row.id), read_logo(session, row.id), left
    )


def load_in_turn(session: Session, rows: Sequence[RoundtableRow], now: datetime) -> Iterator[HeldRoundtable]:
    """Each of them; a server serves others between two."""
    for each in rows:
        yield load_roundtable(session, each, now)
        sleep(0)


def tell_programme(row: ProgrammeRow) -> dict[str, Any]:
    """What a programme says of itself."""
    dates = {name: getattr(row, name) for name in DATES}
    return {
        "name": row.name,
        "custodian": row.custodian,
        "contact": row.contact,
        "template": row.template_name,
        "has_logo": bool(row.logo_hash),
        "colour": row.colour,
        "sectors": [{"name": each.name, "counts_as": each.counts_as.value} for each in load_sectors(row)],
        **{name: None if day is None else day.isoformat() for name, day in dates.items()},
    }


def load_roundtable(session: Session, row: RoundtableRow, now: datetime) -> HeldRoundtable:
    """One roundtable with its versions; the record as closed is one, if nothing has been fixed since."""
    opened = open_newest(session, row, now)
    # What stands now, and not a version of another installation that says the same by other numbers.
    board, content = opened.board, hash_content(load_record(session, row))
    versions = tuple(hold_version(session, row, each, opened) for each in list_made(session, row))
    told = {
        "code": row.code,
        "title": row.title,
        "cluster": row.cluster,
        "held_on": row.held_on.isoformat() if row.held_on else None,
        "closed_at": (row.closed_at or row.made_at).isoformat(),
        "is_sealed": row.sealed_at is not None,
        "n_people": board.n_participants,
        "n_notes": len(board.open_notes()),
        "n_themes": sum(theme.is_live for theme in board.themes),
        "versions": [tell_version(each, content) for each in versions],
    }
    return HeldRoundtable(told, opened, load_capabilities(session, row, board), versions)


def load_capabilities(session: Session, row: RoundtableRow, board: Board) -> dict[str, Any] | None:
    """Who can do what, in the crew's own words, with the counts that came with a file before; None where nobody said.

    Papers and pages have counts of it alone. Whoever keeps the programme next needs the rows, sensitive ones too.
    """
    rows = [each for each in load_contributions(session, row.id) if each.kind is ContributionKind.CAPABILITY]
    told = [record_contribution(each, board) for each in rows if each.is_shared]
    before = (row.received or {}).get("capabilities", {})
    return {"marking": FOR_THE_CREW, "rows": told, "counted_before": before} if told else None


def hold_version(session: Session, row: RoundtableRow, version: Version, now: Opened) -> HeldVersion:
    """A version with what it holds, where it holds anything that may leave.

    A record that nobody has touched since the close has no row yet: it is what stands `now`.
    """
    found = find_version(session, row.id, version.number)
    if found is None:
        return HeldVersion(replace(version, content=hash_content(now.board)), freeze(now.board), now)
    if found.frozen is None:
        return HeldVersion(version, None, None)
    opened = replace(thaw_version(found), logo=now.logo)
    if why_kept(session, row, opened.board, found.made_at):
        return HeldVersion(version, None, None)
    return HeldVersion(version, found.frozen, opened)


def tell_version(held: HeldVersion, content: str) -> dict[str, Any]:
    """One version as plain values; `is_now` where nothing has changed since."""
    version = held.version
    return {
        "number": version.number,
        "state": version.state.value,
        "reason": version.reason,
        "hash": version.hash,
        "withheld": version.withheld or ("" if held.frozen else "Its words are not kept here."),
        "made_at": version.made_at.isoformat(),
        "role": version.role,
        "actor": version.actor,
        "is_now": version.content == content and held.frozen is not None,
    }


def tell_issues(session: Session, series: Series) -> Iterator[dict[str, Any]]:
    """What people decided: themes by the keys that exports have, notes by their labels."""
    decided = list_decisions(session, [issue.id for issue in series.issues])
    for number, issue in enumerate(series.issues, 1):
        at, role = decided[issue.id]
        yield {
            "number": number,
            "name": issue.name,
            "is_rejected": issue.is_rejected,
            "decided_at": at.isoformat(),
            "decided_by": role.value,
            "members": [each for column in series.columns for each in tell_members(column, issue)],
            "outside": [
                tell_member(column, theme, ())
                for column in series.columns
                for theme in column.board.themes
                if theme.id in issue.outside and column.board.notes_of(theme)
            ],
        }


def tell_members(column: Column, issue: CommonIssue) -> list[dict[str, Any]]:
    """The themes of an issue at one roundtable; where one is gone, the one that has its notes."""
    taken = [note for member in issue.members for note in member.notes]
    return [tell_member(column, theme, taken) for theme in find_themes(column, issue)[0]]


def tell_member(column: Column, theme: Theme, taken: Collection[int]) -> dict[str, Any]:
    """A theme by a note that it has, since labels are the same everywhere; `notes` are those it was taken in with."""
    notes = column.board.notes_of(theme)
    return {
        "roundtable": column.code,
        "theme_of": label_of(notes[0]),
        "name": theme.name,
        "notes": [label_of(note) for note in notes if note.id in taken],
    }


def tell_matrix_of(series: Series, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The matrix as plain values, in the order of its issues."""
    place_of = {issue.id: place for place, issue in enumerate(series.issues, 1)}
    told = [tell_row(series.columns, row) | {"number": place_of[row.issue.id]} for row in rows]
    return sorted(told, key=lambda each: int(each["number"]))


def tell_row(columns: Sequence[Column], row: Row) -> dict[str, Any]:
    """One issue of the matrix: what each room said, and what was read of it."""
    cells = [tell_cell(column, row.issue, cell) for column, cell in zip(columns, row.cells, strict=True)]
    return {"issue": row.issue.name, "cells": cells}


def tell_cell(column: Column, issue: CommonIssue, cell: Cell) -> dict[str, Any]:
    """One cell, with the labels of its notes."""
    voices = issue.at(column.board.roundtable.id).voices
    return {
        "roundtable": column.code,
        "state": cell.state.value,
        "support": cell.support,
        "notes": [label_of(note) for note in cell.notes],
        "denied": [label_of(note) for note in cell.denied],
        "voices": [label_of(note) for note in column.notes if note.id in voices],
        "kinds": {str(kind or "not said"): number for kind, number in cell.kinds},
        "stance": cell.stance,
        "dots": cell.n_dots,
        "seen_differently": cell.n_differ,
    }


def tell_outcomes(session: Session, rows: Sequence[RoundtableRow]) -> Iterator[dict[str, Any]]:
    """What became of commitments that were made in public, by their labels."""
    for row in rows:
        told = load_outcomes(session, [row.id])
        for each in load_contributions(session, row.id, told):
            if each.is_shared:
                found = told[each.id]
                yield {"roundtable": row.code, "commitment": each.label} | asdict(found)


def write_programme(held: HeldProgramme, now: datetime) -> bytes:
    """The archive of what has been read; it needs no database, and takes seconds a roundtable."""
    kept = KeptProgramme(
        held.told,
        [KeptRoundtable(each.row, dict(list_files(each))) for each in held.roundtables],
        held.comparison,
        held.listed,
        held.template,
        held.logo,
        held.left,
    )
    return pack_programme(kept, build_report(held.comparison, now=now))


def list_files(held: HeldRoundtable) -> Iterator[tuple[str, bytes]]:
    """The files of one roundtable: all formats of what stands now, and each version as it was fixed."""
    files = write_all(held.opened.document, release(held.opened.board))
    yield from (files | {"roundtable.json": held.opened.write("json")}).items()
    if held.crew_only is not None:
        yield CAPABILITIES, (json.dumps(held.crew_only, ensure_ascii=False, indent=1) + "\n").encode()
    for each in held.versions:
        if each.opened is not None and each.frozen is not None:
            place = f"versions/{each.version.number}"
            yield f"{place}.html", write_page(each.opened.document).encode()
            yield f"{place}.json", each.opened.write("json")
            yield f"{place}-frozen.json", each.frozen.encode()
