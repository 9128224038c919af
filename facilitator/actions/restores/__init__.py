"""What is done once a backup was put back: erasing again, and keeping out who was shut out."""
