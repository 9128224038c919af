"""A programme's pages beside the matrix: commitments, and what earlier roundtables shared, for the room."""
