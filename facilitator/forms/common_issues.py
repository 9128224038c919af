"""What a person sends about common issues, read strictly."""

from collections.abc import Sequence

from werkzeug.datastructures import MultiDict

from facilitator.domain.errors import BadInput
from facilitator.domain.series import Reading, Stance

MOST_THEMES = 200


def read_numbers(form: MultiDict[str, str], name: str) -> list[int]:
    """Every number sent under a name; raises BadInput where one is none."""
    sent: Sequence[str] = form.getlist(name)[:MOST_THEMES]
    if not all(each.isascii() and each.isdigit() and len(each) < 12 for each in sent):
        raise BadInput({name: "These are no numbers."})
    return sorted({int(each) for each in sent})


def read_number(form: MultiDict[str, str], name: str) -> int:
    """The one number sent under a name."""
    numbers = read_numbers(form, name) if form.get(name) else []
    if len(numbers) != 1:
        raise BadInput({name: "Choose one."})
    return numbers[0]


def read_reading(form: MultiDict[str, str]) -> Reading:
    """What was read in one room."""
    return Reading(
        read_stance(form),
        form.get("is_absent") == "true",
        tuple(read_numbers(form, "denied")),
        tuple(read_numbers(form, "voices")),
    )


def read_partings(values: MultiDict[str, str]) -> dict[str, tuple[Stance, Stance]]:
    """By roundtable, the two stances of which a merge kept neither, as its page says; nonsense says nothing."""
    told = [each.split("-") for each in values.getlist("parted")[:MOST_THEMES]]
    return {
        each[0]: (Stance(each[1]), Stance(each[2])) for each in told if len(each) == 3 and set(each[1:]) <= set(Stance)
    }


def read_stance(form: MultiDict[str, str]) -> Stance | None:
    """How a room stands to an issue, or None where nothing is said of it."""
    sent = form.get("stance", "")
    if sent and sent not in set(Stance):
        raise BadInput({"stance": f"A stance is one of {', '.join(Stance)}, or none."})
    return Stance(sent) if sent else None
