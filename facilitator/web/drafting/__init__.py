"""A language model's part in the page of an issue: asking for a text, waiting for it, what came of it."""
