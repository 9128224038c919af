"""Words that speak to a machine that may read the notes, or tell the writers what to conclude."""

from collections.abc import Iterator

from facilitator.marking.marks import Flag, find_wordings, word

_MACHINE = (
    r"(?:ai|a\.i\.|chat ?gpt|gpt(?:-?\d\w*)?|copilot|co-pilot|claude|gemini|llama|siri|alexa|bot|chatbot|assistant|"
    r"llms?|"
    r"(?:large )?language models?|model|summari[sz]er|system|machine|computer|robot|agent)"
)
_ORDER = (
    r"(?:please |you must |now |always |kindly )?(?:ignore|disregard|forget|summari[sz]e|write|say|state|list|output|"
    r"print|"
    r"rank|add|delete|give|make|put|count|treat|reveal|show|tell|mark|respond|reply|answer|report|repeat|conclude|"
    r"stop|"
    r"include|recommend|translate|email|send|override|you are|pretend|the report|describe|rate|set|score|insert|"
    r"praise)\b"
)
_BEFORE = r"(?:above|previous|prior|earlier|preceding|foregoing|former|existing|original|other)"
_RULES = (
    r"(?:instructions?|prompts?|directions?|guidelines|guidance|commands?|orders|rules|notes|messages?|text|context)"
)
_PAPER = r"(?:report|summary|write-?up|minutes|output|conclusions?|findings|executive summary|transcript)"
_SURE = (
    r"(?:unanimous\w*|agreed|everyone'?s?|everybody'?s?|all (?:tables|participants|present|attendees)|consensus|"
    r"the (?:minister|regulator)|the (?:main|key|only) (?:finding|point|conclusion))"
)
_WRITER = r"(?:authors?|writers?|rapporteurs?|editors?|drafters?|note-?takers?|minute-?takers?)"
_WRITES = r"(?:draft(?:s|ing)?|writ(?:es?|ing)|typ(?:es?|ing)|edit(?:s|ing)?|compil(?:es?|ing)|prepar(?:es?|ing))"
_WRITTEN = r"(?:this|these|it(?= up\b)|(?:this|these|the|your) (?:report|summary|write-?up|minutes|notes))"
# What is asked of whoever writes follows; "whoever drafts this policy" speaks of others.
_THEN = (
    r"(?=\s?[,:;-]| (?:please|pls|must|should|needs? to|has to|can|could|do|don'?t|put|lead|leave|make|start|say)\b)"
)
_WORDINGS = (
    word(
        "tells to set instructions aside",
        r"\b(?:never mind|pay no attention to|disregard|forget|ignore|don'?t (?:listen to|follow)) (?:\w+ "
        r"){0,2}?(?:what|"
        r"whatever|everything|anything) (?:\w+ ){0,3}?(?:told|asked|instructed|wrote)\b",
        r"\bpay no attention to (?:(?:the|any|all|other|previous|these) )*(?:notes?|tables?|instructions|above|"
        r"rest)\b",
        r"\b(?:nothing|everything|anything|all|text|lines?) (?:above|below|before|after) (?:this|that|here)\b(?: "
        r"(?:line|note|"
        r"point))?",
        r"\b(?:instructions|prompts?) (?:that )?(?:you (?:got|had|were given|have|received)|above|so far|before "
        r"this)\b",
        r"\b(?:not|n't|never) (?:follow|obey|apply) your \w+\b",
        r"\b(?:reveal|expose|leak|dump|print|output|disclose|show|tell me) (?:me )?(?:the |your |all )*(?:hidden|"
        r"secret|system|"
        r"internal|original|initial) (?:rules|prompt|messages?|instructions?)\b|\byour prompt\b",
        r"\b(?:repeat|print|output|copy|echo) (?:(?:the|all|every|everything|words|text|lines?|notes|back|"
        r"what(?:'s| is)?) )*"
        r"(?:above|before (?:this|that)|verbatim)\b",
        r"\b(?:begin|end|start)(?: of)? (?:new |the )?(?:instructions?|prompt|system|input)\b",
        r"\bfrom now on,? (?:only |always |you |please |must )*(?:answer|respond|reply|speak|write|act|say|call|"
        r"ignore|treat)\b",
    ),
    word(
        "tells what to do with other notes",
        r"\b(?:ignore|skip|drop|delete|discard|remove|exclude|leave out|omit|stop (?:reading|processing|counting)|"
        r"suppress|hide|"
        r"forget|erase) (?:(?:all|every|everything|any|the|of|from|other|others?|remaining|rest|these|those|"
        r"previous|next) "
        r"){0,5}(?:notes?|table \d+|other tables?|posts|submissions|others|entries|answers|responses)\b(?! (?:who|"
        r"that|of))",
        r"\bdelete (?:all |every )?(?:the )?(?:barriers|asks|opportunities|strengths|themes)\b",
        r"\b(?:merge|put|sort|group|move|combine|join|push) (?:(?:all|every|any|the|other|everything|else|of) )*"
        r"(?:notes?|else|everything|themes?) (?:\w+ )?(?:into|with|under|below) (?:this|ours|mine|our|my)\b(?: "
        r"(?:one|note|theme))?",
        r"\b(?:move|push|put) everything else (?:below|under|behind|after)\b",
        r"\b(?:when|while|before) (?:you (?:are |start |come to )?)?(?:group|cluster|sort|rank|scor|summ)(?:ing|"
        r"ming)? ?(?:ing )?"
        r"(?:these|this|the notes|,)",
        r"\b(?:name|label|call|title) (?:this|the (?:biggest|largest|main|first|top)) (?:theme|group|issue)\b",
        r"\b(?:count|weigh|weight|score|rank|rate|mark|tag|flag|promote|upvote) (?:this|it|us|me|ours|mine)(?: "
        r"(?:note|idea|point|"
        r"one|theme))? (?:\w+ ){0,3}?(?:\d+|twice|double|ten|hundred|higher|highest|above|top|first|times|best)\b",
        r"\bgive (?:this|it|us|me|ours)(?: \w+){0,3} (?:score|votes?|dots|stars)\b",
        r"\bmake (?:this|it|us|ours) (?:the |your )?(?:\w+ )?(?:theme|headline|main (?:point|finding|theme)|top "
        r"(?:point|theme)|"
        r"conclusion)\b",
        r"\bthis (?:note )?(?:must|should|has to|needs to|counts?|goes|will)(?: \w+){0,3} (?:page one|the front "
        r"page|the headline|"
        r"double|twice|the summary|every summary)\b",
        r"\b(?:put|place|keep|list) (?:this|us|it|me|ours) (?:\w+ )?(?:at (?:the )?(?:top|head|front)|first|on "
        r"page one)"
        r"(?=\W*$| of (?:the|your) (?:report|list|summary|page|results|write|theme))",
    ),
    word(
        "speaks to a machine",
        r"^\W{0,9}(?:assistant|user|human|developer)\s*:|^\W{0,4}[\[<({]+ ?(?:system|assistant|user|inst\w*) ?[\])>}]+|"
        r"(?:^|\n)\W{0,4}#+ ?"
        r"(?:instructions?|response|task)\b",
        r"\bas an? (?:ai|llm|language model|chat ?bot|assistant|machine)\b(?=,| you| I| always)",
        r"^\W{0,9}(?:dear|hello|hi|hey|to the|attention) (?:\w+ )?(?:robot|machine|bot|language model|llm|gpt|ai|"
        r"summari[sz]er|"
        r"algorithm|reader bot|software)(?: \w+)?\s?[,:]",
        r"^\W{0,9}(?:hey |hi |ok |hello )?(?:chat ?gpt|gpt|copilot|claude|gemini|llm|ai assistant|ai model)\b,? "
        r"(?:please|what|tell|show|"
        r"write|say|do|make|stop|put|you)\b",
        r"^\W{0,9}(?:computer|machine|robot|bot|ai|assistant|algorithm), ?(?:please |now )?(?:delete|ignore|write|put|"
        r"say|make|rank|"
        r"list|give|forget|mark|count|add|show)\b",
        r"\b(?:whoever|whatever|anything|anyone|any (?:tool|machine|software|bot)) (?:\w+ ){0,3}?(?:sums?|"
        r"summari\w+|groups?|"
        r"clusters?|compil\w+|process\w*|pars\w+|reads?) (?:\w+ )?(?:up|this|these|it|notes)\b,? (?:up,? "
        r")?(?:please |must |"
        r"should )?(?:put|say|make|rank|write|be|give|rate|treat|list|mark|add|call|include)\b",
        r"\byour (?:new |only |real |next |main )(?:task|role|job|goal|instruction)s? ?(?:is|are|:)|\byour task "
        r"is\b|\bnew role:",
        r"\b(?:only|just) (?:output|respond|reply|answer)\b|\b(?:respond|reply|answer|output) (?:only |from here |"
        r"from now |back "
        r")*(?:in (?:capitals|caps|french|german|spanish|welsh|rhyme|verse|json|emoji\w*|base64|code)|with "
        r"(?:only |just |the "
        r"word |json|an? (?:poem|joke)|yes\b|no\b|[\"'])|only with|nothing but)",
        r"\brm -rf\b|\b(?:execute|run) (?:this|the following)(?: \w+)?(?::|\W*$)|\b(?:visit|open|click|go to|"
        r"follow) (?:the|this|that) "
        r"(?:url|link|address) and\b",
        r"\btranslate (?:this|these)(?: notes?)? into\b|\bwrite (?:me )?an? (?:\w+ )?(?:poem|song|haiku|limerick|"
        r"joke)\b",
        r"\boverride (?:safety|your|all|the (?:rules|filter|safety))\b",
        r"\b(?:print|list|output|reveal|show|give)(?: me)? (?:\w+ ){0,2}?(?:names|e-?mails?|phone numbers?|"
        r"addresses) (?:of|for) "
        r"(?:everyone|all|every|the (?:attendees|participants|people)|table)\b|\blist phone numbers\b",
    ),
    word(
        "tells what the report should say",
        rf"\bwhoever(?:'s| is| ends up| has to| gets to| will)? {_WRITES}(?: up)? {_WRITTEN}(?: up)?{_THEN}",
        rf"\b(?:note|message|word|memo) (?:to|for) (?:the |your |our )?{_WRITER}\b|^\W*dear {_WRITER}\b",
        rf"\b(?:in|into) (?:the|your|every|each) (?:\w+ )?{_PAPER},? (?:please )?(?:state|say|write|mention|claim|"
        rf"put|note|"
        rf"conclude)\b",
        r"\b(?:write|state|say|put|mention|include|add|claim|insert|conclude) (?:\w+ ){0,2}?(?:in|into|"
        r"throughout) (?:every|each|"
        r"the|your) (?:\w+ )?(?:conclusion|summary|paragraph|executive summary)s?\b",
        rf"\b(?:the |your |this )?{_PAPER} (?:should|must|has to|needs to|ought to|will) (?:read|say|state|show|"
        rf"claim|conclude)"
        r"\b(?! (?:what|who|how|where|when|why|which|more|less|something|so)\b)",
        rf"\b(?:say|record|mark|report|present|treat|count|list|pretend|claim|assume)(?: that)? (?:this|it|"
        rf"everyone|everybody|every "
        rf"participant)(?: \w+){{0,2}}? {_SURE}",
        r"\b(?:assume|pretend|claim)(?: that)? (?:every(?:one|body)?|every \w+|all \w+) (?:\w+ )?(?:voted|backed|"
        r"agreed|supported|"
        r"approved)\b",
        r"\battribute (?:this|it) to\b|\bpretend (?:that )?(?:this|it) (?:was|is|came)\b",
        r"\b(?:describe|call|portray|present) (?:our|the|my|all) (?:rivals?|competitors?|other \w+) as\b",
        r"\bsummari[sz]e (?:the (?:day|event|room|session|notes|discussion)|this|these|it) (?:as|in|with)\b",
        r"\b(?:mention|praise|promote|endorse) (?:us|me|our \w+|[\w-]+) (?:\w+ )?(?:in every|favourably|"
        r"throughout|everywhere)\b",
        r"\bhighlight this(?: (?:note|one|point))?\W*$",
        r"\bconclude that\b",
    ),
    word(
        "tells to set instructions aside",
        rf"\b(?:ignore|disregard|forget|override|bypass|discard|skip) (?:(?:all|any|every|each|of|the|your|these|"
        rf"those|and|"
        rf"everything|anything) )*{_BEFORE} {_RULES}\b",
        r"\b(?:ignore|disregard|forget|override|bypass|discard) (?:(?:all|any|of|the|everything|anything|whatever|"
        r"what) )*"
        r"(?:above|before this|before now|you (?:were|have been|are) (?:told|given|asked)|you'?(?:ve| have) been|"
        r"your (?:\w+ )?"
        r"(?:instructions|prompt|rules|guidelines|training))\b",
        r"\b(?:new|updated|revised|real|actual|hidden) (?:instructions?|system prompt|task)\s*[:=-]",
        r"\b(?:system|developer|initial|hidden) prompt\b|\byour (?:instructions|prompt)\b",
    ),
    word(
        "speaks to a machine",
        rf"^\W{{0,9}}(?:(?:dear|hey|hi|ok|okay|hello|attention|note (?:to|for)|message (?:to|for)|to) )(?:the |any |"
        rf"all )?{_MACHINE}\b"
        r"(?! (?:engineers?|technicians?|cluster|builders?|shops?|tools?|makers?))\W",
        rf"^\W*{_MACHINE}\s*[:,-]+\s*{_ORDER}",
        rf"(?:^|[.;!\n])\W*#+ ?{_MACHINE}\b\W",
        r"^\W{0,9}(?:alexa|siri|chat ?gpt|copilot)\b,? (?:stop|play|write|do|make|help|please)\b",
        rf"\bif you(?:'re| are|r| happen to be)? (?:an? |the )?{_MACHINE}\b",
        rf"\b(?:any|whichever|whatever|to the) {_MACHINE} (?:that is |that'?s |who is )?(?:reading|processing|"
        rf"summari\w+)\b",
        r"\byou are now\b|\bact as (?:an? |if you)|\bpretend (?:you|to be)\b",
        r"</?(?:notes?|system|user|instructions?|prompt)>|<\|\w+\|>|\[/?INST\]|\bend of (?:notes|input|prompt)\b",
    ),
    word(
        "tells what the report should say",
        r"\b(?:when|while|before|once|in|for|if) (?:you (?:are |come to )?|your )?(?:summari[sz]\w*|summary|"
        r"writ(?:e|ing)(?:[- ]?up)?|"
        r"generat\w+|produc\w+ (?:the|a|your)|compil\w+|draft\w+|report(?:ing)?|output)(?: (?:this|these|the|up|"
        r"notes?|report|it|all|"
        r"section|of))*\s?[,:-]?\s(?:please |you must |always |only )?(?:say|write|state|claim|make (?:it|sure)|put|"
        r"rank|list|"
        r"call|describe|report|conclude|include|do not|don'?t|omit|leave out|ensure)\b",
        r"\b(?:the|this|your|any) (?:report|summary|write-?up|minutes|output|conclusion) (?:must|should|shall|will|"
        r"has to|needs to) "
        r"(?:recommend|say|conclude|state|praise|endorse|declare|only)\b(?! (?:what|who|how|where|when|why|which)\b)",
        r"\b(?:say|write|state|report|conclude|claim|record) that (?:every(?:one|body)?|all|each|the (?:whole )?room|"
        r"attendees|"
        r"participants)\b",
        r"\b(?:rank|rate|put|place|list|score|mark) (?:us|this|me|our|it|table \d+)(?: \w+)? (?:first|top|highest|"
        r"number one|no\.? ?1|"
        r"at the top|#1|as (?:unanimous|agreed|the (?:top|main)))",
        r"\btreat (?:this|it) as (?:the |a )?(?:main|key|top|most|only|unanimous|agreed)",
        r"\b(?:add|give (?:this|it|us|me)) \d+ (?:votes?|dots?|points|likes|stars)\b|\bcount this (?:note )?(?:as "
        r")?(?:\d+|twice)",
        r"\bas (?:unanimous|universal) (?:support|agreement)\b|\boutput (?:the|your|all|a) (?:full |whole |complete "
        r")?\w+",
        r"\b(?:list|reveal|show|give|print|email) (?:me )?(?:all |every |the )*(?:attendees?|participants?)'? "
        r"(?:e-?mails?|names?|"
        r"contact)",
        r"\band praise (?:table|us|our|me)\b",
    ),
)


def find_instructions(plain: str) -> Iterator[Flag]:
    """Gives each place that tells a machine, or a writer, what to do."""
    yield from find_wordings("instruction", plain, _WORDINGS)
