"""PPTX: what a room is shown of the report, a slide each, with the labels behind it in the speaker's notes."""
