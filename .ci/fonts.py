"""Leaves out of the pages' typeface the weights that no style asks for: a third of what a phone loads first.

The licence (OFL-1.1) allows it, and reserves no name. What is left draws as before.
"""

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONT = Path("static/vendor/atkinson-next-latin.woff2")
WEIGHTS = (400, 800)
"""As `static/css/base.css` declares them."""


def narrow(path: Path) -> None:
    """Writes the font again with these weights alone."""
    font = instancer.instantiateVariableFont(TTFont(path, recalcTimestamp=False), {"wght": WEIGHTS})
    font.save(path)


narrow(FONT)
