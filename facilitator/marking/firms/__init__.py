"""Firms that a note names, and what it accuses them of."""
