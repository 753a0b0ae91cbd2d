"""Alerts: people are told of findings, each change once, by channels of their own choice.

What is found and its life is told elsewhere (quality.findings). Here: what is due to whom (alert), what the
published file says of it (release), how it reads (forms, message, digest), who hears it (channels), and what
was told already, whatever crashed in between (outbox). telling.py puts them together.
"""
