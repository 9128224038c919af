"""Words about one person who can be known, by name or by what befell them."""
