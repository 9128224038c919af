"""Two pages of a tagged PDF put on one: one has words above, the other below, and neither covers the other."""

import re
from typing import Any

import pikepdf
from pikepdf import Array, Name

KINDS = ("/ColorSpace", "/Font", "/XObject", "/ExtGState", "/Pattern", "/Shading")
"""What a page's content calls by names of its own."""
MARK = re.compile(rb"(?<=<</MCID )\d+")
CALLED = re.compile(rb"/([a-z]+\d+)(?= )")
OTHER = "o"
"""Stands after the names of what was on the other page."""


def share_page(pdf: pikepdf.Pdf, number: int) -> None:
    """Puts what is on the page after this one (from 0) on it, with its links and its place in the structure."""
    page, other = pdf.pages[number], pdf.pages[number + 1]
    if Name.StructParents in other.obj:
        n_marks = share_structure(pdf, page.obj, other.obj)
        renamed = share_resources(page.obj, other.obj)
        page.contents_add(rename(other.Contents.read_bytes(), renamed, n_marks))
    if Name.Annots in other.obj:
        page.obj.Annots = Array([*page.obj.get("/Annots", ()), *other.obj.Annots])
    del pdf.pages[number + 1]


def share_structure(pdf: pikepdf.Pdf, page: Any, other: Any) -> int:
    """Has the other page's parts of the structure be on this one, with numbers after its own; how many those are."""
    numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    own, added = numbers[int(page.StructParents)], numbers[int(other.StructParents)]
    n_marks = len(own)
    links = (numbers[int(mark.StructParent)] for mark in other.get("/Annots", ()))
    for part in {part.objgen: part for part in (*added, *links)}.values():
        move_part(part, page, other, n_marks)
    own.extend(added)
    del numbers[int(other.StructParents)]
    return n_marks


def move_part(part: Any, page: Any, other: Any, n_marks: int) -> None:
    """Moves what a part of the structure has on the other page. What it has elsewhere names its own page."""
    is_there = part.Pg.objgen == other.objgen
    for place, kid in enumerate(part.K):
        if isinstance(kid, int):
            if is_there:
                part.K[place] = kid + n_marks
        elif Name.Pg in kid and kid.Pg.objgen == other.objgen:
            if kid.get("/S") is None:
                kid.Pg = page
            if Name.MCID in kid:
                kid.MCID = int(kid.MCID) + n_marks
    if is_there:
        part.Pg = page


def share_resources(page: Any, other: Any) -> dict[bytes, bytes]:
    """Adds what the other page calls to what this one does; the new names by the old."""
    renamed: dict[bytes, bytes] = {}
    for kind in KINDS:
        added = other.Resources.get(kind)
        if added is None:
            continue
        if kind not in page.Resources:
            page.Resources[kind] = pikepdf.Dictionary()
        for name, thing in added.items():
            page.Resources[kind][name + OTHER] = thing
            renamed[name[1:].encode()] = (name[1:] + OTHER).encode()
    return renamed


def rename(content: bytes, renamed: dict[bytes, bytes], n_marks: int) -> bytes:
    """A page's content with its parts numbered after so many others, and what it calls by its new names."""
    content = MARK.sub(lambda found: b"%d" % (int(found[0]) + n_marks), content)
    return CALLED.sub(lambda found: b"/" + renamed.get(found[1], found[1]), content)
