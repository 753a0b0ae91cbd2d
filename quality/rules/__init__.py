"""The rule catalogue: every check is a row, and what compares reports has a query that returns only the offenders.

Here: the rows (catalogue.toml, data/reference/support_ceilings.csv), the queries (*.sql), what they compare
with (tables.toml) and how offenders become alarms. Not here: relations that a report states of its own figures
(quality.findings.stated, quality.reconciliation) and the life of a finding (quality.findings).
"""

from quality.rules.catalogue import Rule, catalogue, rules_frame
from quality.rules.page import rules_markdown
from quality.rules.queries import offenders, query, tables

__all__ = ["Rule", "catalogue", "offenders", "query", "rules_frame", "rules_markdown", "tables"]
