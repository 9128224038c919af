"""The thing that a number counts, as far as its ending tells."""

from facilitator.marking.patterns import late
from facilitator.marking.plain_text import list_words

_WORD = late(r"[ -]([^\W\d_][\w'&]{0,30})")
_IRREGULAR = frozenset(
    list_words(
        "people ppl folk folks staff men women children kids person man woman police cattle sheep "
        "fish aircraft spacecraft "
        "species media data heads personnel crew feet teeth companies sme fte ftes"
    )
)
_NO_PLURALS = frozenset(
    list_words(
        "is was has this as its it's us less always does ours yes plus across thus perhaps towards "
        "besides gas bus access "
        "process business loss mass focus status class cos vs goes says gets means makes needs takes "
        "wants comes lets hers "
        "theirs yours his that's what's there's sometimes unless previous various press boss glass "
        "expires kills closes lands saves covers costs buys keeps pays sits runs helps leaves"
    )
)
# A clause goes on, and what follows is not what was counted.
_STOPS = frozenset(
    list_words(
        "of in on at to for and or but by with from is are was were will would can could came if when "
        "who which that than "
        ""
        "since after before because cos until till against between during within without "
        "we i you they he she it a an the not no then so as w per each every more do does did go has have had"
    )
)


def find_noun(text: str, place: int, reach: int = 3) -> tuple[str, int] | None:
    """Gives the plural noun among the words that follow a place, at most `reach` away, and where it ends."""
    for _ in range(reach):
        match = _WORD.match(text, place)
        if not match or match[1].lower() in _STOPS:
            return None
        if _is_plural(match[1].lower()):
            return match[1], match.end()
        place = match.end()
    return None


def find_next_word(text: str, place: int) -> str | None:
    """Gives the word that follows a place, unless it is a small one."""
    match = _WORD.match(text, place)
    return match[1] if match and match[1].lower() not in _STOPS else None


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    return word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "'s", "us")) and word not in _NO_PLURALS
