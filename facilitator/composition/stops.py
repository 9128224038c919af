"""The full stop at the end of a point, and of a title that words follow."""

import re

_ENDED = re.compile(r"[.?!…:;]['\"’”)\]]*$")
_TITLE_ENDED = re.compile(r"[.?!…。？！؟]['\"’”»)\]]*$")
_SENTENCE = re.compile(r"[.?!…]\s+")
# A question is told by its order of words alone: "do we" asks, "do it" does not.
_QUESTION = re.compile(
    r"^(?:who|what|where|when|why|how|which)(?:\s+\w+){0,2}?\s+(?:do|does|did|is|are|was|were|can|can't|could|will|"
    r"would|should|has|have)\b|^(?:is|are|was|were|does|did|can|could|will|would|should|has)\s+"
    r"(?:i|we|you|they|it|he|she|there|anyone|anybody|someone|nobody|the|this|that|our|your)\b"
    r"|^(?:do|have)\s+(?:i|we|you|they)\b",
    re.IGNORECASE,
)


def end_sentence(text: str) -> str:
    """Gives the text with a full stop where it has no end; none after a question that was typed without its mark."""
    bare = text.rstrip(" ,")
    if not bare or _ENDED.search(bare) or _QUESTION.match(_SENTENCE.split(bare)[-1]):
        return bare
    return f"{bare}."


def end_title(title: str) -> str:
    """Gives a title a full stop where words follow it, unless whoever wrote it ended it with a sign of its own."""
    return title if _TITLE_ENDED.search(title) else f"{title}."
