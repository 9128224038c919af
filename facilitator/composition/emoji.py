"""Signs of feeling, which a report does without; the annex keeps them."""

import re

_SIGN = (
    r"[\U0001F000-\U0001FAFF\u2600-\u26FF\u2700-\u2712\u2715\u2718-\u2793\u2795-\u27BF\u2B12-\u2BFF\u231A\u231B"
    r"\u23E9-\u23FA\uFE0F\u200D\u20E3\U000E0020-\U000E007F]"
)
_RUN = re.compile(rf"\s*{_SIGN}+(?:\s*{_SIGN}+)*\s*")
# Yes, no, good, bad, ticks and crosses: without them the words may say something else.
_ANSWER = re.compile(
    r"[\U0001F44D\U0001F44E\u2705\u274C\u274E\U0001F6AB\u26D4\u2713-\u2718\U0001F645\U0001F646\u2795\u2796]"
)
# "We ❤ this": a heart between words is a verb.
_HEART = re.compile(r"[\u2764\U0001F493-\U0001F49F\U0001F5A4\U0001F90D-\U0001F90F\U0001F9E1]\uFE0F?\s*(?=\w)")

# What makes a picture of a digit: the digit is the statement.
_KEYCAP = re.compile(r"(?<=[\d#*])\uFE0F?\u20E3")


def has_answer(text: str) -> bool:
    """Tells whether a sign says yes, no or like, and so is part of the statement."""
    return _ANSWER.search(text) is not None or _HEART.search(text) is not None


def drop_emoji(text: str) -> str:
    """Gives the text without signs of feeling; one that stood between two clauses was their full stop."""
    bare = _KEYCAP.sub("", text)
    return _RUN.sub(lambda run: _replace(bare, run), bare).strip()


def _replace(text: str, run: re.Match[str]) -> str:
    before, after = text[: run.start()][-1:], text[run.end() :][:1]
    if not before or not after:
        return ""
    if run.group().strip(" ") == run.group() and before.isalnum() and after.isalnum():
        return " "
    return ". " if (before.isalnum() or before in "%)'’\"”") and after.isalnum() else " "
