"""The parts of a report, one module each, every one a function from a board to a section."""
