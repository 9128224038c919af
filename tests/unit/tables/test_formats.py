"""A number, a day or a time comes in as its cell's format shows it, and not at all where that hides it."""

import io
from datetime import datetime, time, timedelta

import openpyxl
import pytest

from facilitator.forms.tables.files import open_table


def test_a_day_comes_in_without_a_midnight_and_a_time_to_what_the_sheet_shows():
    noon = datetime.fromisoformat("2026-04-03 12:30:15")
    shown = [(noon, "d mmm yyyy"), (noon, "dd/mm/yyyy hh:mm"), (noon, "hh:mm:ss dd/mm/yyyy"), (time(9, 5), "h:mm")]
    shown += [(timedelta(hours=26, minutes=30), "[h]:mm"), (46115.3333333, "yyyy-mm-dd hh:mm"), (noon, 'd mmm" (s)"')]
    book = openpyxl.Workbook()
    book.active.append(["note"])
    for number, (value, form) in enumerate(shown, start=2):
        book.active.cell(number, 1, value).number_format = form
    stream = io.BytesIO()
    book.save(stream)

    said = [row.cells[0].text for row in open_table(stream).read()]

    assert said[:4] == ["2026-04-03", "2026-04-03 12:30", "2026-04-03 12:30:15", "09:05"]
    assert said[4:] == ["26:30", "2026-04-03 08:00", "2026-04-03"]


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [
        (0.4, "0%", "40%"),
        (0.405, "0%", "41%"),
        (0.125, "0.0%", "12.5%"),
        (0.125, "0.0 %", "12.5%"),
        (0.4, "0.0", "0.4"),
        (0.4, "0 %", "40%"),
        (0.405, r"0.0\ %;[Red]-0.0\ %", "40.5%"),
        (0.405, "%0.0", "40.5%"),
        (2, "0%", "200%"),
        (40, '0"%"', "40%"),
        (0.4, "%0.0", "40.0%"),
        (1e300, "0%", str(int(1e300))),
        (1200, '"£"#,##0', "£1,200"),
        (-1200.5, '"£"#,##0.00;[Red]-"£"#,##0.00', "-£1,200.50"),
        (0, '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-', "£0.00"),
        (1200, "[$£-809]#,##0", "£1,200"),
        (1200, '#,##0.00\\ "€"', "1,200.00 €"),
        (1_250_000, '[$£-809]0.0#,,"m"', "£1.25m"),
        (2.50, '0.##" km"', "2.5 km"),
        (1200, '0" kW"', "1200 kW"),
        (2.5, 'General" kW"', "2.5 kW"),
        (-2.5, 'General" kW"', "-2.5 kW"),
        (1200, "#,##0", "1,200"),
        (13 / 3, "0.00", "4.33"),
        (3, "0.00", "3"),
        (7, "000", "007"),
        (0.5, "# ?/?", "0.5"),
        (1200, "0.00E+00", "1200"),
        (1200, '[>=1000]0.0,"k";0', "1.2k"),
        (999, '[>=1000]0.0,"k";0', "999"),
        (1_200_000, '[>=1000000]0.0,,"m";[>=1000]0.0,"k";0" only"', "1.2m"),
        (-3, '[>=1000000]0.0,,"m";[>=1000]0.0,"k";0" only"', "-3 only"),
        (5, '[>=1000]0.0,"k"', "5"),
        (40, ";;;", ""),
        (0, '0" kW";;', ""),
        (-4, '0" up";0" down"', "4 down"),
        (-4, '0" kW";(0" kW")', "-4 kW"),
        (0, '0" posts";-0" posts";"none"', "none"),
        (0, '_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-', "0"),
        (-1200, '_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-', "-1,200"),
        ("said in confidence", ";;;", ""),
        ("said aloud", "0;-0;0;@", "said aloud"),
        (0.1 + 0.2, "General", "0.3"),
        (-0.05, "+0.0%;-0.0%;0.0%", "-5.0%"),
        (0.05, "+0.0%;-0.0%;0.0%", "+5.0%"),
        (-5, '+0" people";\N{MINUS SIGN}0" people"', "-5 people"),
        (-1200, '"£"#,##0;("£"#,##0)', "-£1,200"),
        (-0.05, "0%;[Red]0%", "-5%"),
        (-3, '0" m above";0" m below"', "3 m below"),
    ],
)
def test_a_number_comes_in_with_the_unit_that_the_sheet_shows(number, form, said):
    book = openpyxl.Workbook()
    book.active.append(["figure"])
    book.active.append([number])
    book.active["A2"].number_format = form
    stream = io.BytesIO()
    book.save(stream)

    (row,) = open_table(stream).read()
    assert row.cells[0].text == said
