"""Reading a programme's archive: whole, as its hashes say, and as strictly as one exported roundtable."""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, BinaryIO

from facilitator.domain.codes import clean_code
from facilitator.domain.errors import BadInput
from facilitator.domain.imports import Import, ImportedProgramme, ImportedRoundtable, ImportedVersion
from facilitator.domain.notes import IMPORT_LIMIT
from facilitator.domain.people import Role
from facilitator.domain.roundtables import TITLE_LIMIT
from facilitator.domain.sectors import OfferedSector
from facilitator.domain.versions import Version, VersionState
from facilitator.forms.archive_folders import RECORD, Folder, find_root, list_entries, require_whole
from facilitator.forms.archive_issues import read_issues, read_matrix, read_outcomes
from facilitator.forms.export_exercises import read_capability_rows
from facilitator.forms.export_files import LINE_LIMIT, read_capabilities, read_export_file, read_offered_rows
from facilitator.forms.file_values import (
    Row,
    read_all,
    read_count,
    read_date,
    read_each,
    read_flag,
    read_member,
    read_moment,
    read_object,
    read_optional_member,
    read_optional_text,
    read_part,
    read_rows,
    read_text,
    refuse_repeated,
)
from facilitator.forms.looks import read_colour, read_logo
from facilitator.forms.objects import load
from facilitator.forms.packages import list_names, refusing_broken
from facilitator.reports.exports import load_templates

TEMPLATE, LOGO = "template.docx", "logo.png"
CAPABILITIES = "crew-only/capabilities.json"
FORMAT, NEWEST = "facilitator programme", 1
DATES = ("erase_raw_on", "seal_on", "delete_on")


def is_archive(stream: BinaryIO) -> bool:
    """Whether a file is a programme's archive."""
    return find_root(list_names(stream)) is not None


def read_archive(stream: BinaryIO) -> ImportedProgramme:
    """The programme in an archive. Raises BadInput with every part that is not as an archive of ours has it."""
    stream.seek(0)
    with refusing_broken():
        package = zipfile.ZipFile(stream)
    with package:
        folder = Folder(package, list_entries(package))
        require_whole(folder)
        return read_programme(folder)


def read_programme(folder: Folder) -> ImportedProgramme:
    """What the record says, with the roundtables that it names."""
    record = load(folder.read(RECORD), RECORD)
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise BadInput({RECORD: "This is not the record of a programme."})
    if record.get("format_version") != NEWEST:
        raise BadInput({RECORD: "A later release wrote this archive. Use that release or a newer one."})
    programme = read_part(record, "programme", dict)
    parts: dict[str, Callable[[], Any]] = {
        "name": partial(read_text, programme, "name", "programme", TITLE_LIMIT),
        "sectors": partial(read_own_sectors, programme),
        "dates": partial(read_dates, programme),
        "template_name": partial(read_template_name, programme),
        "template": partial(read_template, folder, programme),
        "roundtables": partial(read_roundtables, folder, record),
        "issues": partial(read_issues, record),
        "matrix": partial(read_matrix, record),
        "outcomes": partial(read_outcomes, record),
        "logo": partial(read_own_logo, folder, programme),
        "colour": partial(read_own_colour, programme),
    }
    return ImportedProgramme(**read_all(parts))


def read_own_sectors(programme: Row) -> tuple[OfferedSector, ...]:
    """What people of this programme choose from."""
    return read_offered_rows(read_rows(programme, "sectors"), "programme, sectors")


def read_dates(programme: Row) -> Mapping[str, date | None]:
    """How long what is kept."""
    return {name: read_date(programme, name, "programme") for name in DATES}


def read_template_name(programme: Row) -> str:
    """What its template for Word is called; empty where it has none."""
    return read_optional_text(programme, "template", "programme", LINE_LIMIT) or ""


def read_template(folder: Folder, programme: Row) -> bytes | None:
    """Its template for Word, judged anew: what came from elsewhere may fetch something, run code, or be broken."""
    if not read_template_name(programme):
        return None
    content = folder.read(TEMPLATE)
    faults = load_templates().find_dangers(content)
    if faults:
        raise BadInput({TEMPLATE: " ".join(faults)})
    return content


def read_own_logo(folder: Folder, programme: Row) -> bytes | None:
    """Its logo, judged and drawn anew; None where it has none."""
    return read_logo(folder.read(LOGO)) if read_flag(programme, "has_logo", "programme") else None


def read_own_colour(programme: Row) -> str:
    """The colour of its bands."""
    return read_colour(read_optional_text(programme, "colour", "programme", 9) or "")


def read_roundtables(folder: Folder, record: Row) -> tuple[ImportedRoundtable, ...]:
    """Its roundtables, at least one."""
    rows = read_rows(record, "roundtables")
    if not rows:
        raise BadInput({"roundtables": "There must be at least one."})
    found = read_each(partial(read_roundtable, folder), rows, "roundtables")
    refuse_repeated([each.code for each in found], "roundtables, code")
    return found


def read_roundtable(folder: Folder, row: Row, where: str) -> ImportedRoundtable:
    """One roundtable: what stands now, and its versions."""
    code = read_text(row, "code", where, 8)
    if clean_code(code) != code:
        raise BadInput({f"{where}, code": f"{code!r} is not a code."})
    parts: dict[str, Callable[[], Any]] = {
        "title": partial(read_text, row, "title", where, TITLE_LIMIT),
        "source": partial(read_source, folder, code),
        "closed_at": partial(read_moment, row, "closed_at", where),
        "is_sealed": partial(read_flag, row, "is_sealed", where),
        "versions": partial(read_versions, folder, code, row, where),
    }
    return ImportedRoundtable(code=code, **read_all(parts))


def read_source(folder: Folder, code: str) -> Import:
    """What stands now, as it was exported."""
    try:
        source = read_export_file(folder.read_text(f"{code}/roundtable.json"))
    except BadInput as error:
        raise BadInput({f"{code}/roundtable.json, {name}": why for name, why in error.fields.items()}) from error
    return add_capabilities(folder, code, source)


def read_versions(folder: Folder, code: str, row: Row, where: str) -> tuple[ImportedVersion, ...]:
    """Its versions, each number once."""
    found = read_each(partial(read_version, folder, code), read_rows(row, "versions"), f"{where}, versions")
    refuse_repeated([str(each.version.number) for each in found], f"{where}, versions, number")
    return found


def add_capabilities(folder: Folder, code: str, source: Import) -> Import:
    """A roundtable with who can do what, in the crew's words, in place of the counts that papers have."""
    name = f"{code}/{CAPABILITIES}"
    if name not in folder.entries or source.received is None:
        return source
    told = load(folder.read(name), name)
    try:
        rows = read_capability_rows(told, source.themes)
        before = read_capabilities({"capabilities": read_part(told, "counted_before", dict)})
    except BadInput as error:
        raise BadInput({f"{name}, {at}": why for at, why in error.fields.items()}) from error
    received = replace(source.received, capabilities=before)
    return replace(source, contributions=(*source.contributions, *rows), received=received)


def read_version(folder: Folder, code: str, row: Row, where: str) -> ImportedVersion:
    """One version, with its words where the archive has them."""
    number = read_count(row, "number", where)
    version = Version(
        number=number,
        state=read_member(row, "state", VersionState, where),
        reason=read_optional_text(row, "reason", where, IMPORT_LIMIT) or "",
        hash=read_text(row, "hash", where, 64),
        content="",
        withheld=read_optional_text(row, "withheld", where, IMPORT_LIMIT) or "",
        made_at=read_moment(row, "made_at", where),
        role=read_optional_member(row, "role", Role, where),
        actor=read_optional_text(row, "actor", where, LINE_LIMIT) or "",
    )
    is_now, place = read_flag(row, "is_now", where), f"{code}/versions/{number}"
    if f"{place}-frozen.json" not in folder.entries:
        return ImportedVersion(version, None, None, is_now)
    frozen, export = (folder.read_text(f"{place}{ending}") for ending in ("-frozen.json", ".json"))
    read_object(export, f"{place}.json")
    return ImportedVersion(version, frozen, export, is_now)
