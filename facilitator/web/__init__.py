"""Pages, a module for each or for a few of one noun, and the one door for orders."""

from flask import Flask

from facilitator.web import (
    assets,
    attendee,
    catching_up,
    checklist,
    commands,
    crew,
    desks,
    devices,
    dossiers,
    errors,
    exports,
    home,
    imports,
    issues,
    keeping,
    kept,
    paper,
    programme,
    programmes,
    rehearsals,
    room,
    security,
    setup,
    sheets,
    suggestions,
    traces,
    versions,
    watching,
    worklist,
    writeup,
)
from facilitator.web.accounts import links, own, people, signing_in
from facilitator.web.briefs import pages as briefs
from facilitator.web.drafting import pages as drafting
from facilitator.web.refusals import forms, numbers, standing
from facilitator.web.series import (
    commitments,
    common_issues,
    looks,
    matches,
    matrix,
    readbacks,
    received,
    results,
    sofar,
)
from facilitator.web.settings import details, drafts
from facilitator.web.tools import calendars, records, tokens

PAGES = (
    assets,
    attendee,
    briefs,
    calendars,
    catching_up,
    checklist,
    commands,
    commitments,
    common_issues,
    crew,
    desks,
    details,
    devices,
    dossiers,
    drafting,
    drafts,
    exports,
    home,
    imports,
    issues,
    keeping,
    kept,
    links,
    looks,
    matches,
    matrix,
    own,
    paper,
    people,
    programme,
    programmes,
    readbacks,
    received,
    records,
    rehearsals,
    results,
    room,
    setup,
    sheets,
    signing_in,
    sofar,
    suggestions,
    tokens,
    traces,
    versions,
    watching,
    worklist,
    writeup,
)


def start(app: Flask) -> None:
    """Gives the application its pages and what guards them."""
    app.url_map.strict_slashes = False  # a slash at the end of what somebody has copied changes nothing
    numbers.start(app)
    security.start(app)
    errors.start(app)
    forms.start(app)
    assets.start(app)
    devices.start(app)
    looks.start(app)
    for module in PAGES:
        app.register_blueprint(module.pages)
    standing.start(app)
