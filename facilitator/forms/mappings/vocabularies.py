"""Words by which titles and values of other tools are known; used for guesses that a person then sees."""

import re
from typing import Any

from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.domain.people import Sector
from facilitator.forms.mappings.rules import Meaning

PERSONAL = re.compile(
    r"\b(?:e-?mails?|(?:first|last|full|sur|user|family|given)?\s*names?|surname|recipient\w*|phones?|telephone|mobile|"
    r"ip ?address|addresse?s?|post ?codes?|zip|latitude|longitude|location\w+|date of birth|birthday|signature)\b",
    re.IGNORECASE,
)
"""Titles of columns that tell who somebody is; they stay out until somebody asks for them."""

MAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")

TITLES = {
    Meaning.ORGANISATION: r"organi[sz]ation( name)?|employer|company( name)?|institution|body",
    Meaning.CONSENT: r".*\b(may we (publish|quote|name)|consent|permission to|agree to (be|publication))\b.*",
    Meaning.MODERATED: r"moderated|approved|is[ _-]?accepted",
    Meaning.ID: r"(comment|note|response|statement|answer|entry)?[ _-]*ids?|rid",
    Meaning.PERSON: r"(author|owner|attendee|participant|respondent|voter|person|user)([ _-]*(id|identifier|key))?"
    r"|interview|document|speaker",
    Meaning.TIME: r"time ?stamp|created[ _]?at|sent at.*|(start|completion) time|(start|end|recorded) ?date"
    r"|date( ?time)?|t",
    Meaning.TABLE: r"table( number)?",
    Meaning.SECTOR: r".*\b(sector|respondent type|responding as|where do you work|type of organi[sz]ation)\b.*|source",
    Meaning.KIND: r"kind|note type|prompt|placeholder|column",
    Meaning.HEADING: r"heading|ecosystem",
    Meaning.THEME: r"theme([ _-]label)?|tags?|opinion|reflection ?group|stack|topic|category|cluster",
    Meaning.NOTE: r"comment([ _-]*body)?|comments|response|text|message|content|notes?|statement|suggestions?"
    r"|answer|question|words|value",
}
KNOWN_TITLES = {meaning: re.compile(pattern, re.IGNORECASE) for meaning, pattern in TITLES.items()}
"""What a column is by its title, the first that matches."""

HEADINGS = {
    HeadingKey.BUSINESS: "business businesses companies firms supply market",
    HeadingKey.TALENT: "talent skills people workforce training education jobs",
    HeadingKey.INNOVATION: "innovation research technology science r&d",
    HeadingKey.INVESTMENT: "investment investments finance funding money capital",
}
KINDS = {
    Kind.STRENGTH: "strength|strengths|went well|glad|liked|keep|continue|what went well|positive",
    Kind.BARRIER: "barrier|barriers|blocked|blockers|mad|sad|stop|to improve|what went wrong|problems|lacked|negative",
    Kind.ASK: "ask|asks|actions|action items|requests|longed for|start",
    Kind.OPPORTUNITY: "opportunity|opportunities|ideas|chances|learned",
}
SECTORS = {
    Sector.INDUSTRY: "industry|business|company|private sector|private|sme|large company|start-up|startup|manufacturer",
    Sector.ACADEMIA: "academia|university|research|higher education|college|education|academic",
    Sector.GOVERNMENT: "government|public sector|public|council|local authority|local government|ministry|agency",
    Sector.INVESTOR: "investor|investors|finance|bank|venture capital|fund",
    Sector.OTHER: "other|others|charity|third sector|none of these",
}
YES, NO = "yes|y|true|1|agree|accepted|approved|i agree", "no|n|false|-1|0|disagree|refused|rejected|i do not agree"

VALUES: dict[Meaning, dict[str, Any]] = {
    Meaning.HEADING: {word: key for key, words in HEADINGS.items() for word in words.split()},
    Meaning.KIND: {word: kind for kind, words in KINDS.items() for word in words.split("|")},
    Meaning.SECTOR: {word: sector for sector, words in SECTORS.items() for word in words.split("|")},
    Meaning.CONSENT: {word: answer for words, answer in ((YES, True), (NO, False)) for word in words.split("|")},
    Meaning.MODERATED: {word: answer for words, answer in ((YES, True), (NO, False)) for word in words.split("|")}
    | {"0": True},  # in Polis: seen by nobody yet
}
"""What their values become, by the words that are the same in many tools."""
