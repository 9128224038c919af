"""Numbers in addresses: one that no row can have names nothing, and is not asked for."""

from typing import ClassVar

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

from facilitator.forms.payload import DRAWN_RANGE, INTEGER_RANGE


class NumberConverter(IntegerConverter):
    """A row's number: databases refuse to look for a larger one."""

    most: ClassVar[int] = INTEGER_RANGE[-1]

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=self.most)


class DrawnConverter(NumberConverter):
    """One that was drawn by chance for phones, which may be larger."""

    most = DRAWN_RANGE[-1]


def start(app: Flask) -> None:
    """Has addresses read so."""
    app.url_map.converters |= {"int": NumberConverter, "drawn": DrawnConverter}
