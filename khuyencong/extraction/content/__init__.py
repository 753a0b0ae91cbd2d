"""Which content of the programme a figure belongs to."""
