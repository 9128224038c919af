"""What a board gives a report to rest on: themes, quotations, reactions, votes, and how their support is worded."""
