"""Spreadsheet cells: a text from the room must never become a formula, and must come back whole."""

import unicodedata

FORMULA_LEADS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫")
"""What starts a formula, in the plain, full-width and small forms: some spreadsheets fold the three."""

CONTROL_LEADS = frozenset("\t\r\n")
"""Some spreadsheets drop these from the start of a cell, and what follows is then its start."""

QUOTE = "'"


def is_risky(text: str) -> bool:
    """Whether a cell could be taken for a formula: one that starts with a lead or a control, after spaces.

    Apostrophes are looked through, so that a text which starts with its own is told from one that was given it.
    """
    for character in text:
        if character in FORMULA_LEADS or character in CONTROL_LEADS:
            return True
        if character != QUOTE and unicodedata.category(character) not in {"Zs", "Zl", "Zp", "Cf", "Cc"}:
            return False
    return False


def guard(text: str) -> str:
    """The text as a cell that starts no formula: a risky one gets an apostrophe before it."""
    return QUOTE + text if is_risky(text) else text


def unguard(cell: str) -> str:
    """The text that `guard` was given."""
    return cell[1:] if cell.startswith(QUOTE) and is_risky(cell) else cell
