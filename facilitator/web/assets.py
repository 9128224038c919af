"""Static files under a path that changes with their content, icons drawn into the page, and whether it is dark."""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, Response, request, send_from_directory, url_for
from flask_babel import Babel, get_translations
from flask_compress import Compress
from markupsafe import Markup
from werkzeug.security import safe_join

from facilitator.web.bundles import list_files, pack, read_bundles

PACKAGE = Path(__file__).parent.parent
YEAR_SECONDS = 60 * 60 * 24 * 365
PACKET_BYTES = 800
"""What goes in one packet with its head, which has some 650: made shorter, it would come no sooner."""

pages = Blueprint("assets", __name__)


def start(app: Flask) -> None:
    """Tells the application where its templates are: beside the package in a checkout, inside it in a wheel."""
    app.template_folder = str(find_folder("templates"))
    app.jinja_env.globals.update(asset=asset_url, preloads=list_preloads, icon=icon, favicon=cache(favicon))
    app.jinja_env.globals.update(chosen_shade=chosen_shade)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.config["COMPRESS_ALGORITHM"] = ["gzip"]
    app.config["COMPRESS_MIN_SIZE"] = PACKET_BYTES
    app.config["BABEL_DEFAULT_LOCALE"] = "en_GB"
    Babel(app)
    find_words_once(app)
    Compress(app)


def chosen_shade() -> str | None:
    """Whether the person has chosen `light` or `dark`; None to follow the device."""
    shade = request.cookies.get("theme")
    return shade if shade in {"light", "dark"} else None


def find_words_once(app: Flask) -> None:
    """Has templates look for the words of the one language once, and not anew for each sentence of a page."""
    words = cache(get_translations)
    # The method is of an extension that Babel has added.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda said: words().ugettext(said), lambda one, many, n: words().ungettext(one, many, n), newstyle=True
    )


def find_folder(name: str) -> Path:
    """A folder that the wheel carries inside the package and the repository beside it."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


@cache
def version() -> str:
    """A short hash over all static files: a new release has new addresses, so browsers may keep files for a year."""
    digest = hashlib.sha256()
    for path in sorted(find_folder("static").rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def asset_url(path: str) -> str:
    """The address of a static file, of a page's script packed where it is.

    Modules import each other by relative paths, so the version holds for them too.
    """
    [path, *_] = read_bundles(find_folder("static")).get(path, [path])
    return url_for("assets.serve_asset", release=version(), path=path)


def list_preloads(names: Iterable[str]) -> list[str]:
    """The addresses of the scripts that a page which needs these modules should fetch in one wave."""
    modules = [f"{name}.js" for name in names]
    return [asset_url(path) for path in list_files(modules, read_bundles(find_folder("static")))]


@cache
def icon(name: str) -> Markup:
    """An icon as inline SVG, hidden from screen readers: the words beside it say the same."""
    svg = (find_folder("static") / "vendor" / "icons" / f"{name}.svg").read_text()
    drawing = svg[svg.index(">", svg.index("<svg")) + 1 : svg.index("</svg>")]
    return Markup(
        '<svg class="i" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
        'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{}</svg>',
    ).format(Markup("".join(line.strip() for line in drawing.splitlines())))  # noqa: S704 - our own files


def send(path: str, max_age: int) -> Response:
    """The file, packed where that makes it smaller; a path that leads out of the folder is not found."""
    folder = find_folder("static")
    safe = safe_join(str(folder), path)
    packed = None if safe is None else pack(Path(safe))
    if packed is None:
        return send_from_directory(folder, path, max_age=max_age)
    takes_gzip = request.accept_encodings["gzip"] > 0
    response = Response(packed.gzip if takes_gzip else packed.plain, content_type=packed.media_type)
    response.cache_control.max_age = max_age
    response.vary.add("Accept-Encoding")
    if takes_gzip:
        response.content_encoding = "gzip"
    return response


def favicon() -> Markup:
    """The small picture in the browser's tab as an address that holds it: one request less on a bad network."""
    drawing = base64.b64encode((find_folder("static") / "icon.svg").read_bytes()).decode()
    return Markup("data:image/svg+xml;base64,{}").format(drawing)


@pages.get("/favicon.ico")
def serve_favicon() -> Response:
    """The same picture for pages that hold none, such as published results: browsers ask for it by this name."""
    return send("icon.svg", max_age=YEAR_SECONDS)


@pages.get("/static/<release>/<path:path>")
def serve_asset(release: str, path: str) -> Response:
    """A static file; kept for a year under the present release, and not at all under any other."""
    is_present = release == version()
    response = send(path, max_age=YEAR_SECONDS if is_present else 0)
    if is_present:
        response.cache_control.immutable = True
        response.cache_control.public = True
    return response
