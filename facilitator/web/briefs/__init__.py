"""What the crew brings to a room: statements of the desk, and who can do what."""
