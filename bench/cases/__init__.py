"""What bench/live.py measures, one module a case: each gives the figures of one server in one round."""
