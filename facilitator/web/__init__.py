"""Pages, one module per audience, and the one door for orders."""

from flask import Flask

from facilitator.web import (
    assets,
    attendee,
    catching_up,
    commands,
    crew,
    desks,
    errors,
    exports,
    home,
    programme,
    room,
    security,
    setup,
    suggestions,
    watching,
    writeup,
)

PAGES = (
    assets,
    attendee,
    catching_up,
    commands,
    crew,
    desks,
    exports,
    home,
    programme,
    room,
    setup,
    suggestions,
    watching,
    writeup,
)


def start(app: Flask) -> None:
    """Gives the application its pages and what guards them."""
    security.start(app)
    errors.start(app)
    assets.start(app)
    for module in PAGES:
        app.register_blueprint(module.pages)
