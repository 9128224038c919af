"""Making a whole programme of an archive: its roundtables, their versions, and what people found shared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.actions.archives import tell_matrix_of
from facilitator.actions.deletions import delete_rows
from facilitator.actions.imports import import_roundtable
from facilitator.actions.programmes import (
    name_custodian,
    set_colour,
    set_dates,
    set_sectors,
    store_logo,
    store_template,
)
from facilitator.actions.series import load_series
from facilitator.actions.versions import load_record
from facilitator.comparison.matrix import tell_matrix
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.headings import HeadingKey
from facilitator.domain.imports import (
    ImportedIssue,
    ImportedMember,
    ImportedProgramme,
    ImportedRoundtable,
    ImportedVersion,
)
from facilitator.domain.phases import Status
from facilitator.domain.series import Reading, ReceivedSupport
from facilitator.reports.evidence.flags import mask_name
from facilitator.reports.versions import hash_content, thaw
from facilitator.store.base import draw_key
from facilitator.store.common_issues import CommonIssueRow, put_theme, store_reading
from facilitator.store.journal import record_founding
from facilitator.store.notes import NoteRow
from facilitator.store.outcomes import store_outcome
from facilitator.store.programmes import ProgrammeRow, find_programme
from facilitator.store.roundtables import RoundtableRow, find_by_code
from facilitator.store.versions import VersionRow

BROKEN = "This version cannot be read."
NOT_KEPT = "Its words are not kept here."


@dataclass(frozen=True, slots=True)
class Made:
    """A roundtable that was made of an archive, with its notes, and the themes that have them, by label."""

    row: RoundtableRow
    themes: Mapping[str, int]
    notes: Mapping[str, int]
    commitments: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Custody:
    """Who takes a programme over: their name and whom to write to; either may be empty. `name` renames it."""

    custodian: str = ""
    contact: str = ""
    name: str = ""


def import_programme(
    session: Session, source: ImportedProgramme, custody: Custody, make_code: Callable[[], str], now: datetime
) -> dict[str, str]:
    """Stores all of it; gives the code of each roundtable by the code it had, which it keeps where that is free."""
    name = custody.name or source.name
    if find_programme(session, name) is not None:
        raise Conflict(f"There is a programme called “{name}” here already. --title gives this one another name.")
    row = ProgrammeRow(name=name)
    session.add(row)
    session.flush()
    name_custodian(session, row.id, custody.custodian, custody.contact)
    set_sectors(session, row.id, source.sectors)
    set_dates(session, row.id, **source.dates)
    store_template(session, row.id, source.template_name, source.template)
    store_logo(session, row.id, source.logo)
    set_colour(session, row.id, source.colour)
    # The last first: those of one day stand in the order in which they were made.
    made = {each.code: import_one(session, each, name, make_code, now) for each in reversed(source.roundtables)}
    for issue in source.issues:
        import_issue(session, issue, row.id, made)
    for outcome in source.outcomes:
        at = find_made(made, outcome.code)
        if outcome.label not in at.commitments:
            raise BadInput({"outcomes": f"{at.row.code} has no commitment {outcome.label}."})
        store_outcome(session, at.commitments[outcome.label], outcome.told, now)
    session.flush()
    return {each.code: made[each.code].row.code for each in source.roundtables}


def import_one(
    session: Session, source: ImportedRoundtable, programme: str, make_code: Callable[[], str], now: datetime
) -> Made:
    """One roundtable with its versions, closed."""
    code = source.code if find_by_code(session, source.code) is None else make_code()
    row, fact = import_roundtable(
        session,
        source.source.of_programme(programme),
        code=code,
        title=source.title,
        cluster=source.source.cluster or source.title,
        status=Status.CLOSED,
        now=now,
    )
    row.closed_at = source.closed_at
    record_founding(session, row.id, fact, now)
    for version in source.versions:
        session.add(make_version_row(row, version))
    if source.is_sealed:
        row.sealed_at = now
    session.flush()
    labels = {
        HeadingKey(note["heading"]).label(note["number"]): note for note in fact.payload["notes"] if note["number"]
    }
    themes = {label: note["theme"] for label, note in labels.items() if note["theme"] is not None}
    notes = {label: note["id"] for label, note in labels.items()}
    made = (each for each in fact.payload["contributions"] if each["kind"] == ContributionKind.COMMITMENT)
    return Made(row, themes, notes, {ContributionKind.COMMITMENT.label(each["number"]): each["id"] for each in made})


def make_version_row(row: RoundtableRow, imported: ImportedVersion) -> VersionRow:
    """A version as it was fixed. Raises BadInput where what was fixed cannot be read."""
    version = imported.version
    if imported.frozen is not None:
        require_readable(imported)
    return VersionRow(
        roundtable_id=row.id,
        number=version.number,
        state=version.state,
        reason=version.reason,
        hash=version.hash,
        content=version.hash,
        withheld=version.withheld or ("" if imported.frozen else NOT_KEPT),
        notes=[],
        frozen=imported.frozen,
        export=imported.export,
        made_at=version.made_at,
        role=version.role,
        actor=version.actor,
    )


def require_readable(imported: ImportedVersion) -> None:
    """Raises BadInput where a version that was fixed is not one."""
    try:
        thaw(imported.frozen or "")
    except Exception as error:
        raise BadInput({f"versions {imported.version.number}": BROKEN}) from error


def import_issue(session: Session, issue: ImportedIssue, programme_id: int, made: Mapping[str, Made]) -> None:
    """One issue with its themes and what was read of it."""
    row = CommonIssueRow(
        id=draw_key(),
        programme_id=programme_id,
        name=issue.name,
        is_rejected=issue.is_rejected,
        decided_at=issue.decided_at,
        decided_by=issue.decided_by,
    )
    session.add(row)
    session.flush()
    for member in issue.members:
        add_theme(session, row.id, member, made, is_outside=False)
    for member in issue.outside:
        add_theme(session, row.id, member, made, is_outside=True)
    for reading in issue.readings:
        at = find_made(made, reading.code)
        supported = frozenset(find_notes(at, reading.supported))
        read = Reading(
            reading.stance,
            reading.is_absent,
            find_notes(at, reading.denied),
            find_notes(at, reading.voices),
            ReceivedSupport(reading.support, supported) if supported else None,
        )
        store_reading(session, row.id, at.row.id, read)


def add_theme(
    session: Session, issue: int, member: ImportedMember, made: Mapping[str, Made], *, is_outside: bool
) -> None:
    """A theme of an issue, or one that was taken out of it."""
    at = find_made(made, member.code)
    theme = at.themes.get(member.theme_of)
    if theme is None:
        raise BadInput({f"issues, {member.code}": f"That roundtable has no theme with the note {member.theme_of}."})
    notes = list(find_notes(at, member.notes))
    put_theme(session, issue, theme, notes, is_outside=is_outside)


def find_made(made: Mapping[str, Made], code: str) -> Made:
    """The roundtable of this code. Raises BadInput."""
    if code not in made:
        raise BadInput({"issues": f"The archive has no roundtable {code}."})
    return made[code]


def find_notes(at: Made, labels: tuple[str, ...]) -> tuple[int, ...]:
    """The notes of these labels. Raises BadInput."""
    strays = [label for label in labels if label not in at.notes]
    if strays:
        raise BadInput({f"issues, {at.row.code}": f"That roundtable has no note {', '.join(strays)}."})
    return tuple(at.notes[label] for label in labels)


def take_out(session: Session, codes: Sequence[str]) -> None:
    """Takes a programme that has just come in out again, with these roundtables of it, which nobody has seen yet."""
    rows = list(session.scalars(select(RoundtableRow).where(RoundtableRow.code.in_(codes))))
    for row in rows:
        delete_rows(session, row.id)
    session.execute(delete(ProgrammeRow).where(ProgrammeRow.id.in_({row.programme_id for row in rows})))


def settle_versions(session: Session, source: ImportedProgramme, codes: Mapping[str, str]) -> None:
    """Once all notes have been read: the versions since which nothing has changed are what stands now."""
    for each in source.roundtables:
        row = find_by_code(session, codes[each.code])
        if row is None:
            continue
        content = hash_content(load_record(session, row))
        held = list(session.scalars(select(NoteRow.id).where(NoteRow.roundtable_id == row.id).order_by(NoteRow.id)))
        for version in each.versions:
            found = session.get_one(VersionRow, (row.id, version.version.number))
            found.content = content if version.is_now else found.content
            found.notes = held if found.frozen is not None else []


def find_differences(session: Session, source: ImportedProgramme, codes: Mapping[str, str]) -> list[str]:
    """The rows of the matrix that are not as the archive says; none, if all went well."""
    rows = [row for code in codes.values() if (row := find_by_code(session, code)) is not None]
    series = load_series(session, rows[0].programme_id)
    told = tell_matrix_of(series, tell_matrix(series.columns, series.issues))
    back = {new: old for old, new in codes.items()}
    for line in told:
        for cell in line["cells"]:
            cell["roundtable"] = back[cell["roundtable"]]
    # An archive of an earlier release has names as they were typed.
    wanted = {each["number"]: {**each, "issue": mask_name(str(each.get("issue")))} for each in source.matrix}
    return [f"{each['issue']}: the matrix has changed" for each in told if each != wanted.get(each["number"])]
