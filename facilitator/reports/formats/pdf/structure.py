"""Where links lead, which Typst says at too high a price.

A link to a place has Typst set all that holds one twice. So a link comes as the address `note:B7` and its place as a
link to `at:B7`, and here the one is led to the other, which then is no link any more.
"""

import io
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Name, String

TO, AT = "note:", "at:"


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
