"""Texts in, suggested themes and ranked names out; nothing here knows of roundtables, a database or the web."""
