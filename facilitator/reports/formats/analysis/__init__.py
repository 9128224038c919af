"""Notes for tools of qualitative analysis: a REFI-QDA project for most of them, a page and a list of tags for Taguette.

Both hold the notes that the table of notes holds, under the same codes, and nothing of who wrote them beyond what the
sharing mode allows. What is brought to exercises is not in them.
"""
