"""Shared issues: what is done to them, and what such an order is read by first."""
