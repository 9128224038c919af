"""What is refused and told on its own page, and numbers that name nothing."""
