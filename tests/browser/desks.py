"""A facilitator's page from which tests give orders, so that a room can be led without pressing anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

ORDER = """async ([code, name, values]) => {
  const { token } = await (await fetch(`/r/${code}/token`)).json();
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": token };
  const body = JSON.stringify({ ...values, client_id: `order-${Math.random()}`.replace(".", "") });
  return (await fetch(`/r/${code}/commands/${name}`, { method: "POST", headers, body })).json();
}"""

ASKING = """async (address) => {
  for (let tries = 0; tries < 50; tries += 1) {
    const { asking } = (await (await fetch(address)).json()).people;
    if (asking.length) return asking;
    await new Promise((go) => setTimeout(go, 100));
  }
  return [];
}"""


@dataclass
class Desk:
    """A facilitator's page, and the phases on the agenda."""

    page: Page
    code: str
    phases: Sequence[str]

    def do(self, order: str, /, **values: object) -> dict[str, Any]:
        """Gives an order that must be carried out; gives its entry."""
        answer: dict[str, Any] = self.page.evaluate(ORDER, [self.code, order, values])
        assert answer["ok"], answer
        return dict(answer["entry"])

    def held(self) -> list[dict[str, Any]]:
        """The notes that wait for a look."""
        address = f"/r/{self.code}/desk"
        return list(self.page.evaluate("async (address) => (await (await fetch(address)).json()).held", address))

    def board(self) -> dict[str, Any]:
        """What the crew sees now."""
        address = f"/r/{self.code}/snapshot"
        return dict(self.page.evaluate("async (address) => (await (await fetch(address)).json()).board", address))

    def admit_scribes(self, *, is_in: bool = True) -> None:
        """Waits until a phone asks to write for a table, and lets it; or does not."""
        asking = self.page.evaluate(ASKING, f"/r/{self.code}/desk")
        assert asking, "no phone asks"
        for each in asking:
            self.do("scribe.admit", person=each["person"], is_in=is_in)

    def go_to(self, phase: str) -> None:
        """Moves the room to a phase, step by step."""
        present, wanted = self.phases.index(self.board()["roundtable"]["phase"]), self.phases.index(phase)
        steps = self.phases[present + 1 : wanted + 1] if wanted > present else self.phases[wanted:present][::-1]
        for step in steps:
            self.do("phase.change", phase=step)

    def show_results(self) -> None:
        """Closes the vote and shows the results of all headings."""
        self.do("round.close")
        vote = self.board()["rounds"][-1]["id"]
        for heading in ("business", "talent", "innovation", "investment"):
            self.do("results.show", round=vote, heading=heading)
