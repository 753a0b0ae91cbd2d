"""Whose money a figure speaks of."""
