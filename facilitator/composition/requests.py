"""What an author asks of whoever prints a note: to check it first."""

import re

_REQUEST = re.compile(
    r"(?<![\s,;–—(-])[\s,;–—(-]*"
    r"(?:\b(?:please |pls )?(?:check|verify) (?:the |this )?(?:figures?|numbers?|source|this)\b"
    r"|\bneeds? (?:checking|a check|verifying)|\bto be (?:checked|verified)"
    r"|\b(?:someone|somebody) (?:please )?(?:check|verify)(?: (?:this|that))?(?: before (?:printing|publishing))?"
    r"|\b(?:source|citation needed|ref)\s*\?+)[\s.,!)]*$",
    re.IGNORECASE,
)


def part_request(text: str) -> tuple[str, bool]:
    """Gives the text without a request at its end that it be checked, and whether there was one.

    A question mark before it stays: it is the author's doubt.
    """
    found = _REQUEST.search(text)
    if found is None or not any(sign.isalnum() for sign in text[: found.start()]):
        return text, False
    return text[: found.start()].rstrip(), True
