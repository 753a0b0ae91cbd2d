"""What a figure counts: its indicator by unit, noun and words."""
