"""The report as one HTML file that opens from a disk: no script, no font, nothing from a network."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

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
.number {{ text-align: right; }}
.rows {{ table-layout: fixed; }}
th:first-child {{ min-width: 8rem; }}
.rows th:first-child {{ width: 3.5rem; min-width: 0; }}
.rows th:last-child {{ width: 12rem; }}
.rows th:nth-child(3):not(:last-child) {{ width: 11rem; }}
.total tr:last-child td {{ font-weight: bold; }}
@media screen and (prefers-color-scheme: dark) {{
  :root {{ color-scheme: dark; --ink: #{colours.GROUND}; --dim: #{colours.ON_TABLE}; --rule: #{colours.SECONDARY}; }}
  body {{ background: #{colours.INK}; }}
  h1, h2 {{ color: var(--ink); border-color: var(--ink); }}
  .mark {{ color: #{colours.AMBER}; }}
  .logo, .chart svg {{ padding: .5rem; background: #{colours.PAPER}; }}
}}
"""
"""Charts and logos keep their white: their colours are chosen for it, and so is a programme's own for its headings."""


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
        return f"<p><b>{_text(block.title)}:</b> {said}</p>"

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
        caption = f"<figcaption><b>{_text(block.title)}.</b> {_text(block.caption)}</figcaption>"
        data = f"<details><summary>The figures as a table</summary>{_table(block.table())}</details>"
        return f'<figure class="chart">{caption}{draw(block)}{data}</figure>'

    def contributions(self, block: ContributionList) -> str:
        names = ("Label", "Words", "What it is")
        return _rows(names, [_contribution(row, block.is_annex) for row in block.rows])


def _point(point: Point) -> str:
    marks = f' <i class="dim">{_text(", ".join(point.marks))}</i>' if point.marks else ""
    return f'<span dir="auto">{_text(point.words)}</span>{_labels(point.notes)}{marks}'


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
    head = "".join(f'<th scope="col">{name}</th>' for name in columns)
    body = "\n".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="rows"><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>'


def _table(table: Table) -> str:
    def cell(tag: str, index: int, text: str) -> str:
        number = ' class="number"' if index in table.numeric else ""
        scope = ' scope="col"' if tag == "th" else ""
        return f"<{tag}{scope}{number}>{_text(text)}</{tag}>"

    head = "".join(cell("th", index, name) for index, name in enumerate(table.columns))
    rows = ["".join(cell("td", index, text) for index, text in enumerate(row)) for row in table.rows]
    total = ' class="total"' if table.has_total else ""
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    caption = f"<caption>{_text(table.caption)}</caption>"
    return f"<table{total}>{caption}<thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"


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
