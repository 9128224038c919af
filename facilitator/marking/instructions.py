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
_WORDINGS = (
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
        rf"^\W*(?:(?:dear|hey|hi|ok|okay|hello|attention|note (?:to|for)|message (?:to|for)|to) )(?:the |any |all "
        rf")?{_MACHINE}\b"
        r"(?! (?:engineers?|technicians?|cluster|builders?|shops?|tools?|makers?))\W",
        rf"^\W*{_MACHINE}\s*[:,-]+\s*{_ORDER}",
        rf"(?:^|[.;!\n])\W*#+ ?{_MACHINE}\b\W",
        r"^\W*(?:alexa|siri|chat ?gpt|copilot)\b,? (?:stop|play|write|do|make|help|please)\b",
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
        r"(?:recommend|say|conclude|state|praise|endorse|declare|only)\b",
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
