"""Given names that are words, months or places as well: somebody's only where what stands around them says so."""

import re
from collections.abc import Iterator

from facilitator.marking.patterns import late
from facilitator.marking.persons.lives import KIN, TRADE
from facilitator.marking.short_forms import read_common_words

_NAMES_AND_WORDS = (
    "Al|Alex|Amber|Ann|April|Art|Barry|Basil|Ben|Bert|Bill|Bob|Bobby|Bruce|Bryn|Carol|Charlotte|Chester|Clare|Cliff|Daisy|Dale|Dan|Dawn|Dean|Des|Don|Drew|Ed|Eve|"
    "Faith|Frank|Gail|Gaz|Gene|George|Georgia|Gill|Glen|Grace|Grant|Guy|Harry|Hazel|Holly|Hope|Iris|Ivy|Jack|Jackie|Jade|"
    "Jay|"
    "Jean|Jerry|Jo|Jon|Jordan|Joy|Judy|June|Kay|Kelly|Ken|Kim|Kit|Kyle|Lee|Len|Lily|Lucy|Mark|Max|May|Mel|Mick|Miles|"
    "Molly|Nathan|Nick|Noel|Olive|Pat|Pearl|Penny|Pete|Ray|Reg|Rob|Robert|Robin|Rod|Ron|Rose|Ruby|Sam|Sandy|Shane|Sid|Stan|Sue|Summer|Ted|Terry|Tess|Val|Vic|Victoria|"
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
    r"(?:Alex|Ann|Barry|Ben|Bert|Bev|Bob|Bobby|Bruce|Carol|Charlotte|Clare|Dan|Des|Dot|Ed|Eve|Frank|Gail|Gaz|George|Gill|Grace|Hari"
    r"|Harry|Jack|Jackie|Jean|Jerry|Jo|Jon|Judy|Jun|Kay|Kelly|Ken|Kim|Kyle|Len|Lily|Lucy|Mark|Mel|Mick|Molly|Nathan|Nick"
    r"|Noel|Pat|Pete|Reg|Rob|Robert|Ron|Rose|Sam|Shane|Sid|Stan|Sue|Sunny|Ted|Terry|Tess|Ali|Mo|Mohit|Ravi|Val|Vic"
    r"|William|Zak)"
)
# Months, bills, grants and gems: theirs are the acts that nothing but a person does.
_THINGS_TOO = (
    r"(?:Amber|April|Art|Basil|Beryl|Bill|Bryn|Cliff|Coral|Crystal|Daisy|Dale|Dawn|Dean|Don|Drew|Faith|Fern|Florence|Glen"
    r"|Harvey|Hazel|Holly|Hope|Iris|Ivy|Jade|Jasper|Jay|Joy|June|Kit|Lee|Max|May|Mercy|Miles|Morgan|Norma|Olive|Pearl"
    r"|Penny|Piers|Precious|Ray|Robin|Rod|Rowan|Ruby|Russell|Saffron|Sandy|Stanley|Summer|Verity|Violet|Will|Willow)"
)
_ANYBODY = rf"(?:{_PEOPLE}|{_THINGS_TOO}|Grant)"
_SMALL = (
    r"(?:alex|barry|ben|bob|carol|charlotte|clare|dan|frank|gaz|george|grace|harry|jackie|jon|ken|kyle|lucy|mark|mick"
    r"|molly|nathan|pete|ron|sam|shane|sid|ted|terry|tess|mohit|ravi|zak)"
)
# Most notes have none of them, and need not be asked the rest.
_NAMED = late(rf"\b(?:{_ANYBODY}|{_SMALL})s?\b")
_SPOKE = r"(?:reckons|thinks|knows|knew|retires|taught|teaches|rang|emailed|told (?:me|us|them|him|her|everyone|the))"
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
    rf"(?:(?!Alex|Dot|Jack|Jean|Jun|Mark|Reg|Val)(?:{_PEOPLE})|Mark(?! (?:my|the|up|ups)\b)"
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
_PAST = (
    r"(?:asked|came|did|gave|got|had|heard|kept|knew|made|paid|ran|said|saw|sent|told|took|turned up|was|went|wrote)"
)
# What people alone are like: no garden, lamp or summer is helpful.
_IS_LIKE = (
    r"(?:is|was|has been|have been) (?:[a-z]+ )?(?:brilliant|fab|fantastic|great|helpful|hopeless|kind|lovely|patient"
    r"|rude|supportive|useless|wonderful)\b"
)
# Able to do what no plant, gem or hope does.
_ABLE = (
    r"(?:Basil|Beryl|Bryn|Daisy|Dean|Drew|Harvey|Hazel|Holly|Iris|Ivy|Jade|Jasper|Jay|Lee|Miles|Morgan|Norma|Pearl|Penny"
    r"|Piers|Ray|Robin|Rowan|Russell|Sandy|Stanley|Verity|Violet|Willow)"
)
_DEPARTMENT = (
    r"(?:the |our )?(?:accounts|admin|finance|HR|lab|marketing|office|payroll|personnel|planning|procurement|purchasing"
    r"|reception|sales|stores|workshop)"
)
_DOES = (
    r"(?:always|approved|blocked|did|does|emailed|keeps|knows|looks|lost|never|promised|rang|refused|runs|said|says|sent"
    r"|signs|sorts|thinks|told|won'?t|wouldn'?t)"
)
_GONE = r"(?:been (?:away|here|ill|off|sick|told)|ill|leaving|off sick|on \d\dk|pregnant|quitting|retiring)"
_FETCHED = r"\b(?:[Gg]et|getting|[Bb]ring|bringing|[Hh]ave|[Ll]et|need|want) "
_ORDERED = r"(?:ask|come|do|explain|fix|help|lead|look|run|show|sign|speak|talk|teach|tell|train|write)"
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
            rf"{_BEGIN}(?P<one>Will)(?= (?:also|always|never|only|still) {_PAST}\b)",
            rf"{_BEGIN}(?P<one>{_NO_MONTH}{_ANYBODY})(?=(?: is| was|'s) [a-z]+ing (?:his|her)\b)",
            rf"{_BEGIN}(?P<one>{_NO_MONTH}{_ANYBODY})(?= [^.!?;\n]{{1,60}}\b(?:he|she)(?:'?s| is) \d\d\b)",
            rf"{_BEGIN}(?P<one>(?!Art|Faith|Hope|Joy|Summer){_NO_MONTH}{_ANYBODY})(?={_WHERE}{_IS_LIKE})",
            rf"{_BEGIN}(?P<one>(?!Will){_NO_MONTH}{_ANYBODY})(?= [^.!?;\n]{{1,60}}\b(?:her|him)self\b)",
            rf"{_BEGIN}(?P<one>{_ABLE})(?= (?:ca|could|did|does|has|is|was|wo|would)n?'?t\b)",
            rf"{_BEGIN}(?P<one>{_NO_MONTH}{_ANYBODY})(?='?s {_GONE}\b)",
            rf"{_BEGIN}(?P<one>{_ANYBODY})(?= (?:at|from|in|on) {_DEPARTMENT} {_DOES}\b)",
            rf"{_BEGIN}(?P<one>{_ABLE}|{_PEOPLE})(?= the (?!other\b)[a-z]+(?:er|or|ist|man|woman|wright|smith)\b)",
            rf"{_BEGIN}(?P<one>{_ABLE})(?= wants (?:in|out|to (?:leave|quit|retire|sell))\b)",
            rf"\b[Oo]ur (?P<one>{_ABLE}|{_SURE})(?= (?:did|got|had|has|is|left|was|went|works)\b)",
            rf"{_FETCHED}(?P<one>{_SURE})(?= (?:back|from|in|over|round|to)\b|[.,!?]| ?$)",
            rf"{_FETCHED}(?P<one>(?!Art|Grant|Hope){_NO_MONTH}{_ANYBODY})(?= (?:back )?to {_ORDERED}\b)",
            rf"{_BEGIN}(?P<one>{_PEOPLE})(?={_WHERE}{_ACTED})",
            rf"{_BEGIN}(?P<one>{_THINGS_TOO})(?={_WHERE}(?:{_SPOKE}|says|said|told|promised|refused|runs|ran|raised)\b)",
            rf"{_BEGIN}(?P<one>{_ANYBODY})(?= (?:(?:and|&) (?:his|her)\b|{_DID} (?:his|her)\b))",
            rf"{_BEGIN}(?P<one>{_NO_MONTH}{_ANYBODY})(?= \(\d\d\)|, (?:aged )?\d\d, ?[a-z])",
            rf"{_BEGIN}(?P<one>{_NO_MONTH}{_ANYBODY})(?={_IS_A})",
            rf"(?<!\b[Tt]he )(?<!\b[Tt]his )(?<!\b[Aa] )\b(?P<one>(?!Art){_ANYBODY})(?={_OWN})",
        ),
    )
)
# Two words that are none but names, of whom a pronoun tells that they are somebody and no firm.
_STRANGER = late(
    r"(?:^|[.!?;,] |\b(?:since|when|after) )(?P<given>[A-Z][a-z]{1,}) (?P<surname>(?!Royce)[A-Z][a-z]{2,})"
    r"(?= (?:died|has|knows|knew|leaves|left|moved|quit|resigned|retired|retires|went)\b[^.!?\n]{0,60}"
    r"\b(?:he|her|hers|him|his|she)\b)"
)
# Whoever is said to be somebody's mate has the name that follows, whichever it is.
_MATE = late(
    r"\b(?:(?:my|our|his|her) (?:best )?(?:boss|brother|colleague|cousin|lad|mate|neighbour|pal|sister|uncle)"
    r"|(?:bloke|chap|guy|lad|lady|man|woman) (?:called|named)|[Aa]unt(?:y|ie)?|[Uu]ncle) (?!Sam\b|Tom\b)"
    r"(?P<one>[A-Z][a-z]+)\b(?! [A-Z])"
)
_FIRST_LETTER = late(r"(?:^|[.!?;:] )[^\W\d_]")


def find_names_that_are_words(plain: str) -> Iterator[tuple[int, int]]:
    """Gives the places of names that are words as well, where they are surely somebody's."""
    for cue in _SPOKEN_OF.finditer(plain):
        match = _AMBIGUOUS.match(plain, cue.end())
        if match and not THINGS.match(plain, match.end()):
            yield match.span()
    plain = _lower_shouting(plain)
    for pattern in (_MATE, _AS_SUBJECT, *_ACTING) if _NAMED.search(plain) else (_MATE,):
        for match in pattern.finditer(plain):
            yield match.span("one")
    yield from _find_strangers(plain)
    for match in _WITH_SURNAME.finditer(plain):
        surname = (match["one"] or match["other"]).lower()
        if surname not in read_common_words() and not THINGS.match(plain, match.end()):
            yield match.span()


def _find_strangers(plain: str) -> Iterator[tuple[int, int]]:
    for match in _STRANGER.finditer(plain):
        if not {match["given"].lower(), match["surname"].lower()} & read_common_words():
            yield match.start("given"), match.end()


def _lower_shouting(plain: str) -> str:
    """Gives what is all in capitals as if it were typed in small letters, with those that start a sentence."""
    return _FIRST_LETTER.sub(lambda match: match.group().upper(), plain.lower()) if plain.isupper() else plain
