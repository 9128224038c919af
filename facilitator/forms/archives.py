"""Reading a programme's archive: whole, as its hashes say, and as strictly as one exported roundtable."""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from facilitator.domain.codes import clean_code
from facilitator.domain.errors import BadInput
from facilitator.domain.imports import (
    Import,
    ImportedIssue,
    ImportedMember,
    ImportedOutcome,
    ImportedProgramme,
    ImportedReading,
    ImportedRoundtable,
    ImportedVersion,
)
from facilitator.domain.notes import IMPORT_LIMIT
from facilitator.domain.people import Role
from facilitator.domain.series import NAME_LIMIT, Outcome, Stance, ToldOutcome
from facilitator.domain.themes import Support
from facilitator.domain.versions import Version, VersionState
from facilitator.forms.export_exercises import read_capability_rows
from facilitator.forms.export_files import (
    LABEL,
    TITLE_LIMIT,
    read_capabilities,
    read_export_file,
    read_offered_rows,
)
from facilitator.forms.file_values import (
    Row,
    read_count,
    read_date,
    read_flag,
    read_member,
    read_moment,
    read_optional_member,
    read_optional_text,
    read_part,
    read_rows,
    read_text,
)
from facilitator.forms.looks import read_colour, read_logo
from facilitator.forms.objects import load
from facilitator.forms.packages import find_root, list_names, refusing_broken

RECORD, SUMS, TEMPLATE, LOGO = "programme.json", "SHA256SUMS", "template.docx", "logo.png"
CAPABILITIES = "crew-only/capabilities.json"
FORMAT, NEWEST = "facilitator programme", 1
MOST_FILES = 20_000
MOST_BYTES = 2_000_000_000
MOST_READ = 200_000_000
"""Bytes of one file that is read whole."""
PART = 1 << 20
LEFT_BY_MAC = "__MACOSX/"
DATES = ("erase_raw_on", "seal_on", "delete_on")


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of an archive, by their names inside its folder."""

    package: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]

    def read(self, name: str) -> bytes:
        """One file. Raises BadInput where it is missing or too large."""
        entry = self.entries.get(name)
        if entry is None:
            raise BadInput({name: "This file is missing."})
        if entry.file_size > MOST_READ:
            raise BadInput({name: f"Unpacked it has more than {MOST_READ:,} bytes."})
        with refusing_broken():
            return self.package.read(entry)

    def read_text(self, name: str) -> str:
        """One file as text."""
        try:
            return self.read(name).decode()
        except UnicodeDecodeError as error:
            raise BadInput({name: "This is not UTF-8 text."}) from error


def is_archive(stream: BinaryIO) -> bool:
    """Whether a file is a programme's archive."""
    return find_root(list_names(stream), RECORD, SUMS) is not None


def read_archive(stream: BinaryIO) -> ImportedProgramme:
    """The programme in an archive. Raises BadInput with every file that is not as it was written."""
    stream.seek(0)
    with refusing_broken():
        package = zipfile.ZipFile(stream)
    with package:
        folder = Folder(package, list_entries(package))
        require_whole(folder)
        return read_programme(folder)


def list_entries(package: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files of its one folder, in whatever that lies. Raises BadInput where it holds more than an archive of ours.

    Files beside that folder, such as those that a computer adds when it packs, are not looked at.
    """
    entries = [each for each in package.infolist() if not each.is_dir() and not each.filename.startswith(LEFT_BY_MAC)]
    if len(entries) > MOST_FILES or sum(each.file_size for each in entries) > MOST_BYTES:
        raise BadInput({"file": f"It holds more than {MOST_FILES:,} files or {MOST_BYTES:,} bytes."})
    root = find_root([each.filename for each in entries], RECORD, SUMS)
    if root is None:
        raise BadInput({RECORD: "This file is missing."})
    return {each.filename.removeprefix(root): each for each in entries if each.filename.startswith(root)}


def require_whole(folder: Folder) -> None:
    """Raises BadInput with each file that is missing or is not what its hash says."""
    faults: dict[str, str] = {}
    for line in folder.read_text(SUMS).splitlines():
        known, _, name = line.partition("  ")
        if name not in folder.entries:
            faults[name] = "This file is missing."
        elif hash_entry(folder, name) != known:
            faults[name] = "This file is not what it was: its hash is another."
    strays = {RECORD, *(name for name in folder.entries if name.endswith(".json"))} - set(list_summed(folder))
    faults |= dict.fromkeys(sorted(strays), "This file has no hash.")
    if faults:
        raise BadInput(faults)


def list_summed(folder: Folder) -> Iterator[str]:
    """The files that have a hash."""
    yield from (line.partition("  ")[2] for line in folder.read_text(SUMS).splitlines())


def hash_entry(folder: Folder, name: str) -> str:
    """The SHA-256 of one file, in hex."""
    digest = hashlib.sha256()
    with refusing_broken(), folder.package.open(folder.entries[name]) as content:
        for part in iter(lambda: content.read(PART), b""):
            digest.update(part)
    return digest.hexdigest()


def read_programme(folder: Folder) -> ImportedProgramme:
    """What the record says, with the roundtables that it names."""
    record = load(folder.read(RECORD), RECORD)
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise BadInput({RECORD: "This is not the record of a programme."})
    if record.get("format_version") != NEWEST:
        raise BadInput({RECORD: "A later release wrote this archive. Use that, or a newer one."})
    programme = read_part(record, "programme", dict)
    roundtables = tuple(
        read_roundtable(folder, row, f"roundtables {place}")
        for place, row in enumerate(read_rows(record, "roundtables"))
    )
    rows = read_rows(record, "matrix")
    template = read_optional_text(programme, "template", "programme", TITLE_LIMIT) or ""
    return ImportedProgramme(
        name=read_text(programme, "name", "programme", TITLE_LIMIT),
        sectors=read_offered_rows(read_rows(programme, "sectors"), "programme, sectors"),
        dates={name: read_date(programme, name, "programme") for name in DATES},
        template_name=template,
        template=folder.read(TEMPLATE) if template else None,
        roundtables=roundtables,
        issues=tuple(
            read_issue(row, find_row(rows, place), f"issues {place}")
            for place, row in enumerate(read_rows(record, "issues"), 1)
        ),
        matrix=rows,
        outcomes=tuple(
            read_outcome(row, f"outcomes {place}")
            for place, row in enumerate(read_rows(record, "outcomes", is_optional=True))
        ),
        # Drawn and judged anew: what came from elsewhere is not ours.
        logo=read_logo(folder.read(LOGO)) if programme.get("has_logo") else None,
        colour=read_colour(read_optional_text(programme, "colour", "programme", 9) or ""),
    )


def read_outcome(row: Row, where: str) -> ImportedOutcome:
    """What became of one commitment."""
    return ImportedOutcome(
        read_text(row, "roundtable", where, 8),
        read_text(row, "commitment", where, 8),
        ToldOutcome(read_member(row, "outcome", Outcome, where), read_flag(row, "is_owners", where)),
    )


def read_roundtable(folder: Folder, row: Row, where: str) -> ImportedRoundtable:
    """One roundtable: what stands now, and its versions."""
    code = read_text(row, "code", where, 8)
    if clean_code(code) != code:
        raise BadInput({f"{where}, code": f"{code!r} is not a code."})
    try:
        source = read_export_file(folder.read_text(f"{code}/roundtable.json"))
    except BadInput as error:
        raise BadInput({f"{code}/roundtable.json, {name}": why for name, why in error.fields.items()}) from error
    return ImportedRoundtable(
        code=code,
        title=read_text(row, "title", where, TITLE_LIMIT),
        source=add_capabilities(folder, code, source),
        closed_at=read_moment(row, "closed_at", where),
        is_sealed=read_flag(row, "is_sealed", where),
        versions=tuple(
            read_version(folder, code, each, f"{where}, versions {place}")
            for place, each in enumerate(read_rows(row, "versions"))
        ),
    )


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
        actor=read_optional_text(row, "actor", where, TITLE_LIMIT) or "",
    )
    is_now, place = read_flag(row, "is_now", where), f"{code}/versions/{number}"
    if f"{place}-frozen.json" not in folder.entries:
        return ImportedVersion(version, None, None, is_now)
    return ImportedVersion(version, folder.read_text(f"{place}-frozen.json"), folder.read_text(f"{place}.json"), is_now)


def find_row(rows: Sequence[Row], number: int) -> Row:
    """The row of the matrix of an issue; empty where it has none."""
    return next((row for row in rows if row.get("number") == number), {"cells": []})


def read_issue(row: Row, told: Row, where: str) -> ImportedIssue:
    """One issue with what was read of it in each room."""
    is_rejected = read_flag(row, "is_rejected", where)
    name = read_optional_text(row, "name", where, NAME_LIMIT) or ""
    if not name and not is_rejected:
        raise BadInput({f"{where}, name": "A confirmed issue has a name."})
    return ImportedIssue(
        name,
        is_rejected,
        read_moment(row, "decided_at", where),
        read_member(row, "decided_by", Role, where),
        tuple(read_theme(each, f"{where}, members") for each in read_rows(row, "members")),
        tuple(read_theme(each, f"{where}, outside") for each in read_rows(row, "outside")),
        tuple(read_cell(each, f"matrix, {where}") for each in read_rows(told, "cells")),
    )


def read_theme(row: Row, where: str) -> ImportedMember:
    """A theme by its roundtable and a note that it has."""
    return ImportedMember(
        read_text(row, "roundtable", where, 8), read_text(row, "theme_of", where, 8), read_labels(row, "notes", where)
    )


def read_cell(row: Row, where: str) -> ImportedReading:
    """What was read of an issue in one room."""
    return ImportedReading(
        read_text(row, "roundtable", where, 8),
        read_optional_member(row, "stance", Stance, where),
        row.get("state") == "absent",
        read_labels(row, "denied", where),
        read_labels(row, "voices", where),
        read_optional_member(row, "support", Support, where),
        read_labels(row, "notes", where),
    )


def read_labels(row: Row, name: str, where: str) -> tuple[str, ...]:
    """Labels of notes."""
    found: Any = row.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, str) and LABEL.fullmatch(each) for each in found):
        raise BadInput({f"{where}, {name}": "These must be labels of notes."})
    return tuple(found)
