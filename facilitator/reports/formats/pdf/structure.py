"""What Typst cannot say of a tagged PDF: that the first cell of a table's row is the name of that row."""

import io
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name


def name_rows(data: bytes) -> bytes:
    """The same PDF with a header cell at the start of each row of a body. The same bytes come out the same."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        # No part is suspect unless it is said; that it is not, some readers take for a mistake.
        if Name.Suspects in pdf.Root.MarkInfo:
            del pdf.Root.MarkInfo.Suspects
        for part in pdf.objects:
            if isinstance(part, Dictionary) and is_body_row(part):
                name_row(part)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


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
