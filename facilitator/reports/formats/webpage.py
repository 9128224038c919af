"""The report as one HTML file that opens from a disk: no script, no font, nothing from a network."""

from base64 import b64encode
from collections.abc import Collection, Iterable, Iterator, Sequence
from html import escape

from facilitator.composition.stops import end_title
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
from facilitator.reports.formats import colours
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.drawings import draw
from facilitator.reports.formats.walks import Walk
from facilitator.reports.tree import Document, Logo, Section

STYLE = f"""
:root {{ color-scheme: light; --ink: #{colours.INK}; --dim: #{colours.SECONDARY}; --rule: #{colours.RULE}; }}
body {{ max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 6rem; font: 1rem/1.5 Arial, Helvetica, sans-serif;
  color: var(--ink); background: #{colours.PAPER}; overflow-wrap: anywhere; }}
h1 {{ color: var(--look, var(--ink)); }}
.logo {{ display: block; max-width: 15rem; max-height: 5rem; }}
h1, h2, h3, h4 {{ line-height: 1.15; text-wrap: balance; }}
h2 {{ margin-top: 3rem; padding-bottom: .3rem; border-bottom: 3px solid var(--look, var(--ink)); }}
a {{ color: inherit; }}
.mark {{ padding: .4rem .8rem; color: #{colours.WARNING}; border: 2px solid; font-weight: bold; }}
.label {{ font-size: .8rem; font-weight: bold; white-space: nowrap; }}
.dim, caption, figcaption {{ color: var(--dim); font-size: .875rem; text-align: left; }}
.slot {{ margin-bottom: 0; font-weight: bold; }}
.slot + ul, .slot + ol {{ margin-top: .25rem; padding-left: 1.4rem; }}
.gap {{ padding: 0 .4rem; border: 1px dashed; color: var(--dim); }}
figure {{ margin: 1rem 0; padding-left: 1rem; border-left: 4px solid var(--ink); }}
figure.chart {{ padding: 0; border: 0; }}
.chart svg {{ display: block; max-width: 100%; height: auto; margin: .6rem 0; }}
blockquote {{ margin: 0; font-size: 1.1rem; }}
blockquote, .words {{ white-space: pre-wrap; }}
table {{ width: 100%; margin: 1rem 0; border-collapse: collapse; font-size: .9rem; }}
th, td {{ padding: .35rem .5rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }}
td {{ min-width: 7em; }}
th {{ overflow-wrap: break-word; }}
.number {{ min-width: 0; text-align: right; overflow-wrap: normal; }}
.box {{ overflow-x: auto; }}
.rows {{ table-layout: fixed; }}
th:first-child {{ min-width: 8rem; }}
.rows th:first-child {{ width: 3.5rem; min-width: 0; }}
.rows th:last-child {{ width: 12rem; }}
.rows th:nth-child(3):not(:last-child) {{ width: 11rem; }}
.total tr:last-child td {{ font-weight: bold; }}
@media screen and (max-width: 44rem) {{
  .chart svg {{ max-width: none; }}
  .cells, .cells :is(caption, tbody, tr, td) {{ display: block; }}
  .cells thead {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
  .cells tr {{ padding: .5rem 0; border-bottom: 1px solid var(--rule); }}
  .cells td {{ min-width: 0; padding: .1rem 0; border: 0; text-align: left; overflow-wrap: anywhere; }}
  .cells td:empty {{ display: none; }}
  .cells td:first-child {{ font-weight: bold; }}
  .cells [data-name]::before {{ color: var(--dim); content: attr(data-name) ": "; content: attr(data-name) ": " / ""; }}
}}
@media print {{
  body {{ max-width: none; padding: 0; }}
  td {{ min-width: 0; }}
  .box {{ overflow: visible; }}
  .box :is(th, td) {{ min-width: 0; padding: .25rem; font-size: .55rem; hyphens: auto; overflow-wrap: anywhere; }}
  .box :is(th, td):first-child {{ min-width: 5rem; }}
  tr, figure {{ break-inside: avoid; }}
  h1, h2, h3, h4, .slot, .blank {{ break-after: avoid; }}
}}
@media screen and (prefers-color-scheme: dark) {{
  :root {{ color-scheme: dark; --ink: #{colours.GROUND}; --dim: #{colours.ON_TABLE}; --rule: #{colours.SECONDARY}; }}
  body {{ background: #{colours.INK}; }}
  h1, h2 {{ color: var(--ink); border-color: var(--ink); }}
  .mark {{ color: #{colours.AMBER}; }}
  .logo, .chart svg {{ padding: .5rem; background: #{colours.PAPER}; }}
}}
"""
"""Charts and logos keep their white: their colours are chosen for it, and so is a programme's own for its headings.

On a phone the cells of a row stand under one another, each after the name of its column, and a chart keeps its size, so
that its words can be read: it is moved sideways in a box of its own.
"""
MOST_COLUMNS = 5
"""So many have room beside one another on the widest page; a table of more scrolls in a box of its own."""


def write_page(document: Document, logo: str = "", colours: str = "") -> str:
    """The whole page. Whatever a person typed is text on it and nothing else.

    A page that a server shows may have its programme's `logo` and `colours`, given by their addresses; one that
    opens from a disk holds the picture itself.
    """
    picture = show_logo(document.logo, logo) if document.logo is not None else ""
    sheet = f'<link rel="stylesheet" href="{_text(colours)}">' if colours else ""
    parts = "\n".join(Html().walk(section) for section in document.parts())
    contents = "".join(f'<li><a href="#{part.anchor}">{_text(part.full_title)}</a></li>' for part in document.parts())
    mark = f'<p class="mark">{_text(document.mark)}</p>' if document.mark else ""
    return (
        f'<!doctype html>\n<html lang="{document.language}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{_text(document.title)}</title>'
        f"<style>{STYLE}</style>{sheet}</head>\n<body>\n<header>{picture}{mark}<h1>{_text(document.title)}</h1>"
        f"<p>{_text(document.subtitle)}</p>{_facts(document.status)}</header>\n"
        f'<nav aria-label="Contents"><ul>{contents}</ul></nav>\n<main>\n{parts}\n</main>\n</body>\n</html>\n'
    )


def show_logo(logo: Logo, address: str) -> str:
    """The picture from its address, or from what it is made of where it has none."""
    source = address or f"data:image/png;base64,{b64encode(logo.png).decode()}"
    return f'<img class="logo" src="{_text(source)}" alt="{_text(logo.words)}">'


class Html(Walk[str]):
    """Each part as HTML."""

    def frame(self, section: Section, blocks: Sequence[str], children: Sequence[str]) -> str:
        tag, inner = f"h{section.level + 1}", "\n".join(blocks) + "\n".join(children)
        title = f"<{tag}>{_text(section.full_title)}</{tag}>"
        return f'<section id="{section.anchor}">\n{title}\n{inner}\n</section>'

    def paragraph(self, block: Paragraph) -> str:
        return f"<p>{' '.join(_text(said.text) + _labels(said.notes) for said in block.sentences)}</p>"

    def points(self, block: Points) -> str:
        tag = "ol" if block.is_numbered else "ul"
        items = "".join(f"<li>{_point(point)}</li>" for point in block.points)
        title = f'<p class="slot">{_text(block.title)}</p>' if block.title else ""
        return f"{title}<{tag}>{items}</{tag}>"

    def blank(self, block: Blank) -> str:
        said = f"{_text(block.text)}{_labels(block.notes)}" if block.text else f'<span class="gap">{GAP}</span>'
        return f'<p class="blank"><b>{_text(block.title)}:</b> {said}{_marks(block.marks)}</p>'

    def quote(self, block: Quote) -> str:
        caption = f"{_text(block.source)} {_link(block.label)}".strip()
        words = f'<blockquote dir="auto">“{_text(block.text)}”</blockquote>'
        return f"<figure>{words}<figcaption>{caption}</figcaption></figure>"

    def facts(self, block: Facts) -> str:
        return _facts(block)

    def table(self, block: Table) -> str:
        return _table(block)

    def theme_facts(self, block: ThemeFacts) -> str:
        words = [describe_support(block), *(words for _, words in describe_kinds(block)), describe_sectors(block)]
        return f'<p class="dim">{_text(" · ".join(filter(None, words)))}</p>'

    def notes(self, block: NoteList) -> str:
        names = ("Note", "Words", "Theme", "Kind and source")
        return _rows(names, [_note(row, block.is_annex) for row in block.rows])

    def chart(self, block: Chart) -> str:
        caption = f"<figcaption><b>{_text(end_title(block.title))}</b> {_text(block.caption)}</figcaption>"
        data = f"<details><summary>The figures as a table</summary>{_table(block.table())}</details>"
        name = f"Chart: {_text(end_title(block.title))}"
        drawn = f'<div class="box" role="region" tabindex="0" aria-label="{name}">{draw(block)}</div>'
        return f'<figure class="chart">{caption}{drawn}{data}</figure>'

    def contributions(self, block: ContributionList) -> str:
        names = ("Label", "Words", "What it is")
        return _rows(names, [_contribution(row, block.is_annex) for row in block.rows])


def _point(point: Point) -> str:
    return f'<span dir="auto">{_text(point.words)}</span>{_labels(point.notes)}{_marks(point.marks)}'


def _marks(marks: Sequence[str]) -> str:
    return f' <i class="dim">{_text(", ".join(marks))}</i>' if marks else ""


def _note(row: NoteRow, is_annex: bool) -> Iterator[str]:
    yield _label(row.label, is_annex)
    yield _words(row.text, capitalise(row.remarks))
    yield _text(describe_place(row))
    yield f"{_text(describe_kind(row))}{_dim(describe_source(row))}"


def _contribution(row: ContributionRow, is_annex: bool) -> Iterator[str]:
    yield _label(row.label, is_annex)
    yield _words(row.text, f"{row.detail_name}: {row.detail}" if row.detail else "")
    yield f"{_text(row.facts[0])}{_dim('; '.join(row.facts[1:]))}"


def _rows(columns: tuple[str, ...], rows: list[Iterator[str]]) -> str:
    return write_table([(name, name) for name in columns], rows, kind=" rows", unnamed=2)


def _table(table: Table) -> str:
    columns = [(name, _text(name)) for name in table.columns]
    rows = (map(_text, row) for row in table.rows)
    kind = " total" if table.has_total else ""
    shown = write_table(columns, rows, kind=kind, numeric=table.numeric, caption=table.caption)
    if len(columns) <= MOST_COLUMNS:
        return shown
    return f'<div class="box" role="region" tabindex="0" aria-label="{_text(table.caption)}">{shown}</div>'


def write_table(
    columns: Sequence[tuple[str, str]],
    rows: Iterable[Iterable[str]],
    *,
    kind: str = "",
    unnamed: int = 1,
    numeric: Collection[int] = (),
    caption: str = "",
    is_titled: bool = False,
) -> str:
    """A table of a head and rows; a column is its name and its HTML, a cell is HTML.

    What is what is said by roles, too: a browser that sets cells under one another may forget that they are cells.
    The first cells of a row, as many as are `unnamed`, need no name to be understood; where rows are `is_titled`, the
    first is what they are about.
    """
    classes = [' class="number"' if index in numeric else "" for index in range(len(columns))]
    names = ["" if index < unnamed else f' data-name="{_text(name)}"' for index, (name, _) in enumerate(columns)]
    head = "".join(
        f'<th scope="col" role="columnheader"{marked}>{shown}</th>'
        for (_, shown), marked in zip(columns, classes, strict=True)
    )
    starts = [f'<td role="cell"{marked}{named}>' for marked, named in zip(classes, names, strict=True)]
    if is_titled:
        starts[0] = f'<td role="rowheader"{classes[0]}>'
    body = "\n".join(
        f'<tr role="row">{"".join(f"{start}{cell}</td>" for start, cell in zip(starts, row, strict=True))}</tr>'
        for row in rows
    )
    above = f"<caption>{_text(caption)}</caption>" if caption else ""
    return (
        f'<table class="cells{kind}" role="table">{above}<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">\n{body}\n</tbody></table>'
    )


def _facts(facts: Facts) -> str:
    rows = (f'<tr><th scope="row">{_text(name)}</th><td>{_text(value)}</td></tr>' for name, value in facts.rows)
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def _words(text: str, below: str) -> str:
    return f'<div class="words" dir="auto">{_text(text)}</div>{_dim(below)}'


def _dim(text: str) -> str:
    return f'<div class="dim" dir="auto">{_text(capitalise(text))}</div>' if text else ""


def _labels(labels: tuple[str, ...]) -> str:
    return "".join(f" {_link(label)}" for label in labels)


def _label(label: str, is_annex: bool) -> str:
    return f'<span class="label" id="note-{label}">{label}</span>' if is_annex else _link(label)


def _link(label: str) -> str:
    return f'<a class="label" href="#note-{label}">{label}</a>'


def _text(text: str) -> str:
    return escape(spell_unwritable(text))
