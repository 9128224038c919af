"""What the sorting process can be asked: one JSON object in, one out."""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from facilitator.clustering.embeddings import embed_texts
from facilitator.clustering.likeness import describe_method
from facilitator.clustering.names import name_group
from facilitator.clustering.notes import find_note_stems, read_note_words, write_note
from facilitator.clustering.ranking import LIKELY, describe_ranking, rank_names, rank_notes
from facilitator.clustering.suggestions import DEFAULT_LEVEL, describe_sort, suggest_themes
from facilitator.clustering.weights import has_model, name_weights

Request = Mapping[str, Any]
Answer = dict[str, Any]


class BadRequest(ValueError):
    """The request is not understood; the message names the field and never holds a note's words."""


def answer_line(line: str | bytes) -> str:
    """Gives the JSON answer to a JSON request, without a line end; `{"error": …}` when it is not understood."""
    try:
        answer = answer_request(json.loads(line))
    except json.JSONDecodeError:
        answer = {"error": "The request is not JSON."}
    except UnicodeDecodeError:
        answer = {"error": "The request is not UTF-8."}
    except BadRequest as error:
        answer = {"error": str(error)}
    return json.dumps(answer)


def answer_request(request: object) -> Answer:
    """Gives the answer to a request.

    Raises:
        BadRequest: `do` is unknown, or a field is missing or of another kind than it should be.
    """
    if not isinstance(request, dict):
        raise BadRequest("A request is a JSON object.")
    verb = request.get("do")
    if not isinstance(verb, str) or verb not in _VERBS:
        raise BadRequest(f"`do` is one of {', '.join(sorted(_VERBS))}.")
    return _VERBS[verb](request)


def _suggest(request: Request) -> Answer:
    texts, level = _get_texts(request, "texts"), request.get("level", DEFAULT_LEVEL)
    if type(level) is not int or not 1 <= level <= 5:
        raise BadRequest("`level` is a whole number from 1 to 5.")
    kept_apart = _get_pairs(request, "kept_apart", len(texts))
    strengths = _get_places(request, "strengths", len(texts))
    suggestions = suggest_themes(texts, level=level, kept_apart=kept_apart, strengths=strengths)
    return {"suggestions": [asdict(suggestion) for suggestion in suggestions], "method": describe_sort(level)}


def _rank_names(request: Request) -> Answer:
    ranks = rank_names(
        _get_texts(request, "texts"), _get_themes(request, "names"), context=_get_texts(request, "context", [])
    )
    return {"ranks": ranks, "method": describe_ranking()}


def _rank_notes(request: Request) -> Answer:
    name = request.get("name")
    if not isinstance(name, str):
        raise BadRequest("`name` is a text.")
    scores = rank_notes(
        name,
        _get_texts(request, "members", []),
        _get_texts(request, "refused", []),
        _get_texts(request, "texts"),
        rivals=_get_themes(request, "rivals", {}),
        context=_get_texts(request, "context", []),
        earlier=_get_texts(request, "earlier", []),
    )
    return {"scores": scores, "likely": LIKELY, "method": describe_ranking()}


def _name(request: Request) -> Answer:
    return {"name": name_group(_get_texts(request, "texts"))}


def _read(request: Request) -> Answer:
    texts = _get_texts(request, "texts")
    if not has_model():
        return {"model": None, "vectors": []}
    model, vectors = read_texts_for_storing(texts)
    return {"model": model, "vectors": [base64.b64encode(vector).decode("ascii") for vector in vectors]}


def read_texts_for_storing(texts: Sequence[str]) -> tuple[str, list[bytes]]:
    """What the model makes of texts, as it is stored, and which model that is. There must be one."""
    for text in texts:
        # A sort will ask for these, and then somebody waits.
        find_note_stems(text)
        read_note_words(text)
    rows = embed_texts([write_note(text) for text in texts]).astype("<f2")
    return name_weights(), [row.tobytes() for row in rows]


def _describe(_request: Request) -> Answer:
    return {"has_model": has_model(), "method": describe_method()}


_VERBS: dict[str, Callable[[Request], Answer]] = {
    "suggest": _suggest,
    "rank_names": _rank_names,
    "rank_notes": _rank_notes,
    "name": _name,
    "read": _read,
    "describe": _describe,
}


def _get_texts(request: Request, field: str, default: list[str] | None = None) -> list[str]:
    value = request.get(field, default)
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise BadRequest(f"`{field}` is a list of texts.")
    return value


def _get_themes(request: Request, field: str, default: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
    value = request.get(field, default)
    if not isinstance(value, dict):
        raise BadRequest(f"`{field}` is an object: for each name a list of texts.")
    for texts in value.values():
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise BadRequest(f"`{field}` is an object: for each name a list of texts.")
    return value


def _get_pairs(request: Request, field: str, n_texts: int) -> list[tuple[int, int]]:
    value = request.get(field, [])
    if not isinstance(value, list) or not all(_is_pair(pair, n_texts) for pair in value):
        raise BadRequest(f"`{field}` is a list of pairs of two different places in `texts`.")
    return [(first, second) for first, second in value]


def _get_places(request: Request, field: str, n_texts: int) -> list[int]:
    value = request.get(field, [])
    if not isinstance(value, list) or not all(_is_place(place, n_texts) for place in value):
        raise BadRequest(f"`{field}` is a list of places in `texts`.")
    return value


def _is_place(place: object, n_texts: int) -> bool:
    return type(place) is int and 0 <= place < n_texts


def _is_pair(pair: object, n_texts: int) -> bool:
    if not isinstance(pair, list) or len(pair) != 2 or pair[0] == pair[1]:
        return False
    return all(_is_place(place, n_texts) for place in pair)
