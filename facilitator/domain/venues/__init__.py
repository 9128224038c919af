"""What a room has that phones and eyes depend on: how far its last row sits, and its network."""
