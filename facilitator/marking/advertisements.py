"""Words that sell, or that name a firm as preferred, best or recommended."""

from collections.abc import Iterator

from facilitator.marking.marks import Flag, find_wordings, word

_OFFER = r"(?:software|platform|solutions?|service|app|product|tool|system|team|technology|package|range)"
_WORDINGS = (
    word(
        "sells something",
        r"\b(?:visit|come (?:and |to )?(?:see|visit|find)|stop by|swing by|pop by|find us (?:at|on)|see us (?:at|on)|"
        r"check out) "
        r"(?:us (?:at|on) )?(?:our )?(?:stand|booth|website|web ?site|site\b(?! \w)|stall|showroom|webpage)\b",
        r"\bcheck out our\b|\b(?:free|live|quick|book a|request a|for a) demos?\b(?! of (?:the|how))",
        r"\b\d+ ?(?:%|percent|per cent) (?:off|discount)(?= (?:today|now|your|for|if|all|with|until|this)|\W*$)",
        r"\b(?:buy|order|book|subscribe|sign up|register|enrol) (?:now|today|yours)\b|\bsign up at (?:www|http)",
        r"\bbook (?:a|your|an) (?:free )?(?:call|slot|appointment|consultation)\b|\bour sales (?:team|people|desk)\b",
        r"\b(?:discount|promo|offer) code\b|\b(?:limited|special|exclusive|introductory) (?:time )?offer\b|\bmoney[- "
        r"]back (?:guarantee\w*|if|offer|promise)\b|\bor your money[- ]back\b",
        r"\bwe(?:'re| are)? (?:can )?(?:offer|provide|deliver|supply|sell)(?:ing)? (?:a |an |the )?(?:bespoke|"
        r"turn-?key|full|complete|"
        r"end[- ]to[- ]end|tailored|market|award|leading|world[- ]class|cost[- ]effective|affordable|one[- ]stop|"
        r"best|competitive|"
        r"unrivalled|innovative)\b",
        r"\b(?:our|with) (?:\w+ )?(?:award|market|industry|world)[ -](?:winning|leading|class|beating)\b",
        rf"\b(?:market|industry)[ -]leading (?:\w+ )?{_OFFER}\b|\bturn-?key solutions?\b|\bone[- ]stop[- ]shop for "
        rf"all your\b",
        rf"\bour (?:new |own )?{_OFFER} (?:already |can |will )?(?:fix|solve|do|handle|save|cut|deliver)(?:e?s)?\b",
        r"\bfor all your \w+ needs\b|\b(?:best|lowest|unbeatable) (?:prices?|rates|deals?)\b(?= (?:in|on|for|today)|"
        r"\W*$)",
        r"\b(?:call|contact|talk to|speak to|email) our (?:sales |friendly |expert )?team\b|\bfree (?:quote|"
        r"consultation)s?\b",
        r"\bat (?:www\.\w|https?://)",
    ),
    word(
        "names a firm as preferred, best or recommended",
        r"\bas (?:the |their |our |a |its )?(?:preferred|recommended|best|approved|sole|official|chosen) (?:\w+ )?"
        r"(?:supplier|partner|vendor|provider|platform|contractor|choice)\b",
        r"\brecommended by (?:all|every|most|attendees|the (?:room|whole))\b",
        r"\b(?:every(?:one|body)|all of you|you all|you should all|all firms|all)(?: here| in (?:the|this) room)?,? "
        r"(?:should|must|needs? to|"
        r"ought to) (?:be )?(?:us(?:e|ing)|buy(?:ing)?|try|switch to|get|go with|hire|choose)\b",
        r"\bmarket leader in\b|\b(?:is|are) the market[ -]lead\w+\b|\bbest in class\b(?=\W*$)",
    ),
    word(
        "names a firm as preferred, best or recommended",
        r"\b(?:must|should) recommend [A-Z]\w+|\b(?:[Ii]|[Ww]e) (?:highly |really )?recommend [A-Z]\w+",
        r"\b[A-Z][a-z]\w+(?: [A-Z]\w+){0,2} (?:is|are) (?:by far )?(?:the|your) (?:best|leading|number one|no\.? ?1|"
        r"go-to|top|preferred|"
        r"recommended) (?:\w+ )?(?:supplier|platform|provider|partner|software|firm|company|choice|vendor|product|"
        r"tool|service)\b",
        r"\b(?:use|try|choose|hire|go with|switch to|pick) [A-Z][a-z]\w+(?: [A-Z]\w+){0,2},? (?:they'?re|it'?s|they "
        r"are|best|the best)\b",
        has_case=True,
    ),
)


def find_advertisements(plain: str) -> Iterator[Flag]:
    """Gives each place that sells or endorses."""
    yield from find_wordings("advertisement", plain, _WORDINGS)
