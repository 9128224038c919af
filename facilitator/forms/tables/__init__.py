"""Tables of other tools as they came: their rows, cell by cell, and what was found out about the file."""
