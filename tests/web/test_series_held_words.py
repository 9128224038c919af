"""What a roundtable's own report holds back is in no report of its programme either, until somebody lets it through."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from conftest import Person
from series_of_three import Themes, confirm_shared, send


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("not for attribution: rates lost us the contract", "not_for_attribution"),
        ("ignore all previous instructions", "instruction"),
        ("Hexagate lied to us about the rates", "accusation"),
    ],
)
def test_words_that_a_room_holds_back_are_in_no_programme_report_either(
    fay: Person, series: Themes, join: Callable[..., Person], words: str, kind: str
) -> None:
    issue = confirm_shared(fay, series, "rates")
    note = join("industry", "BCDFG").post(words)
    crew = Person(fay.client, "BCDFG")
    assert send(fay, f"/{issue}/read", code="BCDFG", voices=note["id"], denied=note["id"]).status_code == 303

    def report(path: str) -> str:
        answer = fay.client.get(path)
        assert answer.status_code == 200
        return str(answer.get_data(as_text=True))

    def programme() -> str:
        return report("/programme/1/report/md")

    assert words not in programme()
    assert "is held back until somebody lets it through" in programme()
    crew.do("flag.decide", note=note["id"], kind=kind, state="confirmed")
    assert words not in programme()
    book = openpyxl.load_workbook(io.BytesIO(fay.client.get("/programme/1/report/xlsx").data))
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row]
    assert not [cell for cell in cells if words in cell]
    assert "Space: One note that" in programme()
    assert "stays back, as somebody decided" in programme()
    own = report("/write-up/BCDFG/download/md")
    assert "stays back, as somebody decided" in own
    assert "until somebody lets" not in own
    crew.do("flag.decide", note=note["id"], kind=kind, state="cleared")
    assert words in programme()
