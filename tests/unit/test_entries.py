"""What the journal still tells of a roundtable that is sealed."""

from facilitator.domain.entries import clear_people


def test_an_entry_that_is_sealed_tells_of_nobody() -> None:
    told = {"notes": [{"id": 1, "person": 7, "theme": 2}, {"id": 3, "theme": 2}], "themes": [{"id": 2}]}
    of_people = {
        "people": [{"id": 7, "table": 4}],
        "concerns": [7],
        "reactions": [{"id": 1, "me_too": 1}],
        "introductions": [{"id": 5}],
    }

    assert clear_people(told | of_people) == told | {"notes": [{"id": 1, "person": None, "theme": 2}, told["notes"][1]]}
