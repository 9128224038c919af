"""What the crew brings to a room: statements that people mark, and capabilities of which only counts leave."""

import html
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from conftest import CODE, Person
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.contributions import BriefRow, ContributionKind
from facilitator.domain.errors import BadInput
from facilitator.domain.headings import Heading, default_headings
from facilitator.forms.briefs import read_rows
from facilitator.reports.evidence.capabilities import count_by, hide_rest

TABLE = b"""Statement,Figure,Source,Year,Heading
Two in five engineering posts stay open,40%,Skills survey,2024,talent
The cluster has 312 firms,312,Business register,2025,
"""
SECRET = "numbatmarker"
HEADINGS = default_headings()


def read(
    content: bytes,
    kind: ContributionKind = ContributionKind.BASELINE,
    headings: tuple[Heading, ...] = HEADINGS,
) -> list[BriefRow]:
    return read_rows(io.BytesIO(content), kind, headings)


def token_of(page: str) -> str:
    return re.search(r'name="csrf_token" value="([^"]+)"', page)[1]  # type: ignore[index]


def send(person: Person, path: str, **values: Any) -> Any:
    """Fills in a form of the page, as a browser would."""
    page = f"/run/{CODE}/{path.partition('/')[0]}"
    token = token_of(person.client.get(page).get_data(as_text=True))
    data = {"csrf_token": token, "client_id": f"client-{len(values)}-{id(values)}", **values}
    return person.client.post(f"/run/{CODE}/{path}", data=data, content_type="multipart/form-data")


def test_a_table_is_read_by_its_titles_whatever_their_order() -> None:
    first, second = read(TABLE)

    assert first.text == "Two in five engineering posts stay open"
    assert first.fields == {"figure": "40%", "source": "Skills survey", "year": "2024"}
    assert (first.heading, second.heading) == ("talent", None)
    assert read(b"source,YEAR,statement\nONS,2024,Wages lag\n")[0].fields == {"source": "ONS", "year": "2024"}


def test_a_table_calls_a_heading_by_the_name_that_it_has_here() -> None:
    business, talent, *others = HEADINGS
    here = (business, replace(talent, name="Skills"), *others)
    (row,) = read(b"Statement,Source,Heading\nWages lag,ONS,skills\n", headings=here)

    assert row.heading == "talent"
    with pytest.raises(BadInput) as told:
        read(b"Statement,Source,Heading\nWages lag,ONS,sport\n", headings=here)
    assert told.value.fields == {"row 2": "Heading: this must be one of Business, Skills, Innovation, Investment."}


def test_every_mistake_of_a_table_is_told_at_once_by_its_row() -> None:
    with pytest.raises(BadInput) as told:
        read(b"Statement,Source,Heading\nWages lag,,\n,ONS,\nFine,ONS,sport\nGood,ONS,talent\n")

    assert set(told.value.fields) == {"row 2", "row 3", "row 4"}
    with pytest.raises(BadInput, match="Statement"):
        read(b"a,b\n1,2\n")


def test_a_comma_without_quotes_puts_no_word_under_another_title() -> None:
    with pytest.raises(BadInput, match="delimiter without quotes"):
        read(b"Statement,Source,Year\nWages lag by 1,200 pounds,ONS,2024\n")


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["1", "2", "prime", ""]), max_size=12))
def test_no_category_of_fewer_than_three_is_ever_told(tiers: list[str]) -> None:
    class Row:
        def __init__(self, tier: str) -> None:
            self.fields = {"tier": tier, "sensitivity": "sensitive"}

    rows: Any = [Row(tier) for tier in tiers]
    assert all(number >= 3 for number in count_by("tier", rows).values())
    assert not count_by("district", rows), "what is sensitive is in no count by place"
    told = hide_rest({"tier": count_by("tier", rows), "stage": count_by("stage", rows)})
    assert told["stage"].total() - told["tier"].total() not in {1, 2}, "none is told by subtraction"


def test_statements_that_the_desk_brought_are_marked_on_phones_and_printed_with_the_counts(
    ann: Person, ben: Person, fay: Person
) -> None:
    assert send(fay, "evidence/table", file=(io.BytesIO(TABLE + b"\n" * 300_000), "desk.csv")).status_code == 303
    again = send(fay, "evidence/table", file=(io.BytesIO(TABLE), "desk.csv"))
    assert (again.status_code, "there already" in again.get_data(as_text=True)) == (409, True)

    fay.do("agenda.change", phases=["post", "evidence", "close"], minutes=[5, 5, 3], headings=["", "", ""])
    assert [each["kind"] for each in ann.board()["contributions"]] == []
    fay.do("phase.change", phase="evidence")
    first, _ = sorted(ann.board()["contributions"], key=lambda each: str(each["label"]))
    assert (first["label"], first["detail"]) == ("D1", "Skills survey, 2024; figure: 40%"), "phones call it a source"
    ann.do("contribution.answer", contribution=first["id"], answer="matches")
    ben.do("contribution.answer", contribution=first["id"], answer="differs")
    assert ben.tell("contribution.answer", contribution=first["id"], answer="up").status_code == 400
    assert ben.tell("contribution.add", kind="baseline", text="Mine").status_code == 403

    page = fay.client.get(f"/run/{CODE}/evidence").get_data(as_text=True)
    assert re.search(r'D1</span>.*?Matches">1</td>.*?Differs">1</td>.*?Cannot say">0</td>', page, re.DOTALL)
    text = fay.client.get(f"/write-up/{CODE}/download/md").get_data(as_text=True)
    assert "1 say it matches, 1 say it differs" in text
    assert "What was known before" in text


def test_a_row_that_is_taken_out_leaves_no_word(ann: Person, fay: Person) -> None:
    send(fay, "evidence", text=f"{SECRET} is large", source="ONS", heading="talent")
    page = fay.client.get(f"/run/{CODE}/evidence").get_data(as_text=True)
    assert fay.board("crew")["contributions"][-1]["heading"] == "talent"
    number = re.search(r'name="contribution" value="(\d+)"', page)[1]  # type: ignore[index]
    fay.do("theme.make", heading="talent", name=f"{SECRET} is large", notes=[ann.post()["id"]])
    assert send(fay, "evidence/remove", contribution=number, is_sure="true").status_code == 303
    assert SECRET not in json.dumps([fay.entries(), fay.board("room")])

    assert SECRET not in fay.client.get(f"/run/{CODE}/evidence").get_data(as_text=True)
    assert SECRET not in json.dumps(fay.board("crew"))


def test_of_capabilities_only_counts_leave_and_nobody_else_is_shown_a_word(
    ann: Person, ben: Person, fay: Person
) -> None:
    rows = "".join(f"{SECRET} {n},{1 if n < 4 else 2},Derby,{SECRET} Ltd\n" for n in range(5))
    table = f"Capability,Tier,District,Who can confirm\n{rows}".encode()
    assert send(fay, "capabilities/table", file=(io.BytesIO(table), "map.csv")).status_code == 303

    assert SECRET in fay.client.get(f"/run/{CODE}/capabilities").get_data(as_text=True)
    for person, audience in ((ann, None), (ben, None), (fay, "room")):
        assert SECRET not in json.dumps(person.board(audience))
    own = fay.client.get(f"/run/{CODE}/capabilities.csv")
    assert len(read(own.data, ContributionKind.CAPABILITY)) == 5
    assert ann.client.get(f"/run/{CODE}/capabilities.csv").status_code == 403
    exported = fay.client.get(f"/write-up/{CODE}/download/json").get_json()
    assert SECRET not in json.dumps(exported)
    assert exported["roundtable"]["received"]["capabilities"] == {
        "district": {"Derby": 5},
        "stage": {"Not said": 5},
    }, "four of tier 1 beside five of a district would say that one is of another tier"


def test_only_whoever_may_bring_a_row_now_is_offered_to(ann: Person, fay: Person, wes: Person) -> None:
    def offered(person: Person) -> tuple[bool, bool]:
        page = person.client.get(f"/run/{CODE}/evidence").get_data(as_text=True)
        return "One more" in page, "/evidence/remove" in page

    send(fay, "evidence", text="Wages lag", source="ONS")
    assert (offered(fay), offered(wes)) == ((True, True), (False, False))
    fay.do("roundtable.close", code=CODE)
    assert (offered(fay), offered(wes)) == ((True, True), (True, True))
    fay.do("roundtable.seal", code=CODE)
    assert (offered(fay), offered(wes)) == ((False, True), (False, True))


def correct(person: Person, was: dict[str, str] | None, **values: str) -> Any:
    """Sends the form that a row's pencil opens, as it was opened, with these fields typed anew."""
    page = person.client.get(f"/run/{CODE}/evidence").get_data(as_text=True)
    row = re.findall(r'name="contribution" value="(\d+)"', page)[0]
    opened = person.client.get(f"/run/{CODE}/evidence?row={row}").get_data(as_text=True)
    carried = html.unescape(re.findall(r'action="[^"]*/correct".*?name="was" value="([^"]+)"', opened)[0])
    stands = was or json.loads(carried)
    return send(person, "evidence/correct", contribution=row, was=json.dumps(stands), **(stands | values))


def test_a_statement_of_the_desk_is_corrected_and_phones_read_the_new_words(ann: Person, fay: Person) -> None:
    fay.do("agenda.change", phases=["post", "evidence", "close"], minutes=[5, 5, 3], headings=["", "", ""])
    send(fay, "evidence", text="The cluster has 321 firms", source="Register", year="2025", heading="talent")
    fay.do("phase.change", phase="evidence")
    before = ann.entries()[-1]["seq"]

    assert correct(fay, None, text="The cluster has 312 firms", year="").status_code == 303

    (said,) = ann.board()["contributions"]
    assert (said["label"], said["text"], said["detail"]) == ("D1", "The cluster has 312 firms", "Register")
    assert [each["text"] for each in ann.entries(before)[-1]["contributions"]] == ["The cluster has 312 firms"]
    assert fay.board("crew")["contributions"][-1]["heading"] == "talent"


def test_words_that_somebody_has_answered_stay_and_whoever_would_change_them_is_told_why(
    ann: Person, fay: Person
) -> None:
    fay.do("agenda.change", phases=["post", "evidence", "close"], minutes=[5, 5, 3], headings=["", "", ""])
    send(fay, "evidence", text="Wages lag", source="ONS")
    fay.do("phase.change", phase="evidence")
    assert 'title="Correct"' in fay.client.get(f"/run/{CODE}/evidence").get_data(as_text=True)
    ann.do("contribution.answer", contribution=ann.board()["contributions"][0]["id"], answer="matches")

    refused = correct(fay, None, text="Wages lead")

    assert (refused.status_code, "have answered these words" in refused.get_data(as_text=True)) == (409, True)
    assert ann.board()["contributions"][0]["text"] == "Wages lag"
    assert 'title="Correct"' not in fay.client.get(f"/run/{CODE}/evidence").get_data(as_text=True)


def test_a_statement_stands_under_the_heading_of_the_theme_that_it_touches(ann: Person, fay: Person) -> None:
    note = ann.post("Pay is low")["id"]
    fay.do("phase.change", phase="cluster")
    theme = fay.do("theme.make", heading="talent", name="Pay", notes=[note])["themes"][0]["id"]
    send(fay, "evidence", text="Wages lag", source="ONS")
    row = fay.board("crew")["contributions"][-1]["id"]
    assert send(fay, "evidence/place", contribution=row, theme=theme).status_code == 303

    refused = correct(fay, None, heading="business", year="2024")

    assert (refused.status_code, "touches none" in refused.get_data(as_text=True)) == (409, True)
    assert correct(fay, None, year="2024").status_code == 303
    stands = fay.board("crew")["contributions"][-1]
    assert (stands["heading"], stands["theme"], stands["detail"]) == ("talent", theme, "ONS, 2024")


def test_whoever_read_the_old_words_agrees_to_no_others(ann: Person, fay: Person) -> None:
    fay.do("agenda.change", phases=["post", "evidence", "close"], minutes=[5, 5, 3], headings=["", "", ""])
    send(fay, "evidence", text="Wages lag", source="ONS")
    fay.do("phase.change", phase="evidence")
    row, seen = ann.board()["contributions"][0]["id"], ann.entries()[-1]["seq"]
    assert correct(fay, None, text="Wages lead").status_code == 303

    late = ann.tell("contribution.answer", contribution=row, answer="matches", seen=seen)

    assert (late.status_code, "corrected" in late.get_json()["message"]) == (409, True)
    assert not any(ann.board()["contributions"][0]["answers"].values())
    ann.do("contribution.answer", contribution=row, answer="", seen=seen)
    ann.do("contribution.answer", contribution=row, answer="matches", seen=ann.entries()[-1]["seq"])


def test_of_two_who_correct_a_statement_neither_undoes_the_other_and_what_is_wrong_is_told_there(fay: Person) -> None:
    send(fay, "evidence", text="Wages lag", source="ONS")
    was = {"text": "Wages lag", "heading": "", "figure": "", "source": "ONS", "year": ""}
    assert correct(fay, was, source="ONS, ASHE").status_code == 303

    assert correct(fay, was, year="2024").status_code == 303
    assert correct(fay, was, source="Eurostat").status_code == 409
    empty = correct(fay, None, source="")

    assert fay.board("crew")["contributions"][-1]["detail"] == "ONS, ASHE, 2024"
    assert (empty.status_code, "Correct D1" in empty.get_data(as_text=True)) == (400, True)


def test_whoever_corrects_a_statement_after_the_close_changes_no_word_that_they_leave(fay: Person) -> None:
    send(fay, "evidence", text="Ask ONS on 07700 900123", source="ONS")
    fay.do("roundtable.close", code=CODE)

    assert correct(fay, None, year="2024").status_code == 303

    assert "07700 900123" in fay.client.get(f"/run/{CODE}/evidence").get_data(as_text=True)
