"""What a board gives a report to rest on: issues, points, claims, flags, reactions, votes, wordings."""
