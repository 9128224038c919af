"""PDF: the report for publishing and print, tagged to PDF/UA-1, set by Typst from a template and plain data."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from facilitator.composition.stops import end_title
from facilitator.domain.board import Board
from facilitator.reports.blocks import (
    Blank,
    Chart,
    ContributionList,
    ContributionRow,
    Facts,
    NoteList,
    NoteRow,
    Paragraph,
    Point,
    Points,
    Quote,
    Table,
    ThemeFacts,
)
from facilitator.reports.evidence.attributions import (
    describe_kind,
    describe_kinds,
    describe_place,
    describe_sectors,
    describe_source,
    describe_support,
)
from facilitator.reports.evidence.wordings import GAP, capitalise
from facilitator.reports.formats import colours, fonts
from facilitator.reports.formats.characters import reads_leftward
from facilitator.reports.formats.drawings import draw
from facilitator.reports.formats.pdf.parts import set_report
from facilitator.reports.formats.pdf.structure import finish
from facilitator.reports.formats.pdf.widths import measure
from facilitator.reports.formats.pixels import PAPER
from facilitator.reports.formats.plain import flatten, flatten_record
from facilitator.reports.formats.walks import Walk
from facilitator.reports.tree import Document, Logo, Section

AUTHOR = "Facilitator"
"""Of a roundtable that nobody is said to host."""
SHAPED = frozenset({"strength", "opportunity", "barrier"})
LONG_WORD = 26
"""Letters: a little under what the template breaks, for what it puts before and after a text."""
LOGO = (60.0, 12.0)
"""Millimetres that the band has room for above its words."""


def write(document: Document, board: Board) -> bytes:
    """The whole report. The same tree gives the same bytes; a character without a glyph prints as its code point."""
    at = datetime.fromisoformat(document.manifest.generated_at)
    told = _spell(_describe(document, board.roundtable.host or AUTHOR, at))
    return finish(set_report(told, at))


def _describe(document: Document, author: str, at: datetime) -> dict[str, Any]:
    """What the template reads."""
    manifest = document.manifest
    version = f"version {manifest.version}, {manifest.hash[:12]}" if manifest.hash else "draft"
    return {
        "title": document.title,
        "has_long_words": is_long(document.title),
        "is_foreign": is_foreign(f"{document.title}{document.subtitle}{document.mark}{manifest.code}"),
        "subtitle": document.subtitle,
        "kicker": document.kicker,
        "imprint": f"{manifest.foot}, {version}",
        "mark": document.mark,
        "is_short": document.is_short,
        "logo": _logo(document.logo),
        "author": author,
        "keywords": list(document.keywords),
        "date": {"year": at.year, "month": at.month, "day": at.day},
        "status": flatten(document.status.rows),
        "sections": [Data().walk(section) for section in document.parts()],
        "slanted": fonts.LATIN,
        "font": fonts.ZERO,
        "colours": _colours(),
    }


def _logo(logo: Logo | None) -> dict[str, Any] | None:
    """The picture for the band, its bytes as numbers."""
    if logo is None:
        return None
    width, height = logo.fit(*LOGO)
    return {"png": list(logo.png), "words": logo.words, "width": width, "height": height}


def _colours() -> dict[str, Any]:
    names = ("INK", "SECONDARY", "RULE", "GROUND", "AMBER", "ON_TABLE", "WARNING")
    flat = {name.lower(): getattr(colours, name) for name in names}
    return flat | {"headings": dict(colours.HEADINGS), "washes": dict(colours.WASHES)}


class Data(Walk[dict[str, Any]]):
    """Each part as the template reads it."""

    def frame(
        self, section: Section, blocks: Sequence[dict[str, Any]], children: Sequence[dict[str, Any]]
    ) -> dict[str, Any]:
        # Each note tells of itself whether it needs other fonts.
        told = [join_words(shown) for shown in blocks]
        others = [words for block, words in zip(section.blocks, told, strict=True) if not isinstance(block, NoteList)]
        return {
            "full_title": section.full_title,
            "anchor": section.anchor,
            "level": section.level,
            "heading": section.heading or "",
            "starts_page": section.starts_page,
            "is_narrow": section.level > 1
            and bool(blocks)
            and all(isinstance(block, NoteList) and block.is_annex for block in section.blocks),
            "in_contents": section.level == 1 or (section.level == 2 and bool(section.children)),
            "has_long_words": is_long(" ".join((section.full_title, *told))),
            "is_foreign": is_foreign("".join((section.full_title, *others))),
            "blocks": [
                {"type": block.name, "is_lead": section.is_lead(place), **shown}
                for place, (block, shown) in enumerate(zip(section.blocks, blocks, strict=True))
            ],
            "sections": sorted(children, key=lambda child: not child["is_narrow"]),
        }

    def paragraph(self, block: Paragraph) -> dict[str, Any]:
        said = [{"text": each.text, "notes": _notes(each.notes)} for each in block.sentences]
        return {"sentences": said}

    def points(self, block: Points) -> dict[str, Any]:
        return {
            "title": block.title,
            "is_numbered": block.is_numbered,
            "points": [_point(each) for each in block.points],
        }

    def blank(self, block: Blank) -> dict[str, Any]:
        shown = {"notes": _notes(block.notes), "marks": ", ".join(block.marks)}
        return {"title": block.title, "text": block.text or GAP, "is_gap": not block.text, **shown}

    def quote(self, block: Quote) -> dict[str, Any]:
        return {"text": _words(block.text), "attribution": block.source, **_note(block.label)}

    def facts(self, block: Facts) -> dict[str, Any]:
        return flatten_record(block)

    def table(self, block: Table) -> dict[str, Any]:
        return flatten_record(block) | measure(block)

    def theme_facts(self, block: ThemeFacts) -> dict[str, Any]:
        kinds = [{"kind": _shape(kind), "words": words} for kind, words in describe_kinds(block)]
        return {"support": describe_support(block), "kinds": kinds, "sectors": describe_sectors(block)}

    def notes(self, block: NoteList) -> dict[str, Any]:
        return {"rows": [_row(row) for row in block.rows], "is_annex": block.is_annex}

    def chart(self, block: Chart) -> dict[str, Any]:
        if not fonts.can_be_drawn("".join((*block.columns, *(cell for row in block.rows for cell in row.cells)))):
            return {"type": Table.name, **self.table(block.table())}
        words = {"lead": end_title(block.title), "caption": block.caption, "alternative": block.alternative()}
        return words | {"drawing": draw(block, PAPER)}

    def contributions(self, block: ContributionList) -> dict[str, Any]:
        return {"rows": [_contribution(row) for row in block.rows], "is_annex": block.is_annex}


def _point(point: Point) -> dict[str, Any]:
    return {"text": _words(point.words), "notes": _notes(point.notes), "marks": ", ".join(point.marks)}


def _notes(labels: Sequence[str]) -> list[dict[str, str]]:
    return [_note(label) for label in labels]


def _row(row: NoteRow) -> dict[str, Any]:
    facts = (describe_kind(row), describe_place(row), describe_source(row), capitalise(row.remarks))
    return {
        **_note(row.label),
        "text": _words(row.text),
        "kind": _shape(row.kind),
        "facts": " · ".join(filter(None, facts)),
        "is_foreign": is_foreign("".join((row.text, *facts))),
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


def _shape(kind: str | None) -> str:
    """Which shape stands for a kind of note; those that have none of their own share one."""
    return kind if kind in SHAPED else "other" if kind else ""


def _note(label: str) -> dict[str, str]:
    return {"label": label, "heading": colours.heading_of(label) or ""}


def _words(text: str) -> dict[str, Any]:
    """Words from the room, with the direction that their script is read in."""
    return {"text": text, "leftward": reads_leftward(text)}


def is_long(words: str) -> bool:
    """Whether a word of it may be longer than a line."""
    return max(map(len, words.split()), default=0) >= LONG_WORD


def is_foreign(words: str) -> bool:
    """Whether it has letters that the report's own font lacks."""
    return not (words.isascii() or fonts.plain_letters().issuperset(map(ord, words)))


def join_words(told: Any) -> str:
    """All texts in data; those of a drawing are not set by Typst."""
    if isinstance(told, dict):
        return " ".join(join_words(each) for name, each in told.items() if name != "drawing")
    if isinstance(told, (list, tuple)):
        return " ".join(map(join_words, told))
    return told if isinstance(told, str) else ""


def _spell(value: Any) -> Any:
    """The data with every text of it in characters that the fonts draw; in its place, so that it is there once."""
    if isinstance(value, str):
        return fonts.spell(value)
    if isinstance(value, dict):
        for key, item in value.items():
            value[key] = _spell(item)
    elif isinstance(value, list):
        value[:] = map(_spell, value)
    return value
