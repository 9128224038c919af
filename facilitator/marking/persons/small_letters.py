"""Given names that are words as well, typed in small letters: somebody's where nothing but a person can be meant."""

from collections.abc import Iterator

from facilitator.marking.patterns import late
from facilitator.marking.persons.lives import KIN

_PEOPLE = (
    r"(?:alex|barry|ben|bert|bob|bobby|bruce|carol|charlotte|clare|dan|des|eve|frank|gail|gaz|george|gill|grace|harry"
    r"|jack|jackie|jean|jerry|jo|jon|judy|kelly|ken|kim|kyle|len|lily|lucy|mark|mel|mick|molly|nathan|nick|noel|pete|reg"
    r"|rob|robert|ron|rose|sam|shane|sid|stan|sue|sunny|ted|terry|tess|ali|mo|mohit|ravi|val|vic|william|zak"
    r"|amber|basil|beryl|bryn|daisy|dawn|dean|faith|hazel|holly|iris|ivy|jade|joy|june|lee|morgan|olive|pearl|penny|ray"
    r"|robin|rowan|ruby|stanley|summer|violet|will|willow)"
)
# Of these the rest may follow: no hope, bill, month or mark did the books.
_ABLE = rf"(?!amber|dawn|joy|june|mark|rob|rose|sue|summer|sunny|will\b)(?:{_PEOPLE})"
_BEGIN = r"(?:^|[.,!?;:(] ?|- |\b(?:only|and|but|so|when|since|because|cos|once|after|before|if|until|til|till|that) )"
_WHERE = r" (?:at|from|in|on) (?:the |our )?(?!average|last|least|line|price|total|value)[A-Za-z]+(?: [a-z]+)?"
_SPOKE = (
    r"(?:emailed|knows|never (?:answered|called|came|rang|replied)|promised|rang|reckons|refused|said|says|thinks|told"
    r"|won'?t|wouldn'?t)"
)
_ASKED = r"\b(?:ask|asked|email|met|phone|ring|(?:chat|chatted|speak|spoke|talk|talked) (?:to|with)|tell|told) "
_DID = r"(?:built|did|kept|keeps|knew|knows|owned|owns|ran|runs|signed|signs|taught|teaches)"
_PATTERNS = tuple(
    late(pattern)
    for pattern in (
        rf"{_ASKED}(?P<one>{_PEOPLE})(?= (?:at|from|in|on) (?:the |our )?[A-Za-z]| (?:cos |because )?s?he\b| who\b)",
        rf"{_BEGIN}(?P<one>{_PEOPLE})(?={_WHERE} {_SPOKE}\b)",
        rf"{_BEGIN}(?P<one>{_PEOPLE})(?={_WHERE} (?:is|was|has been) (?:ill|leaving|off sick|retiring|useless)\b)",
        rf"{_BEGIN}(?P<one>{_PEOPLE})(?= (?:and|n|&|\+) (?:his|her) {KIN}\b)",
        rf"\b(?P<one>{_PEOPLE})(?='?s (?:funeral|husband|knees|mum|notebook|retirement|spreadsheet|widow|wife)\b)",
        rf"\b(?:my|our|his|her) (?:boss|lad|mate|brother|sister|uncle|cousin|colleague) (?P<one>{_PEOPLE})\b",
        rf"{_BEGIN}(?P<one>(?!june){_PEOPLE})(?= is \d\d(?: (?:and|n|now|so)\b|[,.!]| ?$))",
        rf"{_BEGIN}(?P<one>{_ABLE})(?= {_DID} (?:all|every|everything|her|his|it|my|our|the|us)\b)",
        rf"{_BEGIN}(?P<one>{_PEOPLE})(?= died\b(?! (?:away|down|off|out)\b))",
        rf"{_BEGIN}(?P<one>{_PEOPLE})(?= retire[sd](?: (?:and|in|last|next|n|so|this)\b|[,.!]| ?$))",
        rf"{_BEGIN}(?P<one>(?!rob|sue|will){_PEOPLE})(?= (?:is|was)\b[^.!?;,\n]{{1,40}}\b(?:him|herself|himself)\b)",
        rf"{_BEGIN}(?P<one>{_PEOPLE})(?= (?:starts|started|finished|lost|left) (?:his|her)\b)",
        rf"\bold (?P<one>{_ABLE})(?= (?:had|has|knew|knows|left|was)\b)",
        rf"\bour (?P<one>{_ABLE})(?= (?:did|got|left|went|works)\b)",
        rf"\b(?:get|have|let) (?P<one>max|{_PEOPLE})(?= (?:back )?to (?:explain|run|show|sign|speak|talk|teach)\b)",
    )
)
_NAMED = late(rf"\b(?:max|{_PEOPLE})")


def find_in_small_letters(plain: str) -> Iterator[tuple[int, int]]:
    """Gives the places of such names in a flattened text."""
    for pattern in _PATTERNS if _NAMED.search(plain) else ():
        for match in pattern.finditer(plain):
            yield match.span("one")
