"""`python -m facilitator` does the same as the `facilitator` command."""

from facilitator.app import main

main()
