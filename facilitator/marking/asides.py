"""Notes that are not about the subject: about the room, its phones and its food, greetings and jokes.

A short note is no aside for being short, and words of a trade (food, wifi) are none without a question or a plea.
"""

import re
from collections.abc import Iterator, Sequence

from facilitator.marking.languages import find_language
from facilitator.marking.marks import Flag

_TEST = re.compile(r"\W*test(?:ing|s)?(?:\W+(?:test|testing|\d+|is|this|the|thing|mic|on|one|two|three|anonymous))*\W*", re.IGNORECASE)
_FORMULA = re.compile(r"^\s*[=+@-]\s?(?:[A-Z]{2,}\w*\(|cmd\s?\|)", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b[^<]*(?:</script>)?", re.IGNORECASE)
_FOOD = (
    r"(?:lunch|dinner|breakfast|sandwich\w*|biscuits?|coffees?|tea|cakes?|pastr(?:y|ies)|brownies?|pizzas?|vegan|veggie|"
    r"gluten|crisps|fruit|snacks?|drinks?|prosecco|wine|beer|bar|food|water|samples|cookies?|croissants?|doughnuts?|buffet)"
)
_TRADE = re.compile(
    rf"\b(?:{_FOOD}|wi-?fi|wifi|toilets?|loos?|charg(?:er|ing cable)|plug|socket|parking|car park|projector|pens?|heating|"
    r"air ?con|chairs?|screen|break|taxi|password|pw|slides?|agenda|blind)\b",
    re.IGNORECASE,
)
_PLEA = re.compile(
    r"^\W*(?:is|are|was|who|whos|who's|whose|when|whens|when's|where|wheres|where's|what|whats|what's|can|could|any(?:one|body)?|"
    r"does|do|did|has|have|how|please|pls|more)\b|\b(?:pls|plz|please)\b|\?|\basking for a friend\b",
    re.IGNORECASE,
)
# A word of the subject beside a trade's word: the note asks about more than the room.
_SUBJECT = re.compile(
    r"\b(?:local|firms?|industry|sector|region\w*|rural|supply|suppliers?|grants?|fund\w*|council|policy|government|buy(?:ers?)?|"
    r"export\w*|customers?|market|business(?:es)?|factor\w+|schools?|colleges?|training|skills|investment(?! opportunity)|sites?|"
    r"plants?|companies|company|regulat\w+|standards?|planning|staff|workers|apprentic\w+|makers?|producers?|farm\w*|cost\w*|price\w*|"
    r"tax\w*|energy|power|grid|vans?|fleets?|depots?|chargers|network|public|data|broadband|villages?|hotels?|visitors?|tourists?|"
    r"towns?|city|cities|jobs?|shifts?|night|retail\w*|brands?|we|our|my|us|SMEs?|uk|midlands|per|waste|pubs?|procure\w*|who pays)\b",
    re.IGNORECASE,
)
_ROOM: Sequence[str] = (
    r"\btables? \d+\b.*\b(?:hear|unmute|mute|laugh\w*|vap\w*|biscuits?|ate|quiet|keep it down|keep .* down|talking|flip ?chart|pens?|"
    r"fun|scroll|see|stop|lunch|noisy|loud|cold|hot|samples)\b|\bhello from\b|@ ?table ?\d+.*\?",
    r"\b(?:hear|unmute|mute|stop|quiet|noisy|loud|hello|hi|usb\S*|usb c)\b.*\btables? \d+",
    r"\b(?:un)?mute (?:table|room|the|yourself|\w+ room)\b|\bon mute\b|\bturn (?:the |that )?(?:mic|heating|air ?con|music|lights?|projector|volume|sound)\b",
    r"\bturn (?:the )?\w+ (?:up|down) (?:pls|please|in here)\b|\b(?:mic|microphone) (?:is|isn'?t|not|on|up|off|please)\b|\bspeak up\b",
    r"\bslides? (?:is |are |r )?(?:too |so |v )?(?:small|tiny|after|afterwards|blurr\w+|unreadable|illegible)\b|\bnext slide\b|\bcopies of the slides\b",
    r"\b(?:have|share|send|get|resend) (?:us |me )?(?:the |these |those )?(?:slides|deck|link)\b|\bwho'?s got the\b|\bclicker\b|\bmarker pens?\b",
    r"\bcan'?t (?:see|read|hear)\b(?=\W*$| (?:the )?(?:screen|slide|speaker|anything|at the back|a thing|you|him|her|from))",
    r"\b(?:nice|love the|where'?s my|lost my) (?:lanyards?|badges?|pens?|coats?|glasses|umbrella|biscuits?)\b|\bname badges?\b",
    r"\bqr code\b.*\b(?:work|load|scan)\w*|\blink (?:doesn'?t|dont|won'?t|isn'?t) (?:load|work|open)\w*|\b(?:edit|delete|undo|change) (?:a|my|the last|that|this) (?:note|post|one)\b",
    r"\bmy last (?:one|note|post|message)\b|\bwrong (?:box|table|room|heading|chat|window|tab|button)\b|\bdelete (?:that|this)\b|\bother box\b|\bturn off notifications\b",
    r"\bmy (?:phone|battery|iphone|laptop)\b.*(?:\d ?%|died|dead|dying)|\bphone (?:died|dead)\b|\bout of battery\b|\bautocorrect\w*|\bon \d{1,2}% so\b",
    r"\b(?:iphone|usb|usb-?c|phone|spare) (?:c )?charger\b|\b(?:nicked|borrow|got a|have a|lend me a) (?:the |\w+ ){0,3}charger\b|\bgot a pen\b",
    r"\bwhat time (?:do|does|is|are|will) (?:we|this|it|you|they)\b.*\b(?:finish|end|over|break|start|done)|\bwhen (?:is|do|does|are) (?:the |we )?(?:lunch|break|tea|coffee|finish|home ?time)\b|\btea break\b",
    r"\b(?:afternoon|morning|next|evening) session\b.*\b(?:on|start\w*|still|begin)\b|\b(?:2nd|second|first|1st) half started\b|\bmins? (?:per|a|for each) heading\b",
    r"\b(?:gotta|got to|need to|have to|must) (?:dash|run|go\b(?=\W*$)|get the \d)|\b(?:ferry|train|flight|bus|taxi) to catch\b|\bcatch (?:my|a) (?:train|bus|flight)\b",
    r"^\W*(?:soz|sorry|sry|apologies)\b,? (?:i'?m |i am )?(?:for being )?(?:late|wrong|posted|ignore|my phone|phone|typo|double)\b",
    r"^\W*(?:hi|hello|hey|ahoy|morning|afternoon|evening|ok|okay|lol|haha+|ha|ta|thx|thanks|cheers|bye|good (?:morning|afternoon|evening|session)|well done)"
    r"(?: (?:all|everyone|everybody|mum|mam|dad|team|folks|organisers|there|ta|bye|its \w+|it's \w+))*\W*$",
    r"^\W*(?:thanks|cheers|ta)\b,? all\b|\bthat'?s all from me\b|\bthats all from me\b|\bgood session\b|\bwell done (?:the )?organi[sz]ers\b",
    r"\basking for a friend\b|\bdon'?t judge\b|\bdont judge\b|\bpuns?\b|\bjokes? (?:here|incoming|goes)\b|\b(?:wish you were here|hi mum|asking 4 a friend)\b|\bsnack\w* at this\b",
    r"\b(?:shut|open|close) (?:the|that|a) (?:door|window|blind)\b|\badjust the blind\b|\broom (?:\d+ )?(?:is |was )?(?:freezing|boiling|too hot|too cold|stuffy)\b|\bfreezing in here\b|\bno windows\b",
    r"\bfire (?:drill|alarm)\b.*(?:\?|\btoday\b)|\bthat alarm\b|\bin reception\b|\bblocking the (?:gate|drive|entrance|exit)\b|\bview of the car park\b",
    r"\bwhere'?s? (?:is |are )?(?:the )?(?:loos?|toilets?|gents|ladies)\b|\b(?:loos?|toilets?) (?:are |is )?where\b|\bparking (?:was|is|validated|cost)\b.*(?:!|£|\?)|\bparking validated\b|\bi parked my\b",
    r"\bis (?:this|that|it|the thing|thing) (?:thing )?(?:being )?(?:recorded|anonymous|anon|on|working|live)\b(?=\W*$|\?)|\bthing anonymous\b|\bis it on\b",
    r"\b(?:can|could) (?:the )?(?:facilitator|speaker|chair|host|you|u) (?:pls |please )?(?:repeat|slow|speak|scroll|zoom|unmute|resend|go back|turn)\b|\bfacilitating (?:our|this) table\b|\brepeat (?:the )?(?:q|question)\b",
    r"\b(?:good|great|best|nice|love the|amazing|lovely|terrible|awful|these|the) (?:biscuits?|pastries|mugs?|coffee|lunch|sandwiches|cake|buffet|food|brownies?)\b(?! (?:firm|maker|brand|factor|sector|supp|trade|shop|compan|is a|mak))"
    r".*(?:!|\bat (?:this|table|any)\b|\bagain\b|10/10|☕|🍪|\btsk\b|\bthis coffee\b)|^\W*this coffee\b|\bcoffee'?s run out\b|\blunch (?:queue|order)\b",
    r"\b(?:i'?m|im|now|anyone else) (?:\w+ )?hungry\b|\b(?:my|our) (?:lunch order|sandwich)\b|\bwho picked the\b|\bthe (?:last brownie|good biscuits)\b|\bkeynote\b|\bovera?n lol\b|\bfor expenses\b|\blanguage interpreter\b",
    r"\b(?:called steve|purple tie|who is the (?:guy|woman|man)|the cat'?s name|prize for|post its|this map thing|in the atrium|as a large language model|chatgpt write|what he said|other fella said|this is the way|stop vaping|press x to)\b",
    r"\bcoffee is (?:a|the)\b|\bon the wrong table\b|\bsorry,? wrong\b|\bsideways\b|\bcan (?:someone|somebody|anyone) (?:pls |please )?(?:turn|shut|open|tell|adjust|fix|help|move)\b.*\b(?:speaker|window|door|mic|projector|aircon|screen|heating|round|blind|table|lights?)\b",
)
_FURNITURE = re.compile("|".join(_ROOM), re.IGNORECASE)
_LONGEST = 22


def find_asides(text: str, plain: str, others: Sequence[Flag]) -> Iterator[Flag]:
    """Gives a flag for the whole note if it is surely not about the subject; `others` are the marks it has already."""
    reason = _find_certain(text, plain, others) or _find_furniture(plain)
    if reason:
        yield Flag("off_topic", None, None, reason)


def _find_certain(text: str, plain: str, others: Sequence[Flag]) -> str | None:
    if not any(letter.isalnum() for letter in text):
        return "has no letters"
    if _FORMULA.match(plain):
        return "a formula"
    if any(flag.kind == "markup" for flag in others) and not _has_words(plain, others):
        return "nothing but markup"
    if any(flag.kind == "instruction" for flag in others):
        return "speaks to a machine"
    if _TEST.fullmatch(plain):
        return "a test"
    if len(plain.split()) <= 12 and any(flag.reason == "telephone number" for flag in others):
        return "a telephone number and little else"
    return None


def _has_words(plain: str, others: Sequence[Flag]) -> bool:
    spans = [(flag.start, flag.end) for flag in others if flag.kind == "markup" and flag.start is not None]
    rest = list(plain)
    for start, end in [*spans, *(match.span() for match in _SCRIPT.finditer(plain))]:
        rest[start:end] = " " * ((end or start) - start)
    return any(letter.isalpha() for letter in rest)


def _find_furniture(plain: str) -> str | None:
    words = plain.split()
    if len(words) > _LONGEST or find_language(plain):
        return None
    if _FURNITURE.search(plain) or _asks_for_comfort(plain, len(words)):
        return "about the room, not the subject"
    return None


def _asks_for_comfort(plain: str, n_words: int) -> bool:
    return n_words <= 10 and bool(_TRADE.search(plain) and _PLEA.search(plain) and not _SUBJECT.search(plain))
