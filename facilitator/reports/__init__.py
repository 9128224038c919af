"""A board in, a document tree out, and the formats that turn the tree into files."""
