"""PDF: the report for publishing and print, tagged to PDF/UA-1, set by Typst from a template and plain data."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import typst

from facilitator.domain.board import Board
from facilitator.reports.evidence.attributions import (
    describe_kind,
    describe_kinds,
    describe_place,
    describe_sectors,
    describe_source,
    describe_support,
)
from facilitator.reports.evidence.wordings import capitalise
from facilitator.reports.formats import colours
from facilitator.reports.formats.characters import reads_leftward, spell_uncovered
from facilitator.reports.formats.pdf import fonts
from facilitator.reports.formats.plain import NAMES, flatten
from facilitator.reports.tree import (
    Block,
    ContributionList,
    ContributionRow,
    Document,
    NoteList,
    NoteRow,
    Paragraph,
    Quote,
    Section,
    Sentence,
    ThemeFacts,
)

TEMPLATE = Path(fonts.__file__).with_name("report.typ")


def write(document: Document, _board: Board) -> bytes:
    """The whole report. The same tree gives the same bytes; a character without a glyph prints as its code point."""
    at = datetime.fromisoformat(document.manifest.generated_at)
    compiler = typst.Compiler(
        input=TEMPLATE,
        font_paths=fonts.find_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(_spell(_describe(document, at)))},
    )
    return cast("bytes", compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=at))


def _describe(document: Document, at: datetime) -> dict[str, Any]:
    """What the template reads."""
    manifest = document.manifest
    version = f"version {manifest.version}, {manifest.hash[:12]}" if manifest.hash else "draft"
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "kicker": document.kicker,
        "imprint": f"{manifest.code}, {version}",
        "mark": document.mark,
        "keywords": list(document.keywords),
        "date": {"year": at.year, "month": at.month, "day": at.day},
        "status": flatten(document.status.rows),
        "sections": [_section(section) for section in document.parts()],
        "fonts": list(fonts.FAMILIES),
        "colours": _colours(),
    }


def _colours() -> dict[str, Any]:
    names = ("INK", "SECONDARY", "RULE", "GROUND", "AMBER", "ON_TABLE", "WARNING")
    flat = {name.lower(): getattr(colours, name) for name in names}
    return flat | {"headings": colours.HEADINGS, "washes": colours.WASHES}


def _section(section: Section) -> dict[str, Any]:
    return {
        "full_title": section.full_title,
        "anchor": section.anchor,
        "level": section.level,
        "heading": section.heading,
        "starts_page": section.starts_page,
        "in_contents": section.level == 1 or (section.level == 2 and bool(section.children)),
        "blocks": [
            {"type": NAMES[type(block).__name__], "is_lead": section.is_lead(place), **_block(block)}
            for place, block in enumerate(section.blocks)
        ],
        "sections": [_section(child) for child in section.children],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(sentences):
            return {
                "sentences": [
                    {"text": said.text, "notes": [_note(label) for label in said.notes]} for said in sentences
                ]
            }
        case Quote():
            return {"text": _words(block.text), "attribution": block.attribution, **_note(block.label)}
        case ThemeFacts():
            kinds = [{"kind": kind, "words": words} for kind, words in describe_kinds(block)]
            return {"support": describe_support(block), "kinds": kinds, "sectors": describe_sectors(block)}
        case NoteList(rows, is_annex):
            return {"rows": [_row(row) for row in rows], "is_annex": is_annex}
        case ContributionList(rows, is_annex):
            return {"rows": [_contribution(row) for row in rows], "is_annex": is_annex}
        case _:
            plain: dict[str, Any] = flatten(block)
            return plain


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {"text": sentence.text, "notes": [_note(label) for label in sentence.notes]}


def _row(row: NoteRow) -> dict[str, Any]:
    return {
        **_note(row.label),
        "text": _words(row.text),
        "place": describe_place(row),
        "is_placed": row.theme is not None,
        "kind": row.kind,
        "kind_name": describe_kind(row),
        "source": describe_source(row),
        "reactions": capitalise(row.reactions),
    }


def _contribution(row: ContributionRow) -> dict[str, Any]:
    kind, *others = row.facts
    return {
        **_note(row.label),
        "text": _words(row.text),
        "detail_name": row.detail_name,
        "detail": _words(row.detail),
        "kind_name": kind,
        "facts": capitalise("; ".join(others)),
    }


def _note(label: str) -> dict[str, str | None]:
    return {"label": label, "heading": colours.heading_of(label)}


def _words(text: str) -> dict[str, Any]:
    """Words from the room, with the direction that their script is read in."""
    return {"text": text, "leftward": reads_leftward(text)}


def _spell(value: Any) -> Any:
    """The data with every text of it in characters that the fonts draw."""
    if isinstance(value, str):
        return spell_uncovered(value, fonts.covered())
    if isinstance(value, dict):
        return {key: _spell(item) for key, item in value.items()}
    return [_spell(item) for item in value] if isinstance(value, list) else value
