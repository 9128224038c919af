"""Drawings as pixels, for programs that draw no vectors."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import typst

from facilitator.reports.formats import fonts
from facilitator.reports.formats.drawings import PRINT

PAPER = replace(PRINT, font=fonts.ZERO)
"""What a drawing has for whoever sets it by Typst: a zero without a stroke."""

PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#for each in json(bytes(sys.inputs.drawings)) { page(image(bytes(each), format: "svg", width: 459pt)) }
"""
DOTS = 150
"""To the inch, at the width of a page's text."""


def draw_pixels(drawings: Sequence[str]) -> list[bytes]:
    """SVG drawings as PNGs, in the fonts of the PDF, all in one go. The same drawing gives the same bytes."""
    if not drawings:
        return []
    words = "".join(drawings)
    compiler = typst.Compiler(
        input=PAGE,
        font_paths=fonts.find_zero() if fonts.can_be_drawn(words) else fonts.find_fonts(words),
        ignore_system_fonts=True,
        sys_inputs={"drawings": json.dumps(drawings)},
    )
    drawn = compiler.compile(format="png", ppi=DOTS)
    return [drawn] if isinstance(drawn, bytes) else cast("list[bytes]", drawn)
