"""Findings: what does not add up, one a cause, with a life over runs.

Alarms are raised (raising.py; stated.py for what a report says of its own figures, quality.rules for the rest)
and become findings (life.py), which officers acknowledge (acknowledgements.py). Telling people is quality.alerts'.
"""
