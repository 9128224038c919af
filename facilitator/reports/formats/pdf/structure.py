"""What Typst cannot say of a tagged PDF, or says at too high a price: the names of rows, and where links lead.

A link to a place has Typst set all that holds one twice. So a link comes as the address `note:B7` and its place as a
link to `at:B7`, and here the one is led to the other, which then is no link any more.
"""

import io
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

TO, AT = "note:", "at:"
CELLS = ("/TD", "/TH")


class Place(NamedTuple):
    """Where a link leads: the page's number from 1, and what a PDF calls a destination."""

    number: int
    destination: Array


def finish(pdf: pikepdf.Pdf) -> bytes:
    """A PDF whose parts have their names, with links that lead somewhere. The same comes out the same.

    Raises KeyError where a link leads to what is nowhere.
    """
    # No part is suspect unless it is said; that it is not, some readers take for a mistake.
    if Name.Suspects in pdf.Root.MarkInfo:
        del pdf.Root.MarkInfo.Suspects
    lead_links(pdf)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def name_parts(pdf: pikepdf.Pdf, prefix: str = "") -> None:
    """Makes the first cell of each row of a body its header, and a link that marks a place a plain part.

    A prefix keeps the names of header cells apart from those of another PDF.
    """
    for part in pdf.objects:
        kind = str(part.get("/S", "")) if isinstance(part, Dictionary) else ""
        if kind == "/TR" and is_body_row(part):
            name_row(part)
        elif kind == "/Link" and is_place(part):
            part.S = Name.Span
            part.K = Array([each for each in part.K if not isinstance(each, Dictionary)])
        elif prefix and kind in CELLS:
            rename_cell(part, prefix)


def is_place(link: Any) -> bool:
    """Whether a link in the structure only marks a place."""
    marks = (each.Obj for each in link.K if isinstance(each, Dictionary))
    return any("/A" in mark and str(mark.A.URI).startswith(AT) for mark in marks)


def rename_cell(cell: Any, prefix: str) -> None:
    """Gives a cell and its headers names that no other PDF has, and leaves out how its edges look: of a long report
    that is a good part of the structure, and nobody reads it aloud."""
    if Name.ID in cell:
        cell.ID = String(prefix + str(cell.ID))
    told = [each for each in cell.get("/A", ()) if Name.Table == each.O]
    for attributes in told:
        if Name.Headers in attributes:
            attributes.Headers = Array([String(prefix + str(each)) for each in attributes.Headers])
    cell.A = Array(told)


def lead_links(pdf: pikepdf.Pdf) -> None:
    """Leads each link to the place of its label, and takes the marks of places from the pages."""
    links: list[tuple[str, Any]] = []
    places: dict[str, Place] = {}
    for number, page in enumerate(pdf.pages, start=1):
        marks = [(str(mark.A.URI) if "/A" in mark else "", mark) for mark in page.obj.get("/Annots", ())]
        for address, mark in marks:
            if address.startswith(AT):
                places[address.removeprefix(AT)] = Place(number, find_place(page, mark))
        links += [(address.removeprefix(TO), mark) for address, mark in marks if address.startswith(TO)]
        kept = [mark for address, mark in marks if not address.startswith(AT)]
        if len(kept) < len(marks):
            page.obj.Annots = Array(kept)
    for label, mark in links:
        lead(mark, places[label])


def find_place(page: pikepdf.Page, mark: Any) -> Array:
    """A little above what is marked, so that its frame is seen, too."""
    left, _, _, top = (float(each) for each in mark.Rect)
    return Array([page.obj, Name.XYZ, round(left - 3, 2), round(top + 6, 2), 0])


def lead(mark: Any, place: Place) -> None:
    """Leads one link to a place."""
    del mark.A
    mark.Dest = place.destination
    mark.Contents = String(f"page {place.number}")


def is_body_row(part: Any) -> bool:
    """Whether a part of the structure is a table's row that begins with a plain cell."""
    if part.get("/S") != Name.TR:
        return False
    return bool(Name.THead != part.P.S and len(part.K) > 1 and part.K[0].S == Name.TD)


def name_row(row: Any) -> None:
    """Makes the first cell of a row its header."""
    cell = row.K[0]
    cell.S = Name.TH
    for attributes in cell.A:
        if Name.Table == attributes.O:
            attributes.Scope = Name.Row
