"""The full stop at the end of a point, and of a title that words follow."""

import re

_ENDED = re.compile(r"[.?!…:;]['\"’”)\]]*$")
_TITLE_ENDED = re.compile(r"[.?!…。？！؟]['\"’”»)\]]*$")
_SENTENCE = re.compile(r"[.?!…]\s+")
# A question is told by its order of words alone: "do we" asks, "do it" does not.
_QUESTION = re.compile(
    r"^(?:who|what|where|when|why|how|which)(?!\s+(?:i|we|you|they|he|she|it)\b)(?:\s+\w+){0,2}?\s+"
    r"(?:do|does|did|is|are|was|were|can|can't|could|will|would|should|has|have)\b|^(?:is|are|was|were|does|did|can|could|will|would|should|has)\s+"
    r"(?:i|we|you|they|it|he|she|there|anyone|anybody|someone|nobody|the|this|that|our|your)\b"
    r"|^(?:(?:so|and|but|or)\s+)?(?:do|have)\s+(?:i|we|you|they)\b|^(?:can|could|will|would)\s+(?:an?|some\w+|any\w+)\b|^(?:can|could|would)\s+(?-i:[A-Z][A-Z&]\w*)\s\w"
    # Who opens a question, and why does where no one is named whose reasons follow.
    r"|^(?:(?:so|and|but|then)\s+)?(?:who(?:['’]?s|['’]d)?|whose)\s+"
    r"(?!(?:i|we|you|they|he|she|it|dares?|cares|knows?)\b)\w"
    r"|^(?:(?:so|and|but|then)\s+)?why(?:['’]s)?(?!\s+(?:i|we|you|they|he|she|it|the)\b)\b"
    r"|^which of (?:you|us|them|these|those)\b"
    r"|^(?:what|how)\s+about\b|^(?:where|when|how)['’]s\b|^any(?:one|body)\s+(?:got|want|wants|else|know|knows|here)\b"
    r"|^(?:\w+\s){1,2}(?:from|with|on|for|by)\s+what$"
    r"|^(?:(?:so|and|but)\s+)?(?:who|what|where|when|how|which)(?:\s+(?:then|now|else|next))?$|^any(?:one|body)$",
    re.IGNORECASE,
)

# The last clause asks by its order of words; "so did they" and "a buyer, who's paying late" tell.
_ASKS_LAST = re.compile(
    r"(?:, (?:and |but )?|\s[–-]\s|\sbut )"
    r"(?:is|are|does|did|can|could|will|would|has) (?:anyone|anybody|we|they|there)\b[^.,;:]*$|"
    r"(?:, (?:and |but )?|\s[–-]\s|\sbut )(?:can|could|will|would) (?:the|an?|our|some\w+)\b[^.,;:]*$|"
    r"(?:, (?:and |but |so )?|\s[–-]\s|\s(?:but|so) )(?:"
    r"(?:what|where|when|why|how) (?:do|does|did|are|can|could|will|would|should) (?:I|we|you|they|anyone)\b"
    r"|who(?:['’]s| is) paying$|who owns (?:it|that|them|this|what|which)$|who pays(?:$| (?:if|when|in)\b))[^.,;:]*$"
    r"|\s(?:but|so) (?:who(?:['’]s| is) going to|what['’]s (?:an?|the))\b[^.,;:]*$",
    re.IGNORECASE,
)


def end_sentence(text: str) -> str:
    """Gives the text with a full stop where it has no end; none after a question that was typed without its mark."""
    bare = text.rstrip(" ,")
    last = _SENTENCE.split(bare)[-1]
    if not bare or _ENDED.search(bare) or _QUESTION.match(last) or _ASKS_LAST.search(last):
        return bare
    return f"{bare}."


def end_title(title: str) -> str:
    """Gives a title a full stop where words follow it, unless whoever wrote it ended it with a sign of its own."""
    return title if _TITLE_ENDED.search(title) else f"{title}."
