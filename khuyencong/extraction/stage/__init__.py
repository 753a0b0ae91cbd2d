"""Planned or done."""
