"""Measurements: how fast, how much memory, how often right, and beside whom. Nothing runs on them."""
