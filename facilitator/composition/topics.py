"""A few words at the start that only name what the rest is about: a colon follows them, as in minutes."""

import re

from facilitator.composition.capitals import is_shortened
from facilitator.composition.emphasis import is_emphasis

_FIRST = re.compile(r"^((?:[^\s.!?:;,()\"“‘”]+ ?){1,3})[.!]\s+(?=(?:\S+\s+){2}\S)(\S+)")
# Words of a whole sentence, and answers to somebody: they say something of themselves.
_SAYING = re.compile(
    r"\b(?:I|we|you|he|she|it|they|this|that|these|those|there|who|what|which|yes|yep|no|not|nope|ok|okay|agreed?|"
    r"disagree|same|also|true|wrong|exactly|sorry|thanks?|please|pls|is|are|was|were|be|been|has|have|had|do|does|did|can|"
    r"cannot|will|would|could|should|must|need|needs|get|gets|got|say|says|said|want|wants|went|took|made|came|lost|\w+n'?t|"
    r"\w+ed|let's|let|give|stop|make|keep|fix|use|put|take|ask|buy|pick|show|pays|means|"
    r"kills?|eats?|breaks?|beats?|needs?|takes|costs|works|helps|hurts|matters|leaves|sells|grows|falls|rises|loves?|hates?)\b|['’](?:s|re|m|ve|ll|d)\b",
    re.IGNORECASE,
)

# A number of a list, two topics at once, a price and a judgement ("guide good") name nothing that the rest is about.
_NO_TOPIC = re.compile(
    r"^\d+$|[£€$]\d|\s[–-](?:\s|$)|\s(?:good|great|bad|brilliant|useless|rubbish|fine|full|empty|dead|gone|poor|slow|"
    r"cheap|dear|expensive|hopeless|broken|impossible)$",
    re.IGNORECASE,
)
# "Draw the map", "publish prices": what a name of a topic never is.
_ORDER = re.compile(
    r"^\w+ (?:the|an?|our|your)\b"
    r"|^(?i:pay|cut|build|fund|raise|lower|start|train|share|set|change|turn|run|move|open|close|count|add|abolish|allow|ban|bring|create|double|extend|hire|invite|merge|protect|publish|reopen|scrap|sell|simplify|teach)\s"
)


# A few words, or who speaks: a colon after them names what the rest is about.
_NAMED = re.compile(r"(?!-)(?:[^\s.!?:;]+ ){0,6}[^\s.!?:;]+:\s")


def set_lead(lead: str, text: str) -> str:
    """Gives a text after who speaks or what it is about; a dash stands between where the text has a colon of its own.

    Two names with a colon each would look alike: "Industry – Grid: we wait".
    """
    return f"{lead[:-1]} – {text}" if lead.endswith(":") and _NAMED.match(text) else f"{lead} {text}"


def set_topic(text: str) -> str:
    """Gives the text with a colon after words that name its topic: "Vetting: can't start anyone"."""
    found = _FIRST.match(text)
    if (
        found is None
        or _is_sentence(found[1])
        or is_shortened(f"{found[1]}.")
        or _is_echo(found[1], text[found.start(2) :])
    ):
        return text
    # "Avg age 54. 19 go soon": a colon would give the one number the other's sense. "Unpaid. Still." stresses.
    if found[2][-1] in ".!?" or (found[1][-1].isdigit() and found[2][0].isdigit()):
        return text
    next_word = _lower(found[2])
    # Whether "Retiring" is a name nobody can tell, so that its capital stays, and the full stop before it.
    stem = next_word.split("'")[0].split("’")[0]
    return (
        text
        if next_word.istitle() or (len(stem) > 1 and stem.istitle())
        else f"{found[1]}: {next_word}{text[found.end() :]}"
    )


def _is_sentence(words: str) -> bool:
    return any(shape.search(words) for shape in (_SAYING, _NO_TOPIC, _ORDER))


def _is_echo(words: str, following: str) -> bool:
    """Tells whether the words, or the last of them, are said once more for stress: "Glue. Glue. Why glue"."""
    last, rest = words.rsplit(maxsplit=1)[-1].casefold(), following.casefold()
    return last == rest.split(maxsplit=1)[0].strip(".,;!?") or (" " in words and words.casefold() in rest)


def _lower(word: str) -> str:
    """Gives the word with a small letter if it has its capital from the start of a sentence alone."""
    stem = re.split(r"['’]", word)[0].rstrip(".,;!?")
    return word[0].lower() + word[1:] if is_emphasis(stem) else word
