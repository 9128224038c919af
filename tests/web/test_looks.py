"""A programme's logo and colour meet people on the join page, the sheets, the room screen and the results."""

import io
import re
import zipfile

from conftest import Person
from flask import Flask
from PIL import Image
from tokens import token_of

LIGHT, DARK = "#00A87A", "#0A4FB3"


def send(fay: Person, what: str, **values: object) -> tuple[int, str]:
    token = token_of(fay.client, "KTRBW")
    answer = fay.client.post(f"/programme/papers/1/{what}", data=values | {"csrf_token": token})
    return answer.status_code, answer.get_data(as_text=True)


def read_cover(fay: Person) -> str:
    """The report as Word has it, its cover with it."""
    content = fay.client.get("/write-up/KTRBW/download/docx").data
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("word/document.xml").decode()


def test_a_logo_and_a_colour_are_seen_by_strangers_and_a_light_one_is_refused(app: Flask, fay: Person) -> None:
    status, page = send(fay, "colour", colour=LIGHT)
    assert status == 400
    assert "too light for white words on the band" in page
    assert send(fay, "logo", logo=(io.BytesIO(b"<svg/>"), "x.png"))[0] == 400
    picture = io.BytesIO()
    Image.new("RGB", (300, 100), DARK).save(picture, "PNG")
    assert send(fay, "logo", logo=(io.BytesIO(picture.getvalue()), "x.png"))[0] == 303
    assert send(fay, "colour", colour=DARK)[0] == 303
    stranger = app.test_client()
    joining = stranger.get("/j/KTRBW").get_data(as_text=True)
    for page in (joining, fay.client.get("/programme/KTRBW/sheets/join").get_data(as_text=True)):
        [address] = re.findall(r'<img class="logo" src="([^"]+)"', page)
        assert stranger.get(address).mimetype == "image/png"
    room = fay.client.get("/room/KTRBW").get_data(as_text=True)
    assert address in room
    [sheet] = re.findall(r"/looks/[0-9A-F]{6}\.css", room)
    assert sheet in joining
    assert f"--table: {DARK}" in stranger.get(sheet).get_data(as_text=True)
    assert stranger.get(f"/looks/{LIGHT[1:]}.css").status_code == 404
    assert stranger.get("/looks/red;}.css").status_code == 404
    assert "Logo of" in read_cover(fay)
    assert send(fay, "logo", remove="true")[0] == 303
    assert "Logo of" not in read_cover(fay)
    assert stranger.get(address).status_code == 404
