"""One function a verb, given a session, an order and clean values; each gives the Fact that goes into the journal."""
