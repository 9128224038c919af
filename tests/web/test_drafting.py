"""What writers write and change in the draft by hand: it is printed, marked, kept, and can be taken back."""

import json
from typing import Any

import pytest
from conftest import CODE, Person
from exported import ALONE, read
from worlds import part

AUDITS = "every tier 1 wants their OWN supplier audit, same questions, diff spreadsheet"
PAPERS = "approved vendors need paperwork of 40 kinds that nobody reads"
ASK = "one shared supplier passport for all primes"


def issues(person: Person) -> list[dict[str, Any]]:
    data = person.client.get(f"/write-up/{CODE}/download/json").get_data()
    found: list[dict[str, Any]] = json.loads(data)["issues"]
    return found


def points(person: Person, slot: str = "in_the_way") -> list[dict[str, Any]]:
    return [point for issue in issues(person) for point in issue["slots"][slot]]


def report(person: Person) -> str:
    return read("md", person.client.get(f"/write-up/{CODE}/download/md").get_data())


@part
def theme(ann: Person, ben: Person, fay: Person) -> dict[str, Any]:
    """Three notes in one theme: two barriers and an ask."""
    notes = [ann.post(AUDITS)["id"], ben.post(PAPERS)["id"], ann.post(ASK, kind="ask")["id"]]
    fay.do("phase.change", phase="cluster")
    made = fay.do("theme.make", heading="talent", name="Suppliers cannot get in", notes=notes)
    return {"id": made["themes"][0]["id"], "notes": notes}


def write(person: Person, theme: dict[str, Any], text: str, labels: str = "", **more: Any) -> Any:
    values = {"act": "sentence", "note": theme["notes"][0], "theme": theme["id"], "text": text, "labels": labels}
    return person.tell("draft.write", **(values | more))


def change(person: Person, act: str, note: int, **values: Any) -> Any:
    return person.tell("draft.change", act=act, note=note, **values)


@pytest.mark.parametrize("name", ALONE)
def test_a_sentence_with_its_notes_is_in_every_format(wes: Person, theme: dict[str, Any], name: str) -> None:
    write(wes, theme, "Firms are turned away by audits zqsentence.", "T1, t2")

    text = read(name, wes.client.get(f"/write-up/{CODE}/download/{name}").get_data())

    if name not in {"csv", "xlsx", "qdpx", "taguette"}:  # which hold what was said, to be sorted
        assert "zqsentence" in text


def test_a_sentence_without_a_note_prints_as_its_authors_comment(wes: Person, theme: dict[str, Any]) -> None:
    write(wes, theme, "Firms are turned away.")
    assert "Authors’ comment: Firms are turned away." in report(wes).replace("*", "")
    page = wes.client.get(f"/write-up/{CODE}").get_data(as_text=True)
    assert "Firms are turned away." in page
    assert '<span class="ids"></span>' not in page, "in print it would be empty brackets"

    write(wes, theme, "Firms are turned away.", "T1")

    assert "Authors’ comment" not in report(wes)
    assert issues(wes)[0]["sentence_notes"] == ["T1"]


def test_the_gap_goes_where_a_person_says_that_no_sentence_is_needed(wes: Person, theme: dict[str, Any]) -> None:
    assert "In one sentence" in report(wes)

    write(wes, theme, "", act="no_sentence")

    assert "In one sentence" not in report(wes)
    assert issues(wes)[0]["needs_no_sentence"] is True


def test_labels_that_name_no_note_are_all_named_and_nothing_is_written(wes: Person, theme: dict[str, Any]) -> None:
    response = write(wes, theme, "Firms are turned away.", "T1 T77 B3")

    assert response.status_code == 400
    assert "T77, B3" in response.get_json()["fields"]["labels"]
    assert issues(wes)[0]["sentence"] is None


def test_going_on_writing_is_one_act_and_a_second_writer_makes_another(
    fay: Person, wes: Person, theme: dict[str, Any]
) -> None:
    first = write(wes, theme, "Firms", seen=0)
    again = write(wes, theme, "Firms are turned away", seen=0)
    assert (first.status_code, again.status_code) == (200, 200)

    blind = write(fay, theme, "Something else", seen=0)
    assert blind.status_code == 409
    assert issues(wes)[0]["sentence"] == "Firms are turned away"

    assert write(fay, theme, "Something else", seen=1).status_code == 200
    fay.do("draft.undo", amendment=2)
    assert issues(wes)[0]["sentence"] == "Firms are turned away"


def test_a_sentence_survives_the_renaming_and_the_merging_of_its_theme(
    ann: Person, fay: Person, wes: Person, theme: dict[str, Any]
) -> None:
    write(wes, theme, "Firms are turned away.", "T1")
    other = ann.post("customs take weeks")["id"]
    into = fay.do("theme.make", heading="talent", name="Borders", notes=[other])["themes"][0]["id"]

    fay.do("theme.rename", theme=theme["id"], name="No way in")
    assert issues(wes)[0]["sentence"] == "Firms are turned away."

    fay.do("themes.merge", theme=theme["id"], into=into)
    assert [issue["sentence"] for issue in issues(wes)] == ["Firms are turned away."]


def test_a_sentence_of_a_note_that_is_taken_back_is_kept_and_printed_no_more(
    ann: Person, wes: Person, theme: dict[str, Any]
) -> None:
    write(wes, theme, "Firms are turned away.", "T1 T2")

    ann.do("note.withdraw", note=theme["notes"][0])

    assert issues(wes)[0]["sentence"] is None
    assert "Firms are turned away." not in report(wes)


def test_a_point_moves_to_another_part_and_back(wes: Person, theme: dict[str, Any]) -> None:
    change(wes, "slot", theme["notes"][1], slot="costs")

    assert [(point["notes"], point["moved_by"]) for point in points(wes, "costs")] == [(["T2"], "person")]

    wes.do("draft.undo", amendment=1)
    assert points(wes, "costs") == []
    wes.do("draft.redo", amendment=1)
    assert len(points(wes, "costs")) == 1


def test_two_points_are_told_as_one_and_parted_again(wes: Person, theme: dict[str, Any]) -> None:
    change(wes, "join", theme["notes"][1], other=theme["notes"][0])
    assert [point["notes"] for point in points(wes)] == [["T1", "T2"]]

    change(wes, "part", theme["notes"][1])
    assert sorted(point["notes"] for point in points(wes)) == [["T1"], ["T2"]]


def test_a_point_goes_before_another(wes: Person, theme: dict[str, Any]) -> None:
    first, second = (point["notes"][0] for point in points(wes))
    ids = {"T1": theme["notes"][0], "T2": theme["notes"][1]}

    change(wes, "before", ids[second], other=ids[first])

    assert [point["notes"][0] for point in points(wes)] == [second, first]


def test_what_is_dropped_stays_in_the_annex_and_is_counted(wes: Person, theme: dict[str, Any]) -> None:
    change(wes, "drop", theme["notes"][1])

    assert [point["notes"] for point in points(wes)] == [["T1"]]
    assert [point["notes"] for point in issues(wes)[0]["dropped"]] == [["T2"]]
    told = report(wes)
    assert "paperwork of 40 kinds" not in told.split("## 10")[0]
    assert "nobody reads" in told.split("Annex B")[-1]


def test_edited_words_are_marked_and_what_was_composed_is_kept(wes: Person, theme: dict[str, Any]) -> None:
    change(wes, "words", theme["notes"][0], text="Each tier 1 has an audit of its own.")

    (point,) = [each for each in points(wes) if each["notes"] == ["T1"]]
    assert point["text"] == "Each tier 1 has an audit of its own."
    assert point["composed"].startswith("Every tier 1")
    assert "edited by a person" in report(wes)


def test_edited_words_lapse_with_the_note_and_are_not_lost(ann: Person, wes: Person, theme: dict[str, Any]) -> None:
    change(wes, "words", theme["notes"][0], text="Each tier 1 has an audit of its own zqedit.")

    ann.do("note.edit", note=theme["notes"][0], kind="barrier", text="audits take a week each year", off_record=False)

    assert "zqedit" not in report(wes)
    ann.do("note.edit", note=theme["notes"][0], kind="barrier", text=AUDITS, off_record=False)
    assert "zqedit" not in report(wes)


def test_edited_words_go_with_a_note_that_is_taken_back(ann: Person, wes: Person, theme: dict[str, Any]) -> None:
    change(wes, "words", theme["notes"][0], text="Each tier 1 has an audit of its own zqedit.")

    ann.do("note.withdraw", note=theme["notes"][0])

    for name in ALONE:
        assert "zqedit" not in read(name, wes.client.get(f"/write-up/{CODE}/download/{name}").get_data())


def test_edited_words_cannot_bring_back_a_masked_number(
    ann: Person, wes: Person, fay: Person, theme: dict[str, Any]
) -> None:
    note = ann.post("The tooling is idle 14 weeks a year, ring 07700 900123")["id"]
    fay.do("note.release", note=note)
    wes.do("flag.decide", note=note, kind="contact", state="cleared")
    change(wes, "words", note, text="Tooling stands idle; ring 07700 900123.")
    assert "900123" in report(wes)

    wes.do("flag.decide", note=note, kind="contact", state="masked")

    assert "900123" not in report(wes)


def test_an_ask_is_addressed_and_a_note_in_another_language_gets_a_gloss(wes: Person, theme: dict[str, Any]) -> None:
    change(wes, "addressee", theme["notes"][2], text="the primes")
    change(wes, "gloss", theme["notes"][2], text="a passport for suppliers")

    (point,) = points(wes, "asked_for")
    assert (point["addressee"], point["gloss"]) == ("the primes", "a passport for suppliers")
    assert "in English: a passport for suppliers; to the primes" in report(wes)


def test_a_paragraph_is_added_rewritten_and_struck_out(wes: Person, theme: dict[str, Any]) -> None:
    write(wes, theme, "Audits repeat each other.", "T1", act="paragraph")
    write(wes, theme, "Audits repeat each other, by all accounts.", "T1", act="paragraph", root=1)
    assert [each["text"] for each in issues(wes)[0]["paragraphs"]] == ["Audits repeat each other, by all accounts."]

    wes.do("draft.undo", amendment=1)

    assert issues(wes)[0]["paragraphs"] == []


def test_an_attendee_a_display_and_a_stranger_change_nothing(
    ann: Person, dee: Person, eve: Person, theme: dict[str, Any]
) -> None:
    for person in (ann, dee, eve):
        assert write(person, theme, "zq").status_code == 403
        assert change(person, "drop", theme["notes"][0]).status_code == 403


def test_the_journal_holds_no_words_of_the_draft(wes: Person, theme: dict[str, Any]) -> None:
    write(wes, theme, "zqjournal stands here.", "T1")
    change(wes, "words", theme["notes"][0], text="zqjournal again")

    assert "zqjournal" not in json.dumps(wes.entries(audience="crew"))


@pytest.mark.parametrize(
    ("chosen", "printed", "how"),
    [
        ("", f"“{AUDITS}”", "exact"),
        ("same questions", "“[…] same questions […]”", "shortened"),
        (
            "every tier 1 […] same questions, diff spreadsheet",
            "“every tier 1 […] same questions, diff spreadsheet”",
            "shortened",
        ),
    ],
)
def test_a_quotation_is_chosen_whole_or_in_part(
    wes: Person, theme: dict[str, Any], chosen: str, printed: str, how: str
) -> None:
    assert change(wes, "quote", theme["notes"][0], text=chosen).status_code == 200

    (point,) = [each for each in points(wes) if each["notes"] == ["T1"]]
    assert (f"“{point['text']}”", point["quoted"], point["voice"]) == (printed, how, "exact")
    assert printed in report(wes).replace("\\", "")


@pytest.mark.parametrize("chosen", ["every tier 2 wants", "all is well", "tier 1 never wants", "very tier 1 wants"])
def test_what_is_not_in_the_note_is_not_printed_as_quoted(wes: Person, theme: dict[str, Any], chosen: str) -> None:
    response = change(wes, "quote", theme["notes"][0], text=chosen)

    assert response.status_code == 400
    assert "text" in response.get_json()["fields"]


def test_a_spelling_is_mended_for_print_and_says_so(ann: Person, wes: Person) -> None:
    note = ann.post("we need process saftey engineers and get none")["id"]

    change(wes, "quote", note, text="we need process safety engineers and get none")

    told = report(wes)
    assert "“we need process safety engineers and get none”" in told
    assert "spelling mended" in told
    assert "saftey" in told.split("Annex B")[-1]
