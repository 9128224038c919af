"""Accounts of the crew: who somebody is, and the rules of their passwords."""
