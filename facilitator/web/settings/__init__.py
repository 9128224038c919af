"""Pages of settings that two people may have open at once."""
