"""An organiser says who keeps a programme's papers and how they look; nobody else can."""

import io
import re
import zipfile
from collections.abc import Callable
from http.client import parse_headers
from typing import Any

import docx
import pytest
from conftest import CODE, Person
from tokens import token_of

from facilitator.live.framing import Unclear, require_clear


def make_template(*, has_macro: bool = False) -> bytes:
    """A cover of the body's own."""
    file = docx.Document()
    file.add_paragraph("The regional body presents")
    stream = io.BytesIO()
    file.save(stream)
    if has_macro:
        with zipfile.ZipFile(stream, "a") as package:
            package.writestr("word/vbaProject.bin", b"x")
    return stream.getvalue()


def send(person: Person, path: str, **values: Any) -> Any:
    token = token_of(person.client, CODE)
    return person.client.post(path, data=values | {"csrf_token": token}, content_type="multipart/form-data")


def upload(person: Person, content: bytes, name: str = "house.docx") -> Any:
    return send(person, "/programme/papers/1/template", template=(io.BytesIO(content), name))


def read_word(person: Person, query: str = "") -> Any:
    answer = person.client.get(f"/write-up/{CODE}/download/docx{query}")
    assert answer.status_code == 200
    return docx.Document(io.BytesIO(answer.data))


def test_custodian_and_contact_stand_in_the_status_box(fay: Person) -> None:
    kept = send(fay, "/programme/papers/1", custodian="The regional body", contact="papers@example.org")
    assert kept.status_code == 303
    cells = [cell.text for row in read_word(fay).tables[0].rows for cell in row.cells]
    assert cells[cells.index("Custodian") + 1] == "The regional body"
    assert cells[cells.index("Contact") + 1] == "papers@example.org"


def test_people_choose_from_the_programmes_own_sectors_which_count_as_the_usual_ones(
    fay: Person, eve: Person, join: Callable[..., Person]
) -> None:
    kept = send(fay, "/programme/papers/1/sectors", sectors="Company = Industry\n\n College =academia \nUnion")
    assert kept.status_code == 303
    page = eve.client.get(f"/j/{CODE}").text
    assert re.findall(r'name="sector" value="(\w+)".*?class="name" dir="auto">([^<]+)<', page) == [
        ("industry", "Company"),
        ("academia", "College"),
        ("other", "Union"),
    ]
    ann = join("academia")
    ann.post("said by a college")
    told = fay.client.get(f"/write-up/{CODE}/download/md").text
    assert "Company (Industry); College (Academia); Union (Other)" in told

    send(fay, "/programme/papers/1/sectors", sectors="")
    assert "Government" in eve.client.get(f"/j/{CODE}").text


def test_all_mistakes_in_sectors_are_named_at_once_and_the_older_ones_hold(fay: Person, eve: Person) -> None:
    send(fay, "/programme/papers/1/sectors", sectors="Company = Industry\nUnion")
    refused = send(fay, "/programme/papers/1/sectors", sectors="College = Learning\n= Other\nUnion\nunion")
    assert refused.status_code == 400
    for fault in ("Line 1: “Learning” is none of", "Line 2: a name has 1 to 40", "“Union” is there twice"):
        assert fault in refused.text
    assert "College = Learning" in refused.text
    assert "Company" in eve.client.get(f"/j/{CODE}").text


def test_words_that_are_too_long_are_all_named_and_change_nothing(fay: Person) -> None:
    send(fay, "/programme/papers/1", custodian="The regional body")
    refused = send(fay, "/programme/papers/1", custodian="x" * 121, contact="x" * 201)
    page = refused.get_data(as_text=True)
    assert refused.status_code == 400
    assert 'id="fault-custodian-1"' in page
    assert 'id="fault-contact-1"' in page
    assert 'value="The regional body"' in fay.client.get("/programme/papers").get_data(as_text=True)


def test_a_template_is_used_until_it_is_removed(fay: Person) -> None:
    assert upload(fay, make_template()).status_code == 303
    page = fay.client.get("/programme/papers").get_data(as_text=True)
    assert "house.docx" in page
    assert "Slot Title" in page
    assert read_word(fay).paragraphs[0].text == "The regional body presents"
    assert send(fay, "/programme/papers/1/template/remove").status_code == 303
    assert read_word(fay).paragraphs[0].text != "The regional body presents"


def test_a_template_with_more_than_a_cover_says_how_much_stands_before_every_report(fay: Person) -> None:
    file = docx.Document()
    for number in range(40):
        file.add_paragraph(f"Paragraph {number}")
    stream = io.BytesIO()
    file.save(stream)
    upload(fay, stream.getvalue())
    assert "It has 40 paragraphs of text" in fay.client.get("/programme/papers").text
    upload(fay, make_template())
    assert "paragraphs of text" not in fay.client.get("/programme/papers").text


def test_a_report_of_ours_is_refused_as_a_template(fay: Person) -> None:
    report = fay.client.get(f"/write-up/{CODE}/download/docx").data
    refused = upload(fay, report, "report.docx")
    assert refused.status_code == 400
    assert "This is a report of ours" in refused.text


def test_a_template_with_a_macro_is_refused_by_name_and_the_older_one_holds(fay: Person) -> None:
    upload(fay, make_template())
    refused = upload(fay, make_template(has_macro=True), "other.docx")
    assert refused.status_code == 400
    assert "word/vbaProject.bin" in refused.get_data(as_text=True)
    assert read_word(fay).paragraphs[0].text == "The regional body presents"


def test_a_file_that_is_none_is_told_so(fay: Person) -> None:
    assert "Choose a file first" in send(fay, "/programme/papers/1/template").get_data(as_text=True)
    assert "not a Word file" in upload(fay, b"words").get_data(as_text=True)


def test_only_who_leads_the_programme_may_look_or_change(ann: Person, join: Callable[..., Person], fay: Person) -> None:
    stranger = join("industry", CODE)
    for person in (ann, stranger):
        assert person.client.get("/programme/papers").status_code == 403
        assert send(person, "/programme/papers/1", custodian="Me").status_code == 403
        assert upload(person, make_template()).status_code == 403
    assert "house.docx" not in fay.client.get("/programme/papers").get_data(as_text=True)


def test_an_organiser_who_makes_a_writers_link_has_it_in_hand_when_the_page_opens(fay: Person) -> None:
    page = send(fay, "/programme/papers/1/writers").text
    assert re.search(r'<input id="link-1" value="http://[^"]+/enter/[^"]+" readonly autofocus>', page)
    assert page.count("autofocus") == 1


def test_a_programme_that_is_not_there_is_not_found(fay: Person) -> None:
    assert send(fay, "/programme/papers/99", custodian="Me").status_code == 404


def test_comments_on_figures_come_for_who_asks(fay: Person, ann: Person) -> None:
    for text in ("Clearance takes 14 months here", "We lost £400k over it"):
        ann.post(text)
    assert list(read_word(fay).comments) == []
    told = " ".join(comment.text for comment in read_word(fay, "?comments=1").comments)
    assert "“14 months”" in told
    assert "£400k" in told


def test_the_server_lets_the_head_of_a_form_with_a_file_in() -> None:
    head = b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5\r\n\r\n"
    require_clear(parse_headers(io.BytesIO(head)), knows_chunks=True)
    with pytest.raises(Unclear):
        require_clear(parse_headers(io.BytesIO(b"not a header\r\n" + head)), knows_chunks=True)
