"""What those who write say to each other beside the draft: seen by the crew, settled by anybody, in no file unasked."""

import io
import re
import zipfile
from typing import Any

import pytest
from conftest import CODE, Person
from exported import ALONE
from issue_pages import make_issue
from readings import text_of
from worlds import part


@part
def note(ann: Person) -> int:
    """A note on the record."""
    return int(ann.post("audits are different at every prime")["id"])


def page(person: Person, note: int) -> str:
    return str(person.client.get(f"/write-up/{CODE}/issues/{note}").get_data(as_text=True))


def say(person: Person, note: int, text: str = "zqcomment: is it every prime?", **values: Any) -> Any:
    return person.do("comment.add", note=note, about="point", text=text, **values)


def word(person: Person, query: str = "?comments=1") -> str:
    content = person.client.get(f"/write-up/{CODE}/download/docx{query}").get_data()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return " ".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))


def test_a_comment_stands_beside_its_point_with_who_said_it(wes: Person, fay: Person, note: int) -> None:
    say(wes, note)

    assert "zqcomment: is it every prime?" in page(fay, note)
    assert "by Wes" in page(fay, note)


def test_it_is_settled_by_name_and_opened_again_with_plain_forms(wes: Person, note: int) -> None:
    say(wes, note)
    for said in ("settled by Wes", "Settle</button>"):
        form = re.search(r"<form[^>]*comment\.resolve.*?</form>", page(wes, note), re.DOTALL)
        assert form is not None
        values = dict(re.findall(r'name="([^"]*)" value="([^"]*)"', form[0]))
        assert wes.client.post(f"/r/{CODE}/commands/comment.resolve", data=values).status_code == 303
        assert said in page(wes, note)


def test_the_list_of_issues_says_where_one_waits_until_it_is_settled(wes: Person, fay: Person, ann: Person) -> None:
    note, elsewhere = (ann.post(text)["id"] for text in ("the quay is too short", "audits differ"))
    say(wes, note)
    wes.do("comment.add", note=note, about="sentence", text="Say how short.")
    assert list_waiting(page(fay, elsewhere)) == [(note, 2)]

    for comment in (1, 2):
        wes.do("comment.resolve", comment=comment, is_resolved=True)

    assert list_waiting(page(fay, elsewhere)) == []


def test_one_beside_a_note_that_is_told_with_another_stands_there(
    wes: Person, ann: Person, ben: Person, fay: Person
) -> None:
    note, other, _ = make_issue(ann, ben, fay)
    for each in (note, other):
        say(wes, each, f"zqcomment beside {each}")

    wes.do("draft.change", act="join", note=note, other=other)

    assert "Told with" in page(wes, note)
    assert all(f"zqcomment beside {each}" in page(wes, note) for each in (note, other))
    assert sum(n for _, n in list_waiting(page(wes, note))) == 2


def test_one_beside_a_point_that_is_left_out_waits_for_nobody(wes: Person, note: int) -> None:
    say(wes, note)
    wes.do("draft.change", act="drop", note=note)
    assert ("zqcomment" in page(wes, note), list_waiting(page(wes, note))) == (False, [])


def list_waiting(page: str) -> list[tuple[int, int]]:
    """The issues of the list with comments to settle, each by the note that it opens at, and how many."""
    lines = re.findall(r'<li><a href="[^"]*/issues/(\d+)"(.*?)</a></li>', page, re.DOTALL)
    found = [(int(note), re.search(r'(\d+)<span class="sr"> comments? to settle', line)) for note, line in lines]
    return [(note, int(said[1])) for note, said in found if said]


@pytest.mark.parametrize("name", ALONE)
def test_no_file_has_it_unasked(wes: Person, note: int, name: str) -> None:
    say(wes, note)

    assert "zqcomment" not in text_of(name, wes.client.get(f"/write-up/{CODE}/download/{name}").get_data())


def test_word_has_it_where_asked_for_until_it_is_settled(wes: Person, note: int) -> None:
    say(wes, note, "zqcomment: ring 07700 900123")
    assert "zqcomment" not in word(wes, "")
    assert "zqcomment" in word(wes)
    assert 'w:author="Wes"' in word(wes)
    assert "900123" not in word(wes)

    wes.do("comment.resolve", comment=1, is_resolved=True)

    assert "zqcomment" not in word(wes)


def test_word_has_none_beside_a_note_that_is_held_back(wes: Person, fay: Person, ann: Person, ben: Person) -> None:
    notes = [person.post("Not for attribution: our board has decided to leave")["id"] for person in (ann, ben)]
    fay.do("theme.make", heading="talent", name="Whom to ask", notes=notes)
    say(wes, notes[0], "zqcomment: she means the plant in Derby")

    assert "All of its notes are held back." in word(wes)
    assert "zqcomment" not in word(wes)


def test_the_copy_that_has_it_bears_another_name_than_the_version_that_it_is_of(wes: Person, note: int) -> None:
    say(wes, note)
    address = f"/write-up/{CODE}/download/docx"
    plain, commented = (
        wes.client.get(f"{address}{query}").headers["Content-Disposition"] for query in ("", "?comments=1")
    )

    assert "comments" not in plain
    assert commented == plain.replace(".docx", "-with-comments.docx")


def test_it_goes_with_the_words_of_its_note(ann: Person, wes: Person, note: int) -> None:
    other = ann.post("the quay is short")["id"]
    say(wes, note)
    say(wes, other, "the author of the first says: audits are different at every prime")

    wes.do("words.erase", labels="T1")

    left = page(wes, other)
    assert "zqcomment" not in left
    assert "audits are different" not in left
    assert "the author of the first says" in left


def test_attendees_and_strangers_neither_see_nor_say_any(ann: Person, wes: Person, dee: Person, note: int) -> None:
    say(wes, note)

    assert ann.tell("comment.add", note=note, about="point", text="me too").status_code == 403
    assert dee.tell("comment.add", note=note, about="point", text="me too").status_code == 403
    assert "zqcomment" not in ann.client.get(f"/j/{CODE}").get_data(as_text=True)
    assert "zqcomment" not in repr(wes.board())
