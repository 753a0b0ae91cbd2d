"""The reconciliation engine: do a report's figures add up, and if not, which one is most likely wrong?"""
