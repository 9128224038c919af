"""Files that an organiser has sent and not yet brought in: private, under a name of our own, gone within an hour."""

import re
import secrets
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from facilitator.database.files import make_private_file, make_private_folder, telling_troubles_of_disks
from facilitator.domain.errors import NotFound
from facilitator.schedules import drop_uploads, find_uploads

NO_FILE = "This file is no longer here: files are kept for an hour. Send it again."
TOKEN = re.compile(r"[0-9a-f]{32}")


def keep_upload(stream: IO[bytes], name: str) -> str:
    """Keeps a file, whole or not at all; gives the token under which it is found."""
    folder = open_folder()
    token = secrets.token_hex(16)
    with ExitStack() as half_done, telling_troubles_of_disks():
        half_done.callback(drop_upload, token)
        make_private_file(folder / f"{token}.name", name)
        make_private_file(folder / token)
        with (folder / token).open("wb") as file:
            while chunk := stream.read(1 << 20):
                file.write(chunk)
        half_done.pop_all()
    return token


def get_upload(token: str) -> tuple[Path, str]:
    """The file and the name that it came under. Raises NotFound where there is none any more."""
    folder = open_folder()
    if not TOKEN.fullmatch(token) or not (folder / token).is_file():
        raise NotFound(NO_FILE)
    return folder / token, (folder / f"{token}.name").read_text(encoding="utf-8")


def drop_upload(token: str) -> None:
    """Deletes a file that has been brought in."""
    for path in (open_folder() / token, open_folder() / f"{token}.name"):
        path.unlink(missing_ok=True)


def open_folder() -> Path:
    """The folder, without what has waited too long."""
    folder = find_uploads()
    make_private_folder(folder)
    drop_uploads()
    return folder
