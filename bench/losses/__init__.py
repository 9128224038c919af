"""What bench/durability.py does to a server: kills it, cuts its power, and counts what is gone afterwards."""
