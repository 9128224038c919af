"""What a room's report says of a figure stands beside it in the programme's report, too."""

from collections.abc import Callable

from conftest import Person
from series_of_three import Themes, confirm_shared, send


def test_a_figure_is_as_unchecked_beside_other_rooms_as_in_its_own(
    fay: Person, series: Themes, join: Callable[..., Person]
) -> None:
    issue = confirm_shared(fay, series, "rates")
    words = "Rates on a new press are 44,000 a year"
    note = join("industry", "BCDFG").post(words)
    crew = Person(fay.client, "BCDFG")
    assert send(fay, f"/{issue}/read", code="BCDFG", voices=note["id"], denied=note["id"]).status_code == 303

    def programme() -> str:
        return str(fay.client.get("/programme/1/report/md").get_data(as_text=True)).replace("\\", "")

    assert f"{words} [unchecked]" in programme()
    at = {"starts_at": words.index("44,000"), "ends_at": words.index("44,000") + len("44,000 a year")}
    crew.do("claim.check", note=note["id"], status="withdrawn", source="", **at)
    assert f"{words} [figure withdrawn]" in programme()
