"""A programme's report as files: whatever its rooms are called, every program opens them and no name is a formula."""

import io
import json
import re
import zipfile

import docx
import openpyxl
import pytest
from conftest import Person
from flask import Flask
from pptx import Presentation
from series_of_three import ROOMS, Themes, confirm_shared
from sqlalchemy import update

from facilitator.database.access import write
from facilitator.store.roundtables import RoundtableRow

FORMULA = "=[http://elsewhere.test/x.xlsx]S!A1"


def call(app: Flask, *clusters: str) -> None:
    """Gives the rooms these clusters."""
    with app.app_context():
        for code, cluster in zip(ROOMS, clusters, strict=True):
            renamed = update(RoundtableRow).where(RoundtableRow.code == code).values(cluster=cluster)
            write(lambda session, renamed=renamed: session.execute(renamed))


def get(fay: Person, name: str) -> bytes:
    answer = fay.client.get(f"/programme/1/report/{name}")
    assert answer.status_code == 200
    return bytes(answer.data)


def test_a_cluster_that_looks_like_a_formula_is_words_in_the_workbook(app: Flask, fay: Person, series: Themes) -> None:
    confirm_shared(fay, series, "rates")
    call(app, FORMULA, "Go!B2", "Cyber & <co>")
    with zipfile.ZipFile(io.BytesIO(get(fay, "xlsx"))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    drawn = [part for name, part in parts.items() if "/charts/" in name]
    pointed = [place for part in drawn for place in re.findall(r"<c:f>([^<]*)</c:f>", part)]
    assert pointed
    assert {place.partition("!")[0] for place in pointed} == {"Charts"}
    assert not any("<f>" in part for part in parts.values())
    assert FORMULA in parts["xl/sharedStrings.xml"]
    assert FORMULA in "".join(drawn), "the legend has the name as it was typed"


@pytest.mark.parametrize("clusters", [("Nuclear", "nuclear", "NUCLEAR (1)"), ("a\uffff", "A\uffff", "\ufffe")])
def test_every_format_is_whole_whatever_the_clusters_are(
    app: Flask, fay: Person, series: Themes, clusters: tuple[str, ...]
) -> None:
    confirm_shared(fay, series, "rates")
    call(app, *clusters)
    matrix = openpyxl.load_workbook(io.BytesIO(get(fay, "xlsx")))["Matrix"]
    heads = [str(cell.value).lower() for cell in matrix[1]]
    assert len(set(heads)) == len(heads) == 4
    assert docx.Document(io.BytesIO(get(fay, "docx"))).tables
    assert Presentation(io.BytesIO(get(fay, "pptx"))).slides
    assert get(fay, "pdf").startswith(b"%PDF")
    assert json.loads(get(fay, "json"))
