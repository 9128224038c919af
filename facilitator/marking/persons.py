"""Words about one person who can be known: a name, a role that only one holds, what touches a family or a body."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from facilitator.marking.marks import Flag, find_wordings, word
from facilitator.marking.patterns import late
from facilitator.marking.short_forms import read_common_words

NAME = "[name]"
ROLE = "[role]"
# Names that are words or places: only where somebody is spoken to or of.
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
_THINGS = late(
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
_FIXED = late(
    r"\b(?:john deere|john lewis|alan turing|james watt|james dyson|james webb|thomas cook|isaac newton|martin[- "
    r"]baker|"
    r"david brown|morgan sindall|francis crick|henry royce|rosalind franklin|peter pan|tom tom|uncle tom|tom,? dick|"
    r"joe bloggs?|joe public|average joe|jim crow|john bull|joseph rowntree|paul smith|"
    r"(?:st\.?|saint|aston|lewis|king|queen|prince|princess|marks|rank|louis|santa|san) (?:[a-z]+))\b",
    re.IGNORECASE,
)
_CHIEF = (
    r"(?:md|ceo|cfo|coo|cto|fd|chief exec(?:utive)?|managing director|finance director|technical director|sales "
    r"director|"
    r"operations director|chair(?:man|woman|person)?|founder|vice[- ]chancellor|head ?teacher|principal|company "
    r"secretary|"
    r"permanent secretary|chief constable|leader of the council|council leader|mayor|hr manager|plant manager|works "
    r"manager)"
)
_KIN = (
    r"(?:wife|husband|sons?|daughters?|mum|mam|mom|mother|dad|father|brothers?|sisters?|nan|gran(?:dad|ddad|ny|dson|"
    r"ddaughter|dmother|dfather)?|uncle|aunt(?:ie)?|cousin|niece|nephew|girlfriend|boyfriend|fianc[eé]e?|kids?|lad|"
    r"missus|"
    r"step(?:son|daughter|dad|mum)|in-laws?|(?:mother|father|brother|sister|son|daughter)-in-law)"
)
_COLLEAGUE = (
    r"(?:partner|boss|manager|apprentice|colleague|engineer|technician|welder|fitter|neighbour|md|ceo|director|"
    r"friend|mate|"
    r"student|trainee|employee|secretary|foreman|supervisor|operator|driver|machinist|team|staff|lads?|girls?|women|"
    r"guys|grads?)"
)
_PRIVATE = (
    r"(?:cancer|autis\w+|adhd|dyslexi\w+|dyspraxi\w+|depress(?:ed|ion)|anxiety|mental(?:ly)? (?:health|ill\w*)|"
    r"breakdown|burn ?out|"
    r"pregnan\w+|miscarr\w+|maternity|stroke|heart (?:attack|condition)|disab(?:led|ility)|wheelchair|epilep\w+|"
    r"diabet\w+|dementia|"
    r"alzheimer\w*|parkinson'?s|ms\b|hiv|blind|deaf|ill(?:ness)?|sick|sectioned|off with stress|"
    r"dying|died|suicid\w+|alcoholic|drink problem|"
    r"addict\w*|rehab|"
    r"muslim|hindu|sikh|jew(?:ish)?|christian|catholic|protestant|buddhist|atheist|jehovah\w*|gay|lesbian|bisexual|"
    r"trans(?:gender)?|"
    r"divorc\w+|bankrupt|criminal record|prison|asylum|refugee|visa|immigra\w+|"
    r"polish|romanian|ukrainian|russian|chinese|iranian|iraqi|syrian|afghan|indian|pakistani|bangladeshi|nigerian|"
    r"ghanaian|somali|"
    r"turkish|lithuanian|bulgarian|hungarian|lebanese|egyptian|sudanese|eritrean|french|german|italian|spanish|"
    r"portuguese|"
    r"brazilian|albanian|israeli|palestinian|kurdish|vietnamese|filipino|korean|japanese)"
)
_WORDINGS = (
    word(
        "a title and a name",
        r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Rev|Miss)\.? [A-Z]\w+(?:[-'][A-Z]\w+)?(?: "
        r"[A-Z]\w+(?:[-'][A-Z]\w+)?){0,2}",
        mask=NAME,
        has_case=True,
    ),
    word(
        "a title and a name",
        r"\b(?:mr|mrs|cllr)\.? (?!(?:who|and|is|said|says|or|with|big|in|the|a)\b)[a-z'-]{3,}",
        mask=NAME,
    ),
    word(
        "a signature",
        r"(?:^|[.!?] *)(?:- ?|regards,? |cheers,? |thanks,? |signed,? )[A-Z][a-z]+(?=,? (?:table|from|at)\b|[ "
        r".!x]*$)",
        r"(?:,|-) ?(?:[A-Z][a-z]+ )?[A-Z][a-z]+(?=, (?:table \d|[A-Z]\w+ Ltd))",
        mask=NAME,
        has_case=True,
    ),
    word("a name", r"\bmy name(?:'s| is) [a-z'-]+(?: [A-Z][a-z]+)?", mask=NAME),
    word(
        "a role that one person holds",
        rf"\b(?:our|their|his|her|my) (?:(?:ex|old|former|last|previous)[- ])?{_CHIEF}\b(?!s)",
        r"\bmy (?:ex|old|former|last|previous)[- ](?:line |site |shift )?(?:boss|manager|supervisor|foreman|mentor)\b",
        rf"\bthe (?!founder){_CHIEF}(?= (?:of (?!an?\b)|at\b|told|said|says|here|is (?:nervous|against|leaving|scared|"
        rf"worried)))",
        r"\b(?:the |our |their |council'?s? )?(?:s ?\.?151|section 151) officer\b|\b(?:the|our|their) monitoring "
        r"officer\b",
        rf"\bas (?:the )?(?:only |sole )?(?:{_CHIEF}|head|owner|director)(?= of\b)",
        mask=ROLE,
    ),
    word(
        "a role that one person holds",
        r"\bI(?:'?m| am) the (?:only|sole|first (?:female|black|asian|disabled))\b[^.!?\n]*",
        r"\bas the only\b[^.,!?\n]*",
        mask=ROLE,
    ),
    word("family of a third person", rf"\bmy (?:\w+ )?{_KIN}\b"),
    word(
        "health, faith, origin or family of a third person",
        rf"\b(?:my|our|his|her|their|a|one of (?:our|my|the|his|her)|next door'?s?) (?:\w+ ){{0,2}}?(?:{_COLLEAGUE}|"
        rf"{_KIN})\b"
        rf"[^.!?\n]{{0,40}}?\b(?:has|had|is|was|with|got|who'?s|being|went|gone|on|off|being|came out as|suffers?)\b"
        rf"[^.!?\n]{{0,20}}?\b{_PRIVATE}\b",
        rf"\b(?:he|she)(?:'s| is| has| was| had)(?: \w+){{0,3}} {_PRIVATE}\b",
    ),
    word(
        "a death or an injury that people nearby can place",
        r"\b(?<!commercial )(?<!career )(?<!political )(?<!economic )(?<!financial )(?<!professional )suicides?\b"
        r"(?! (?:prevention|rates?|risks?|awareness|bids?|pricing|stat\w*|help ?line|support|training|squad|mission))",
        r"\b(?:killed|hanged|shot|harmed|poisoned|drowned) (?:him|her|them)sel(?:f|ves)\b",
        r"\b(?:took|taken|taking|end|ended|ending) (?:his|her|their) (?:own )?li(?:fe|ves)\b",
        r"\blost (?:a|an|one|two|three|four|his|her|[1-9]) (?:\w+ )?"
        r"(?:fingers?|thumbs?|hand|arm|leg|eye|foot|toes?)(?![\w-])",
        rf"\b(?:{_COLLEAGUE}|{_KIN}|man|men|woman|workers?|farmers?|nurses?|drivers?|fitters?|welders?) "
        r"(?:who |(?:[\w'-]+ ){0,3}?)"
        r"(?:died|drowned|(?:was|were|got|been) killed|lost (?:his|her|their) li(?:fe|ves))\b",
    ),
    word(
        "what befell one person at work",
        rf"\b(?:my|our|one of our) (?:[\w-]+ ){{0,2}}?(?:{_COLLEAGUE}|nurse|surgeon|consultant|doctor|lecturer|planner)"
        r"(?: specialist)? (?:was|got|is being|has been|had been) (?:\w+ )?(?:told off|sacked|fired|disciplined|"
        r"suspended|arrested|bullied|harassed|assaulted|demoted|convicted|struck off|investigated|blamed)\b",
    ),
    word(
        "somebody whom others know though no name stands here",
        r"\b(?:(?:he|she)(?:'s| is)|one of (?:you|us|them|those) (?:is|are)) (?:\w+ ){0,2}"
        r"(?:in (?:this|the) room|at this table|here (?:today|tonight|now))\b",
        r"\b(?:not|never|without|avoid) naming (?:him|her|them|names|anyone|anybody)\b|\bnam(?:e|ing) no names\b",
        r"\b(?:everyone|everybody|(?:we|you) all) knows? (?:who|whose|which one)"
        r"(?= (?:it|they|he|she|I|we|that)\b|\W*$)",
        r"\byou know who (?:you are|I mean|it is)\b|\bno prizes? for guessing (?:who|whose|which)\b",
        r"\byou(?:'d| would| will|'ll) (?:all )?(?:recogni[sz]e|know) (?:the (?:firm|name|man|woman|person)|him|her)\b",
    ),
)
_SPOKEN_OF = late(
    r"\b(?:spoke|speak|talk|talked|spoken|chat|chatted) (?:to|with) |\bask (?:for )?|\bmet |\bthanks,? |\bcheers,? "
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
_STAYS = r"(?: (?:is|was|has|had|in|of|on|and|or|wants)\b|[,.!?;)]| ?$)"
_PLACES = (
    r"(?!Forest|Farm|Zoo|Mountain|Island|Isle|Hill|Beach|Bay|Moor|Wood|Heath|Glen|Loch|Field|Thornton|Platting"
    r"|Services|Hood)"
)
_WITH_SURNAME = late(
    rf"\b(?:(?:Will|May|Mark|Grant|Hope|Art|Drew|Guy|Frank|Rob|Bill) {_PLACES}(?P<one>[A-Z][a-z]{{2,}})(?={_ACTS})"
    rf"|(?:{_NAMES_AND_WORDS}) {_PLACES}(?P<other>[A-Z][a-z]{{2,}})(?={_ACTS}|{_STAYS}))"
)
_WORD = late(r"[^\W\d_]+")
_SURNAME = late(r"(?: [A-Z][a-z]+(?:[-'][A-Z][a-z]+)?){0,2}")


def find_persons(plain: str) -> Iterator[Flag]:
    """Gives each place in the flattened text that speaks of one person."""
    yield from find_wordings("about_a_person", plain, _WORDINGS)
    for start, end in [*_find_given_names(plain), *_find_ambiguous_names(plain)]:
        yield Flag("about_a_person", start, end, "a name", NAME)


@lru_cache(maxsize=1)
def _read_given_names() -> frozenset[str]:
    text = files("facilitator.marking").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(name for line in text.splitlines() if not line.startswith("#") for name in line.split())


def _find_given_names(plain: str) -> Iterator[tuple[int, int]]:
    names, fixed = _read_given_names(), [match.span() for match in _FIXED.finditer(plain)]
    for match in _WORD.finditer(plain):
        if match.group().lower() in names and not _is_of_a_thing(plain, match, fixed):
            yield match.start(), _end_of_name(plain, match)


def _is_of_a_thing(plain: str, match: re.Match[str], fixed: list[tuple[int, int]]) -> bool:
    is_fixed = any(start <= match.start() < end for start, end in fixed)
    return is_fixed or match.group().isupper() or bool(_THINGS.match(plain, match.end()))


def _end_of_name(plain: str, match: re.Match[str]) -> int:
    surname = _SURNAME.match(plain, match.end())
    return surname.end() if surname and match.group()[0].isupper() else match.end()


def _find_ambiguous_names(plain: str) -> Iterator[tuple[int, int]]:
    for cue in _SPOKEN_OF.finditer(plain):
        match = _AMBIGUOUS.match(plain, cue.end())
        if match and not _THINGS.match(plain, match.end()):
            yield match.span()
    for match in _WITH_SURNAME.finditer(plain):
        surname = (match["one"] or match["other"]).lower()
        if surname not in read_common_words() and not _THINGS.match(plain, match.end()):
            yield match.span()
