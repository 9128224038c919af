"""What is set up on a page that somebody else may have open, too: of each page only what was changed is written."""
