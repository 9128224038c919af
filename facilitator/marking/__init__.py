"""What can be told of a note from its words alone: a text goes in, marks with their places come out."""
