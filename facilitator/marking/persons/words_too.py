"""Given names that are words, months or places as well: somebody's only where what stands around them says so."""

import re
from collections.abc import Iterator

from facilitator.marking.patterns import late
from facilitator.marking.persons.lives import KIN, TRADE
from facilitator.marking.short_forms import read_common_words

_NAMES_AND_WORDS = (
    "Al|Alex|Amber|April|Art|Barry|Ben|Bill|Bob|Carol|Charlotte|Chester|Clare|Cliff|Dale|Dan|Dawn|Dean|Don|Drew|Ed|"
    "Faith|Frank|Gaz|Gene|George|Georgia|Gill|Glen|Grace|Grant|Guy|Harry|Hazel|Holly|Hope|Iris|Ivy|Jack|Jackie|Jade|"
    "Jay|"
    "Jo|Jon|Jordan|Joy|June|Kay|Kelly|Ken|Kim|Kit|Kyle|Lee|Lily|Lucy|Mark|Max|May|Mick|Miles|Molly|Nathan|Nick|Noel|"
    "Olive|"
    "Pat|Penny|Pete|Ray|Rob|Robert|Robin|Rod|Ron|Rose|Ruby|Sam|Sandy|Shane|Sid|Stan|Sue|Ted|Terry|Tess|Victoria|"
    "Violet|"
    "Ali|Hari|Mo|Mohit|Ravi|Will|William|Zak"
)
# After these a name is the name of a thing; before them, too.
THINGS = late(
    r"(?:'s)? (?:[A-Z][\w'-]+ ){0,2}(?:&|Academy|Airport|Ambulance|Arena|Association|Avenue|Award|Bank|Barracks|"
    r"Bridge|"
    r"Building|Business|Campus|Cent(?:re|er)|Church|Close|College|Company|Council|Court|Dock|Drive|Engineering|"
    r"Estate|"
    r"Foundation|Fund|Gallery|Group|Hall|Hospital|House|Industries|Institute|Laborator\w+|Lane|Lewis|Library|Limited|"
    r"Ltd|"
    r"Medal|Mill|Motors|Museum|Park|Place|Prize|Quarter|Research|Review|Road|School|Shield|Square|Station|Street|"
    r"Systems|"
    r"Technologies|Telescope|Theatre|Tower|Trust|University|Way|Wharf|Works|and Sons|and sons|Crick|Deere|Watt|"
    r"Daniels|Lobb)\b"
    r"|[.]\w|/\w|'s (?:law|principle|spanner)"
)
_SPOKEN_OF = late(
    r"\b(?:spoke|speak|talk|talked|spoken|chat|chatted) (?:to|with|w) |\bask (?:for )?|\bmet |\bthanks,? |\bcheers,? "
    r"|\bit'?s |\bthis is |\bhi,? |\bcalled |\bmy mate |\bemail |\bring |, ?(?=\w+\W*$)|^- ?",
    re.IGNORECASE,
)
_AMBIGUOUS = late(
    rf"\b(?:{_NAMES_AND_WORDS})(?: [A-Z][a-z]+)?(?=(?: (?:from|at|in|who|said|says|told|about|if|on|and)\b)|[,.!?x "
    rf"]*$)"
)
# With a surname they are a name wherever somebody acts, speaks or is somewhere: "Will Treasury pay" is a question.
_ACTS = (
    r"(?:'s|,? (?:(?:at|from) (?:the |our )?[A-Za-z]+|who|said|says|told|thinks|reckons|runs|ran|refused|blocked"
    r"|promised|retired|emailed|rang|rings|signed|wanted))\b(?<! at last)(?<! at all)(?<! at least)"
)
# At a sentence's start they are a name where somebody knows, keeps or leaves: no place, grant or hope is among them.
_AS_SUBJECT = late(
    r"(?:^|[.,!?;:] |\bonly )(?P<one>Alex|Barry|Ben|Bob|Carol|Charlotte|Clare|Dan|Frank|Gaz|George|Harry|Jack|Jackie"
    r"|Jon|Ken|Kyle|Lucy|Mick|Molly|Nathan|Nick|Pat|Pete|Rob|Robert|Ron|Sam|Shane|Sid|Stan|Sue|Ted|Terry|Tess|Ali|Mo"
    r"|Mohit|Ravi|William|Zak)(?= (?:has|had|is|was|still|always|never|knows?|knew|keeps?|kept|leaves|left|retires"
    r"|retired|taught|built|does|did|can|could|used to|wants?)\b)"
)
_STAYS = r"(?: (?:is|was|has|had|in|of|on|and|or|wants)\b|[,.!?;)]| ?$)"
_PLACES = (
    r"(?!Forest|Farm|Zoo|Mountain|Island|Isle|Hill|Beach|Bay|Moor|Wood|Heath|Glen|Loch|Field|Thornton|Platting"
    r"|Services|Hood)"
)
_WITH_SURNAME = late(
    rf"\b(?:(?:Will|May|Mark|Grant|Hope|Art|Drew|Guy|Frank|Rob|Bill) {_PLACES}(?P<one>[A-Z][a-z]{{2,}})(?={_ACTS})"
    rf"|(?:{_NAMES_AND_WORDS}) {_PLACES}(?P<other>[A-Z][a-z]{{2,}})(?={_ACTS}|{_STAYS}))"
)

# What begins a clause; with a capital after one of these words a name is no word either.
_BEGIN = (
    r"(?:^|[.,!?;:(] ?|- |\b(?:only|and|but|so|when|since|because|cos|once|after|before|if|until|til|till|that|lost"
    r"|losing|like|than) )"
)
_PEOPLE = (
    r"(?:Alex|Barry|Ben|Bob|Carol|Charlotte|Clare|Dan|Ed|Frank|Gaz|George|Gill|Grace|Hari|Harry|Jack|Jackie"
    r"|Jo|Jon|Jun|Kay|Kelly|Ken|Kim|Kyle|Lily|Lucy|Mark|Mick|Molly|Nathan|Nick|Noel|Pat|Pete|Rob|Robert|Ron|Rose|Sam"
    r"|Shane|Sid|Stan|Sue|Sunny|Ted|Terry|Tess|Ali|Mo|Mohit|Ravi|William|Zak)"
)
# Months, bills, grants and gems: theirs are the acts that nothing but a person does.
_THINGS_TOO = (
    r"(?:Amber|April|Art|Bill|Cliff|Dale|Dawn|Dean|Don|Drew|Faith|Glen|Hazel|Holly|Hope|Iris|Ivy|Jade|Jay|Joy|June|Kit|Lee"
    r"|Max|May|Miles|Olive|Penny|Ray|Robin|Rod|Ruby|Sandy|Violet|Will)"
)
_ANYBODY = rf"(?:{_PEOPLE}|{_THINGS_TOO}|Grant)"
_SMALL = (
    r"(?:alex|barry|ben|bob|carol|charlotte|clare|dan|frank|gaz|george|grace|harry|jackie|jon|ken|kyle|lucy|mark|mick"
    r"|molly|nathan|pete|ron|sam|shane|sid|ted|terry|tess|mohit|ravi|zak)"
)
# Most notes have none of them, and need not be asked the rest.
_NAMED = late(rf"\b(?:{_ANYBODY}|{_SMALL})s?\b")
_SPOKE = r"(?:reckons|thinks|knows|knew|retires|taught|teaches|rang|emailed|told (?:me|us|them|him|her|everyone))"
_ACTED = (
    rf"(?:{_SPOKE}|(?:says(?! on\b)|said|tells|told|ran|runs|built|builds|wrote|writes|owns|owned|promised|refused|quit"
    r"|retired|joined|started|trained|quoted|offered|works|worked|wants|wanted|asked|keeps|kept|does|did|makes|drives|drove"
    r"|made(?! (?:by|from|in|of|to|with)\b)|lives|lived|earns|earned|sold|bought|raised|left|leaves|moved|went|came"
    r"|gave|took|takes|turned|tried|signed|fixed|fixes|got|gets|put in|set up|used to|has \d|has (?:an?|the|our|been)"
    r"|is \d\d(?! ?[%kmp])|still|always|never|also|now|can|could|has (?:run|done|had|made|built|kept|taught|worked))"
    r"(?![\w'-]))"
)
_DID = (
    r"(?:did|got|had|has|lost|left|made|took|ran|runs|kept|keeps|built|sold|bought|gave|spent|put|sent|brought|wrote"
    r"|won|learnt|passed|finished|failed|served|sat|cut)"
)
# Where somebody is of: no stretch of time, no house of parliament, no figure.
_WHERE = (
    r" (?:from|in|at|on) (?!(?:all|average|best|demand|full|general|hold|last|least|line|most|paper|parliament"
    r"|particular|time|top|turn|value|worst)\b"
    r"|(?:the )?(?:commons|earliest|end|house|latest|lords|middle|moment|past)\b)"
    r"(?:(?!(?:and|are|be|been|but|had|has|have|is|or|that|to|was|were|which|will|would)\b)[A-Za-z][\w'&-]* ){1,4}?"
)
_KEEPER = rf"(?:{TRADE}|\w*(?:keeper|maker)|deck ?hand|stage ?hand|farm ?hand|ringer|skipper)"
_IS_A = rf"(?: (?:is|was|has been)(?: (?:an?|my|our|the))?|, (?:an?|my|our|the))(?: [\w-]+)? {_KEEPER}\b(?!'s?|-)"
_OWN = (
    rf"'?s (?:{KIN}|boat|boss|desk|funeral|hands|head|idea|job|knees|lab|mate|notebook|phone|replacement|retirement"
    r"|shed|shift|spreadsheet|successor|team|van|widow)\b"
)
# Whom somebody lost, hired or hangs on, with a capital where no sentence starts.
_MISSED = (
    r"\b(?:lost|lose|losing|hired|hiring|replaced?|replacing|meet|miss|missing|without|nobody but|no ?one but"
    r"|(?:depend|rel)\w+ on|down to|thanks to|(?:built|made|run|started|taught|told|trained) by|like) "
)
_OLD = r"\b(?:[Oo]ld|[Yy]oung|[Pp]oor) "
_TO_NOBODY = r"(?! (?:of|[A-Z\d]))(?![\w/&-])"
_BOTH = r" (?:and|&|n|\+) "
_SURE = rf"(?!Jack|Lily|Mark|Rose)(?:{_PEOPLE})"
_CALLED = rf"(?!Amber|April|Art|Dawn|Hope|June|Kit|Max|May)(?:{_PEOPLE}|{_THINGS_TOO})"
# Seldom words where a note begins, or where a capital stands among small letters.
_ALONE = (
    rf"(?:(?!Alex|Jack|Jun|Mark)(?:{_PEOPLE})|Mark(?! (?:my|the|up|ups)\b)"
    r"|Dawn|Faith|Hazel|Holly|Ivy|Jade|Joy|Penny|Ray|Ruby)"
)
_VERB = (
    r"(?:[a-z]{2,}(?:ed|[^su]s)|built|bought|cut|dug|gave|got|had|has|held|kept|left|lost|made|met|ran|sold|taught|took"
    r"|won|wrote)"
)
_OBJECT = (
    r"(?:all|an?|both|every|everyone|everything|half|her|his|it|its|me|most|my|nobody|our|the|their|them|us"
    r"|(?:up|out|off|away)(?! \d)|\d[\w.]*)"
)
_AMID = (
    r"\b(?:about|as|ask|asked|because|behind|but|by|called|cos|for|from|gave|give|got|had|has|help|helped|if|is|it's"
    r"|know|knows|let|like|moved|named|once|paid|pay|put|saw|see|send|sent|since|so|than|thank|to|told|unless|until|via|what"
    r"|was|when|where|while|with|without) "
)
_NO_MONTH = r"(?!April|June?\b|May)"
_ACTING = tuple(
    map(
        late,
        (
            rf"{_BEGIN}(?P<one>{_PEOPLE})(?= {_ACTED})",
            rf"{_BEGIN}(?P<one>{_THINGS_TOO}|Grant)(?= {_SPOKE}\b(?! (?:staff|courses|adults)))",
            rf"{_BEGIN}(?P<one>(?!Will){_THINGS_TOO})(?= retired\b)",
            (
                rf"{_BEGIN}(?P<one>(?!Art|Bill|Max|May|Will){_THINGS_TOO})"
                r"(?= (?:quit|drove|(?:does|did|keeps|ran|runs) the)\b)"
            ),
            rf"{_BEGIN}(?P<one>{_ALONE})(?= (?:(?:only|still|always|often|just) )?{_VERB} {_OBJECT}\b)",
            (
                rf"{_BEGIN}(?P<one>Will)"
                rf"(?= (?:only )?(?:wants|looks|gets|takes|thinks|comes|goes|needs|runs) {_OBJECT}\b)"
            ),
            (
                rf"{_BEGIN}(?P<one>{_ALONE})"
                r"(?= (?:only |always |often )?(?:comes|came|goes|went|looks|looked|sits|sat|stands)\b)"
            ),
            rf"{_BEGIN}(?P<one>{_ALONE})(?= (?:can|could|did|does|has|is|was|wo|would)n?'?t\b|'s [a-z])",
            rf", (?P<one>{_ALONE}|Bill|Robin|Will)(?=, [a-z])",
            rf"{_BEGIN}(?P<one>{_ANYBODY})(?=, who (?:does|did|has|had|is|was|runs|ran)\b)",
            rf"{_BEGIN}(?P<one>{_ALONE})(?= is \d\d(?: (?:and|next|now|so)\b|[,.]| ?$))",
            rf"{_BEGIN}(?P<one>Bill)(?= (?:cut|dug|fixes|fixed|mends|mended|makes|made|ran|runs) the\b)",
            rf"{_BEGIN}(?P<one>{_ALONE})(?= [^.!?;\n]{{1,60}}\b(?:hers?|herself|him|himself|his|she)\b)",
            rf"\b(?P<one>(?!Art|Grant|May|June?\b|April){_ANYBODY})(?= and the (?:boys|crew|girls|guys|lads|team)\b)",
            rf"{_AMID}(?P<one>{_ALONE}|Mark|Robin|Will){_TO_NOBODY}",
            rf"\b(?:ask|asked|called|to|told|with) (?P<one>Bill){_TO_NOBODY}",
            r"\b(?:was|is|it's) (?P<one>Bill|Hope|Dawn|Amber|Max)(?= who\b)",
            rf"{_BEGIN}(?P<one>May)(?= has (?:run|done|built|kept|taught|worked)\b)",
            rf"{_BEGIN}(?P<one>Will)(?={_WHERE}(?:{_ACTED}|is|has))",
            rf"{_BEGIN}(?P<one>{_SURE})(?= the [a-z]+(?:er|or|ist|man|woman|wright|smith)\b)",
            rf"{_MISSED}(?P<one>{_CALLED}){_TO_NOBODY}",
            rf"{_OLD}(?P<one>(?!Rose){_CALLED}){_TO_NOBODY}",
            rf"\b(?P<one>{_SURE})(?={_BOTH}{_ANYBODY}\b)",
            rf"\b(?P<one>{_ANYBODY})(?={_BOTH}{_SURE}\b)",
            rf"\b{_ANYBODY}{_BOTH}(?P<one>{_SURE})\b",
            rf"\b{_SURE}{_BOTH}(?P<one>{_ANYBODY})\b",
            rf"{_BEGIN}(?P<one>{_SMALL})(?=(?: |{_WHERE})(?:{_SPOKE}|says|said)\b)",
            rf"{_BEGIN}(?P<one>Will)(?= (?:has|is|was|says|said|got|did|does|went|came|ran|wrote|used to)\b)",
            rf"{_BEGIN}(?P<one>{_PEOPLE})(?={_WHERE}{_ACTED})",
            rf"{_BEGIN}(?P<one>{_THINGS_TOO})(?={_WHERE}(?:{_SPOKE}|says|said|told|promised|refused|runs|ran|raised)\b)",
            rf"{_BEGIN}(?P<one>{_ANYBODY})(?= (?:(?:and|&) (?:his|her)\b|{_DID} (?:his|her)\b))",
            rf"{_BEGIN}(?P<one>{_NO_MONTH}{_ANYBODY})(?= \(\d\d\)|, (?:aged )?\d\d, ?[a-z])",
            rf"{_BEGIN}(?P<one>{_NO_MONTH}{_ANYBODY})(?={_IS_A})",
            rf"(?<!\b[Tt]he )(?<!\b[Tt]his )(?<!\b[Aa] )\b(?P<one>(?!Art){_ANYBODY})(?={_OWN})",
        ),
    )
)


def find_names_that_are_words(plain: str) -> Iterator[tuple[int, int]]:
    """Gives the places of names that are words as well, where they are surely somebody's."""
    for cue in _SPOKEN_OF.finditer(plain):
        match = _AMBIGUOUS.match(plain, cue.end())
        if match and not THINGS.match(plain, match.end()):
            yield match.span()
    for pattern in (_AS_SUBJECT, *_ACTING) if _NAMED.search(plain) else ():
        for match in pattern.finditer(plain):
            yield match.span("one")
    for match in _WITH_SURNAME.finditer(plain):
        surname = (match["one"] or match["other"]).lower()
        if surname not in read_common_words() and not THINGS.match(plain, match.end()):
            yield match.span()
