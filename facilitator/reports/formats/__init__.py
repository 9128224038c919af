"""One module per file format, each with one public function: `write(document, board) -> bytes`.

A format decides how the tree looks; it picks no notes and words nothing. Formats do not know each other; what they
share (cells, characters, colours, markup, plain) stands beside them.
"""
