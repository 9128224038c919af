"""Markdown and HTML as plain words: what a person typed is shown as typed, whatever it means to a renderer."""

import re

ACTIVE = re.compile(r"([\\`*_\[\]<>&|~$])")
"""Characters that mean something anywhere in a line; `$` because several renderers set mathematics with it."""

LINE_START = re.compile(r"^([#+\-=:]|\d{1,9}(?=[.)]))", re.MULTILINE)
"""What makes a heading, a list, a rule or a definition of a line, but only at its start."""

AUTOLINK = re.compile(r"(?<=[a-zA-Z])(:)(?=//)|\b(www)(?=\.)|(@)", re.IGNORECASE)
"""Addresses that some renderers turn into links by themselves; a link nobody made should not be in a report."""

EDGE_SPACE = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)


def plain_markdown(text: str) -> str:
    """The text so that a renderer shows exactly it; a line break inside it becomes a hard one."""
    escaped = ACTIVE.sub(r"\\\1", text)
    escaped = AUTOLINK.sub(_break_link, escaped)
    escaped = LINE_START.sub(_break_start, escaped)
    escaped = EDGE_SPACE.sub(lambda found: "".join(f"&#{ord(space)};" for space in found[0]), escaped)
    return escaped.replace("\n", "<br>")


def _break_link(found: re.Match[str]) -> str:
    """A reference stops `www.`, which no backslash does; a backslash stops the others."""
    return f"&#{ord(found[2][0])};{found[2][1:]}" if found[2] else "\\" + found[0]


def _break_start(found: re.Match[str]) -> str:
    """A number is broken after its digits, and any other mark before it."""
    return f"&#{ord(found[0][0])};{found[0][1:]}" if found[0][0].isdigit() else "\\" + found[0]
