"""The wish that words be not told, not printed, or not laid at somebody's door."""

from collections.abc import Iterator
from dataclasses import replace

from facilitator.marking.marks import Flag, find_wordings, word
from facilitator.marking.masks import NOT_QUOTED

CLOSED = frozenset(
    {
        "asks not to be quoted",
        "asks not to be printed",
        "asks to keep it in the room",
        "says that it is confidential",
    }
)
"""Who asks this asks more than not to be named: nothing of the note is printed until somebody lets it through."""
_NOT = (
    r"(?:(?:do|can|could|should|must|would|is|are|need|may|will|wo|ca)n ?'?t|cannot|not|never|rather not)"
    r"(?: (?:to|be|have|want|please))*"
)
_PRINT = (
    r"(?:quoted?|named?|published?|printed?|recorded|minuted?|repeat(?:ed)?|shared?|circulated?|mention(?:ed)?|"
    r"written down)"
)
_TOLD = r"(?:report|minutes?|notes|record|write-?up|summary|transcript|document|output|paper|slides)"
_IT = r"(?:this|that|it|these|mine|what I (?:said|wrote)|my (?:note|words|comment|point))"
_TELL_ON = (
    r"(?:say|tell|write|print|publish|quote|repeat|share|show|post|tweet|read|pass|put|record|minute|include|mention|"
    r"attribute|circulate|forward|screenshot|photograph|film|project|display|pin|stick|use|spread|leak|send)"
)
_EMPLOYER = (
    r"(?:employer|organisation|company|firm|council|trust|agency|department|university|college|bank|boss|group|board|"
    r"business|institution)"
)
_THOSE_ABOVE = (
    r"(?:boss|manager|employer|head office|hq|comms|press office|legal|lawyers?|board|shareholders?|staff|workforce|"
    r"unions?|parent company|customers?|clients?|prime|md|ceo|team)"
)
_HOSTS = r"(?:organi[sz]ers?|facilitators?|hosts?|chair|secretariat|writers?|team|people (?:running|organising) \w+)"
_RELEASED = r"(?:announced|(?:made |gone )?public|in the public domain|out in the open)"
_PAPER = r"(?:report|minutes?|notes|record|write-?up|summary|paper|slides|document|what you \w+)"
# A plea to whoever prints begins a clause; "they don't tell us" tells of others.
_BEGIN = r"(?:^|[.,;:!?(-] *|\b(?:please|pls|plz|but|so|and|just|kindly|you|rather|prefer|if) )"
_DO_NOT = r"(?:(?:please |pls )?(?:do not|don'?t|didn'?t|never)|no)"
_US = r"(?:me|us|my|our|anyone|anybody|them|the (?:firm|company|source))"
_WORDINGS = (
    word("asks not to be quoted", rf"\b{_NOT} quote {_US}\b"),
    word(
        "asks not to be named as the source",
        rf"{_BEGIN}{_DO_NOT} (?:say|tell|write down|let on|mention|print|reveal|disclose)(?: (?:anyone|people|"
        rf"them|down))? "
        rf"(?:who|which|whose|where (?:this|it)|it was (?:us|me)|(?:this|it) (?:was|came|is) (?:from )?(?:us|me))\b",
        r"\b(?:nobody|no one|no-one|none of them|they) (?:must|should|can|may)(?:n'?t| not| never)? (?:ever )?know "
        r"(?:it|this|who|I|we|that (?:I|we))\b",
        r"\b(?:traced?|linked?|tied|pinned|led|pointed|connected) (?:back )?(?:to|on) (?:us|me|my \w+)\b(?=\W*$|,|"
        r" and| "
        r"but|;|\.)",
        r"\b(?:could|would|might|can|will|may) (?:easily )?(?:identify|expose|give away|point (?:back )?to|lead "
        r"(?:back )?to"
        r") (?:us|me|who)\b",
        r"(?:\bnot|n'?t|\bnever|\bwithout|\bno)(?: (?:want|like|put|use|print|give|attach|attaching|include|see|"
        r"write|have|"
        r"with|to|on|in|show|add|be|it|this|that|next|beside|under|against|anywhere|near)){0,5} (?:my|our) "
        r"(?:\w+'?s? )?(?:name|logo)s?\b",
        r"\bno (?:company |firm |individual |personal |organisation )?names?,? (?:on this|on that|no pack|here|"
        r"attached|in "
        r"(?:the )?print)\b|\bno (?:company|firm|individual|personal) names\b(?=\W*(?:$|on|please|pls|here))",
        r"\bwithout (?:naming|saying|mentioning) (?:any )?(?:names?|who\b|which (?:firm|one|company))",
        r"\b(?:leave|keep|take) (?:us|me|my \w+|the (?:company|firm|source|name|details)) out of (?:it|"
        r"this)\b(?=\W*$| (?:when|"
        r"if|in|please|pls|but))",
        r"\b(?:redact|withhold|blank out|strip out|lose|hide|obscure) (?:the|my|our|any|all)(?: \w+)? (?:names?|"
        r"logo|source|"
        r"identity)\b",
        r"\bchange the details\b|\banonymi[sz]e (?:this|it|me|us|my|our)\b|\bunnamed source\b",
        r"\b(?:rather|prefer|like|want|wish|ask)(?:ed)? (?:to )?(?:(?:be|stay|remain|keep) )?(?:anonymous|unnamed|"
        r"nameless|"
        r"anonymity)\b",
        r"\b(?:say|call|describe|refer to|put) (?:it as |us |me )?(?:as )?(?:just )?[\"']?an? (?:[\w-]+ "
        r"){0,3}?[\w-]+[\"']?,? "
        r"(?:not|rather than|instead of) (?:us|me|our|my)\b",
        r"\b(?:just )?call (?:us|me) (?:just )?an? ",
        r"\bspeaking (?:personally|as a private|for myself|only for myself)\b(?=.{0,3}\bnot|\W*$|,)|\bin (?:a|my) "
        r"(?:personal|"
        r"private) capacity\b|\b(?:personal|own|private) (?:view|opinion|take)s?,? (?:and |but )?not (?:that|"
        r"those|my|our|the|"
        rf"necessarily)\b|\bnot (?:necessarily )?(?:my|our|the) {_EMPLOYER}'?s? (?:view|position|line|opinion|"
        rf"policy)\b",
        r"\bviews? (?:are |is )?(?:entirely )?(?:my own|mine alone)\b",
        rf"\bnot (?:here |speaking |writing |talking |saying this )*(?:on behalf of|for) (?:the|my|our) "
        rf"{_EMPLOYER}\b",
    ),
    word(
        "asks not to be printed",
        rf"{_BEGIN}(?:please )?(?:do not|don'?t|didn'?t|never|not to) {_TELL_ON}(?: (?:up|on|out|down))? {_IT}(?: "
        rf"(?:one|"
        rf"note|bit|up|on|out|down|round|around|anywhere|further|with \w+))*(?=\W*$| (?:to|on|in|at|outside|"
        rf"beyond|please|"
        rf"pls|when|with|before)\b|[.,;:!-])",
        rf"{_BEGIN}(?:do not|don'?t) include (?:in|on) (?:the|your|any|what)\b",
        r"(?:\bnot|n'?t) want (?:this|it|that) (?:getting|to get) out\b|\bdelete before (?:you )?publish\w*|"
        r"\b(?:keep|leave) (?:the|that|our) (?:name|number|figure|turnover|price|sum)s? "
        r"(?:out(?=\W*$|[.,;:!]| please| pls)|to yourself|to yourselves)\b",
        r"\b(?:peidiwch|paid) (?:â|a)(?:g|'m|'n)? (?:dyfynnu|rhannu|cofnodi|cyhoeddi|argraffu|enwi|ailadrodd|dweud)\b",
        r"\bddim i'?r cofnodion\b|\bnid i'?w (?:rannu|gyhoeddi|ddyfynnu|gofnodi)\b|^\W*(?:yn )?gyfrinachol\b|"
        r"^\W*cyfrinachol\b|\brhyngom ni\b|\boddi ar y record\b",
        rf"{_BEGIN}(?:please )?(?:do not|don'?t|never) (?:quote|print|publish|use|repeat|minute|mention|share) "
        r"(?:the|that|those|these|this|my|our) (?:exact |real )?(?:number|figure|amount|price|sum|percentage|date)s?\b"
        r"(?=\W*$|[.,;:!)-]| (?:please|pls|in|on|outside|anywhere|but)\b)",
        r"\bnot (?:to|for|meant to|supposed to) (?:go|be (?:put|shown|read|posted|printed|shared|used|seen|"
        r"repeated))(?: (?:up|"
        r"out|on|in|anywhere|outside|further))*(?: (?:the|this|any) (?:screen|wall|board|\w+))?(?=\W*$|[.,:;-])",
        r"\bnot on the (?:record|screen|wall|slides)\b|\bnot for the (?:record|screen|wall|room|file)\b",
        r"\b(?:no|not for) (?:posting|tweeting|quoting|photos?|screenshots?|recording|repeating|sharing)\b(?= "
        r"(?:this|it|of "
        r"this|please|pls|that)|\W*$)",
        rf"\b(?:scrub|remove|strike|delete|omit|exclude|cut|bin|destroy|shred|erase|redact) (?:this|it|me|us|"
        rf"that)(?: one| "
        rf"note| bit)?(?:\W*$| (?:before|after|once|when you)\b| (?:from|out of) (?:the |your |any )?{_PAPER})",
        r"\btake (?:this|it|that)(?: one| note)? (?:out|off|down)(?: (?:before|after|of|from|when|once)\b|\W*$)",
        rf"\b(?:omit|exclude|leave out|keep out|left out|kept out) (?:of |from )(?:the |your |any )?{_PAPER}\b",
        r"(?:\bnot|n'?t)(?: \w+){0,5} (?:to see|see|seen|find|read) (?:this |it |that )?(?:in (?:print|writing|"
        r"black and white|"
        r"the (?:paper|press|report))|written down|written up|published)\b",
        r"\b(?:ask|check with|tell|consult|warn|run (?:it|this) (?:by|past)) (?:me|us|my \w+|our \w+)(?: first)? "
        r"before "
        r"(?:you |it'?s |it is |this is |this gets |it gets )?(?:us(?:e|ed|ing)|quot(?:e|ed|ing)|print(?:ed|ing)?|"
        r"publish\w*)\b|\bcheck with my \w+ before (?:this|it)\b",
        r"\b(?:fyi|background|information|info|context) (?:only|purely|use only)\b|\b(?:only|just|purely|"
        r"strictly) for (?:"
        r"background|context|information|your info\w*)\b|^\W*(?:for )?background\s?[:,-]|\bon background\b",
        rf"\bfor (?:the |your |our )?(?:{_HOSTS}|eyes|ears|internal use)(?:'?s?)(?: (?:eyes|ears))?,? only\b|"
        rf"\b(?:only|just) for "
        rf"(?:the |your |our )?{_HOSTS}\b|\b(?:your|facilitators?'?s?|organi[sz]ers?'?) (?:eyes|ears)(?: only)?\b|"
        rf"\binternal "
        rf"(?:use )?only\b",
        rf"\b(?:isn'?t|hasn'?t|haven'?t|aren'?t|not|never|nothing)(?: (?:been|yet|made|officially|formally|even|"
        rf"quite|gone|be)){{0,3}} "
        rf"{_RELEASED}\b(?= yet|\W*$|[,;.]| so| and| but)(?! (?:money|sector|bod|fund|land|good|health|service))",
        r"\bbefore (?:it'?s|it is|this is|that is|they'?re) (?:\w+ )?announced\b",
        r"\b(?:price|market|politically|commercially)[- ]sensitive\b(?=\W*$|[,;:.-])",
        r"\bnot for (?:wider|general|public|onward|external) \w+",
    ),
    word(
        "asks to keep it in the room",
        rf"\b(?:keep|leave|hold|treat|kept|held) (?:{_IT}|me|us)(?: (?:one|note|as|all|strictly|very|well|nice "
        rf"and|a|pretty))* "
        rf"(?:secret|private|schtum|shtum|mum|hushed|vague|discreet|under wraps|in-house|internal|back|"
        rf"confidential|among\w*|"
        rf"between|close|low key|at this table)\b",
        r"\bkeep (?:schtum|shtum|mum|your lips)\b|\bmum'?s the word\b|\bwhisper it\b|\bon the (?:qt|quiet)\b|"
        r"\blips (?:are )?"
        r"sealed\b|\bnot a word (?:to|of|about)\b|\bunder wraps\b",
        r"\b(?:it|this|that|which)(?:'?s| is) (?:still |all |a |top |meant to be )*secret\b|\bkeep (?:it|this|"
        r"that)(?: one)? a "
        r"secret\b|^\W*secret(?:ly)?[:,]",
        r"\b(?:it|this|that|what'?s said(?: \w+){0,3}|what is said(?: \w+){0,3}) (?:must |should |to |has to "
        r")?stays? (?:between "
        r"us|with(?:in)? (?:us|these (?:four )?walls)|at (?:this|the) table|in (?:this|the) room|in here|here|"
        r"among us)\b",
        r"\bfor (?:this|the) (?:room|table|group|people here) (?:only|alone)\b|\bonly (?:for|in) this room\b",
        r"\b(?:not|never|don'?t let (?:this|it)) (?:to )?leave (?:here\b|(?:these|this|the)(?: four)? (?:walls|"
        r"room|table)\b)",
        r"\bplease be discreet\b|\bdiscretion (?:please|pls|required|needed)\b|\b(?:this|a) private note\b|"
        r"^\W*private note\b|"
        r"\btreat (?:this |it )?as private\b",
        r"\b(?:I|we) (?:can'?t|cannot|could(?:n'?t| not)|mustn'?t|shouldn'?t|daren'?t|don'?t want to) be seen "
        r"(?:to|as|\w+ing)\b",
        r"\b(?:not|n'?t) (?:allowed|supposed|meant|permitted|free|at liberty) to (?:say|tell|talk about|share "
        r"(?:this|it|that)|"
        r"discuss|disclose|mention|reveal|name|comment)\b",
        r"\b(?:can'?t|cannot|won'?t|couldn'?t) (?:go into (?:it|this|that|detail)|say (?:more|who\b|which|any "
        r"?more|where))",
    ),
    word(
        "says that it is confidential",
        r"\b(?:bound|tied|covered|gagged|restricted) by (?:an? )?(?:nda|confidential\w*|agreement|contract not to)\b",
        r"\bin (?:strict |the strictest |complete )?confidence\b(?=\W*$|[:,;.]| (?:by|from|please|pls|but|so)\b)|"
        r"^\W*commercial "
        r"confidence\b",
        r"\b(?:I|we)(?:'ve| have) signed (?:something|an? (?:nda|agreement)|papers?)\b(?=.{0,12}\b(?:so|can'?t|"
        r"cannot))",
        rf"\b{_THOSE_ABOVE} (?:\w+ )?(?:haven'?t|hasn'?t|have not|has not|not|didn'?t|don'?t|doesn'?t) (?:yet "
        rf")?(?:know|been told|"
        rf"heard|cleared|approved|signed|agreed)(?: (?:me|us|off))?(?= yet\b|\W*$| (?:this|it|about (?:this|it)|"
        rf"that (?:I|we)|I'?m?|"
        rf"we|so|to say|me|us)\b)",
        r"(?:\b(?:not|no)|n'?t)(?: got| have| yet)*(?: the)? (?:clearance|permission|authority|sign-?off) to "
        r"(?:say|share|tell|post|"
        r"write|disclose|discuss)\b",
    ),
    word(
        "fears what follows from being named",
        r"(?<!\bold )(?<!\blate )(?<!\bstale )(?<!\bwrong )\b(?:if|when|should|were) (?:this|it|that|word) "
        r"(?:ever |gets? |got |were to |was to )*(?:(?<!when it )leaks?|leaks? (?:to|out)\b|leaked|"
        r"(?:comes? |came )?out\b(?! of\b)|"
        r"gets? (?:out|back|around)|got (?:out|back|around)|back to)",
        rf"\bif (?:my|our|the) {_THOSE_ABOVE} (?:ever )?(?:saw|sees|knew|knows|found out|finds out|heard|hears|"
        rf"read|reads)\b",
        r"\b(?:get|got|gets|getting) back to (?:our|my|the) \w+\W*$",
        r"\bif (?:anyone|anybody|they) asks?,? (?:it|I|we|this|you)\b|\b(?:I|we)(?:'?ll|'?d| will| would) (?:just "
        r")?deny\b",
        r"\bit (?:wasn'?t|was not|never came from) (?:me|us)\b|\b(?:didn'?t|did not|never) (?:hear|get|see|read) "
        r"(?:this|it|that) (?:from|here)\b",
        r"\b(?:get|land|put) (?:me|us) (?:sacked|fired|sued|in (?:\w+ )?(?:trouble|water|bother)|into trouble)\b|"
        r"\b(?:get|got) "
        r"the (?:sack|boot|push)\b|\bmy job'?s worth\b|\bhave my (?:head|guts|job)\b|\blose (?:my|our) (?:job|"
        r"contract) (?:for|if|over)\b",
        rf"\b{_THOSE_ABOVE} (?:would|will|won'?t|wouldn'?t|'d)(?: not| never)? (?:be (?:happy|pleased|furious|"
        rf"livid|impressed)|go (?:mad|spare|mental)|thank (?:me|us)|like (?:this|it|me))\b",
    ),
    word(
        "asks not to be named as the source",
        rf"\b{_NOT} attribut(?:e|ed|able)\b",
        r"\bnon-?attribut\w+|\bunattribut\w+|\b(?:no|without|not for) attribution\b",
        rf"\b{_NOT} (?:name|mention|identify|credit) {_US}\b",
        rf"\b{_NOT} (?:put|use|print|give|add|attach|include|write) (?:my|our|any)\w* (?:company'?s? |firm'?s? "
        rf")?names?\b",
        rf"{_BEGIN}(?:do not|don'?t|never) (?:put|use|print|give|add|include|write|say|mention) (?:his|her|their) "
        r"(?:\w+'?s? )?names?\b",
        r"\b(?:leave|keep|take) (?:my|our|the) (?:company'?s? |firm'?s? )?names? (?:off|out)\b",
        r"\b(?:without|withhold|remove) (?:my|our) names?\b|\bnames? withheld\b|\bno names\b(?=\W*(?:$|pls|please|"
        r"but))",
        r"\banon(?:ymous(?:ly)?)?,? (?:please|pls|plz)\b|\b(?:please|pls) (?:anon|anonymi[sz]e)\w*",
        r"\b(?:keep|stay|remain|make|treat) (?:\w+ )?(?:as )?anon(?:ymous)?\b",
        r"\bchatham house\b|\bdid(?:n'?t| not) (?:hear|get) (?:this|it|that) from (?:me|us)\b",
        r"\bI (?:never|didn'?t) (?:say|said|write|wrote) (?:this|that)\b",
        rf"{_BEGIN}(?:do not|don'?t|never) (?:say|tell (?:them|him|her|anyone|anybody)|let on|mention) (?:that )?"
        r"(?:I|we|it was (?:me|us))\b(?= (?:said|told|wrote|posted|mentioned|let)\b|\W*$)",
        r"\bforget (?:that )?(?:I|we) (?:said|told you|mentioned|wrote) (?:so|this|that|it|anything)\b",
    ),
    word(
        "asks not to be printed",
        r"\boff[ -](?:the[ -])?record\b(?!s)(?! breaking)",
        rf"(?:\b(?:not|never|cannot)|n'?t)(?: (?:to|ever|please))* be {_PRINT}\b(?=\W*$| (?:please|pls|anywhere|"
        rf"outside|in|on))",
        rf"(?:^|[.,;:!?(-] *|\b(?:please|pls|but|so) )(?:please |pls )?(?:do not|don'?t|never) {_PRINT}(?: (?:this|"
        rf"that|it))?\W*$",
        r"\b(?:do not|don'?t) (?:quote|minute)\W*$",
        rf"\b{_NOT} (?:quote|minute|print|publish|record|repeat|circulate|write down) (?:this|that|it|these|any of)\b",
        rf"\bnot for (?:the |any |your )?(?:{_TOLD}|publication|print|quot\w+|sharing|circulation|release|public\w*|"
        r"onward|wider|broadcast|repeating|(?:the )?(?:press|media)\W*$)\b",
        rf"\b(?:keep|leave|stays?|strike|omit|kept) (?:\w+ ){{0,3}}(?:out of|off|from) (?:the |any |your "
        rf")?(?:{_TOLD})\b",
        r"\b(?:embargo(?:ed)?(?! on)|not (?:yet )?(?:public|announced)(?: yet)?|is(?:n'?t| not) (?:public|"
        r"announced)(?: "
        r"yet)?)\b(?! (?:money|sector|bod|transport|procure|fund|land|good|health|service|spend|support))",
    ),
    word(
        "asks to keep it in the room",
        r"\b(?:keep|stays?|strictly|kept|this is|that'?s|just|only) (?:\w+ )?between (?:us|ourselves|you and me|"
        r"these)\b",
        r"^between (?:us|ourselves|you and me)\b(?! and)|\b(?:just )?between you,? me\b",
        r"\bbetween (?:us|you|me|ourselves)?(?:,? (?:and |& )?(?:me|us|you))?,? ?(?:and |& )?(?:these|the|this) "
        r"(?:(?:four|4) walls|(?:lamp|gate|bed) ?post)\b|\bentre nous\b|\bsub rosa\b|\binter nos\b",
        rf"{_BEGIN}(?:do not|don'?t|never) (?:tell|(?:repeat|let on|say)(?: this| it)? to) (?:anyone|anybody|a soul)"
        r"(?=\W*$|[,.:;!-]| (?:but|this|it|I|we)\b)|"
        rf"{_BEGIN}(?:do not|don'?t|never) let on (?:that|about)\b|\btell (?:no one|nobody|no-one)(?=[,.:;!-]| but\b|"
        rf" -|\W*$)|"
        r"\b(?:don'?t|do not|not) breathe a word\b|\bunder the radar(?=\W*(?:$|please|pls|but))",
        r"\bI (?:really )?(?:should(?:n'?t| not)|oughtn'?t)(?: to)?(?: really)? (?:be )?(?:tell|say)(?:ing)? (?:you |"
        r"anyone )?(?:this|that|it)\b",
        r"\b(?:keep|stays?|kept|leave) (?:\w+ ){0,2}(?:in|within|inside) (?:this|the|these|here)(?: four)? ?(?:room|"
        r"walls)?\b(?<=room|alls)",
        r"\b(?:rather|prefer|like|hope|wish|want|glad|grateful|better) (?:\w+ ){0,4}stayed (?:in|within|inside|"
        r"between) (?:us|ourselves|(?:this|the|these)(?: four)? (?:room|walls))\b",
        r"\b(?:outside|beyond|leave) (?:this|these|of this)(?: four)? (?:room|walls)\b",
        r"\b(?:goes?|going) no further\b|\bnot go (?:any )?further\b|\bcannot go further\b|\bin (?:strict "
        r")?confidence\b",
        r"\b(?:can(?:'?t|not)|could(?:n'?t| not)|won'?t let (?:me|us)|not allowed to|mustn'?t|shouldn'?t) (?:be )?"
        r"(?:say|said|saying|discuss\w*|talk\w* about|admit) (?:\w+ ){0,2}(?:public\w*|in public|out loud|openly|in "
        r"this room)\b",
        r"\bkeep (?:this|it|that) (?:quiet|to (?:your|our)sel\w+|under)\b|\bunder your hat\b|\bhush[ -]hush\b",
        r"\b(?:please|pls) delete (?:this|after)\b|\bdelete (?:this )?after (?:reading|the)\b",
    ),
    word(
        "says that it is confidential",
        r"\b(?:strictly|commercially|highly|very|totally|treat as|this is|that'?s|it'?s|which is|keep (?:this|it)) "
        r"(?:private and |strictly |all |still |commercially )?(?:confidential\b(?! comput)|in confidence|"
        r"sensitive)\b(?=\W*(?:$|[,.;:-]|but|so|please|pls|and))",
        r"^\W*(?:private and )?confidential(?:ly)?\s*(?:[:,.-]|please|pls|$)|\bconfidential (?:please|pls)\b",
        r"\bcommercial(?:ly)?[ -]in[ -]confidence\b",
        r"\b(?:I'?m|I am|we'?re|we are) (?:all )?(?:under|bound by) (?:an? )?nda\b|\bnda so\b",
    ),
    word(
        "fears what follows from being named",
        r"\b(?:my|our) (?:boss|employer|firm|company|prime|customers?|client|bank|landlord)\w* (?:would|will|must|"
        r"can|could|"
        r"should|doesn'?t|don'?t)(?:n'?t| not)? (?:never )?(?:kill|sack|fire|know(?! (?:what|how|where|when|why|"
        r"if|the))|find out|see this|hear this|drop us|be furious|thank me)\b",
        r"\bI'?(?:d| would|ll) (?:get|be) (?:sacked|fired|in trouble)\b|\b(?:lose|cost me) my job\b",
    ),
)


def find_attributions(plain: str) -> Iterator[Flag]:
    """Gives each place that asks not to be told on."""
    for flag in find_wordings("not_for_attribution", plain, _WORDINGS):
        yield replace(flag, mask=NOT_QUOTED) if flag.reason in CLOSED else flag
