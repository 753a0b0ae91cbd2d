"""Figures: every number of a text as one token, with its kind, value and span. What a figure states is told in the other rooms."""
