"""What Typst cannot say in its structure of a PDF, said in what it wrote: as text, since there are thousands of parts.

The first cell of each row of a body becomes its header, and a link that marks a place a plain part.
"""

import re
from bisect import bisect_right
from itertools import accumulate

ROW = re.compile(rb"\n<</Type/StructElem/S/TR/P \d+ 0 R/K\[(\d+) 0 R \d")
"""One of more than one cell."""
PLACE = re.compile(rb" 0 obj\n<</Type/Annot/Subtype/Link/Rect\[[^]]*\]/Border\[0 0 0\]/A<</Type/Action/S/URI/URI\(at:")
PART = re.compile(rb" 0 obj\n<</Type/StructElem/S/(?:(TD|TH)/P|Link/P)[^\n]*(?=\nendobj)")
"""A cell or a link. Its number stands before: a search for what begins with letters is ten times as fast."""
LINK = re.compile(rb"<</Type/OBJR/Pg \d+ 0 R/Obj (\d+) 0 R>>")
NAME = re.compile(rb"\((?=U\d+x\d+y\d+\))")
EDGES = re.compile(rb"<</O/Layout[^<>]*>>")
TABLE = rb"<</O/Table"
ENTRY = 20
"""Bytes of each row in the table of where things begin."""


def name_parts(data: bytes, prefix: str = "") -> bytes:
    """A PDF of Typst's with the names of its rows and without links in its structure that only mark a place.

    A prefix keeps the names of header cells apart from those of another PDF. How the edges of cells look is left out:
    that is a good part of the structure, and nobody reads it aloud.
    """
    firsts = frozenset(ROW.findall(data))
    places = frozenset(number_before(data, found) for found in PLACE.finditer(data))

    def change(found: re.Match[bytes]) -> bytes:
        cell = found[1]
        if not cell:
            return unlink(found[0]) if places.intersection(LINK.findall(found[0])) else found[0]
        told = name_row(found[0]) if cell == b"TD" and number_before(data, found) in firsts else found[0]
        return EDGES.sub(b"", NAME.sub(b"(" + prefix.encode(), told))

    return replace(data, [(found, change(found)) for found in PART.finditer(data)])


def number_before(data: bytes, found: re.Match[bytes]) -> bytes:
    """The number of what was found."""
    return data[data.rindex(b"\n", 0, found.start()) + 1 : found.start()]


def name_row(cell: bytes) -> bytes:
    """A row's first cell as its header."""
    return cell.replace(b"/S/TD", b"/S/TH", 1).replace(TABLE, TABLE + b"/Scope/Row", 1)


def unlink(link: bytes) -> bytes:
    """A link in the structure as a plain part."""
    return LINK.sub(b"", link.replace(b"/S/Link", b"/S/Span", 1))


def replace(data: bytes, changes: list[tuple[re.Match[bytes], bytes]]) -> bytes:
    """A PDF with some of it changed, and with a table of where things begin that is true of it."""
    changes = [(found, changed) for found, changed in changes if changed != found[0]]
    start = data.rindex(b"\nxref\n") + 1
    end = data.index(b"trailer", start)
    head, entries = re.match(rb"xref\n0 \d+\n", data[start:end]), start
    if head is None:
        raise ValueError("no table of where things begin")
    entries += head.end()
    ends = [found.end() for found, _ in changes]
    shifts = [0, *accumulate(len(changed) - len(found[0]) for found, changed in changes)]
    table = b"".join(move(data[place : place + ENTRY], ends, shifts) for place in range(entries, end, ENTRY))
    told = [
        b"".join((data[last : found.start()], changed))
        for last, (found, changed) in zip([0, *ends], changes, strict=False)
    ]
    tail = data[end : data.rindex(b"startxref")]
    return b"".join(
        (*told, data[ends[-1] if ends else 0 : entries], table, tail, b"startxref\n%d\n%%%%EOF" % (start + shifts[-1]))
    )


def move(entry: bytes, ends: list[int], shifts: list[int]) -> bytes:
    """A row of the table, after what has become longer or shorter before."""
    place = int(entry[:10])
    return b"%010d" % (place + shifts[bisect_right(ends, place)]) + entry[10:] if b"n" in entry else entry
