"""What is written for a machine that shows pages or sheets, and signs that hide or turn letters."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from facilitator.marking.marks import Flag, find_wordings, word

_TAGS = (
    "a|abbr|address|applet|article|audio|b|base|big|blink|blockquote|body|br|button|canvas|center|code|dd|del|"
    "details|"
    "dialog|div|dl|dt|em|embed|fieldset|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|"
    "image|"
    "img|input|ins|label|li|link|main|map|marquee|math|meta|nav|noscript|notes?|object|ol|option|p|picture|pre|q|s|"
    "script|"
    "section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|system|table|tbody|td|template|"
    "textarea|"
    "th|title|tr|tt|u|ul|user|video|xml"
)
_EVENTS = (
    "abort|animation\\w*|auxclick|before\\w*|begin|blur|canplay|change|click|close|contextmenu|copy|cut|dblclick|"
    "drag\\w*|"
    "drop|end|error|focus\\w*|hashchange|input|invalid|key\\w*|load\\w*|message|mouse\\w*|page\\w*|paste|play|"
    "pointer\\w*|"
    "popstate|reset|resize|scroll\\w*|select\\w*|start|submit|toggle|touch\\w*|transition\\w*|unload|wheel"
)
WORDINGS = (
    word("a tag of a web page", rf"</?(?:{_TAGS})(?:\s[^<>=]*=[^<>]*>?|\s*/?>|/[^<>\s]*>?|$)", r"<!--|-->|<!\w+"),
    word("a script", rf"\bon(?:{_EVENTS})\s?=", r"\b(?:java|vb)script:", r"\bdata:text/html"),
    word(
        "a line of code",
        r"(?<![>\w.])(?:print|printf|println|alert|eval|exec|console\.log|System\.out\.print(?:ln)?)\((?=[\"'“‘`])[^()]*\)?;?",
    ),
    word("a link written for a machine", r"!?\[[^\[\]\n]*\]\([^()\s][^()\n]*\)"),
    word("a placeholder", r"\{\{[^{}]*\}\}", r"\{%[^{}]*%\}", r"\$\{[^{}]*\}"),
    word("a formula", r"(?:^\s*|[\"',;]\s*)[=+@-]\s?[A-Z]{2,}\w*\(", r"\bcmd\s?\|"),
)
UNSEEN = "a sign that nobody sees"
_ALWAYS = frozenset("\u200b\u200e\u200f\u061c\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad")
_JOINERS = frozenset("\u200c\u200d")
_FLAG_SIGN = "\U0001f3f4"


def find_markup(text: str) -> Iterator[Flag]:
    """Gives each place that is written for a machine, and each sign that hides or turns letters."""
    yield from find_wordings("markup", text, WORDINGS)
    hidden = [place for place, sign in enumerate(text) if _is_hidden(text, place, sign)]
    # Signs that follow one another are one mark: place less rank is the same for them.
    for _, run in groupby(enumerate(hidden), lambda pair: pair[1] - pair[0]):
        places = [place for _, place in run]
        yield Flag("markup", places[0], places[-1] + 1, UNSEEN)


def _is_hidden(text: str, place: int, sign: str) -> bool:
    if sign in _JOINERS:
        return not (_is_joined(text[place - 1 : place]) and _is_joined(text[place + 1 : place + 2]))
    if "\U000e0000" <= sign <= "\U000e007f":
        # A flag of a nation is spelled with such signs, up to seven after the black flag.
        return _FLAG_SIGN not in text[max(0, place - 7) : place]
    return sign in _ALWAYS


def _is_joined(sign: str) -> bool:
    """Tells whether a joiner belongs beside this sign: between signs of feeling, and in scripts that join letters."""
    return sign > "\u0590" and (unicodedata.category(sign) in {"So", "Sk"} or sign == "\ufe0f" or _is_letter(sign))


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM"
