"""Facilitator: run a roundtable on phones and a room screen, group its notes into themes, write up what the room said."""
