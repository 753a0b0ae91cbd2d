"""Intake: new and changed files of the raw folder become rows of the model, and the layers are kept.

No bytes are decoded here (see khuyencong.reading), no number is read (see khuyencong.extraction), no row is
judged (see quality.schemas).
"""

from khuyencong.intake.keeping import entries, keep, ledger_of
from khuyencong.intake.ledger import Entry, Ledger, fingerprint
from khuyencong.intake.reports import READ_TABLES, walk

__all__ = ["READ_TABLES", "Entry", "Ledger", "entries", "fingerprint", "keep", "ledger_of", "walk"]
