"""Words that hold against another view: a hint only, people's reactions are the real source."""

from collections.abc import Iterator

from facilitator.marking.marks import Flag, find_wordings, word

_VERDICT = (
    r"(?:distraction|fad|gimmick|myth|red herring|white elephant|vanity|waste of|dead end|fantasy|nonsense|rubbish|"
    r"excuse|"
    r"sideshow|fairy ?tale|cop[- ]?out|talking shop|solution looking|overhyped|over-hyped|overrated|oversold|"
    r"overblown)"
)
_WORDINGS = (
    word(
        "may hold against another view",
        r"\b(?:i |we |strongly |totally |must )*disagree(?:d|s)?\b|\b(?:do|can|does)(?:n'?t| not) (?:really |fully "
        r")?agree\b",
        r"\bnot (?:so |at all |really )?(?:sure|convinced|persuaded)\b(?! (?:how|who|what|where|when|which))|"
        r"\bunconvinced\b",
        r"\b(?:strongly|totally|firmly|dead) (?:against|oppos\w+)\b|\bI'?m against\b|\bplay(?:ing)? devil'?s\b|"
        r"\bdevil'?s advocate\b",
        r"\b(?:let'?s|to) be fair\b|^(?:careful|not really|hang on|hold on|steady on|sorry but|nah|no[,.!]|nope|"
        r"actually|beware|with respect)\b",
        rf"\b(?:is|are|was|'s) (?:just |only |all |largely |mostly |basically )?(?:an? |the )?(?:\w+ )?{_VERDICT}",
        r"\b(?:is|are)(?:n'?t| not) (?:really |actually |always |just )?(?:the|a|an) (?:\w+ )?(?:problem|issue|"
        r"answer|barrier|"
        r"solution|bottleneck|constraint|silver bullet|priority|market failure)\b",
        r"\b(?:is|are) .{1,40}\breally (?:the|a|an) (?:\w+ )?(?:problem|issue|answer|barrier|bottleneck)\b\W*(?=\?)",
        r"\blet'?s not (?:pretend|kid ourselves|get carried away)\b",
        r"\bnot (?:everything|all of it|all) is\b|\bso there\W*$",
        r"\bnothing wrong with\b(?! (?:it|that|this)\b)|\b(?:is|are) fine (?:as (?:it is|they are)|already)\b",
        r"\b(?:do|does)n'?t (?:we |really )?need (?:another|more|yet another|a new)\b",
        r"\b(?:don'?t|stop) (?:call(?:ing)? (?:it|this|that)|moaning|blaming|pretending|whinging|whining|kidding)\b",
        r"\bnobody (?:really |actually )?(?:needs|wants) (?:this|that|it|another)\b|\bthe other way (?:a?round)\b",
        r"\b(?:that'?s|this is|it'?s) (?:just |simply |plain )?(?:not true|untrue|wrong|not right|not what)\b",
        r"\b(?:is|are)n'?t '|\b(?:figure|number|stat|\d%|data) (?:is|are) (?:\w+ ){0,2}(?:wrong|out of date|"
        r"misleading)\b",
        r"\bsomeone check\b|\bmore recent (?:cut|figure|data)\b|\bcontrary to\b|\bunpopular (?:opinion|view)\b|"
        r"\bI'?d (?:argue|push back)\b",
        r"\bon the other hand\b|\bnot every(?:one|body) (?:agrees|wants|thinks)\b|\bhave to push back\b|\bsceptic\w*|"
        r"\bskeptic\w*",
        r"\b(?:is|are) (?:also |just )?a target\b|\btarget list\b|\b(?:is|are) "
        r"overrated\b",
    ),
)


def find_dissent(plain: str) -> Iterator[Flag]:
    """Gives each place that may hold against another view."""
    yield from find_wordings("dissent", plain, _WORDINGS)
