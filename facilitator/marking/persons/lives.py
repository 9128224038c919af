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
# After a matter these make a thing or a service of it.
_NO_THING = (
    r"(?!-| (?:wards?|care|carers?|patients?|research|trials?|services?|units?|homes?|drugs?|charit\w+|studies|"
    r"clinics?|apps?|projects?|cent(?:re|er)s?|support|kit|treatments?|training|work|products?|customers?|market|"
    r"detect\w+|sensors?|screening|software|tests?|scanners?|vaccines?|devices?|start-?ups?|cover|"
    r"pay|schemes?|protection|education|labour|reform|leavers|fees?|sponsors?\w*|routes?|rules|taxis?|makers?)\b)"
)
_PRIVATE = (
    r"(?:cancer|autis\w+|adhd|dyslexi\w+|dyspraxi\w+|depress(?:ed|ion)|anxiety|mental(?:ly)? (?:health|ill\w*)|"
    r"(?:mental |nervous )?breakdown(?! (?:of|on|in|between|truck|by)\b)|burn ?out|"
    r"pregnan\w+|miscarr\w+|maternity(?! benefits?\b)|stroke(?! of (?:genius|luck))|heart (?:attack|condition)|"
    r"disab(?:led|ility)|wheelchair|epilep\w+|"
    r"diabet\w+|dementia|"
    r"alzheimer\w*|parkinson'?s|ms\b(?! (?:teams|word|office|excel|project|dynamics))|hiv|(?:blind|deaf)(?! to\b)|"
    r"ill(?:ness)?|"
    r"sick(?!(?: and tired)? of\b)|sectioned|off with stress|"
    r"dying|died|suicid\w+|alcoholic|drink problem|"
    r"addict\w*|rehab|"
    r"atheist|jehovah\w*|gay|lesbian|bisexual|"
    r"trans(?:gender)?|"
    r"divorc\w+|bankrupt|criminal record|prison|asylum|refugee|visa|immigra\w+)" + _NO_THING
)
_ORIGIN = (
    r"(?:polish|romanian|ukrainian|russian|chinese|iranian|iraqi|syrian|afghan|indian|pakistani|bangladeshi|nigerian|"
    r"ghanaian|somali|"
    r"turkish|lithuanian|bulgarian|hungarian|lebanese|egyptian|sudanese|eritrean|french|german|italian|spanish|"
    r"portuguese|"
    r"brazilian|albanian|israeli|palestinian|kurdish|vietnamese|filipino|korean|japanese|muslim|hindu|sikh|"
    r"jew(?:ish)?|christian|catholic|protestant|buddhist)"
    # What follows tells whether it is a person who is of there, or a buyer, a school or a machine.
    r"(?=\W*$|[,.;:!?)]| (?:(?:and|or)(?! \w+ (?:buyers?|customers?|speak\w+))|but|so|who|with|without|by|born|from|"
    r"lad|girl|guy|man|woman|nationals?|citizens?|origin|"
    r"heritage|descent|background|passport|too|himself|herself)\b)"
)
# Trades in the singular: several of them are a workforce, of which much may be said.
TRADE = (
    r"(?:accountant|act(?:or|ress)|administrator|apprentice|architect|assistant|blender|bloke|boss|buyer|caretaker|"
    r"chair(?:man|woman)?|"
    r"chap|chef|cleaner|clerk|colleague|composer|coordinator|decorator|deputy|designer|developer|director|docker|"
    r"doctor|dop|driver|editor|electrician|employee|engineer|exec(?:utive)?|fitter|foreman|founder|gaffer|girl|"
    r"graduate|guy|head of (?:the )?(?!state|steam)\w+|inspector|instructor|intern|investor|joiner|lad|lady|lass|"
    r"(?:finance|tech|project|team|design|hr|quality|shift|site|sales) lead|lecturer|machinist|"
    r"man|manager|mate|md|ceo|mechanic|mentor|(?:pattern|mould|tool|model|film|die)[ -]?maker|nurse|officer|operative|"
    r"owner|painter|pilot|planner|plumber|porter|postdoc|president|principal|producer|prof(?:essor)?|programmer|"
    r"receptionist|"
    r"rep|researcher|runner|scientist|secretary|(?:show ?)?runner|skipper|student|supervisor|surgeon|surveyor|"
    r"setter|picker|packer|bookkeeper|carer|coach|dentist|gardener|grower|midwife|paramedic|pharmacist|physio|roofer|"
    r"scaffolder|solicitor|security guard|teacher|tech(?:nician)?|temp|trainee|trainer|treasurer|tutor|vet|welder|"
    r"woman|worker|writer)"
)
_SOME_OF = r"(?:one|two|three|some|half|most) of (?:the|our|my|his|her|their|those)"
_ONE = (
    rf"(?:{_SOME_OF} (?:[\w'-]+ ){{0,2}}?{TRADE}s?"
    rf"|(?:my|our|his|her|their|the|that|this|another|(?<!about )(?<!helps )(?<!for )(?<!of )an?) (?:[\w'-]+ "
    rf"){{0,3}}?(?:{TRADE}|{KIN})"
    rf"|(?<!\w )(?:lead|line|site|night|shift|plant) {TRADE}|head of (?:the )?(?!state|steam)\w+"
    r"|half the (?:[\w'-]+ )?(?:shift|crew|team|office|staff))"
)
_BY_ENDING = (
    r"(?:my|our|his|her|their|the|one of (?:my|our|the)) (?:[\w-]+ )?"
    r"(?:[a-z]{2,}(?:er|or|ist|ian|ain|man|woman)|clerk|cook|lad|lass|priest|tenant|vicar)"
)
_WHO = rf"\b(?:{_ONE}|he|she)(?:'?s)?\b(?!['-])"
# What stands between a person and the matter, within the clause.
_GAP = r"(?:[ ,][^.!?;\n]{0,40}?)?"
_ILLNESS = (
    r"(?:chemo(?:therapy)?|radiotherapy|cancer|leukaemia|a tumour|dementia|alzheimer'?s|parkinson'?s|epilepsy|"
    r"bipolar(?: disorder)?|schizophrenia|ptsd|adhd|autism|(?:ms|hiv|mnd)(?! (?:\d|teams|word|office|excel|project|"
    r"dynamics))|silicosis|asbestosis|mesothelioma|"
    r"(?<!a )(?<!the )heart attack|a (?:heart attack|stroke(?! of))|(?:a )?miscarriages?|anti-?depressants?|"
    r"(?:a |his |her |an? )?(?:nervous |mental |complete )?breakdown(?! (?:of|on|in|between|truck|at|by))|"
    r"rehab(?=\W*$|[,.;:]| (?:and|again|so|but|for|now|twice|since)\b)|drink problem|drug problem|anorexia|long covid|"
    r"the spectrum(?=\W*$|[,.;:]| (?:so|and|but)\b)|suicide watch)" + _NO_THING
)
_LINK = (
    r"(?:ha[sd]|have|having|got|gets|(?<!work )(?<!works )(?<!working )(?<!worked )(?:with|on)|through|from|because of|"
    r"after|in(?: and out of)?|suffers|survived|beat)"
)
_CONDUCT = (
    r"(?:grop(?:ed|es|ing)|harass(?:ed(?! by)|es|ing)|bull(?:ied|ies|ying)|screamed at(?! (?:the|a|my|our) "
    r"(?:printer|screen|portal|machine|laptop|website|phone|spreadsheet))|shouts at|assaulted|punched(?! (?:above|"
    r"holes?|through|out))|"
    r"slapped|"
    r"threatens (?:me|us|people)(?! with (?:\w+ )?(?:fees|fines|penalties|charges|court))|threatened me|spat at|"
    r"sle(?:pt|eps|eping) with|an? affair with|takes? backhanders|"
    r"took backhanders|"
    r"(?:takes?|took|taking) (?:bribes|bungs)|on the take|on the fiddle(?! with)|(?:a |criminal )record for|"
    r"blacklisted|"
    r"(?:done(?! for (?:the|now|today|good))|nicked|arrested|convicted|jailed) for|drink[ -]driving|drugs? test|lost "
    r"(?:his|her|their) licence|"
    r"drinks (?:too much|heavily|on (?:shift|watch|duty)|at work|on the job)|turns up drunk|(?:was|seen|came in|"
    r"found|sent home) (?:drunk|pissed)(?! on power)|(?:was|is|came in|turned up|drove) over the limit(?! for)|"
    r"a gambling (?:problem|habit|addiction)|sex offenders|failed (?:his|her) (?:probation|medical)|"
    r"(?:got|served|did) \d+ (?:months|years) for (?:abh|assault|burglary|dealing|fraud|gbh|theft)|shagging|having "
    r"it off with|made a pass at (?!goal)|touch(?:es|ed|ing) up the (?:girls|interns?|lads|staff|women)|"
    r"(?:lied|lies|lying) about (?:his|her) (?:age|cv|degree|tickets?|licence|qualifications)|cook(?:s|ed) the books|"
    r"fiddle[sd] (?:his|her|the) (?:books|expenses|hours|timesheets)|caught (?:stealing|thieving|with his hand)|"
    r"call(?:s|ed) (?:me|him|her|them) an? (?:fat|stupid|thick|useless|cow|bitch|slut|idiot|moron)|"
    r"(?:hits?|kicked|kicks|headbutted) an? (?:\w+ )?(?:apprentice|trainee|student|worker|lad|girl)s?(?=\W*$|[,.;:!]|"
    r" (?:and|in|at|last)\b)|"
    r""
    r"dodge[sd] tax|stole (?:from(?! the best)|cash|money|"
    r"tools|£)|hits (?:people|staff|us|the lads)(?! with)|"
    r"(?:is|was) (?:a (?:drunk|drug addict|bully|crook|thief|liar|racist|sex pest|pervert|fraud)|an alcoholic))"
)
_OUT = (
    r"(?:sacked(?! off)|fired(?! up)|(?:pushed|forced|kicked) out|let go|got rid of|made redundant|dismissed|demoted|"
    r"suspended(?! (?:over|in a|from (?!work|duty|school|his|her|their)))|asked to leave(?! (?:a|any|comments|"
    r"feedback|his|notes|samples|their|your)\b)|escorted (?:off|out)(?! to)|"
    r"frogmarched|marched off(?! to (?:see|meet|visit))|told off(?! the shelf)|disciplined|struck off|walked off site)"
)
LIVES = (
    # "I'd sooner ask my nan" tells nothing of her.
    word(
        "family of a third person",
        rf"(?<!rather ask )(?<!sooner ask )(?<!rather borrow from )(?<!sooner borrow from )\bmy (?:\w+ )?{KIN}\b"
        rf"(?! (?:could|would) (?:\w+ ){{1,5}}(?:better|cheaper|faster|quicker|blindfolded|in (?:her|his) sleep)\b"
        r"|'?s (?:block|building|estate|road|street|town|village)\b)",
        rf"\bthe (?:[\w-]+ )?{TRADE}'?s {KIN}\b",
    ),
    word(
        "health, faith, origin or family of a third person",
        rf"\b(?:my|our|his|her|their|a|one of (?:our|my|the|his|her)|next door'?s?) (?:\w+ ){{0,2}}?(?:{_COLLEAGUE}|"
        rf"{KIN})\b"
        rf"[^.!?\n]{{0,40}}?\b(?:has|had|is|was|with|got|who'?s|being|went|gone|(?<!works )(?<!working )on|off|being|"
        rf"came out as|suffers?)\b"
        rf"[^.!?\n]{{0,20}}?\b(?:{_PRIVATE}|{_ORIGIN})\b",
        rf"\b(?:he|she)(?:'?s| is| has| was| had)(?: \w+){{0,3}} (?:{_PRIVATE}|{_ORIGIN})\b",
        r"\b(?:his|her) (?:cancer|dementia|breakdown|depression|epilepsy|stroke|heart attack|miscarriage|addiction|"
        r"drinking)\b",
        rf"(?!\ban? (?:[\w'-]+ )?[\w-]+ with ){_WHO}{_GAP} {_LINK} (?:(?:been|a|his|her|an|early|late|onset|stage|"
        rf"terminal|bowel|breast|lung|prostate|skin|brain|"
        rf"severe|bad|the|\d) ){{0,4}}{_ILLNESS}",
        rf"{_WHO}{_GAP} (?:(?:is|was|'s|seriously|terminally|gravely|very) )+(?:terminally ill|seriously ill|gravely "
        rf"ill|"
        r"very ill|bipolar|autistic|schizophrenic|anorexic|bulimic|an alcoholic|(?:\w+ )?(?:weeks|months) pregnant|"
        r"pregnant|"
        rf"self[ -]harming|in a hospice(?=\W*$|[,.;])|epileptic|dyslexic|sectioned|suicidal|going (?:blind|deaf))\b",
        rf"{_WHO}{_GAP} (?:off|away)(?: sick)? with (?:[\w-]+ ){{0,2}}(?:nerves|stress|depression|anxiety|exhaustion|"
        rf"burn ?out|"
        r"back)\b",
        # A craft that no list has is told by its ending; of no tool is it said what keeps it at home.
        rf"\b{_BY_ENDING}s?"
        r"(?:'s| is| was| has been| went)? (?:signed )?(?:off|away)(?: (?:sick|ill|work))? with (?:[\w-]+ )?(?:nerves"
        r"|stress|depression|anxiety|exhaustion|burn ?out|(?:his|her) (?:back|chest|heart|hips?|knees?|nerves))\b",
        rf"\b{_BY_ENDING} (?:is|was|'s|has|had)(?: been)?(?: \d\d and)? (?:an alcoholic|autistic|bipolar|gay"
        rf"|going (?:blind|deaf)|lesbian|pregnant|trans|a (?:heart attack|stroke)){_NO_THING}"
        r"(?=\W*$|[,.;:!]| (?:and|at|but|in|last|n|so)\b)",
        rf"\b(?:the|our|that) (?:[\w-]+ )?{TRADE} with one (?:arm|eye|hand|leg)\b",
        rf"\b(?:he'?s|she'?s|{_ONE}'s) signed off(?=\W*$|,)",
        rf"{_WHO}{_GAP} (?:(?:is|been|got) signed off(?=\W*$|,)|signed off (?:(?:sick|with (?:stress|his|her|"
        rf"depression|anxiety)|for (?:\w+ "
        rf"){{1,2}}(?:weeks|months)))|"
        rf"(?:took|taken) an overdose|cut (?:his|her) wrists|had an abortion|came out as (?:a lesbian|bi|bisexual|"
        rf"gay|lesbian|non-?binary|trans)\b|going through an? "
        rf"(?:\w+ )?divorce|"
        rf"lost (?:his|her) (?:{KIN}|baby)|losing (?:his|her) (?:mind|marbles|memory|sight|hearing))\b",
        r"\bI(?:'?m| am)(?: \w+)? (?:bipolar|epileptic|autistic|dyslexic|hiv positive)\b|"
        r"\bI(?:'?ve| have)(?: got| had)? (?:bipolar|epilepsy|autism|dyslexia|cancer|adhd|ms|hiv|depression|ptsd)\b"
        r"(?! (?:teams|word|office|research|drugs?|patients?|projects?|screening|software|apps?))",
    ),
    word(
        "a death or an injury that people nearby can place",
        r"\b(?<!commercial )(?<!career )(?<!political )(?<!economic )(?<!financial )(?<!professional )(?<!was )(?<!is )"
        r"(?<!be )suicides?\b"
        r"(?! (?:prevention|rates?|risks?|awareness|bids?|pricing|stat\w*|help ?line|support|training|squad|mission|"
        r"is the (?:biggest|leading|main)|numbers|figures))",
        r"\b(?:killed|hanged|shot|harmed|poisoned|drowned) (?:him|her|them)sel(?:f|ves)\b|\b(?:kill|hang|harm) "
        r"(?:him|her)self\b",
        r"\b(?:took|taken|taking|end|ended|ending) (?:his|her|their) (?:own )?li(?:fe|ves)\b|\btried to end it\b",
        r"\blost (?:a|an|one|two|three|four|his|her|[1-9]) (?:\w+ )?"
        r"(?:fingers?|thumbs?|hand|arm(?! and a leg)|leg|eye|foot|toes?)(?![\w-]| (?:full|of)\b| for (?:design|"
        r"detail|colour|quality))",
        r"\blost (?:the|his|her) (?:sight|hearing)(?! of)\b",
        rf"\b(?:{_COLLEAGUE}|{KIN}|{TRADE}|men|workers|farmers?|nurses|drivers|fitters|welders) "
        r"(?:who |(?:[\w'-]+ ){0,3}?)"
        r"(?:died(?! (?:out|off|a death|on (?:us|me)|for lack of|in 1[89]\d\d))|drowned(?! in (?:\w+ )?(?:admin|debt|"
        r"emails?|forms?|"
        r"paper\w*|rules|tenders))|(?:was|were|got|been) killed(?! off)|lost (?:his|her|their) li(?:fe|ves))\b",
    ),
    word(
        "what befell one person at work",
        rf"\b(?:my|our|one of our) (?:[\w-]+ ){{0,2}}?(?:{_COLLEAGUE}|{TRADE}|consultant)"
        r"(?: specialist)? (?:was|got|is being|has been|had been) (?:\w+ )?(?:told off(?! the shelf)|sacked|fired|"
        r"disciplined|suspended(?! (?:in a|over|from (?!work|duty|school|his|her|their)))|arrested|bullied|harassed|"
        r"assaulted|demoted|convicted|struck off|investigated|blamed)\b",
        rf"{_WHO} (?:(?!and\b|but\b)[\w']+ ){{0,5}}?(?:was|got|gets|is being|has been|had been|been) (?:\w+ "
        rf")?{_OUT}(?! (?:of|on|by) )\b",
        rf"\b(?:{_OUT}|paid off)(?: of)? (?:the (?:only|one) (?:\w+ ){{0,2}}?(?:who|person|man|woman|{TRADE})\b|"
        rf"him\b|her\b|(?:the|our|my|one of our) (?:[\w'-]+ "
        rf"){{0,2}}?{TRADE}\b(?!'| (?:posts?|jobs?|roles?|grades?|schemes?|courses?|bursar\w+))|"
        rf"[A-Z][a-z]+'?s {KIN}\b)",
        rf"{_WHO}{_GAP} (?:sexually )?{_CONDUCT}\b",
    ),
    word(
        "what papers one person has",
        rf"{_WHO}{_GAP} (?:undocumented|deported|overstayed|here illegally|expired visas?|without papers(?! for)|"
        rf"(?:a )?(?:fake|forged) (?:visa|passport|papers)|"
        rf"(?:no|hasn'?t got a|has not got a) visa(?=\W*$|[,.;:]| (?:and|but|now|so|yet)\b)|no right to work|(?:is|"
        rf"are) illegals?(?=\W*$|[,.;]| and\b))\b",
        rf"\b(?:his|her|(?:the|our|my) {TRADE}'?s) (?:\w+ )?(?:papers|visa|(?:work )?permit|leave to remain|asylum "
        rf"claim) "
        r"(?:ran|runs out|expire[sd]|(?:was|were|got|is|"
        r"are) (?:refused|revoked|cancelled|denied|forged|out of date))\b(?! by (?:\w+ ){0,2}(?:journals?|"
        r"conferences?|editors?|reviewers?|customs))",
    ),
    word(
        "what one person is paid",
        rf"\b(?:{_SOME_OF} (?:[\w'-]+ ){{0,2}}?{TRADE}s?|(?:my|our|the|that) (?!average |typical |median |usual "
        rf")(?:[\w'-]+ ){{0,2}}?"
        rf"{TRADE}|(?<!if )(?:he|she))"
        r"(?:'?s)? (?:in (?:the )?(?:\w+ ){1,2}|who (?:\w+ ){1,3}?)?"
        r"(?:(?:is |was )?on|earns|earned|(?:is|was|gets|got) paid|takes home|pays (?:him|her)self) (?:about |over |"
        r"nearly |just "
        r")?£?\d{2,3} ?(?:k|grand)\b(?! (?:of|debts?|downloads|flight|followers|hours|less|miles|parts|subscribers|"
        r"units|"
        r"users|views)\b)",
    ),
    word(
        "somebody whom others know though no name stands here",
        r"\b(?:(?:he|she)(?:'?s| is)|one of (?:you|us|them|those) (?:is|are)) (?:\w+ ){0,2}"
        r"(?:in (?:this|the) room|at this table|here (?:today|tonight|now))\b(?! with us on\b| next door| for the\b| "
        r"down )",
        rf"\b(?:one|an?|the) {TRADE} in this (?:very room\b|room (?:who|sat|took|told|blocked|did)\b)",
        r"\b(?:not|never|without|avoid) naming (?:him|her|them|names|anyone|anybody)\b|\bnam(?:e|ing) no names\b",
        r"\b(?:everyone|everybody|(?:we|you) all) knows? (?:who|whose|which one)"
        r"(?= (?:it|they|he|she|I|we|that)\b|\W*$)",
        rf"\b(?:everyone|everybody) knows about (?:him|her|(?:the|that|his|her) (?:\w+ )?{TRADE})\b",
        r"\b(?:he|she)\b[^.!?\n]{1,60}\b(?:everyone|everybody|they all|we all)(?: (?:at|in|on) (?:the |our )?\w+)? "
        r"knows?\W*$",
        r"\byou know who (?:you are|I mean|it is)\b|\bno prizes? for guessing (?:who|whose|which(?! (?:city|country|"
        r"department|end|industry|region|sector|town|way)))\b",
        r"\byou(?:'?d| would| will|'?ll) (?:all )?(?:recogni[sz]e|know) (?:the (?:firm|name|man|woman|person)|him|"
        r"her)\b",
    ),
)
