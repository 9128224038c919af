"""A series of roundtables that some of these tests begin with."""

from collections.abc import Callable

from conftest import Person
from flask import Flask
from series_of_three import Themes, make_series
from worlds import part


@part
def series(app: Flask, join: Callable[..., Person], fay: Person) -> Themes:
    """Three rooms that say the same of three things; gives their themes by room and key."""
    return make_series(app, join, fay)
