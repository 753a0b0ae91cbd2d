"""What must hold of the data: schemas, reconciliation, rules, alerts.

No reading of reports: see khuyencong. No Dagster: see assets.
"""
