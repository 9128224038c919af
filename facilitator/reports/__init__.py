"""A board in, a document tree out, and the writers that turn the tree into files."""
