"""Alembic's migrations: how a database of any earlier release becomes one of this release."""
