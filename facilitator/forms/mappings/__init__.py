"""What the columns of a table mean here: said by a person, shipped for a tool, or guessed; and the notes it gives."""
