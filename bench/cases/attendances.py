"""Who comes to a case: so many phones and a room screen, with what each server wants from them."""

from dataclasses import dataclass

from loads.calls import get
from loads.crowds import Crowd
from loads.phones import Phone
from loads.rooms import Room

from cases.posting import PostNote, post_bare, post_command

JOINING_SECONDS = 120


@dataclass(frozen=True)
class Attendance:
    """Cookies of phones and display, the number that each starts from, and how notes are posted and boards fetched."""

    code: str
    cookies: list[str]
    display: str
    seq: int
    phone_seq: int
    make: PostNote

    def phones(self, crowd: Crowd) -> list[Phone]:
        """The phones, not yet connected."""
        return [start(Phone(crowd, self.code, cookie), self.phone_seq) for cookie in self.cookies]

    def screen(self, crowd: Crowd) -> Phone:
        """The room screen, not yet connected."""
        return start(Phone(crowd, self.code, self.display, audience="room"), self.seq)

    def snapshot_request(self, cookie: str) -> bytes:
        """Asks for the board as this phone may see it."""
        return get(f"/r/{self.code}/snapshot?audience=phone", cookie)

    def entries_request(self, cookie: str, after: int) -> bytes:
        """Asks for the entries after a number."""
        return get(f"/r/{self.code}/entries?audience=phone&after={after}", cookie)


def start(phone: Phone, seq: int) -> Phone:
    """The phone, which has everything up to a number."""
    phone.seq = seq
    return phone


def of_room(room: Room) -> Attendance:
    """Everyone of a room that our server serves."""
    post = post_command(room.code, room.token)
    return Attendance(room.code, room.phones, room.display, room.seq, room.phone_seq, post)


def anyone(n_phones: int) -> Attendance:
    """Phones for a server that asks nobody who they are."""
    return Attendance("BENCH", [""] * n_phones, "", 0, 0, post_bare)


def join_all(crowd: Crowd, phones: list[Phone], port: int) -> None:
    """Lets everyone join."""
    for phone in phones:
        phone.connect(port)
    if not crowd.run(lambda: all(phone.has_joined for phone in phones), JOINING_SECONDS):
        raise TimeoutError(f"not all of {len(phones)} phones could join")
