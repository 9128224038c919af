"""Drawings as pixels, for programs that draw no vectors."""

from typing import cast

import typst

from facilitator.reports.formats import fonts

PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.drawing), format: "svg", width: 459pt)
"""
DOTS = 200
"""To the inch, at the width of a page's text."""


def draw_pixels(drawing: str) -> bytes:
    """An SVG drawing as a PNG, in the fonts of the PDF. The same drawing gives the same bytes."""
    compiler = typst.Compiler(
        input=PAGE, font_paths=fonts.find_fonts(), ignore_system_fonts=True, sys_inputs={"drawing": drawing}
    )
    return cast("bytes", compiler.compile(format="png", ppi=DOTS))
