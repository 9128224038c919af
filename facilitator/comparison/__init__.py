"""Several roundtables side by side: which of their themes are the same issue, and what each room said of it."""
