"""Chapters made from notes: every note stays whole and becomes one point of its issue."""
