"""The dossier of an issue: a writer reads on one page what was said of it, what the room did, and what is to check."""

from conftest import CODE, Person
from worlds import part


@part
def notes(ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two barriers in one theme, and a note alone."""
    made = [ann.post("audits take 14 weeks at every prime")["id"], ben.post("approved vendors need 40 forms")["id"]]
    alone = ann.post("the quay is too short")["id"]
    fay.do("phase.change", phase="cluster")
    fay.do("theme.make", heading="talent", name="Suppliers cannot get in", notes=made)
    return [*made, alone]


def look(person: Person, note: int) -> str:
    response = person.client.get(f"/write-up/{CODE}/issues/{note}/dossier")
    assert response.status_code == 200
    return str(response.get_data(as_text=True))


def test_the_words_of_the_issue_are_there_as_posted_and_no_others(wes: Person, notes: list[int]) -> None:
    page = look(wes, notes[0])

    assert "Suppliers cannot get in" in page
    assert "audits take 14 weeks at every prime" in page
    assert "approved vendors need 40 forms" in page
    assert "the quay is too short" not in page


def test_each_of_its_figures_is_listed_to_be_checked(wes: Person, notes: list[int]) -> None:
    page = look(wes, notes[1])
    listed = page[page.index("Figures to check") :]

    assert "“14 weeks”" in listed
    assert "“40 forms”" in listed
    assert "Figures to check" not in look(wes, notes[2])


def test_what_the_room_did_stands_there_once_it_did_something(wes: Person, fay: Person, notes: list[int]) -> None:
    assert "What the room did" not in look(wes, notes[0])
    theme = next(each["id"] for each in wes.board()["themes"])
    fay.do("contribution.enter", kind="ask", text="one audit for all primes", detail="the primes", theme=theme)

    page = look(wes, notes[0])

    assert "What the room did" in page
    assert "Asked of the primes:" in page
    assert "one audit for all primes" in page


def test_the_write_up_and_the_page_for_writing_lead_there(wes: Person, notes: list[int]) -> None:
    for path in (f"/write-up/{CODE}", f"/write-up/{CODE}/issues/{notes[0]}"):
        assert f"/write-up/{CODE}/issues/{notes[0]}/dossier" in wes.client.get(path).get_data(as_text=True)


def test_words_held_back_or_off_the_record_are_not_in_it(wes: Person, fay: Person, notes: list[int]) -> None:
    fay.do("note.withhold", note=notes[0], reason="names somebody")

    page = look(wes, notes[1])

    assert "audits take 14 weeks" not in page
    assert wes.client.get(f"/write-up/{CODE}/issues/{notes[0]}/dossier").status_code == 404


def test_it_is_for_the_crew(ann: Person, eve: Person, notes: list[int]) -> None:
    for someone in (ann.client, eve.client):
        assert someone.get(f"/write-up/{CODE}/issues/{notes[0]}/dossier").status_code in {302, 303, 401, 403, 404}
