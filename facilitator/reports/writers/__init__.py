"""One module per file format, each with one public function: `write(document, board) -> bytes`.

A writer decides how the tree looks; it picks no notes and words nothing. Writers do not know each other.
"""
