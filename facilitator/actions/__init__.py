"""One function a verb, given a session, an order and clean values; each gives the Fact that goes into the journal.

What may not be, or not now, is refused by an error of `domain/errors.py`, perhaps after rows were changed: `submit` of
`database/access.py` undoes all that a refused order has done.
"""
