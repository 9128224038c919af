"""What a person sends about common issues, read strictly."""

from collections.abc import Sequence

from werkzeug.datastructures import MultiDict

from facilitator.domain.errors import BadInput
from facilitator.domain.imports import MOST_NOTES
from facilitator.domain.series import Change, Reading, Stance, Verdict

MOST_THEMES = 200


def read_numbers(form: MultiDict[str, str], name: str, most: int = MOST_THEMES) -> list[int]:
    """Every number sent under a name. Raises BadInput where one is none, or there are more than may be."""
    sent = set(form.getlist(name))
    if not all(is_number(each) for each in sent):
        raise BadInput({name: "These are not numbers."})
    if len(sent) > most:
        raise BadInput({name: f"You chose {len(sent):,} at once; choose {most:,} or fewer."})
    return sorted({int(each) for each in sent})


def is_number(sent: str) -> bool:
    """Whether it is a number such as tables count by."""
    return sent.isascii() and sent.isdigit() and len(sent) < 12


def read_number(form: MultiDict[str, str], name: str) -> int:
    """The one number sent under a name."""
    numbers = read_numbers(form, name) if form.get(name) else []
    if len(numbers) != 1:
        raise BadInput({name: "Choose one."})
    return numbers[0]


def read_reading(form: MultiDict[str, str], when: str = "") -> Reading:
    """What was read in one room; with `was_` what stood there when its page was opened."""
    return Reading(
        read_stance(form, f"{when}stance"),
        form.get(f"{when}is_absent") == "true",
        tuple(read_numbers(form, f"{when}denied", MOST_NOTES)),
        tuple(read_numbers(form, f"{when}voices", MOST_NOTES)),
    )


def read_seen(form: MultiDict[str, str]) -> Reading | None:
    """What the page of a room was opened with, or None where it does not say that."""
    return read_reading(form, "was_") if "was_stance" in form else None


def read_change(values: MultiDict[str, str]) -> Change:
    """What a verdict changed, as the page after it says. Raises BadInput."""
    sent = values.get("did", "")
    if sent not in set(Verdict):
        raise BadInput({"did": f"What can be undone is one of {', '.join(Verdict)}."})
    return Change(
        Verdict(sent),
        read_number(values, "issue"),
        tuple(read_numbers(values, "themes")),
        frozenset(read_numbers(values, "outside")),
        read_stood(values),
        read_stance(values),
        values.get("named", ""),
        read_number(values, "other") if values.get("other") else None,
    )


def read_stood(values: MultiDict[str, str]) -> dict[int, Stance | None]:
    """By roundtable, how it stood before. Raises BadInput where it is nonsense."""
    told = [each.partition("-") for each in values.getlist("stood")[:MOST_THEMES]]
    if not all(is_number(room) and stance in {"", *Stance} for room, _, stance in told):
        raise BadInput({"stood": "It says a roundtable's number, a hyphen and a stance, or none."})
    return {int(room): Stance(stance) if stance else None for room, _, stance in told}


def say_change(change: Change) -> dict[str, list[str]]:
    """What a verdict changed, as addresses and forms carry it: values by name, and nothing that is not so."""
    said: dict[str, Sequence[object]] = {
        "did": [change.verdict],
        "issue": [change.issue],
        "themes": change.themes,
        "outside": sorted(change.outside),
        "stood": [f"{room}-{stance or ''}" for room, stance in change.stood.items()],
        "stance": [change.stance] if change.stance else [],
        "named": [change.named] if change.named else [],
        "other": [change.other] if change.other else [],
    }
    return {name: [str(each) for each in values] for name, values in said.items() if values}


def read_partings(values: MultiDict[str, str]) -> dict[str, tuple[Stance, Stance]]:
    """By roundtable, the two stances of which a merge kept neither, as its page says; nonsense says nothing."""
    told = [each.split("-") for each in values.getlist("parted")[:MOST_THEMES]]
    return {
        each[0]: (Stance(each[1]), Stance(each[2])) for each in told if len(each) == 3 and set(each[1:]) <= set(Stance)
    }


def read_stance(form: MultiDict[str, str], name: str = "stance") -> Stance | None:
    """How a room stands to an issue, or None where nothing is said of it."""
    sent = form.get(name, "")
    if sent and sent not in set(Stance):
        raise BadInput({name: f"A stance is one of {', '.join(Stance)}, or none."})
    return Stance(sent) if sent else None
