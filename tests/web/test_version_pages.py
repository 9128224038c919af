"""The page of versions: what each is, what changed in words, side by side, and what stops a signature."""

import re
from html import unescape
from typing import Any

from conftest import CODE, Person
from worlds import part

PAGE = f"/write-up/{CODE}/versions"


@part
def notes(ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two notes in a theme, and the roundtable closed."""
    made = [ann.post("audits are different at every prime")["id"], ben.post("approved vendors need 40 forms")["id"]]
    fay.do("phase.change", phase="cluster")
    fay.do("theme.make", heading="talent", name="Supliers cannot get in", notes=made)
    fay.do("roundtable.close", code=CODE)
    return made


def look(person: Person, version: int | str | None = None) -> str:
    response = person.client.get(PAGE + (f"?version={version}" if version else ""))
    assert response.status_code == 200
    return unescape(str(response.get_data(as_text=True)))


def read_form(page: str) -> dict[str, str]:
    """What the form that makes a version sends besides what is typed."""
    form = re.search(r"<form.*?version\.make.*?</form>", page, re.DOTALL)
    assert form is not None
    return dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form[0]))


def make(person: Person, state: str, reason: str = "", opened: dict[str, str] | None = None) -> Any:
    data = opened or read_form(look(person))
    return person.client.post(f"/r/{CODE}/commands/version.make", data=data | {"state": state, "reason": reason})


def test_every_kind_of_change_is_told_in_words(wes: Person, notes: list[int]) -> None:
    wes.do("draft.write", act="sentence", note=notes[0], theme=1, text="Firms are turned away.", labels="T1")
    wes.do("draft.change", act="words", note=notes[0], text="Each prime has an audit of its own.")
    wes.do("draft.change", act="slot", note=notes[1], slot="costs")
    wes.do("theme.rename", theme=1, name="Suppliers cannot get in")
    wes.do("claim.check", note=notes[1], starts_at=22, ends_at=24, status="disputed", source="a count")
    wes.do("flag.decide", note=notes[0], kind="off_topic", state="cleared")

    page = look(wes)

    for words in (
        "What changed, version 1 to 2",
        "In one sentence written: Suppliers cannot get in",
        "T1: words edited by a person",
        "Audits are different at every prime.",
        "Each prime has an audit of its own.",
        "T2 from What is in the way to What it costs, as told",
        "Theme renamed",
        "<del>Supliers</del> cannot get in",
        "<ins>Suppliers</ins> cannot get in",
    ):
        assert words in page, words


def test_a_reader_sees_which_words_of_a_sentence_changed(wes: Person, notes: list[int]) -> None:
    wes.do("draft.write", act="sentence", note=notes[0], theme=1, text="Four audits keep small firms out.", labels="T1")
    make(wes, "draft")
    wes.do("draft.write", act="sentence", note=notes[0], theme=1, text="Four audits keep new firms out.")

    page = look(wes)

    assert "Four audits keep <del>small</del> firms out." in page
    assert "Four audits keep <ins>new</ins> firms out." in page


def test_a_reader_compares_any_version_with_any_before_it(wes: Person, notes: list[int]) -> None:
    for text in ("Audits differ.", "All audits differ.", "Nearly all audits differ."):
        wes.do("draft.write", act="sentence", note=notes[0], theme=1, text=text, labels="T1")
        make(wes, "draft")

    beside, apart = (re.sub("</?(?:del|ins)>", "", look(wes, query)) for query in ("4", "4&since=2"))

    assert "What changed, version 3 to 4" in beside
    assert "All audits differ.</p>" in beside
    assert f'href="{PAGE}?version=4&since=2"' in beside
    assert "What changed, version 2 to 4" in apart
    assert '<h4>Version 2</h4><p dir="auto">Audits differ.</p>' in apart
    assert "Nearly all audits differ.</p>" in apart
    for nonsense in ("0", "4", "9", "x"):
        assert "What changed, version 3 to 4" in look(wes, f"4&since={nonsense}")


def test_no_comparison_shows_what_was_erased_since(ann: Person, wes: Person, notes: list[int]) -> None:
    make(wes, "checked")
    wes.do("draft.change", act="words", note=notes[0], text="Each prime asks anew.")
    assert re.search("Audits.* different.*Each.* prime", look(wes, "3&since=1"), re.DOTALL)

    ann.do("note.withdraw", note=notes[0])

    for since in (1, 2):
        page = look(wes, f"3&since={since}")
        assert f"Version {since} can no longer be exported" in page
        assert "different" not in page
        assert "Each prime" not in page


def test_each_change_leads_to_the_issue_or_the_point_that_it_is_about(wes: Person, notes: list[int]) -> None:
    wes.do("draft.write", act="sentence", note=notes[0], theme=1, text="Firms are turned away.", labels="T1")
    wes.do("draft.change", act="words", note=notes[1], text="New vendors fill in forty forms.")
    wes.do("theme.rename", theme=1, name="Suppliers cannot get in")

    page = look(wes)

    issue, other = (f"/write-up/{CODE}/issues/{note}" for note in notes)
    assert f'<a href="{issue}">In one sentence written: Suppliers cannot get in</a>' in page
    assert f'<a href="{issue}">Theme renamed</a>' in page
    assert f'<a href="{other}#p-{notes[1]}">T2: words edited by a person</a>' in page
    assert f'id="p-{notes[1]}"' in wes.client.get(other).get_data(as_text=True)


def test_what_is_told_together_left_out_and_brought_back_is_told(wes: Person, notes: list[int]) -> None:
    wes.do("draft.change", act="join", note=notes[1], other=notes[0])
    assert "T1: told together with T2" in look(wes)
    make(wes, "draft")
    wes.do("draft.undo", amendment=1)
    assert "T1: told apart again" in look(wes)
    wes.do("draft.change", act="drop", note=notes[1])
    assert "T2 left out" in look(wes)


def test_a_writer_makes_a_version_with_one_press_and_sees_it(wes: Person, notes: list[int]) -> None:
    wes.do("draft.change", act="drop", note=notes[1])

    response = make(wes, "checked", "read by two")

    assert (response.status_code, response.location) == (303, f"{PAGE}?version=2")
    page = look(wes, 2)
    assert "read by two" in page
    assert "Checked" in page
    assert f"/write-up/{CODE}/download/pdf?version=2" in page


def test_what_stops_a_signature_is_named_and_its_button_is_off(wes: Person, notes: list[int]) -> None:
    assert "This cannot be signed off yet" in look(wes)

    wes.do("draft.write", act="no_sentence", note=notes[0], theme=1, text="", labels="")

    assert "Nothing stops you from signing it off" in look(wes)
    assert make(wes, "signed_off").status_code == 303
    assert "Signed off" in look(wes, 2)


def test_whoever_signs_off_is_asked_first_and_reads_that_a_reason_is_not_wanted(wes: Person, notes: list[int]) -> None:
    wes.do("draft.write", act="no_sentence", note=notes[0], theme=1, text="", labels="")

    page = look(wes)

    assert re.search(
        r"<details><summary[^>]*>Sign it off…</summary>.*cannot be undone.*Yes, sign it off.*</details>",
        page,
        re.DOTALL,
    )
    assert "Why it is made <small>if you like</small>" in page


def test_before_the_close_the_page_says_that_there_is_none(ann: Person, wes: Person) -> None:
    ann.post("audits")

    assert "No version yet" in look(wes)


def test_right_after_the_close_version_1_is_there_and_can_be_downloaded(wes: Person, notes: list[int]) -> None:
    """As every page says of it: nothing has been written yet, so nothing has been stored beside the record."""
    page = look(wes)
    one, plain = (wes.client.get(f"/write-up/{CODE}/download/json{query}") for query in ("?version=1", ""))

    assert "Version 1: the record as closed" in page
    assert "Make version 2" in page
    assert one.get_data() == plain.get_data()
    assert one.get_json()["manifest"]["hash"][:4] in page
    assert wes.client.get(f"/write-up/{CODE}/versions?version=1").status_code == 200


def test_what_ministers_and_investors_read_is_among_the_downloads_of_a_version(wes: Person, notes: list[int]) -> None:
    page = look(wes, 1)

    for form in ("minister", "investor"):
        address = f"/write-up/{CODE}/download/md?form={form}&version=1"
        assert address in page
        assert wes.client.get(address).status_code == 200


def test_nobody_signs_what_was_written_since_their_page_was_opened(fay: Person, wes: Person, notes: list[int]) -> None:
    older = read_form(look(fay))
    wes.do("draft.write", act="sentence", note=notes[0], theme=1, text="Close all of them at once.", labels="T1")

    told = make(fay, "signed_off", "read through", older | {"is_sure": "true"})

    assert told.status_code == 409
    page = unescape(told.text)
    assert "Something has been written or decided since this page was opened" in page
    assert "Close all of them at once." in page
    assert 'value="read through"' in page
    assert make(fay, "signed_off", "read through", read_form(page)).status_code == 303


def test_what_is_as_it_was_read_is_made_also_where_a_version_says_the_same(fay: Person, notes: list[int]) -> None:
    assert make(fay, "checked").status_code == 303
    assert make(fay, "draft").status_code == 303


def test_whoever_has_signed_off_is_asked_for_no_other_before_something_changes(
    fay: Person, wes: Person, notes: list[int]
) -> None:
    wes.do("draft.write", act="no_sentence", note=notes[0], theme=1, text="", labels="")
    assert "Nothing has changed since version 1 (draft)" not in look(wes)
    wes.do("version.make", state="signed_off", reason="read by two")

    told = look(wes)
    assert re.search(r'value="signed_off" disabled', told)
    assert "Nothing has changed since version 2 (signed off)." in told
    assert "Sign it off…" not in told
    assert "Until it is signed off" not in told
    assert wes.tell("version.make", state="signed_off", reason="", is_sure=False).get_json()["fields"] == {}
    assert make(wes, "checked").status_code == 303, "a version that is called otherwise is one"
    assert re.search(r'value="checked" disabled', look(wes))

    wes.do("draft.change", act="drop", note=notes[1])
    assert not re.search(r'name="state" value="(draft|checked)" disabled', look(wes))


def test_whoever_has_signed_off_reads_how_it_is_published(fay: Person, wes: Person, notes: list[int]) -> None:
    wes.do("draft.write", act="no_sentence", note=notes[0], theme=1, text="", labels="")
    wes.do("version.make", state="signed_off", reason="")

    assert "Whoever leads the programme can publish it as results" in look(wes)
    assert f'href="/programme/{CODE}/keeping' not in look(wes), "it would refuse them"
