"""What was made on a page and is set up once more."""
