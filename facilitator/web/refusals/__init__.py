"""Forms that are refused, told on their own pages."""
