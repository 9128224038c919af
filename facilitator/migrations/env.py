"""What Alembic runs: one connection, one transaction for all steps, the models of the store as the target."""

from alembic import context
from sqlalchemy import text

from facilitator.database.engines import make_migrating_engine
from facilitator.store import Base

TURN = 0xFAC1
"""The key of PostgreSQL's advisory lock: of servers that start together one migrates, the others wait and find it done."""

engine = make_migrating_engine(context.config.attributes["url"])
try:
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
            transaction_per_migration=False,
            # SQLite can undo changes of tables as well, since its transactions are begun by name.
            transactional_ddl=True,
        )
        with context.begin_transaction():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
            context.run_migrations()
finally:
    engine.dispose()
