"""Texts in, marks out: figures, names, and what the gate looks for; knows nothing of roundtables."""
