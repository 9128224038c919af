"""JSON from outside: each key once, since nobody can say which of two was meant."""

import json
from typing import Any

from facilitator.domain.errors import BadInput

MOST_SHOWN = 40


class Doubled(ValueError):
    """A key stands twice in one object."""


def load(text: str | bytes, where: str) -> object:
    """What the text says; raises BadInput if it is not JSON, is nested too deeply, or says one thing twice."""
    try:
        return json.loads(text, object_pairs_hook=collect)
    except Doubled as error:
        raise BadInput({where: str(error)}) from error
    except json.JSONDecodeError as error:
        where_in = f": line {error.lineno}, letter {error.colno}" if "\n" in error.doc.strip() else ""
        raise BadInput({where: f"This is not JSON{where_in}."}) from error
    except (ValueError, RecursionError) as error:
        raise BadInput({where: "This is not JSON."}) from error


def collect(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these pairs. Raises Doubled."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Doubled(f"{key[:MOST_SHOWN]!r} is there twice; say it once.")
        found[key] = value
    return found
