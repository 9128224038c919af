"""Parts of a report joined into one PDF: pages, edges, structure, contents and bookmarks."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Name

from facilitator.reports.formats.pdf.memory import give_back
from facilitator.reports.formats.pdf.sharing import share_page

MARKED = 3
"""Headings below this level have bookmarks."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the template is told of a heading, and where it stands: on which page, how far right and how high."""

    told: dict[str, Any]
    page: Any = None
    left: float = 0
    top: float = 0

    def destination(self) -> Array:
        """Where what leads to it leads."""
        return Array([self.page, Name.XYZ, self.left, self.top, 0])


Pages = list[list[Heading]]


@dataclass(frozen=True, slots=True)
class Body:
    """A part of a report as a PDF, the headings on its pages, and what the names of its header cells begin with.

    Its first page may go on where the last of the part before has ended, and belongs on it.
    """

    data: bytes
    pages: Pages
    prefix: str
    goes_on: bool = False


def open_pdf(data: bytes) -> pikepdf.Pdf:
    """A PDF to be changed. Raises PdfError where it is not whole."""
    return pikepdf.open(io.BytesIO(data), attempt_recovery=False)


def find_headings(bodies: Sequence[Body]) -> Pages:
    """The headings of each page of the bodies in their order, with their places."""
    pages: Pages = []
    for body in bodies:
        first, *others = body.pages
        if body.goes_on:
            pages[-1] += first
        else:
            pages.append(first)
        pages += others
    return pages


def list_pages(data: bytes, named: Mapping[str, Heading]) -> Pages:
    """The headings of each page of one body."""
    body = open_pdf(data)
    places = {str(name): place for name, place in pikepdf.NameTree(body.Root.Names.Dests).items()}
    numbers = {page.obj.objgen: number for number, page in enumerate(body.pages)}
    pages: Pages = [[] for _ in body.pages]
    for anchor, heading in named.items():
        if anchor in places:
            page, _, left, top, _ = places[anchor]
            pages[numbers[page.objgen]].append(Heading(heading.told, None, float(left), float(top)))
    return pages


def join(frame: pikepdf.Pdf, bodies: list[Body], headings: Pages) -> pikepdf.Pdf:
    """The frame with the pages of the bodies in place of its last ones, which give them their edges.

    The bodies are taken from the list, so that none is in memory twice for long.
    """
    n_before = len(frame.pages) - len(headings)
    for _ in range(len(bodies)):
        body = bodies.pop(0)
        n_pages = len(frame.pages)
        add_body(frame, body)
        if body.goes_on:
            share_page(frame, n_pages - 1)
        give_back()
    n_pages = len(headings)
    for number in range(n_before, n_before + n_pages):
        add_edges(frame.pages[number + n_pages], frame.pages[number])
    lead_headings(frame, n_before, headings)
    del frame.pages[n_before : n_before + n_pages]
    return frame


def add_edges(page: pikepdf.Page, edges: pikepdf.Page) -> None:
    """Draws header and footer under a page. Their name is given, or each time another would be made up."""
    page.add_resource(edges.as_form_xobject(), Name.XObject, Name.Edges)
    page.contents_add(b"q /Edges Do Q\n", prepend=True)


def add_body(frame: pikepdf.Pdf, joined: Body) -> None:
    """Adds a body's pages, and its structure after what is there."""
    body = open_pdf(joined.data)
    root = frame.Root.StructTreeRoot
    shift = int(root.ParentTreeNextKey)
    for page in body.pages:
        move(page.obj, Name.StructParents, shift)
        for mark in page.obj.get("/Annots", ()):
            move(mark, Name.StructParent, shift)
    frame.pages.extend(body.pages)
    added = frame.copy_foreign(body.Root.StructTreeRoot)
    whole, numbers = root.K[0], pikepdf.NumberTree(root.ParentTree)
    kids = whole.K
    for part in added.K[0].K:
        part.P = whole
        kids.append(part)
    for key, parts in pikepdf.NumberTree(added.ParentTree).items():
        numbers[shift + key] = parts
    root.ParentTreeNextKey = shift + int(added.ParentTreeNextKey)
    if Name.IDTree in added:
        name_cells(frame, added.IDTree, joined.prefix)


def name_cells(frame: pikepdf.Pdf, added: Any, prefix: str) -> None:
    """Adds a body's list of header cells by name."""
    root = frame.Root.StructTreeRoot
    if Name.IDTree not in root:
        root.IDTree = pikepdf.NameTree.new(frame).obj
    names = pikepdf.NameTree(root.IDTree)
    for name, cell in pikepdf.NameTree(added).items():
        names[prefix + str(name)] = cell


def move(thing: Any, key: Name, shift: int) -> None:
    """Raises the number by which a page or a link finds its place in the structure."""
    if key in thing:
        thing[key] = int(thing[key]) + shift


def lead_headings(frame: pikepdf.Pdf, n_before: int, headings: Pages) -> None:
    """Leads contents and bookmarks to the headings themselves, not to where the frame stood for them."""
    first = n_before + len(headings)
    for page, found in zip(frame.pages[first:], headings, strict=True):
        found[:] = [Heading(each.told, page.obj, each.left, each.top) for each in found]
    every = [each for page in headings for each in page]
    names = pikepdf.NameTree(frame.Root.Names.Dests)
    for heading in every:
        names[heading.told["anchor"]] = heading.destination()
    with frame.open_outline() as outline:
        bookmarked = (each for each in every if each.told["level"] < MARKED)
        for item, heading in zip(list(walk(outline.root)), bookmarked, strict=True):
            item.destination = heading.destination()


def walk(items: Sequence[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    """Bookmarks as one reads them."""
    for item in items:
        yield item
        yield from walk(item.children)
