"""A copy of a text with plain dashes, quotes and spaces, as long as the text, so that places stay true."""

from facilitator.marking.patterns import late

# What is taken from the copy is replaced by this sign, which no pattern reads across.
BLANK = "\x01"
# Nothing of the same clause follows: a stop, a bracket that closes, a dash, an emoji, the end.
CLAUSE_END = r"(?= *(?:[^\w ,&/(%\x01-]|[-,](?: |\Z)|\Z))"

_PLAIN = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("‘’‚′`´", "'")
    | dict.fromkeys("“”„″", '"')
    # Letters that match i, k and s when capitals are ignored, and are none of them.
    | {"İ": "I", "ı": "i", "K": "K", "ſ": "s", "×": "x", "≤": "<", "≥": ">", "≈": "~"}
)
_SPACE = late(r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]")


def make_plain(text: str) -> str:
    """Gives the text in plain signs, at the same length."""
    return _SPACE.sub(" ", text.translate(_PLAIN))


def blank(text: str, start: int, end: int) -> str:
    """Gives the text with what stands between two places taken out, at the same length."""
    return text[:start] + BLANK * (end - start) + text[end:]


def list_words(text: str) -> tuple[str, ...]:
    """Gives the words of a list that is written as one text."""
    return tuple(text.split())
