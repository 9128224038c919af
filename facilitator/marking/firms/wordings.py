"""What accuses whoever is named: of a lie or a crime, of not paying, of unsafe work, of a broken word, of insolvency.

Slow, dear, hard to reach, or deaf to small firms is no accusation: what a report is for is said in such words.
"""

from typing import NamedTuple

_END = r"(?=\W*$| ?[^\w\s'/&£$€+-]| -|"
_PAPERS = (
    r"(?:books|numbers|figures|data|tests?|results?|records?|cert(?:s|ificates?)|paperwork|safety case|reports?|"
    r"emissions|surveys?|welds?|invoices?|accounts|timesheets?|signatures?|inspections?|statistics|evidence|"
    r"expenses|claims?|"
    r"compliance|log(?:s|books?)?|tacho(?:graph)?s?|(?:rest )?breaks?|mileage|"
    r"documents?|documentation|ce mark\w*|mill certs?)"
)
_IDEAS = (
    r"(?:patents?|designs?|ideas?|products?|drawings?|code|recipes?|software|kit|machines?|brand|moulds?|"
    r"tech(?:nology)?|"
    r"ip|process|plans|tools?|data|customers?|staff|people|contracts?|work|logo|formula|bid)"
)
_CRIME = (
    r"lied(?! (?:down|low|ahead))|l(?:ie|ies|ying) (?:to|about|through)\b"
    r"(?! \d| (?:the )?(?:north|south|east|west|coast|left|right)\b)|lying" + _END + r"and\b|so\b)|"
    r"misled|misleads?(?= (?:us|people|customers|everyone|the)\b)|deceiv(?:ed|es)|defraud(?:ed|s|ing)|"
    r"(?:cook|fak|falsif|fabricat|forg|doctor|fiddl|massag|fudg)(?:e|es|s|ed|y|ies|ied|ing|ying) "
    rf"(?:(?:up|the|their|its|our|his|her|all|of|some|weld|test|safety|audit|quality|[\w-]+) ){{0,3}}?{_PAPERS}\b|"
    r"cover(?:s|ed|ing)? (?:(?:it|this|that|them|everything|things|all of it) )?up\b(?! to)|"
    r"h(?:id|ides?|iding) (?:(?:the|their|its|a|an|all|test|[\w-]+) ){1,2}?(?:defects?|failures?|leaks?|losses|"
    r"accidents?|"
    r"results?|faults?|debts?|truth|deaths?|injuries)\b|"
    r"rig(?:s|ged|ging) (?:the |a |this |that |every |its )?(?:[\w-]+ )?(?:tenders?|bids?|bidding|auctions?|"
    r"competitions?|"
    r"contracts?|market|votes?|procurement|results?|trials?|tests?|awards?)\b|"
    r"brib(?:e|es|ed|ing)\b|(?:takes?|took|taking|pays?|paid|paying|accept(?:s|ed)?) (?:an? )?(?:bribes?|"
    r"backhanders?|kickbacks?|"
    r"bungs?)\b|corrupt" + _END + r"and\b|to\b)|"
    r"(?:br(?:oke|eaks?|eaking)|flout(?:s|ed|ing)?) (?:the )?(?:\w+ )?(?:law|laws|sanctions|export controls?)\b|"
    r"(?:act|operat|trad|dump|work|employ)\w* (?:illegally|unlawfully)\b|(?:illegally|unlawfully|fraudulently) \w+|"
    r"tamper(?:s|ed|ing) with\b(?! (?:the |its |our )?(?:spec|rule|scheme|design|draft|criteri|"
    r"timetable|boundar|syllab|fund|formula|polic|plan))|"
    r"launder(?:s|ed|ing)? money|(?:dodg|evad)(?:es?|ed|ing) (?:[\w-]+ )?tax(?:es)?\b|"
    rf"st(?:eals?|ole|olen|ealing) (?:(?:our|my|his|her|their|other people's|the|an?|all our) (?:[\w-]+ )?{_IDEAS}\b|"
    r"ip\b|ideas\b|from (?:us|me|small)\b|(?:(?:half|all|most|some|\w+ of) )?(?:our|my) (?!thunder|hearts?|show|lunch|"
    r"limelight|sleep)\w+)|leak(?:s|ed|ing) (?:our|my|the (?:bid|design|drawings|price|quote|tender))\b|"
    r"(?:(?:all|a|an|just|the|pack of|bunch of|load of|nothing but|total|proven|serial) ){0,4}"
    r"(?:liars?|crooks?|thieves|criminals?)" + _END + r"and\b|who\b|so\b)|"
    rf"'s? (?:[\w-]+ )?{_PAPERS} (?:is|are|was|were) (?:(?:all|totally|just|a|an|pure|pack of|complete) ){{0,4}}"
    r"(?:fakes?|faked|cooked|fiddled|made up(?! of)|lies?|fabricated|forged|fraudulent|bogus|invented|falsified|"
    r"sham)\b|"
    r"(?:yn|wedi) (?:dweud celwydd(?:au)?|(?:ein )?twyllo|torri'r gyfraith)\b"
)
_NOT = (
    r"(?:never|do(?:es)?n'?t|do(?:es)? not|won'?t|will not|did(?:n'?t| not)|ha(?:s|ve|d)n'?t|ha(?:s|ve) not|not|"
    r"refus(?:es?|ed|ing) to|fail(?:s|ed|ing)? to)(?: (?:yet|even|actually|ever|bothered to))?"
)
_PAID = (
    r"(?: (?:us|me|our|my|its|their|his|suppliers?|sub-?bies|sub-?contractors?|contractors?|smaller|small|smes|firms?|"
    r"invoices?|an|a penny|anyone|anybody|people|staff|workers|wages|bills?|on time|promptly|when|until|till|til|"
    r"unless|"
    r"without|what (?:it|they) owe|before|for \d|for (?:our|the (?:work|job|order|parts|last))|up|or|so|because|but|"
    r"either|"
    r"overtime|tax|the (?:minimum|invoices?|bill|subbies|suppliers)|the supply chain|retentions?|in \d|within \d)\b"
    r"|(?=\W*$| ?[^\w\s'/&£$€+-]| -))(?! paying)(?![^.!?]{0,20}\b(?:enough|more|as much|extra)\b)"
)
_MONEY = (
    rf"{_NOT} pa(?:y|ys|id)\b{_PAID}|"
    r"(?:pay(?:s|ing)?|paid) (?:(?:us|me|its|their|suppliers|everyone|everybody|people|subbies|invoices|bills|"
    r"always|\d+ months|"
    r"so|very|months|weeks|\d+ days) ){0,3}late\b(?! (?:shift|fee|night))|"
    r"(?:pay(?:s|ing)?|paid) (?:(?:us|me|suppliers|invoices|bills|in|at|after|on|only|its|their) ){0,3}"
    r"(?:[6-9]\d|[12]\d\d) ?days?\b(?! (?:now|terms)\b)|makes? (?:us|suppliers|everyone|people|subbies) wait\b|"
    r"(?:[6-9]\d|[12]\d\d) days? to pay\b|"
    r"(?:(?:a|an|the|our|serial|terrible|worst|bad|notorious|awful|shocking) ){0,4}late payers?\b|"
    r"(?<!is )(?<!are )(?<!was )(?<!were )ow(?:e|es|ed|ing) (?:us|me|suppliers|subbies|people|everyone|everybody|half|"
    r"(?:over|about|nearly|more than )?£|money|thousands|millions|wages)(?! "
    r"(?:nothing|no)\b)(?! (?:an?|one|some) (?:[\w-]+ )?(?:answer|apology|explanation|reply|favour|date|decision|visit|"
    r"call|plan|pint|drink|coffee|lunch|meeting|debate|look)\b)|s(?:its?|at|itting) on (?:our|my|"
    r"the|unpaid|suppliers'?) (?:[\w-]+ )?(?:invoices?|money|retentions?|payments?|cash)"
    r"(?! (?:committee|board|panel|group))|"
    r"withh[eo]ld(?:s|ing)? (?:our|my|suppliers'?) (?:money|payments?|retentions?|invoices?)|stiff(?:s|ed) (?:us|"
    r"people|"
    r"suppliers)|(?:left|leaves?) (?:us|suppliers|people|subbies|everyone) (?:unpaid|out of pocket)|"
    r"(?:won'?t|refus(?:es?|ed) to|ha(?:s|ve)n'?t|never) (?:pay for what|settle[ds]?\b)|"
    r"refus(?:es?|ed|ing) to pay for (?:the|our|work)\b|took (?:our|my|the) (?:deposit|money) and (?:ran|vanished|"
    r"disappeared|went)\b|"
    r"took (?:our|my|the) (?:deposit|money) [^.!?]{0,40}\b(?:(?:do(?:es)?|did)n'?t exist|"
    r"never (?:came|arrived|existed|delivered|turned up))\b|"
    r"short(?:s|ed|[ -]?pa(?:id|ys)|[ -]?chang(?:es?|ed)) (?:us|me|people|suppliers|growers|everyone)\b|"
    r"default(?:s|ed|ing) on\b|"
    r"(?:byth|ddim) yn talu\b|ddim wedi (?:ein )?talu\b|heb dalu\b|yn talu'n hwyr"
)
_CHEATING = (
    r"cheat(?:s|ed|ing)?(?! (?:death|codes?|sheets?))\b|conn(?:ed|ing)\b|scamm(?:ed|ing)\b|swindl(?:ed|es|ing)\b|"
    r"duped\b|"
    r"rip(?:s|ped|ping) (?:(?:us|me|people|everyone|customers|suppliers|our|small firms) )?off\b|"
    r"stitch(?:es|ed|ing) (?:us|me|people|them|suppliers|everyone) up|"
    r"(?:shaft|screw)(?:s|ed|ing) (?:us|me|our|suppliers|people|small|smes|everyone|"
    r"over(?= us| me| our| suppliers| people| small|\W*$)|its|their)\b|"
    r"overcharg(?:es?|ed|ing)\b|charg(?:es?|ed|ing) (?:\w+ ){1,2}(?:double|twice)\b|double[ -](?:bill|charg)\w+|"
    r"embezzl\w+|blackmail\w*|extort\w*|price[ -]goug\w*|"
    r"price[ -]fix\w*|fix(?:es|ed|ing)? (?:the |their )?prices? (?:with|between|together|among)\b|"
    r"(?:runs?|running|ran|are|is) (?:like )?a cartel\b|collud(?:es?|ed|ing)\b|greenwash\w*|"
    r"(?:(?:all|a|an|just|the|pack of|bunch of|load of|nothing but|total|complete|utter) ){0,4}"
    r"(?:cowboys?|con|scam|fraud|"
    r"ponzi scheme|rip-?off|con ?(?:men|artists?)|sharks|gangsters|bullies|rogues|charlatans)" + _END + r"and\b|who\b)"
)
_SAFETY = (
    r"dump(?:s|ed|ing)? (?:[\w-]+ ){0,3}?(?:waste(?! heat)|sewage|chemicals?|rubbish|oil|asbestos|solvents?|sludge|"
    r"slurry|"
    r"effluent|tyres|"
    r"acid|spoil)\b|pollut(?:es|ed|ing)\b(?! (?:less|nothing|nobody))|poison(?:s|ed|ing) (?:the|our|us)\b|"
    r"fly[- ]?tip\w*|"
    r"cut(?:s|ting)? (?:[\w-]+ )?corners\b(?! off)|(?:(?:so|very|totally|plain|downright) )?(?:unsafe|a death ?trap|"
    r"lethal)\b|"
    r"(?:skip|skipp|bypass|disabl|defeat)(?:s|es|e|ed|ing) (?:(?:the|its|their|all|every|"
    r"[\w-]+) ){0,2}?(?:interlocks?|"
    r"guards?|inspections?|safety|tests?|checks?|alarms?)\b|"
    r"ignor(?:es?|ed|ing) (?:(?:the|all|our|its|their|every|an?|[\w-]+) ){0,2}?(?:safety|warnings?|law|permits?|"
    r"guards)\b|"
    r"kill(?:s|ed) (?:an? |one |two |three |four |\d+ )?(?:of )?(?:(?:our|their|its) )?(?:men|man|people|lads?|"
    r"workers?|"
    r"fitters?|welders?|drivers?|women|apprentices?|someone|somebody)\b(?!'s? )|"
    r"(?:s(?:old|ells?|elling|ent)|suppl(?:y|ies|ied)|ship(?:s|ped)|deliver(?:s|ed)|gave) (?:(?:us|me|people|"
    r"customers|"
    r"them) )?(?:[\w-]+ )?(?:fakes?|counterfeits?|duds?|dodgy|faulty|unsafe|defective|bogus|sub-?standard|stolen)\b"
)
_LABOUR = (
    r"(?:us|employ|exploit|hir)(?:es?|s|ed|ing)? (?:[\w-]+ )?(?:illegals?|illegal (?:workers?|labour)|slaves?|"
    r"slave labour|"
    r"forced labour|child labour|children(?!'s| of)|sweatshops?)\b|exploit(?:s|ed|ing)? (?:(?:its|their|our|the) )?"
    r"(?:(?:young|agency|migrant|foreign) )?(?:workers|workforce|migrants?|staff|apprentices|people|us|interns|"
    r"trainees|graduates)\b(?! (?:power|ideas))|under-?pa(?:y|ys|id|ying)\b|"
    r"pa(?:y|ys|id|ying) (?:[\w-]+ )?(?:below|under|less than) (?:the )?(?:min(?:imum)?\b|legal)|"
    r"(?:ke(?:ep|eps|pt)|took|takes?|h(?:olds?|eld)|confiscat(?:es?|ed)|with?holds?|withheld)(?: away)? "
    r"(?:(?:the|their|its) (?:[\w-]+(?:'s?|s') )?|[\w-]+s' )passports\b(?! of its\b)|"
    r"(?:employ|hir|us)(?:s|es|ed|ing) (?:an? )?(?:unlicen[cs]ed )?gangmasters? (?:with no|without)\b|"
    r"discriminat(?:es?|ed|ing) against\b|(?:employ|hir|us)(?:s|es|ed|ing) (?:people|lads|workers|men|"
    r"staff) (?:without|with no) "
    r"papers\b|pa(?:y|ys|id|ying) (?:[\w-]+ )?(?:off the books|cash in hand)\b|mistreat(?:s|ed|ing)?\b|"
    r"blacklist(?:s|ed|ing)?\b|bull(?:y|"
    r"ies|ied|ying) (?:us|its|their|suppliers|people|staff|small|apprentices)\b|"
    r"harass(?:es|ed|ing)\b|victimis(?:es|ed|ing)\b|threaten(?:s|ed|ing)? (?:us|me|anyone|anybody|people|suppliers|"
    r"staff|to sue)\b|"
    r"(?:sack|fir|got rid of)(?:s|es|ed|ing)? (?:[\w-]+ ){0,3}?for (?:whistle\w+|speaking|joining|being|complaining|"
    r"reporting|raising)"
)
_TAKING = (
    r"poach(?:es|ed|ing)?\b(?! (?:eggs?|pears?|salmon|by\b))|(?:nick|pinch)(?:s|es|ed|ing)? (?:our|my|all|half|every|"
    r"staff|people|the idea)\b|"
    rf"(?:cop(?:y|ies|ied|ying)|clon(?:es?|ed|ing)|reverse[ -]engineer(?:s|ed)?) (?:our|my|his|her|everyone's|other "
    rf"people's) (?:[\w-]+ )?{_IDEAS}\b|"
    r"copied our (?:[\w-]+ ){1,2}?(?:down to|right down|part for part|bolt for bolt)\b|"
    r"copied our [\w-]+,? (?:with the )?same (?:part number|drawing|number|label|artwork)|infring(?:es?|ed|ing)\b|"
    r"(?:pass|show|shar|g[ai]v|sen|hand)(?:ed|es|s|e|d|t|n)?(?: over)? our (?:[\w-]+ )?(?:drawings?|prices?|quotes?|"
    r"ip|"
    r"designs?|data|models?|bid|code) to (?:an?|our|their|its|the) (?:[\w-]+ )?(?:competitors?|competition|rivals?|"
    r"others?)|"
    r"s(?:old|ells?) (?:on )?(?:our|my) (?:customers?'? )?(?:lists?|data|details)\b|(?:yn|wedi) dwyn\b"
)
_WORD = (
    r"breach(?:es|ed|ing)? (?:[\w-]+ ){0,3}?(?:contracts?|ndas?|agreements?|confiden\w+|terms|licen[cs]e|gdpr|"
    r"copyright|"
    r"permits?|rules)\b|"
    r"(?:br(?:oke|eaks?|eaking|oken)|tore up|tears? up|ripped up|reneg(?:es|ed|ing) on|welch(?:es|ed) on|w(?:ent|"
    r"ent right) "
    r"back on|go(?:es)? back on|walk(?:s|ed) away from|walked out on) (?:(?:its|our|the|a|an|their|every|"
    r"all) )?(?:[\w-]+ )?"
    r"(?:contracts?|agreements?|ndas?|deals?|promises?|word|confiden\w+|terms|lease|orders?|debts?|commitments?)\b"
    r"(?! (?:up |down )?into\b)|"
    r"reneged\b|(?:won'?t|did(?:n'?t| not)|never|refus(?:es?|ed) to) honou?r(?:ed|s)?\b|wedi torri(?:'r| ei| y|"
    r" ein)? (?:contract|cytundeb|gytundeb|chytundeb)\b"
)
_FAILING = (
    r"on the (?:verge|edge) of (?:collapse|bankruptcy|insolvency|going)\b|will be (?:bust|bankrupt|insolvent)\b|"
    r"trading (?:while |whilst )?insolvent|went (?:bust|under|pop) on (?:us|me|our)\b|"
    r"(?:going|about to go|close to going|nearly|will go|goes|gone) (?:bust|"
    r"bankrupt|to the wall|pop|into (?:administration|"
    r"liquidation)|under(?! (?:the|a|an|our|its|his|new|water)\b))"
    # "Acme going under took two vans with it": what happened, which everybody knows.
    r"(?! (?:took|cost|left|meant|was|hit|put|killed|set|hurt|scared|made|did|knocked|showed)\b)|"
    r"insolvent\b|bankrupt\b|on (?:the brink|its last legs)\b|"
    r"(?:won'?t|will not) (?:survive|last) (?:the|this|another|until|till|long)\b|"
    r"can(?:'?t|not) pay (?:its|their) (?:bills|wages|debts|suppliers|staff)\b(?! (?:enough|more))|"
    r"went (?:bust|under|bankrupt|pop|into (?:administration|liquidation)),? (?:and )?(?:still )?(?:owing|owed|"
    r"leaving|"
    r"without paying)\b|wedi mynd i'r wal\b"
)
_REFUSING = (
    r"refus(?:es?|ed|ing) (?:to (?:lend|bank|insure|cover|serve|touch|deal with|finance|fund)|anything|anyone|"
    r"everything|"
    r"everyone|everybody|us|all|any)\b|won'?t (?:lend|insure|bank|touch|cover|deal)(?: (?:to|with))? (?:us|me|anyone|"
    r"anything|anybody|any|defence|nuclear|small)\b(?! (?:under|below|over|above|less|smaller)\b)|(?:clos(?:ed|es|"
    r"ing)|shuts?)(?: down)? (?:our|my|his|"
    r"their) (?:bank |business )?"
    r"accounts?\b(?! (?:team|desk|office|manage))|fr(?:oze|eezes) (?:our|my) accounts?\b|debank(?:s|ed|ing)\b"
)


class Accusation(NamedTuple):
    """What is said of whoever is named, and whether it is asked of a public body too."""

    reason: str
    pattern: str
    is_of_bodies: bool = False


SAID = (
    Accusation("says that somebody named lied or broke the law", _CRIME, is_of_bodies=True),
    Accusation("says that a named firm does not pay", _MONEY),
    Accusation("says that a named firm cheats", _CHEATING),
    Accusation("says that a named firm works unsafely", _SAFETY),
    Accusation("says that a named firm treats people unlawfully", _LABOUR),
    Accusation("says that a named firm takes what is others'", _TAKING),
    Accusation("says that a named firm broke its word", _WORD),
    Accusation("says that a named firm is failing", _FAILING),
    Accusation("says that a named firm refuses custom", _REFUSING),
    Accusation(
        "says that a named firm is in trouble with the law",
        r"(?:is|are|was|were|got|gets|been)(?: being)? (?:investigated|fined|prosecuted|charged with|convicted|"
        r"raided)\b|"
        r"(?:is|are|was|were) under investigation\b(?! of)",
    ),
)
"""What follows the name of whoever is accused."""

DONE = (
    Accusation(
        "says that somebody named lied or broke the law",
        r"(?:lied to|misled|deceived|defrauded|bribed|rigged|faked|forged|falsified) by|(?:celwydd|twyll|"
        r"llwgrwobrwyo) gan|celwyddg(?:i|wn) yw|"
        r"(?:backhanders|bribes|kickbacks|bungs|corruption|liars|crooks|thieves|fraud|a cover[- ]?up) at",
        is_of_bodies=True,
    ),
    Accusation(
        "says that a named firm cheats",
        r"(?:ripped off|conned|cheated|scammed|swindled|stitched up|shafted|screwed(?: over)?|overcharged|stiffed|"
        r"duped) by|"
        r"(?:price[- ]fixing|cowboys|con ?men|sharks|rogues|bullying|harassment|racism) at",
    ),
    Accusation(
        "says that a named firm treats people unlawfully",
        r"(?:bullied|blacklisted|threatened|exploited|harassed|underpaid) by",
    ),
    Accusation(
        "says that a named firm does not pay",
        r"late payers?(?:[:,]| like| such as)|late payments? (?:by|from)|"
        r"(?:never|not(?: yet)?|n't(?: been)?) (?:been )?paid by|unpaid by|(?:still )?owed (?:[^.!?,;]{1,20} )?by|"
        r"heb (?:gael )?ein talu gan",
    ),
    Accusation(
        "says that a named firm takes what is others'", r"(?:poached|stolen|copied|nicked|infringed)(?: again)? by"
    ),
    Accusation("says that a named firm refuses custom", r"(?:debanked|refused (?:insurance|a loan|an account)) by"),
    Accusation("says that a named firm is taken to court", r"(?:suing|we sued|are going to sue|in court with)"),
)
"""What stands before the name of whoever is accused."""
