"""Run a roundtable on phones and a room screen, group its notes into themes, and write up what the room said."""
