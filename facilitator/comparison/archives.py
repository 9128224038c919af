"""A whole programme as files that open from a disk: an index, every roundtable, what they share, and their hashes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from facilitator.comparison.documents import ALONE, Comparison
from facilitator.comparison.exports import FORMATS, write_report
from facilitator.comparison.matrix import Row
from facilitator.comparison.wordings import say_cell
from facilitator.reports.bundle import WHAT_IT_IS, add_sums
from facilitator.reports.evidence.wordings import tally
from facilitator.reports.formats import zips
from facilitator.reports.formats.webpage import STYLE, write_page, write_table
from facilitator.reports.tree import Document

RECORD = "programme.json"
TEMPLATE = "template.docx"
LOGO = "logo.png"
CAPABILITIES = "crew-only/capabilities.json"
"""Inside a roundtable's folder. No page leads there."""
SHARED = "shared-issues"
WIDE = "body { max-width: 70rem; }"

README = """{title}
{line}

Everything that {name} has kept: {what}.
Open index.html in any browser: it needs no network, no server and no script.

{custodian} You are the next custodian. What you hold:

  index.html      the way in
  {record}  what the programme is, its issues and its matrix, for other software
  {shared}/  the programme report, in every format
  CODE/           a roundtable as its record stands now, in every format
  CODE/versions/  each version of its report, as it was fixed
  CODE/crew-only/ where there is one: who can do what, in the crew's own words, with names and sensitive rows.
                  It is for you. Papers have counts of it alone, no page here leads to it: do not publish it.
  SHA256SUMS      the hashes of all files; "sha256sum -c SHA256SUMS" checks them

Nothing in it is off the record, withheld or under a mask, and nothing says who wrote what.
The days on which words are to be erased, or roundtables sealed or deleted, stand in {record} (erase_raw_on, seal_on,
delete_on). They were promised to the people who took part: they hold for you, too.

To take the programme over with Facilitator:  facilitator import THIS.zip --custodian "YOUR NAME"
"""


@dataclass(frozen=True, slots=True)
class KeptRoundtable:
    """A roundtable in an archive: what is told of it, as plain values, and its files by name."""

    told: Mapping[str, Any]
    files: Mapping[str, bytes]

    @property
    def code(self) -> str:
        """Its code, which is its folder."""
        return str(self.told["code"])


@dataclass(frozen=True, slots=True)
class KeptProgramme:
    """All that an archive is made of. `told` is the record as plain values; `left` names what is not over yet."""

    told: Mapping[str, Any]
    roundtables: Sequence[KeptRoundtable]
    comparison: Comparison
    listed: Mapping[str, object]
    template: bytes | None = None
    logo: bytes | None = None
    left: Sequence[str] = field(default_factory=tuple)


def pack_programme(kept: KeptProgramme, document: Document) -> bytes:
    """The archive. `document` is the programme report."""
    files = dict(list_files(kept, document))
    files = {"index.html": write_index(kept, files).encode(), "README.txt": write_readme(kept).encode(), **files}
    return zips.pack({f"programme/{name}": content for name, content in add_sums(files).items()})


def list_files(kept: KeptProgramme, document: Document) -> Iterator[tuple[str, bytes]]:
    """Every file but the way in."""
    yield RECORD, (json.dumps(kept.told, ensure_ascii=False, indent=1) + "\n").encode()
    if kept.template is not None:
        yield TEMPLATE, kept.template
    if kept.logo is not None:
        yield LOGO, kept.logo
    if len(kept.comparison.columns) > 1:
        yield f"{SHARED}/programme.html", write_page(document).encode()
        for name in FORMATS[:-1]:
            yield f"{SHARED}/programme.{name}", write_report(name, document, kept.comparison, kept.listed)
    for roundtable in kept.roundtables:
        for name, content in roundtable.files.items():
            yield f"{roundtable.code}/{name}", content


def write_readme(kept: KeptProgramme) -> str:
    """What the next custodian needs to know, as plain text."""
    programme, meetings = kept.told["programme"], kept.told["roundtables"]
    name = " ".join(programme["name"].split())
    what = tally(len(meetings), "roundtable", "roundtables") + ", " + count_notes(meetings)
    custodian = f"Kept by {programme['custodian']} until now." if programme["custodian"] else "No custodian was named."
    said = README.format(
        title=name, line="=" * len(name), name=name, what=what, custodian=custodian, record=RECORD, shared=SHARED
    )
    left = f"\nNot in it, since they are not over: {', '.join(kept.left)}.\n" if kept.left else ""
    return said + left


def count_notes(meetings: Sequence[Mapping[str, Any]]) -> str:
    """How many notes they have together."""
    return tally(sum(each["n_notes"] for each in meetings), "note", "notes")


def write_index(kept: KeptProgramme, files: Mapping[str, bytes]) -> str:
    """The way in: what is shared, then each roundtable with its files and versions; relative links and no script."""
    name = escape(kept.told["programme"]["name"])
    meetings = "\n".join(write_meeting(each) for each in kept.roundtables)
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{name}</title><style>{STYLE}{WIDE}</style></head>\n'
        f"<body>\n<header><h1>{name}</h1><p>{write_lead(kept)}</p></header>\n<main>\n"
        f"{write_shared(kept, files)}\n{meetings}\n</main>\n"
        f'<footer><p class="dim"><a href="README.txt">For whoever keeps this</a> · <a href="{RECORD}">The record as '
        f'JSON</a> · <a href="SHA256SUMS">The hashes of all files</a></p></footer>\n</body>\n</html>\n'
    )


def write_lead(kept: KeptProgramme) -> str:
    """How much there is, and who kept it."""
    programme, meetings = kept.told["programme"], kept.told["roundtables"]
    said = f"{tally(len(meetings), 'roundtable', 'roundtables')}, {count_notes(meetings)}."
    return escape(f"{said} Kept by {programme['custodian']}." if programme["custodian"] else said)


def write_shared(kept: KeptProgramme, files: Mapping[str, bytes]) -> str:
    """The matrix, and the programme report's files."""
    found = [name for name in files if name.startswith(f"{SHARED}/")]
    if not found:
        return ""
    told = kept.comparison
    table = write_matrix(kept, told.shared) if told.shared else ""
    table += f"\n<h3>{ALONE}</h3>\n{write_matrix(kept, told.alone)}" if told.alone else ""
    links = " · ".join(f'<a href="{name}">{escape(name.rpartition(".")[2])}</a>' for name in found)
    filled = table or "<p>No issue was confirmed as shared.</p>"
    return f"<h2>What is shared</h2>\n{filled}\n<p>Programme report: {links}</p>"


def write_matrix(kept: KeptProgramme, issues: Sequence[Row]) -> str:
    """Issues with what each room said of them, a row each, in a box that scrolls by itself."""
    names = [(column.name, f"{column.code}/report.html") for column in kept.comparison.columns]
    heads = [(name, f'<a href="{link}">{escape(name)}</a>') for name, link in names]
    rows = ([escape(row.issue.name), *(escape(say_cell(cell)) for cell in row.cells)] for row in issues)
    shown = write_table([("Issue", "Issue"), *heads], rows, is_titled=True)
    return f'<div class="box" role="region" tabindex="0" aria-label="What is shared">{shown}</div>'


def write_meeting(kept: KeptRoundtable) -> str:
    """One roundtable with links to its files."""
    told = kept.told
    facts = [told["held_on"] or "", f"{told['n_people']} people", f"{told['n_notes']} notes"]
    files = "".join(
        f'<li><a href="{kept.code}/{name}">{escape(name)}</a> <span class="dim">{escape(WHAT_IT_IS[name])}</span></li>'
        for name in kept.files
        if name in WHAT_IT_IS
    )
    versions = "".join(write_version(kept, each) for each in told["versions"])
    return (
        f'<h2 id="{kept.code}">{escape(told["title"])}</h2>\n<p class="dim">{escape(" · ".join(filter(None, facts)))}'
        f"</p>\n<ul>{files}</ul>\n<h3>Versions</h3>\n<ul>{versions}</ul>"
    )


def write_version(kept: KeptRoundtable, version: Mapping[str, Any]) -> str:
    """One version of its report, with its hash."""
    page = f"versions/{version['number']}.html"
    name = f"Version {version['number']}, {version['state'].replace('_', ' ')}"
    named = (
        f'<a href="{kept.code}/{page}">{name}</a>' if page in kept.files else f"{name}: {escape(version['withheld'])}"
    )
    return f'<li>{named} <span class="dim">{version["made_at"][:10]} · SHA-256 {version["hash"]}</span></li>'
