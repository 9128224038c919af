"""Words typed in a hurry, written out from a closed list."""

import re
from functools import lru_cache
from typing import NamedTuple

from facilitator.composition.lists import read_list

WORD = re.compile(
    r"w/o(?:ut)?(?![\w/])|w/in\b|w/|b/c(?![\w/])|(?:any|some|every)1\b|\b2moro\b|\bb4\b|"
    r"\b2nd[ -]hand\b|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
_JOINS = frozenset("@/._-")
_DOT = re.compile(r"\.\w|[/@_-]")
_ITEM = re.compile(r"\)")
# Where a word stands, that its neighbours tell: its own place is the sign in the middle.
_HERE = "\0"
_GOES_ON = (
    r"\s+(?:of|one|every|i|i'm|im|ive|we|we're|they|they're|it|it's|its|you|he|she|the|a|an|this|that|these|there|"
    r"there's|our|my|their|your|no|nobody|nothing|everyone|everybody)\b"
)
# No possessive stands before an article, a "not", another's word or a number that ends the clause.
_IS_CLAUSE = (
    r"\s+(?:(?:the|an?|not|our|my|your|their|his|what|why|how|because|been|never|also|too|that|this|these|those|"
    r"called|who|where|when)(?![\w'’-])|(?:gone|just)\s\w|gone(?=[.,;:!?)]|$)|as\s[\w-]+(?:\s[\w-]+)?\sas\b|"
    r"all\s(?:about|down to|gone|in|on|over)\b|(?:coming|costing|dying|getting|going|happening|killing|raining|shutting"
    r"|taking)\b(?!\s(?:concern|costs?|rates?)\b)|(?:up|down)\sto\s|now\s(?:called|known|the|an?|in|on|at|up|down)\s|"
    r"like\s\w|more like\s|so(?![\w-])|still\s|out\sof\s"
    r"|\d[\d,.]*%?(?=[.!?)]*(?:$|\s[^\W\d_a-z])|[.!?)]))"
)
# "Now its 40 staff" may be theirs, "now its 40 minutes" is not.
_AMOUNT = (
    r"\s+(?:(?:about|only|nearly|over|under)\s)?(?:[£€$]\d|\d[\d.,]*\s?"
    r"(?:[%kmp]\b|%|(?:min|hr|day|wk|week|mth|month|yr|year|quid|grand|hour|minute|mile)s?\b(?!\s+of\b)))"
)
# "It lets" is followed by whom it lets, and never by these.
_BARE_VERB = r"\s+(?:ask|be|build|do|face|fund|get|have|hope|keep|make|not|say|see|start|stop|try)\b"
_PLACES = {
    # Alone in small letters it is no name; "toys r us" is one, and "r scripts" are in that language.
    "many": rf"(?<![\w'’])(?:u|you|we|they|these|those|who|ppl|people)\s{_HERE}|{_HERE}\s(?:they|u|we|you)\b"
    rf"|[^\W\d_]{{2}}(?<!\bin)(?<!\buse)(?<!\busing)(?<!\bvia)(?<!\bwith)\s{_HERE}"
    r"\s+(?!(?:and|code|for|n|or|packages?|scripts?|squared?|us|values?)\b)[^\W\d_]{2}",
    "number": rf"(?:\d[\s-]?|\b(?:an|per)\s){_HERE}",
    "count": rf"(?<![\w.,])(?!1\s?{_HERE})\d[\d.,–-]*\s?{_HERE}(?!-)",
    "far": rf"(?<![\w.,])(?!1\s?{_HERE})\d[\d.,–-]*\s?{_HERE}"
    r"(?=\s*(?:[.,;:!?)]|$)|\s(?:and|away|but|from|of|off|or|to)\b)",
    "alone": rf"(?<![/–-]){_HERE}(?![/–-])",
    "price": rf"[£€$]\s?\d[\d.,]*[km]?\s{_HERE}",
    "very": rf"(?:^|[.,;:!?–-]\s|\b(?:is|are|was|were|been|it's|an?)\s){_HERE}\s+(?:bad|big|busy|cheap|dear|difficult|"
    r"easy|expensive|few|frustrating|good|handy|happy|hard|high|keen|limited|little|long|low|poor|short|slow|small|"
    r"tight|useful)\b",
    "trade": rf"mech[a-z]*(?: (?:and|or) |, ?| ?/ ?){_HERE}|{_HERE}\s(?:apprentice|contractor|eng|engineer|engineering|"
    r"fitter|install|install\w+|safety|technician|test|testing|trainee|work)s?\b",
    "apart": rf"(?<!\d){_HERE}",
    "learnt": rf"\b(?:yrs?|years?|work)['’]?\s{_HERE}",
    "thing": rf"[^\W\d_]{{3}}(?<!\band)(?<!\bfor)(?<!\bgot)(?<!\bthe)(?<!\bwith)\s{_HERE}(?!\s(?:rock|test))",
    "group": rf"(?:[^\W\d_]{{3}}(?<!\band)(?<!\bfor)|\bthe)\s{_HERE}(?!\.?\s(?:dean|degree|dir|director|member|prof))",
    "sum": rf"\d\s?(?:%|bn|[kmt])?\s{_HERE}",
    "joined": rf"[^\W\d_]{{2}}\s{_HERE}\s+(?!(?:of|is)\b)[^\W_]|\d[km]?\s{_HERE}\s(?:an?|the|some)\s",
    "day": rf"(?:\b(?:fri|mon|sat|thurs|tues|wed)|day)\s(?:and|or)\s{_HERE}(?!\s\d)"
    rf"|{_HERE}\s(?:(?:and|or)\s(?:fri|sat|sun|thurs|tues|wed)(?:[a-z]*day)?\b|"
    r"mornings?|afternoons?|evenings?|nights?|and sun(?:day)?)\b",
    "walked": rf"\d[\s-]?{_HERE}[\s-]+(?:bus|call|chat|cycle|drive|job|pitch|ride|slot|video|wait|walk)\b",
    "modal": rf"{_HERE}\s+(?:all|be|cost|do|get|give|go|happen|have|help|just|let|like|love|make|need|"
    r"never|not|pay|save|still|take|want|work)\b",
    "used": rf"^{_HERE}(?!\s(?:at|for|in|on)\b)|[\s\S]{_HERE}",
    "later": rf"[^\W\d_]/?\s{_HERE}",
    "start": rf"(?:^|[.,;:!?–-]\s){_HERE}\s\w",
    "then": rf"{_HERE}{_GOES_ON}",
    "clause": rf"{_HERE}{_IS_CLAUSE}|\bthan\s{_HERE}\s+(?:up|down|worth|open)\b"
    rf"|\b(?:now|so|then|because|cos)\s{_HERE}{_AMOUNT}|[,;]\s{_HERE}{_AMOUNT}(?=\s*(?:[.,;:!?)]|$)|\s(?:now|today|each)\b)|\bsays?\s{_HERE}\s+[\"“]",
    "verb": rf"{_HERE}{_BARE_VERB}",
    # What a number is of, a floor or a class, tells that no watts follow.
    # After a word of two letters at least: those of a name stand alone, and 5 w are watts.
    "between": rf"(?:^|[^\W\d_]{{2}}[,;:]?\s|\)\s){_HERE}\s+[^\W_]|\d\s{_HERE}{_GOES_ON}"
    rf"|\d[^\W\d_]{{1,3}}\s{_HERE}\s+[^\W_]"
    rf"|\b(?:bay|berth|class|floor|gate|grade|level|phase|platform|room|stage|tier|track|unit|year)\s\d{{1,2}}\s{_HERE}"
    rf"\s+[^\W_]|\b(?:aged|over|under)\s\d\d\s{_HERE}\s(?:an?|no|children|kids)\b",
}
_PATTERNS = {place: re.compile(pattern, re.IGNORECASE) for place, pattern in _PLACES.items()}
# "A tender of 9 wk" are weeks, "a 9 wk tender" is one thing; so is "a 9 wk, £2m job".
_MORE_THAN_ONE = re.compile(
    r"(?<![\w.,£€$-])(?<!\b[Aa] )(?<!\b[Aa]n )(?<!\bthe )(?<!\bour )(?![01]\s?$)\d[\d.,–-]*\s?$"
)
_LENGTHS = frozenset({"year", "month", "week"})
_CLAUSE_END = re.compile(
    r"\s*(?:[.,;:!?)]|$)|\s(?:from|to|for|but|before|after|late|behind|not|now|ago|away|in|at|on|since|until|with)\b"
)
# An address on the web is no word: biz ends one.
_ADDRESS = re.compile(r"(?:@|\w\.)$")
_OF = re.compile(r"\b((?:would|could|should|might|must)(?:n['’]?t)?) of\b(?! course\b)", re.IGNORECASE)
# "Ur" is "you're" at a clause's end and before what no possessive stands before; "ur late invoice" is yours.
_YOU_ARE = re.compile(
    r"\b[Uu]r(?=\s+(?:(?:not|the|an?|going|gone|getting|doing|trying|waiting|paying|losing|still|never|always|already)\b"
    r"|(?:at risk|back|big|broke|dead|done|finished|illegal|in|late|local|lucky|"
    r"new|off|on|out|over|ready|small|stuck|there|wrong)"
    r"(?=\s*(?:[.,;:!?)]|$)|\s(?:and|or|but|if)\b)))"
)
# "It isn't the price its trust": what follows a thing that it is not. "It's not worth its weight" has none before.
_IT_IS = re.compile(
    r"((?:^|[.!?,;:–-]\s|\bno,?\s)(?:it['’]?s|it isn['’]?t|not) (?:not )?"
    r"(?:(?:the|an?|our) [a-z]+,?|(?!always|does|has|is|was)[a-z]{2,}s,?|[a-z]+,) )its(?= [a-z])",
    re.IGNORECASE,
)
# What is read letter by letter, or begins as eight and eleven do, begins with a vowel; units are read as words.
_BEFORE_VOWEL = re.compile(
    r"((?<![^\s(])a|(?:^|(?<=[.?!]\s))A) (?=(?!(?:LTD|MK|MR|MRF|MRS|MW|ST)\b)(?:[FHLMNRSX][B-DF-HJ-NP-TV-Z]{1,4}[cs]?|"
    r"FE|HE|HIU|[FHLMNRSX]\d+|LED|MBA|MEP|MoD|MOD|MOT|MP|NDA|NI|RAF|SME)\b|(?:8\d*|1[18])(?![\d]))"
)
# Before who acts the dot ends a sentence as well: "8 yr avg. we kept it".
_DOTTED = re.compile(
    r"\b(incl|dept|govt|mgmt|(?<!\byrs )(?<!years )(?<!mths )(?<!months )(?<!wks )(?<!weeks )(?<!days )(?<!hrs )"
    r"(?<!hours )avg)\.(?=\s+\w)"
    r"(?!\s+(?:i|we|you|he|she|it|they|there|this|that|nobody|now)\b)",
    re.IGNORECASE,
)
# The sign of what is left out, which the word in full does not need: 'cos, 'til, 'em. One that is closed quotes.
_LEFT_OUT = re.compile(r"(?<![\w'’])['’‘](?=(?:cos|til|em)\b(?!(?:[^'’]|['’]\w){0,80}['’](?!\w)))", re.IGNORECASE)


class Spelling(NamedTuple):
    """What a word is printed as, and where it must stand for that, as the list says."""

    full: str
    place: str = "anywhere"


@lru_cache(maxsize=1)
def read_spellings() -> dict[str, Spelling]:
    """Gives the spellings by the word as typed, in small letters."""
    rows = (line.split("\t") for line in read_list("spellings.tsv"))
    return {row[0]: Spelling(*row[1:]) for row in rows}


def write_out_words(text: str) -> str:
    """Gives the text with the spellings of the list written out; a number before keeps its distance."""
    return WORD.sub(lambda word: _write(text, word), text)


def write_sounds(text: str) -> str:
    """Gives the text with the words that were meant for those that sound like them.

    They are "have" for "of", as in "would of" and never in "of course", "you're" for "ur", "it's" for "its" after what
    it is not, and "an" for "a" before what sounds like a vowel, as in "a NHS buyer".
    """
    said = _YOU_ARE.sub("you're", _OF.sub(r"\1 have", text))
    return _BEFORE_VOWEL.sub(r"\1n ", _IT_IS.sub(r"\1it's", said))


def _write(text: str, word: re.Match[str]) -> str:
    typed = word.group()
    spelling = read_spellings().get(typed.lower())
    if spelling is None or not _may_change(typed) or not _fits(spelling, text, word):
        return typed
    full = spelling.full.capitalize() if typed[0].isupper() and spelling.full[0].islower() else spelling.full
    if full in _LENGTHS and _MORE_THAN_ONE.search(text[: word.start()][-16:]) and _CLAUSE_END.match(text, word.end()):
        full += "s"
    before, after = text[: word.start()][-1:], text[word.end() :][:1]
    return (" " if before.isdigit() else "") + full + (" " if typed.endswith("/") and after.isalnum() else "")


def _may_change(typed: str) -> bool:
    """Tells whether a word is in small letters, but for a capital at its start: UR and EM are abbreviations."""
    return typed.islower() or (len(typed) > 1 and typed[1:].islower())


def _fits(spelling: Spelling, text: str, word: re.Match[str]) -> bool:
    before, after = text[: word.start()], text[word.end() :]
    if _ADDRESS.search(before):
        return False
    if len(word.group()) == 1 and (before[-1:] in _JOINS or _DOT.match(after)):
        return False
    if len(word.group()) == 1 and _ITEM.match(after) and before.count("(") <= before.count(")") + before.endswith("("):
        return False
    place = _PATTERNS.get(spelling.place)
    return place is None or place.search(f"{before[-16:]}{_HERE}{after[:24]}") is not None


def drop_dots(text: str) -> str:
    """Gives the text without the dot of a word that will be written out, and without its sign for letters left out."""
    return _DOTTED.sub(r"\1", _LEFT_OUT.sub("", text))
