"""A server that the tests of a file share."""

from collections.abc import Iterator

import pytest
from databases import Databases
from flask import Flask
from lines import running_alone
from servers import Server


@pytest.fixture(scope="module")
def alone(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, Server]]:
    """One server for all tests of a file, with an application of our own on its database."""
    with running_alone(databases, tmp_path_factory.mktemp("alone")) as pair:
        yield pair


@pytest.fixture
def server(alone: tuple[Flask, Server]) -> Server:
    return alone[1]
