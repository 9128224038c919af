"""Every page, whoever asks and however it ends: guarded by its headers, without script or style of its own."""

import gzip
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest
from conftest import CODE
from flask import Flask
from scenes import CLOSED, DRAFT, Scene

from facilitator import commands
from facilitator.database.access import write
from facilitator.domain.permissions import judged_as
from facilitator.reports.exports import FORMATS
from facilitator.store.programmes import ProgrammeRow

PAGES = {
    "/": "eve",
    f"/j/{CODE}": "eve",
    f"/j/{CODE}?edit=1": "ann",
    f"/j/{DRAFT}": "ben",
    "/j/XXXXX": "eve",
    f"/room/{CODE}": "dee",
    f"/run/{CODE}": "fay",
    f"/group/{CODE}": "fay",
    f"/group/{CODE}?heading=talent": "org",
    f"/write-up/{CODE}": "wes",
    "/programme": "wes",
    f"/run/{CODE}?": "eve",
    "/enter/nonsense": "eve",
    "/nowhere": "eve",
}
STATES = {"phone": f"/j/{CODE}", "room": f"/room/{CODE}", "group": f"/group/{CODE}?heading=talent"}
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} \"'`=SUM(A1)"


class Reader(HTMLParser):
    """Collects what a content policy is there to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self._is_script = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        self.inline += [f"{tag} {name}" for name in values if name == "style" or name.startswith("on")]
        is_data = values.get("type") == "application/json"
        if tag == "style" or (tag == "script" and "src" not in values and not is_data):
            self.inline.append(tag)
        self.ids += [str(values["id"])] if "id" in values else []
        self.addresses += [str(values[name]) for name in ("href", "src", "action", "formaction") if values.get(name)]


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


def directives(response: Any) -> dict[str, list[str]]:
    parts = (part.split() for part in response.headers["Content-Security-Policy"].split(";"))
    return {part[0]: part[1:] for part in parts if part}


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_script_or_style_in_it(scene: Scene, path: str) -> None:
    text = scene.people[PAGES[path]].client.get(path).get_data(as_text=True)

    assert text.startswith("<!doctype html>")
    assert read(text).inline == []


@pytest.mark.parametrize("path", PAGES)
def test_each_id_is_on_a_page_once(scene: Scene, path: str) -> None:
    ids = read(scene.people[PAGES[path]].client.get(path).get_data(as_text=True)).ids

    assert [name for name in set(ids) if ids.count(name) > 1] == []


def test_every_label_leads_to_its_own_field_however_many_programmes_and_roundtables_a_page_lists(scene: Scene) -> None:
    with scene.app.app_context():
        write(lambda session: session.add(ProgrammeRow(name="A second programme")))
    twice, seen = {}, 0
    for path in list_addresses(scene.app):
        for name in ("org", "ann"):
            answer = scene.people[name].client.get(path)
            if answer.mimetype == "text/html" and answer.status_code == 200:
                ids = read(answer.text).ids
                seen += 1
                twice[name, path] = sorted({one for one in ids if ids.count(one) > 1})
    assert seen > 40
    assert {where: ids for where, ids in twice.items() if ids} == {}


def list_addresses(app: Flask) -> set[str]:
    """Where pages are, of roundtables in each state, and of the first of all that has a number."""
    paths = set()
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or set()) and "download" not in rule.endpoint:
            path = re.sub(r"<(int|drawn):\w+>", "1", rule.rule)
            paths |= {path.replace("<code>", code) for code in (CODE, DRAFT, CLOSED)}
    return {path for path in paths if "<" not in path}


@pytest.mark.parametrize("path", PAGES)
def test_no_page_leads_to_another_site(scene: Scene, path: str) -> None:
    addresses = read(scene.people[PAGES[path]].client.get(path).get_data(as_text=True)).addresses

    assert addresses
    assert [address for address in addresses if not address.startswith(("/", "#", "?", "data:image/"))] == []
    assert [address for address in addresses if address.startswith("//")] == []


@pytest.mark.parametrize("path", [*PAGES, f"/r/{CODE}/snapshot", f"/r/{CODE}/entries", f"/r/{CODE}/token", "/health"])
def test_every_answer_is_guarded(scene: Scene, path: str) -> None:
    response = scene.people[PAGES.get(path, "ann")].client.get(path)

    policy = directives(response)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == ["'self'"]
    assert policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert "unsafe-inline" not in str(policy)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cache-Control"] == "no-store"
    assert not [name for name in response.headers.keys() if name.startswith("Access-Control")]  # noqa: SIM118


def test_refusals_of_every_kind_are_guarded_too(scene: Scene) -> None:
    client = scene.ann.client
    answers = [
        client.post(f"/r/{CODE}/commands/note.post", json={}),
        client.post(f"/r/{CODE}/commands/note.post", data=b"x" * 100_000),
        client.put(f"/j/{CODE}"),
        client.post("/", data={"code": "KTRBW"}, headers={"Origin": "https://evil.example"}),
        scene.ann.tell("note.post", heading="nonsense"),
        scene.ann.tell("phase.change", phase="close"),
        client.get(f"/j/{CODE.lower()}"),
        client.get("/static/none/js/nothing.js"),
    ]

    assert [answer.status_code for answer in answers] == [403, 413, 405, 403, 400, 403, 302, 404]
    assert all("default-src 'none'" in answer.headers["Content-Security-Policy"] for answer in answers)


@pytest.mark.parametrize("host", ["room.example", "192.168.1.20:8000", "[fe80::1]:8000"])
def test_sockets_may_be_opened_to_the_pages_own_host_only(scene: Scene, host: str) -> None:
    response = scene.eve.client.get("/", headers={"Host": host})

    assert directives(response)["connect-src"] == ["'self'", f"ws://{host}", f"wss://{host}"]


@pytest.mark.parametrize("host", ["x; script-src *", "a b", "x\tscript-src", "'unsafe-inline'", "x,y", "*"])
def test_a_forged_host_cannot_open_the_policy(scene: Scene, host: str) -> None:
    policy = directives(scene.eve.client.get("/", headers={"Host": host}))

    assert policy["script-src"] == ["'self'"]
    assert policy["connect-src"] == ["'self'"]


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "/https://evil.example", f"/J/{CODE}//evil.example", f"/j/{CODE.lower()}?next=//evil.example"],
)
def test_no_redirect_leads_to_another_site(scene: Scene, path: str) -> None:
    for _ in range(3):
        answer = scene.eve.client.get(path)
        if "Location" not in answer.headers:
            break
        path = answer.location
        assert urlsplit(path).netloc in {"", "localhost"}, path
        assert not path.startswith("//"), path


def test_what_looks_encoded_or_like_a_pattern_is_kept_as_it_was_typed(scene: Scene) -> None:
    typed = r"%3Cb%3E &lt;i&gt; \u003c {0} %s (C++|[x"
    scene.ann.post(typed)

    assert typed in [note["text"] for note in scene.ann.board()["notes"]]


@pytest.mark.parametrize("audience", STATES)
def test_hostile_words_stay_words(scene: Scene, audience: str) -> None:
    scene.ann.post(HOSTILE)
    scene.fay.do("theme.make", heading="talent", name='</script><b onclick="x">', notes=[scene.notes[4]])
    person = {"phone": scene.ann, "room": scene.dee, "group": scene.fay}[audience]

    text = person.client.get(STATES[audience]).get_data(as_text=True)

    assert read(text).inline == []
    assert "<script>alert(1)" not in text
    assert "<img src=x" not in text
    assert "{{ 7*7 }}" in text


def test_hostile_words_stay_words_in_the_write_up(scene: Scene) -> None:
    scene.ann.post(HOSTILE)

    text = scene.wes.client.get(f"/write-up/{CODE}").get_data(as_text=True)

    assert read(text).inline == []
    assert "<img src=x" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_a_download_is_a_file_and_never_a_page(scene: Scene, name: str) -> None:
    scene.ann.post(HOSTILE)

    response = scene.wes.client.get(f"/write-up/{CODE}/download/{name}")

    assert re.fullmatch(r'attachment; filename="[\w.-]+"', response.headers["Content-Disposition"])
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.mimetype != "text/html"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["exe", "DOCX", "", "..", "docx.docx"])
def test_an_unknown_format_is_not_found(scene: Scene, name: str) -> None:
    assert scene.wes.client.get(f"/write-up/{CODE}/download/{name}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "../pyproject.toml",
        "..%2fpyproject.toml",
        "%2e%2e/%2e%2e/facilitator/app.py",
        "/etc/passwd",
        "js/../../pyproject.toml",
        ".git/HEAD",
        "js/",
        "",
    ],
)
def test_static_files_are_only_static_files(scene: Scene, path: str) -> None:
    assert scene.eve.client.get(f"/static/x/{path}", follow_redirects=True).status_code == 404


def test_a_static_file_is_kept_for_a_year_under_this_release_only(scene: Scene) -> None:
    page = scene.eve.client.get("/").get_data(as_text=True)
    address = next(address for address in read(page).addresses if address.endswith("base.css"))

    with scene.eve.client.get(address) as present, scene.eve.client.get("/static/0000000000/css/base.css") as past:
        kept = {part.strip() for part in present.headers["Cache-Control"].split(",")}
        assert kept == {"public", "max-age=31536000", "immutable"}
        assert "immutable" not in past.headers.get("Cache-Control", "")


def test_a_bug_is_logged_where_it_happened_and_without_anyones_words(
    scene: Scene, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, text: str, **__: object) -> None:
        raise RuntimeError(f"could not store {text}")

    judged_as("note.post")(fail)
    broken = commands.Command(commands.COMMANDS["note.post"].form, fail, for_attendees=True)  # type: ignore[arg-type]
    monkeypatch.setitem(commands.COMMANDS, "note.post", broken)

    response = scene.ann.tell("note.post", heading="talent", kind="ask", text="marker-in-a-bug", off_record=True)

    assert (response.status_code, response.get_json()["error"]) == (500, "internal")
    assert "marker-in-a-bug" not in response.get_data(as_text=True)
    assert "in fail" in caplog.text
    assert "marker-in-a-bug" not in caplog.text


@pytest.mark.parametrize("accepted", ["gzip, deflate, br", "identity"])
def test_a_script_comes_packed_or_plain_and_says_the_same(scene: Scene, accepted: str) -> None:
    response = scene.eve.client.get("/static/0000000000/js/room/page.js", headers={"Accept-Encoding": accepted})

    body = gzip.decompress(response.get_data()) if "gzip" in accepted else response.get_data()
    assert response.headers.get("Content-Encoding") == ("gzip" if "gzip" in accepted else None)
    assert response.content_type == "text/javascript; charset=utf-8"
    assert b"import" in body
    assert b"//" not in body.split(b"\n", 1)[0]


@pytest.mark.parametrize("path", ["../pyproject.toml", "..%2fpyproject.toml", "js/../../pyproject.toml", "nothing.js"])
def test_no_static_address_leads_out_of_its_folder(scene: Scene, path: str) -> None:
    assert scene.eve.client.get(f"/static/0000000000/{path}").status_code == 404


@pytest.mark.parametrize(("chosen", "shown"), [("", ["light", ""]), ("dark", ["dark", "dark"]), ("odd", ["light", ""])])
def test_a_room_screen_is_light_and_a_page_as_its_device_is_unless_somebody_chose(
    scene: Scene, chosen: str, shown: list[str]
) -> None:
    scene.fay.client.set_cookie("theme", chosen)
    pages = [scene.fay.client.get(path).text for path in (f"/room/{CODE}", f"/run/{CODE}/paper")]

    assert [re.findall(r'<html[^>]*?(?: data-theme="(\w+)")?>', page)[0] for page in pages] == shown
