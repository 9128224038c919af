"""What befell one person, or what one did: health, a death, papers, pay, a job lost, conduct. No name need stand there.

A person alone is no matter, and a matter alone is none of a person: "the quay is sick", "nurses on dementia wards".
"""

from facilitator.marking.marks import word

KIN = (
    r"(?:wife|husband|sons?|daughters?|mum|mam|mom|mother|dad|father|brothers?|sisters?|nan|gran(?:dad|ddad|ny|dson|"
    r"ddaughter|dmother|dfather)?|uncle|aunt(?:ie)?|cousin|niece|nephew|girlfriend|boyfriend|fianc[eé]e?|kids?|lad|"
    r"missus|"
    r"step(?:son|daughter|dad|mum)|in-laws?|(?:mother|father|brother|sister|son|daughter)-in-law)"
)
_COLLEAGUE = (
    r"(?:partner|boss|manager|apprentice|colleague|engineer|technician|welder|fitter|neighbour|md|ceo|director|"
    r"friend|mate|founders?|"
    r"student|trainee|employee|secretary|foreman|supervisor|operator|driver|machinist|team|staff|lads?|girls?|women|"
    r"guys|grads?)"
)
_PRIVATE = (
    r"(?:cancer|autis\w+|adhd|dyslexi\w+|dyspraxi\w+|depress(?:ed|ion)|anxiety|mental(?:ly)? (?:health|ill\w*)|"
    r"breakdown|burn ?out|"
    r"pregnan\w+|miscarr\w+|maternity|stroke|heart (?:attack|condition)|disab(?:led|ility)|wheelchair|epilep\w+|"
    r"diabet\w+|dementia|"
    r"alzheimer\w*|parkinson'?s|ms\b(?! (?:teams|word|office|excel|project|dynamics))|hiv|blind|deaf|ill(?:ness)?|"
    r"sick|sectioned|off with stress|"
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
# Trades in the singular: several of them are a workforce, of which much may be said.
_TRADE = (
    r"(?:accountant|act(?:or|ress)|administrator|apprentice|architect|assistant|blender|bloke|boss|buyer|caretaker|"
    r"chair(?:man|woman)?|"
    r"chap|chef|cleaner|clerk|colleague|composer|coordinator|decorator|deputy|designer|developer|director|docker|"
    r"doctor|dop|driver|editor|electrician|employee|engineer|exec(?:utive)?|fitter|foreman|founder|gaffer|girl|"
    r"graduate|guy|head of (?:the )?(?!state|steam)\w+|inspector|instructor|intern|investor|joiner|lad|lady|lass|"
    r"(?:finance|tech|project|team|design|hr) lead|lecturer|machinist|"
    r"man|manager|mate|md|ceo|mechanic|mentor|(?:pattern|mould|tool|model|film|die)[ -]?maker|nurse|officer|operative|"
    r"owner|painter|pilot|planner|plumber|porter|postdoc|president|principal|producer|prof(?:essor)?|programmer|"
    r"receptionist|"
    r"rep|researcher|runner|scientist|secretary|(?:show ?)?runner|skipper|student|supervisor|surgeon|surveyor|"
    r"teacher|tech(?:nician)?|temp|trainee|trainer|treasurer|tutor|vet|welder|woman|worker|writer)"
)
_SOME_OF = r"(?:one|two|three|some|half|most) of (?:the|our|my|his|her|their|those)"
_ONE = (
    rf"(?:{_SOME_OF} (?:[\w'-]+ ){{0,2}}?{_TRADE}s?"
    rf"|(?:my|our|his|her|their|the|that|this|another|(?<!about )(?<!helps )(?<!for )(?<!of )an?) (?:[\w'-]+ "
    rf"){{0,3}}?(?:{_TRADE}|{KIN})"
    rf"|(?<!\w )(?:lead|line|site|night|shift|plant) {_TRADE}|head of (?:the )?(?!state|steam)\w+"
    r"|half the (?:[\w'-]+ )?(?:shift|crew|team|office|staff))"
)
_WHO = rf"\b(?:{_ONE}|he|she)(?:'s)?\b(?!['-])"
# What stands between a person and the matter, within the clause.
_GAP = r"(?:[ ,][^.!?;\n]{0,40}?)?"
_ILLNESS = (
    r"(?:chemo(?:therapy)?|radiotherapy|cancer|leukaemia|a tumour|dementia|alzheimer'?s|parkinson'?s|epilepsy|"
    r"bipolar(?: disorder)?|schizophrenia|ptsd|adhd|autism|(?:ms|hiv|mnd)(?! (?:\d|teams|word|office|excel|project|"
    r"dynamics))|silicosis|asbestosis|mesothelioma|"
    r"(?<!a )(?<!the )heart attack|a (?:heart attack|stroke(?! of))|(?:a )?miscarriages?|anti-?depressants?|"
    r"(?:a |his |her |an? )?(?:nervous |mental |complete )?breakdown(?! (?:of|on|cover|in|between|service|truck|at))|"
    r"rehab(?=\W*$|[,.;:]| (?:and|again|so|but|for|now|twice|since)\b)|drink problem|drug problem|anorexia|long covid|"
    r"the spectrum(?=\W*$|[,.;:]| (?:so|and|but)\b)|suicide watch)"
    r"(?!-| (?:wards?|care|carers?|patients?|research|trials?|services?|units?|homes?|drugs?|charit\w+|studies|"
    r"clinics?|"
    r"apps?|projects?|cent(?:re|er)s?|support|kit|treatments?|training|work|products?|customers?|market)\b)"
)
_LINK = (
    r"(?:ha[sd]|have|having|got|gets|(?<!work )(?<!works )(?<!working )(?<!worked )with|through|from|on|because of|"
    r"after|in(?: and out of)?|suffers|survived|beat)"
)
_CONDUCT = (
    r"(?:grop(?:ed|es|ing)|harass(?:ed(?! by)|es|ing)|bull(?:ied|ies|ying)|screamed at|shouts at|assaulted|punched|"
    r"slapped|"
    r"threatens (?:me|us|people)|threatened me|spat at|sle(?:pt|eps|eping) with|an? affair with|takes? backhanders|"
    r"took backhanders|"
    r"(?:takes?|took|taking) (?:bribes|bungs)|on the take|on the fiddle(?! with)|(?:a |criminal )record for|"
    r"blacklisted|"
    r"(?:done|nicked|arrested|convicted|jailed) for|drink[ -]driving|drugs? test|lost (?:his|her|their) licence|"
    r"drinks (?:too much|on shift|at work|on the job)|turns up drunk|(?:was|seen|came in|found) (?:drunk|pissed)|"
    r"dodge[sd] tax|stole (?:from|cash|money|"
    r"tools|£)|hits (?:people|staff|us|the lads)|"
    r"(?:is|was) (?:a (?:drunk|drug addict|bully|crook|thief|liar|racist|sex pest|pervert|fraud)|an alcoholic))"
)
_OUT = (
    r"(?:sacked(?! off)|fired(?! up)|(?:pushed|forced|kicked) out|let go|got rid of|made redundant|dismissed|demoted|"
    r"suspended|"
    r"frogmarched|marched off|told off|disciplined|struck off|walked off site)"
)
LIVES = (
    word("family of a third person", rf"\bmy (?:\w+ )?{KIN}\b", rf"\bthe (?:[\w-]+ )?{_TRADE}'s {KIN}\b"),
    word(
        "health, faith, origin or family of a third person",
        rf"\b(?:my|our|his|her|their|a|one of (?:our|my|the|his|her)|next door'?s?) (?:\w+ ){{0,2}}?(?:{_COLLEAGUE}|"
        rf"{KIN})\b"
        rf"[^.!?\n]{{0,40}}?\b(?:has|had|is|was|with|got|who'?s|being|went|gone|on|off|being|came out as|suffers?)\b"
        rf"[^.!?\n]{{0,20}}?\b{_PRIVATE}\b",
        rf"\b(?:he|she)(?:'s| is| has| was| had)(?: \w+){{0,3}} {_PRIVATE}\b",
        r"\b(?:his|her) (?:cancer|dementia|breakdown|depression|epilepsy|stroke|heart attack|miscarriage|addiction|"
        r"drinking)\b",
        rf"(?!\ban? (?:[\w'-]+ )?[\w-]+ with ){_WHO}{_GAP} {_LINK} (?:(?:been|a|his|her|an|early|late|onset|stage|"
        rf"severe|bad|the|\d) ){{0,4}}{_ILLNESS}",
        rf"{_WHO}{_GAP} (?:(?:is|was|'s|seriously|terminally|gravely|very) )+(?:terminally ill|seriously ill|gravely "
        rf"ill|"
        r"very ill|bipolar|autistic|epileptic|dyslexic|sectioned|suicidal|going (?:blind|deaf))\b",
        rf"{_WHO}{_GAP} (?:off|away)(?: sick)? with (?:[\w-]+ ){{0,2}}(?:nerves|stress|depression|anxiety|exhaustion|"
        rf"burn ?out|"
        r"back)\b",
        r"\bI(?:'m| am)(?: \w+)? (?:bipolar|epileptic|autistic|dyslexic|hiv positive)\b|"
        r"\bI(?:'ve| have)(?: got| had)? (?:bipolar|epilepsy|autism|dyslexia|cancer|adhd|ms|hiv|depression|ptsd)\b"
        r"(?! (?:teams|word|office|research|drugs?|patients?|projects?))",
    ),
    word(
        "a death or an injury that people nearby can place",
        r"\b(?<!commercial )(?<!career )(?<!political )(?<!economic )(?<!financial )(?<!professional )(?<!was )(?<!is )"
        r"(?<!be )suicides?\b"
        r"(?! (?:prevention|rates?|risks?|awareness|bids?|pricing|stat\w*|help ?line|support|training|squad|mission))",
        r"\b(?:killed|hanged|shot|harmed|poisoned|drowned) (?:him|her|them)sel(?:f|ves)\b|\b(?:kill|hang|harm) "
        r"(?:him|her)self\b",
        r"\b(?:took|taken|taking|end|ended|ending) (?:his|her|their) (?:own )?li(?:fe|ves)\b|\btried to end it\b",
        r"\blost (?:a|an|one|two|three|four|his|her|[1-9]) (?:\w+ )?"
        r"(?:fingers?|thumbs?|hand|arm(?! and a leg)|leg|eye|foot|toes?)(?![\w-])",
        rf"\b(?:{_COLLEAGUE}|{KIN}|{_TRADE}|men|workers|farmers?|nurses|drivers|fitters|welders) "
        r"(?:who |(?:[\w'-]+ ){0,3}?)"
        r"(?:died|drowned|(?:was|were|got|been) killed(?! off)|lost (?:his|her|their) li(?:fe|ves))\b",
    ),
    word(
        "what befell one person at work",
        rf"\b(?:my|our|one of our) (?:[\w-]+ ){{0,2}}?(?:{_COLLEAGUE}|{_TRADE}|consultant)"
        r"(?: specialist)? (?:was|got|is being|has been|had been) (?:\w+ )?(?:told off|sacked|fired|disciplined|"
        r"suspended|arrested|bullied|harassed|assaulted|demoted|convicted|struck off|investigated|blamed)\b",
        rf"{_WHO} (?:(?!and\b|but\b)[\w']+ ){{0,5}}?(?:was|got|gets|is being|has been|had been|been) (?:\w+ "
        rf")?{_OUT}(?! (?:of|on|by) )\b",
        rf"\b(?:{_OUT}|paid off)(?: of)? (?:the only|the one|him\b|her\b|(?:the|our|my|one of our) (?:[\w'-]+ "
        rf"){{0,2}}?{_TRADE}\b(?!')|"
        rf"[A-Z][a-z]+'s {KIN}\b)",
        rf"{_WHO}{_GAP} (?:sexually )?{_CONDUCT}\b",
    ),
    word(
        "what papers one person has",
        rf"{_WHO}{_GAP} (?:undocumented|deported|overstayed|here illegally|expired visas?|without papers|no right to "
        rf"work)\b",
        r"\b(?:his|her) (?:\w+ )?(?:papers|visa|leave to remain|asylum claim) (?:ran|runs|expired|(?:was|were|got|is|"
        r"are) (?:refused|revoked|cancelled|denied|forged|out of date))\b",
    ),
    word(
        "what one person is paid",
        rf"\b(?:{_SOME_OF} (?:[\w'-]+ ){{0,2}}?{_TRADE}s?|(?:my|our|the|that) (?:[\w'-]+ ){{0,2}}?{_TRADE}|he|she)"
        r"(?:'s)? (?:in (?:the )?(?:\w+ ){1,2}|who (?:\w+ ){1,3}?)?"
        r"(?:(?:is |was )?on|earns|earned|(?:is|was|gets|got) paid|takes home) (?:about |over |nearly |just "
        r")?£?\d{2,3} ?k\b",
    ),
    word(
        "somebody whom others know though no name stands here",
        r"\b(?:(?:he|she)(?:'s| is)|one of (?:you|us|them|those) (?:is|are)) (?:\w+ ){0,2}"
        r"(?:in (?:this|the) room|at this table|here (?:today|tonight|now))\b(?! with us on\b)",
        rf"\b(?:one|an?|the) {_TRADE} in this (?:very room\b|room (?:who|sat|took|told|blocked|did)\b)",
        r"\b(?:not|never|without|avoid) naming (?:him|her|them|names|anyone|anybody)\b|\bnam(?:e|ing) no names\b",
        r"\b(?:everyone|everybody|(?:we|you) all) knows? (?:who|whose|which one)"
        r"(?= (?:it|they|he|she|I|we|that)\b|\W*$)",
        rf"\b(?:everyone|everybody) knows about (?:him|her|(?:the|that|his|her) (?:\w+ )?{_TRADE})\b",
        r"\b(?:he|she)\b[^.!?\n]{1,60}\b(?:everyone|everybody|they all|we all)(?: (?:at|in|on) (?:the |our )?\w+)? "
        r"knows?\W*$",
        r"\byou know who (?:you are|I mean|it is)\b|\bno prizes? for guessing (?:who|whose|which)\b",
        r"\byou(?:'d| would| will|'ll) (?:all )?(?:recogni[sz]e|know) (?:the (?:firm|name|man|woman|person)|him|her)\b",
    ),
)
