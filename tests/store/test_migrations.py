"""Migrations lead to the tables that the models describe, from nothing and from every version, and lose nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from databases import Databases, Postgres
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.engine.interfaces import ReflectedColumn
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from facilitator.database.engines import make_migrating_engine
from facilitator.database.migrating import migrations, newest_revision, read_revision
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.store import Base
from facilitator.store.flags import load_decisions
from facilitator.store.roundtables import read_agenda
from facilitator.store.votes import load_rounds

VERSIONS = [script.revision for script in ScriptDirectory.from_config(migrations("sqlite://")).walk_revisions()]
Schema = dict[str, Any]


@pytest.fixture
def address(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The address of a database with nothing in it at all."""
    if isinstance(databases, Postgres):
        name = databases.new_name()
        databases.do("CREATE DATABASE {}", name)
        yield databases.address_of(name)
        databases.drop(databases.address_of(name))
    else:
        yield f"sqlite:///{tmp_path / 'nothing.db'}"


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    engine = create_engine(address)
    yield engine
    engine.dispose()


@pytest.fixture
def modelled(databases: Databases, tmp_path: Path) -> Iterator[Engine]:
    """A database made of the models alone."""
    if isinstance(databases, Postgres):
        name = databases.new_name()
        databases.do("CREATE DATABASE {}", name)
        made = databases.address_of(name)
    else:
        made = f"sqlite:///{tmp_path / 'modelled.db'}"
    engine = create_engine(made)
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()
    databases.drop(made)


def describe(engine: Engine) -> Schema:
    """Every table with its columns, keys, indexes and constraints, by name."""
    inspector = inspect(engine)
    return {
        table: {
            "columns": {column["name"]: describe_column(column) for column in inspector.get_columns(table)},
            "key": inspector.get_pk_constraint(table),
            "foreign keys": by_name(inspector.get_foreign_keys(table)),
            "unique": by_name(inspector.get_unique_constraints(table)),
            "checks": {str(check["name"]): plain(check["sqltext"]) for check in inspector.get_check_constraints(table)},
            "indexes": by_name(inspector.get_indexes(table)),
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def describe_column(column: ReflectedColumn) -> tuple[str, bool, str | None]:
    return str(column["type"]), column["nullable"], column.get("default")


def by_name(parts: Any) -> dict[str, Any]:
    return {
        str(part["name"]): {key: value for key, value in part.items() if key != "dialect_options"} for part in parts
    }


def plain(condition: str) -> str:
    """A condition without the spaces and brackets that a database puts into it."""
    return "".join(condition.split()).replace("(", "").replace(")", "")


def upgrade_to(address: str, version: str = "head") -> None:
    command.upgrade(migrations(address), version)


def test_migrated_from_nothing_a_database_is_what_the_models_describe(
    address: str, engine: Engine, modelled: Engine
) -> None:
    upgrade_to(address)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": False})
        assert compare_metadata(context, Base.metadata) == []
    assert describe(engine) == describe(modelled)


def test_migrated_again_nothing_changes(address: str, engine: Engine) -> None:
    upgrade_to(address)
    before = describe(engine)

    upgrade_to(address)

    assert describe(engine) == before


def test_versions_stand_in_one_line() -> None:
    script = ScriptDirectory.from_config(migrations("sqlite://"))

    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1
    assert sorted(VERSIONS, reverse=True) == VERSIONS


def test_the_newest_is_known_by_the_names_of_the_files(address: str) -> None:
    """So that a command that finds it there need not load what migrates."""
    assert newest_revision() == VERSIONS[0]
    assert read_revision(address) is None

    upgrade_to(address)

    assert read_revision(address) == newest_revision()


ROUNDTABLE = (
    "INSERT INTO roundtable (id, code, programme_id, title, cluster, venue, host, question, status, sharing_mode, "
    "is_sensitive, note_limit, agenda, phase, seq, off_record_shown, made_at) VALUES (7, 'KTRBW', 1, 'Old', 'Space', "
    "'', '', '', 'live', 'sector_only', false, 300, '[[\"lobby\", 0], [\"post\", 20]]', 'post', 1, 0, "
    "'2026-11-23 09:30:00')"
)
OLD_ROWS = (
    "INSERT INTO programme (id, name) VALUES (1, 'A programme')",
    ROUNDTABLE,
    "INSERT INTO heading (roundtable_id, key, name, prompt) VALUES (7, 'talent', 'People', 'Who?')",
    "INSERT INTO participant (id, roundtable_id, sector, joined_at) VALUES (3, 7, 'industry', '2026-11-23 09:30:00')",
    "INSERT INTO theme (id, roundtable_id, heading, name_revision, is_live) VALUES (4, 7, 'talent', 1, true)",
    "INSERT INTO theme_name (theme_id, revision, name, named_by) VALUES (4, 1, 'Leavers', 'person')",
    (
        "INSERT INTO note (id, roundtable_id, participant_id, heading, kind, handling, number, revision, place, "
        "theme_id, source, source_id, is_late, posted_at) VALUES (5, 7, 3, 'talent', 'ask', 'open', 1, 1, "
        "'theme', 4, 'phone', 'an-old-note', false, '2026-11-23 09:31:00')"
    ),
    "INSERT INTO note_text (note_id, revision, text) VALUES (5, 1, 'kept through every version')",
    (
        "INSERT INTO journal (roundtable_id, seq, kind, payload, actor, client_id, digest, recorded_at) VALUES "
        "(7, 1, 'roundtable.made', '{}', 'door', 'made', '', '2026-11-23 09:30:00')"
    ),
)


def test_what_was_there_before_is_there_after(address: str, engine: Engine) -> None:
    upgrade_to(address, VERSIONS[-1])
    with engine.begin() as connection:
        for statement in OLD_ROWS:
            connection.exec_driver_sql(statement)
        before = {table: count(connection, table) for table in describe(engine)}

    upgrade_to(address)

    with engine.connect() as connection:
        assert {table: count(connection, table) for table in before} == before
        words = connection.scalar(text("SELECT text FROM note_text JOIN note ON note.id = note_id WHERE theme_id = 4"))
        assert words == "kept through every version"


def test_the_agenda_of_an_old_roundtable_can_be_read(address: str, engine: Engine) -> None:
    upgrade_to(address, VERSIONS[-1])
    with engine.begin() as connection:
        for statement in OLD_ROWS[:2]:
            connection.exec_driver_sql(statement)

    upgrade_to(address)

    with engine.connect() as connection:
        table = Base.metadata.tables["roundtable"]
        agenda = connection.execute(table.select()).one().agenda
    assert [(slot.phase.value, slot.minutes, slot.heading) for slot in read_agenda(agenda)] == [
        ("lobby", 0, None),
        ("post", 20, None),
    ]


OLD_VOTE = (
    "INSERT INTO theme_name (theme_id, revision, name, named_by) VALUES (4, 2, 'People who leave', 'person')",
    "UPDATE theme SET name_revision = 2",
    (
        "INSERT INTO round (id, roundtable_id, kind, n_dots, most_on_one, themes, turnout, shown, tallies, opened_at, "
        "closed_at) VALUES (6, 7, 'dots', 3, 2, '[4]', 2, '[]', '[{\"theme_id\": 4, \"n_dots\": 3, \"n_people\": 2}]', "
        "'2026-11-23 09:40:00', '2026-11-23 09:45:00')"
    ),
)


def test_a_vote_of_an_old_roundtable_has_the_names_of_its_themes(address: str, engine: Engine) -> None:
    upgrade_to(address, VERSIONS[-1])
    with engine.begin() as connection:
        for statement in OLD_ROWS:
            connection.exec_driver_sql(statement)
    upgrade_to(address, "0007")
    with engine.begin() as connection:
        for statement in OLD_VOTE:
            connection.exec_driver_sql(statement)

    upgrade_to(address)

    with engine.connect() as connection:
        link = Session(connection)
        (vote,) = load_rounds(link, 7)
        assert vote.name_of == {4: "People who leave"}
        assert vote.into_of == {}
        assert [(tally.theme_id, tally.n_dots) for tally in vote.tallies] == [(4, 3)]


DECIDED = (
    "INSERT INTO flag_decision (note_id, kind, revision, state, decided_by, decided_at, actor) VALUES "
    "(5, '{}', 1, 'cleared', 'writer', '2026-11-24 09:00:00', '')"
)


def test_what_was_decided_of_an_old_note_stays_and_an_accusation_can_be_decided_on(
    address: str, engine: Engine
) -> None:
    upgrade_to(address, VERSIONS[-1])
    with engine.begin() as connection:
        for statement in OLD_ROWS:
            connection.exec_driver_sql(statement)
    upgrade_to(address, "0040")
    with engine.begin() as connection:
        connection.exec_driver_sql(DECIDED.format("about_a_person"))
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql(DECIDED.format("accusation"))

    upgrade_to(address)

    with engine.begin() as connection:
        connection.exec_driver_sql(DECIDED.format("accusation"))
        decided = load_decisions(Session(connection), 7)
        assert decided == dict.fromkeys(((5, FlagKind.ABOUT_A_PERSON), (5, FlagKind.ACCUSATION)), FlagState.CLEARED)


def count(connection: Any, table: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())  # noqa: S608 - our own names


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    address: str, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade_to(address, VERSIONS[-1])
    with engine.begin() as connection:
        for statement in OLD_ROWS:
            connection.exec_driver_sql(statement)
    before = describe(engine)
    scripts = ScriptDirectory.from_config
    monkeypatch.setattr(ScriptDirectory, "from_config", lambda config: failing(scripts(config), VERSIONS[0]))

    with pytest.raises(OSError, match="the power went"):
        upgrade_to(address)

    assert describe(engine) == before
    with engine.connect() as connection:
        assert count(connection, "note_text") == 1


def failing(scripts: ScriptDirectory, version: str) -> ScriptDirectory:
    """The same migrations, one of which ends badly."""
    module: Any = getattr(scripts.get_revision(version), "module", None)
    upgrade = module.upgrade

    def fail_at_the_end() -> None:
        upgrade()
        raise OSError("the power went")

    module.upgrade = fail_at_the_end
    return scripts


def test_the_engine_that_migrates_can_be_opened_on_an_address_without_a_database(address: str) -> None:
    engine = make_migrating_engine(address)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT 1")) == 1
    engine.dispose()
