"""What stands in the way of publishing is read before a press, and what was pressed is said to be done."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from conftest import CODE, Person
from refused import close_with_theme
from tokens import token_of
from worlds import part

from facilitator.reports.evidence.wordings import spell_date

TODAY = datetime.now(UTC).date()
OVER, KEPT = f"/programme/{CODE}/keeping", f"/j/{CODE}/kept"


@part
def notes(ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two notes in a theme, and the roundtable closed."""
    return close_with_theme(ann, ben, fay)


def see(person: Person, path: str) -> str:
    return str(person.client.get(path).get_data(as_text=True))


def find_way(page: str) -> str:
    return f"{KEPT}/" + page.partition(f'action="{KEPT}/')[2].partition('"')[0]


def act(person: Person, path: str, **values: str) -> str:
    """What somebody reads who has pressed a button: the page opens at it."""
    data = values | {"csrf_token": token_of(person.client, CODE), "client_id": values.get("client_id", "once")}
    page = str(person.client.post(path, data=data, follow_redirects=True).get_data(as_text=True))
    said = re.findall(r'<p class="done-now" role="status" tabindex="-1" autofocus>.*?<span>(.*?)</span></p>', page)
    assert len(said) == 1
    return str(said[0])


@pytest.mark.usefixtures("notes")
def test_whoever_has_done_what_matters_reads_that_it_is_done(fay: Person, ann: Person) -> None:
    over = f"/programme/{CODE}"
    act(fay, f"{over}/read-back", until=TODAY.isoformat())
    assert act(ann, find_way(see(ann, KEPT)), text="letters wait too long") == (
        "Your new words stand here now; the old ones are erased."
    )
    alias = find_way(see(ann, KEPT)).split("/")[-2]
    erase = f"/r/{CODE}/commands/note.withdraw?from=kept"
    assert act(ann, erase, note=alias, client_id="erased-once") == "The words are erased for good."
    ended = act(fay, f"/r/{CODE}/commands/words.erase", labels="T2", is_sure="true", client_id="erased-by-fay")
    assert ended == "The words of these labels are erased for good."
    assert (
        act(fay, f"{over}/read-back", until=TODAY.isoformat()) == f"Saved: the draft waits until {spell_date(TODAY)}."
    )
    assert act(fay, f"{over}/read-back", until="") == "Saved: the draft waits no longer."
    assert act(fay, f"{over}/keeping/archive") == "It is put away."
    assert act(fay, f"{over}/keeping/bring-back") == "It is back among those at hand."
    assert act(fay, f"{over}/keeping/seal", code=CODE) == "It is sealed for good."
    assert act(fay, f"{over}/keeping/delete", code=CODE) == "The roundtable is deleted, with all that belonged to it."


NO_VERSION = "Sign a version off first: the page shows what was signed off, and nothing else."
EMPTIED = "Version 2 can no longer be exported. Words in it have been erased since. Sign a new version off first."


def test_fay_reads_all_that_stands_in_the_way_of_publishing_before_she_presses_anything(
    fay: Person, ann: Person, notes: list[int]
) -> None:
    fay.do("draft.write", act="no_sentence", note=notes[0], theme=1, text="", labels="")
    fay.do("version.make", state="signed_off", reason="For the council")
    assert "Publish it" in see(fay, OVER)
    ann.do("note.withdraw", note=notes[0])
    until = TODAY + timedelta(days=3)
    act(fay, f"/programme/{CODE}/read-back", until=until.isoformat())

    for page in (see(fay, OVER), publish(fay)):
        assert EMPTIED in page
        assert f"until {spell_date(until)}. Publish the results after that." in page
        assert NO_VERSION not in page
        assert "Publish it" not in page


@pytest.mark.usefixtures("notes")
def test_fay_reads_that_a_version_must_be_signed_off_before_results_are_published(fay: Person) -> None:
    for page in (see(fay, OVER), publish(fay)):
        assert NO_VERSION in page
        assert "may still read back what they said" not in page
        assert "Publish it" not in page


def publish(fay: Person) -> str:
    """What whoever presses a button reads that was on their page earlier."""
    sent = {"csrf_token": token_of(fay.client, CODE), "is_public": "true"}
    refused = fay.client.post(f"/programme/{CODE}/results", data=sent, headers={"Accept": "text/html"})
    assert refused.status_code == 409
    return str(refused.get_data(as_text=True))


@pytest.mark.usefixtures("notes")
def test_no_draft_waits_for_anybody_once_it_is_sealed(fay: Person) -> None:
    act(fay, f"/programme/{CODE}/keeping/seal", code=CODE)
    data = {"csrf_token": token_of(fay.client, CODE), "until": TODAY.isoformat()}

    refused = fay.client.post(f"/programme/{CODE}/read-back", data=data)

    assert (refused.status_code, "This roundtable is sealed" in refused.get_data(as_text=True)) == (409, True)
    assert "until" not in see(fay, OVER)
