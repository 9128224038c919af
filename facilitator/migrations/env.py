"""What Alembic runs: one connection, one transaction for all steps, the models of the store as the target."""

from alembic import context
from sqlalchemy import create_engine

from facilitator.store import Base

engine = create_engine(context.config.attributes["url"])
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
