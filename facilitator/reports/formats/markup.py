"""Markdown and HTML as plain words: what a person typed is shown as typed, whatever it means to a renderer."""

import re

ACTIVE = re.compile(r"([\\`*_\[\]<|~$]|&(?=#?\w+;))")
"""What means something anywhere in a line; `$` because several renderers set mathematics with it."""

ENTITIES = {"<": "&lt;", "&": "&amp;"}
"""Some renderers, Python-Markdown among them, take `\\<` for a backslash and a tag: only entities are safe in all."""

LINE_START = re.compile(r"^(>|[-+](?=\s|$)|-+(?=\s*$)|#{1,6}(?=\s|$)|\d{1,9}(?=[.)](?:\s|$)))")
"""What makes a quotation, a heading, a list or a rule of a line, but only at its start."""

AUTOLINK = re.compile(r"(?<=[a-z]):(?=//)|(?<=\bwww)\.", re.IGNORECASE)
"""Addresses that some renderers turn into links by themselves; a link nobody made should not be in a report."""

MAIL = re.compile(r"(?<=[\w.+-])(?=@)")
"""The place in a mail address where a comment stops that; GitHub's renderer sees through escapes there."""

EDGE_SPACE = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)


def plain_markdown(text: str) -> str:
    """The text so that a renderer shows exactly it. A line break inside it becomes a hard one, so it is one line."""
    escaped = ACTIVE.sub(lambda found: ENTITIES.get(found[0], f"\\{found[0]}"), text)
    escaped = AUTOLINK.sub(r"\\\g<0>", escaped)
    escaped = MAIL.sub("<!-- -->", escaped)
    escaped = LINE_START.sub(_break_start, escaped)
    escaped = EDGE_SPACE.sub(lambda found: "".join(f"&#{ord(space)};" for space in found[0]), escaped)
    return escaped.replace("\n", "<br>")


def _break_start(found: re.Match[str]) -> str:
    """A number is broken after its digits, any other mark before it."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
