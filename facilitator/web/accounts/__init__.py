"""Pages of accounts: signing in, a link's page, one's own account, and the list of all."""
