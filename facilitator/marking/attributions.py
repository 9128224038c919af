"""The wish that words be not told, not printed, or not laid at somebody's door."""

from collections.abc import Iterator

from facilitator.marking.marks import Flag, find_wordings, word

_NOT = (
    r"(?:(?:do|can|could|should|must|would|is|are|need|may|will|wo|ca)n ?'?t|cannot|not|never|rather not)"
    r"(?: (?:to|be|have|want|please))*"
)
_PRINT = (
    r"(?:quoted?|named?|published?|printed?|recorded|minuted?|repeat(?:ed)?|shared?|circulated?|mention(?:ed)?|"
    r"written down)"
)
_TOLD = r"(?:report|minutes?|notes|record|write-?up|summary|transcript|document|output|paper|slides)"
_WORDINGS = (
    word(
        "asks not to be named as the source",
        rf"\b{_NOT} attribut(?:e|ed|able)\b",
        r"\bnon-?attribut\w+|\bunattribut\w+|\b(?:no|without|not for) attribution\b",
        rf"\b{_NOT} (?:quote|name|mention|identify|credit) (?:me|us|my|our|anyone|anybody|them|the (?:firm|company|"
        rf"source))\b",
        rf"\b{_NOT} (?:put|use|print|give|add|attach|include|write) (?:my|our|any)\w* (?:company'?s? |firm'?s? "
        rf")?names?\b",
        r"\b(?:leave|keep|take) (?:my|our|the) (?:company'?s? |firm'?s? )?names? (?:off|out)\b",
        r"\b(?:without|withhold|remove) (?:my|our) names?\b|\bnames? withheld\b|\bno names\b(?=\W*(?:$|pls|please|"
        r"but))",
        r"\banon(?:ymous(?:ly)?)?,? (?:please|pls|plz)\b|\b(?:please|pls) (?:anon|anonymi[sz]e)\w*",
        r"\b(?:keep|stay|remain|make|treat) (?:\w+ )?(?:as )?anon(?:ymous)?\b",
        r"\bchatham house\b|\bdid(?:n'?t| not) (?:hear|get) (?:this|it|that) from (?:me|us)\b",
        r"\bI (?:never|didn'?t) (?:say|said|write|wrote) (?:this|that)\b",
    ),
    word(
        "asks not to be printed",
        r"\boff[ -](?:the[ -])?record\b(?!s)(?! breaking)",
        rf"(?:\b(?:not|never|cannot)|n'?t)(?: (?:to|ever|please))* be {_PRINT}\b(?=\W*$| (?:please|pls|anywhere|"
        rf"outside|in|on))",
        rf"(?:^|[.,;:!?(-] *|\b(?:please|pls|but|so) )(?:please |pls )?(?:do not|don'?t|never) {_PRINT}(?: (?:this|"
        rf"that|it))?\W*$",
        r"\b(?:do not|don'?t) (?:quote|minute)\W*$",
        rf"\b{_NOT} (?:quote|minute|print|publish|record|repeat|circulate|write down) (?:this|that|it|these|any "
        rf"of)\b",
        rf"\bnot for (?:the |any |your )?(?:{_TOLD}|publication|print|quot\w+|sharing|circulation|release|public\w*|"
        r"onward|wider|broadcast|repeating|(?:the )?(?:press|media)\W*$)\b",
        rf"\b(?:keep|leave|stays?|strike|omit|kept) (?:\w+ ){{0,3}}(?:out of|off|from) (?:the |any |your "
        rf")?(?:{_TOLD})\b",
        r"\b(?:embargo(?:ed)?|not (?:yet )?(?:public|announced)(?: yet)?|is(?:n'?t| not) (?:public|announced)(?: "
        r"yet)?)\b"
        r"(?! (?:money|sector|bod|transport|procure|fund|land|good|health|service|spend|support))",
    ),
    word(
        "asks to keep it in the room",
        r"\b(?:keep|stays?|strictly|kept|this is|that'?s|just|only) (?:\w+ )?between (?:us|ourselves|you and me|"
        r"these)\b",
        r"^between (?:us|ourselves|you and me)\b(?! and)|^between you,? me\b",
        r"\b(?:keep|stays?|kept|leave) (?:\w+ ){0,2}(?:in|within|inside) (?:this|the|these|here)(?: four)? ?(?:room|"
        r"walls)?\b"
        r"(?<=room|alls)",
        r"\b(?:outside|beyond|leave) (?:this|these|of this)(?: four)? (?:room|walls)\b",
        r"\b(?:goes?|going) no further\b|\bnot go (?:any )?further\b|\bcannot go further\b|\bin (?:strict "
        r")?confidence\b",
        r"\b(?:can(?:'?t|not)|could(?:n'?t| not)|won'?t let (?:me|us)|not allowed to|mustn'?t|shouldn'?t) (?:be )?"
        r"(?:say|said|saying|discuss\w*|talk\w* about|admit) (?:\w+ ){0,2}(?:public\w*|in public|out loud|openly|in "
        r"this room)\b",
        r"\bkeep (?:this|it|that) (?:quiet|to (?:your|our)sel\w+|under)\b|\bunder your hat\b|\bhush[ -]hush\b",
        r"\b(?:please|pls) delete (?:this|after)\b|\bdelete (?:this )?after (?:reading|the)\b",
    ),
    word(
        "says that it is confidential",
        r"\b(?:strictly|commercially|highly|very|totally|treat as|this is|that'?s|it'?s|which is|keep (?:this|it)) "
        r"(?:private and |strictly |all |still |commercially )?(?:confidential\b(?! comput)|in confidence|"
        r"sensitive)\b"
        r"(?=\W*(?:$|[,.;:-]|but|so|please|pls|and))",
        r"^\W*(?:private and )?confidential(?:ly)?\s*(?:[:,.-]|please|pls|$)|\bconfidential (?:please|pls)\b",
        r"\bcommercial(?:ly)?[ -]in[ -]confidence\b",
        r"\b(?:I'?m|I am|we'?re|we are) (?:all )?(?:under|bound by) (?:an? )?nda\b|\bnda so\b",
    ),
    word(
        "fears what follows from being named",
        r"\b(?:my|our) (?:boss|employer|firm|company|prime|customers?|client|bank|landlord)\w* (?:would|will|must|"
        r"can|could|"
        r"should|doesn'?t|don'?t)(?:n'?t| not)? (?:never )?(?:kill|sack|fire|know|find out|see this|hear this|drop "
        r"us|be furious|"
        r"thank me)\b",
        r"\bI'?(?:d| would|ll) (?:get|be) (?:sacked|fired|in trouble)\b|\b(?:lose|cost me) my job\b",
    ),
)


def find_attributions(plain: str) -> Iterator[Flag]:
    """Gives each place that asks not to be told on."""
    yield from find_wordings("not_for_attribution", plain, _WORDINGS)
