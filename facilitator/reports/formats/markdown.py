"""Markdown: the report as plain text that reads well as it is and renders anywhere."""

from collections.abc import Iterator, Sequence
from itertools import chain

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
    Sentence,
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
from facilitator.reports.evidence.wordings import GAP
from facilitator.reports.formats.markup import plain_markdown
from facilitator.reports.formats.walks import Walk
from facilitator.reports.tree import Document, Section


def write(document: Document, _board: Board) -> bytes:
    """The whole report in UTF-8. Labels link to the annex; a draft or a rehearsal says so above its title."""
    lines = [*([f"**{_mark(document)}**", ""] if document.mark else [])]
    lines += [f"# {plain_markdown(document.title)}", ""]
    lines += [plain_markdown(document.subtitle), ""] if document.subtitle else []
    lines += [*_facts(document.status), "", *([] if document.is_short else _contents(document))]
    for section in document.parts():
        lines += Lines().walk(section)
    return "\n".join(lines).encode()


def _contents(document: Document) -> list[str]:
    links = [f"- [{plain_markdown(part.full_title)}](#{part.anchor})" for part in document.parts()]
    return ["## Contents", "", *links, ""]


def _mark(document: Document) -> str:
    return document.mark if document.is_rehearsal else f"{document.mark} – not for circulation"


class Lines(Walk[list[str]]):
    """Each part as lines, with an empty one after it."""

    def frame(self, section: Section, blocks: Sequence[list[str]], children: Sequence[list[str]]) -> list[str]:
        title = f"{'#' * (section.level + 1)} {plain_markdown(section.full_title)}"
        shown = [line for block in blocks for line in (*block, "")]
        return [f'<a id="{section.anchor}"></a>', "", title, "", *shown, *chain.from_iterable(children)]

    def paragraph(self, block: Paragraph) -> list[str]:
        return [" ".join(_sentence(sentence) for sentence in block.sentences)]

    def points(self, block: Points) -> list[str]:
        marker = "1." if block.is_numbered else "-"
        title = [f"**{plain_markdown(block.title)}**", ""] if block.title else []
        return [*title, *(f"{marker} {_point(point)}" for point in block.points)]

    def blank(self, block: Blank) -> list[str]:
        said = f"{plain_markdown(block.text)} {_links(block.notes)}".strip() if block.text else GAP
        return [f"**{plain_markdown(block.title)}:** {said}{_marks(block.marks)}"]

    def quote(self, block: Quote) -> list[str]:
        source = " ".join(filter(None, [plain_markdown(block.source), _link(block.label)]))
        return [f"> “{plain_markdown(block.text)}”", ">", f"> — {source}"]

    def facts(self, block: Facts) -> list[str]:
        return _facts(block)

    def table(self, block: Table) -> list[str]:
        return list(_table(block))

    def theme_facts(self, block: ThemeFacts) -> list[str]:
        kinds = [words for _, words in describe_kinds(block)]
        said = filter(None, [describe_support(block), ", ".join(kinds), describe_sectors(block)])
        return [f"*{plain_markdown(' · '.join(said))}*"]

    def notes(self, block: NoteList) -> list[str]:
        return [_note(row, is_annex=block.is_annex) for row in block.rows]

    def contributions(self, block: ContributionList) -> list[str]:
        return [_contribution(row, is_annex=block.is_annex) for row in block.rows]

    def chart(self, block: Chart) -> list[str]:
        return list(_table(block.table()))


def _point(point: Point) -> str:
    return " ".join(filter(None, [plain_markdown(point.words), _links(point.notes)])) + _marks(point.marks)


def _marks(marks: Sequence[str]) -> str:
    return f" *{', '.join(marks)}*" if marks else ""


def _sentence(sentence: Sentence) -> str:
    return " ".join(filter(None, [plain_markdown(sentence.text), _links(sentence.notes)]))


def _links(labels: Sequence[str]) -> str:
    return f"({', '.join(_link(label) for label in labels)})" if labels else ""


def _link(label: str) -> str:
    return f"[{label}](#note-{label})"


def _facts(facts: Facts) -> list[str]:
    return [f"- **{plain_markdown(name)}:** {plain_markdown(value)}" for name, value in facts.rows]


def _table(table: Table) -> Iterator[str]:
    yield plain_markdown(table.caption)
    yield ""
    yield f"| {' | '.join(plain_markdown(name) for name in table.columns)} |"
    yield f"|{'|'.join('---:' if index in table.numeric else '---' for index in range(len(table.columns)))}|"
    for place, row in enumerate(table.rows):
        bold = "**" if table.has_total and place == len(table.rows) - 1 else ""
        yield f"| {' | '.join(f'{bold}{plain_markdown(cell)}{bold}' if cell else '' for cell in row)} |"


def _note(row: NoteRow, *, is_annex: bool) -> str:
    """One note as a list item; the annex has the anchor that every label leads to."""
    place = f"“{row.theme}”" if row.theme else describe_place(row)
    about = plain_markdown(" · ".join(filter(None, [describe_kind(row), place, describe_source(row), row.remarks])))
    return f"- {_item_label(row.label, is_annex=is_annex)} {plain_markdown(row.text)}<br>*{about}*"


def _contribution(row: ContributionRow, *, is_annex: bool) -> str:
    """One contribution as a list item, like a note."""
    detail = f"<br>{plain_markdown(f'{row.detail_name}: {row.detail}')}" if row.detail else ""
    about = plain_markdown(" · ".join(row.facts))
    return f"- {_item_label(row.label, is_annex=is_annex)} {plain_markdown(row.text)}{detail}<br>*{about}*"


def _item_label(label: str, *, is_annex: bool) -> str:
    return f'<a id="note-{label}"></a>**{label}**' if is_annex else f"**{_link(label)}**"
