"""Review: facts that an officer should look at, decisions as data, and what a run makes of them.

No report is read here (see khuyencong.extraction), and raw reports are never touched: a decision is a file of
its own beside them.
"""

from khuyencong.review.decisions import Decision, folder_of, load, parse, save
from khuyencong.review.obey import BAR, Decided, amended, decide
from khuyencong.review.words import in_words, sentence_around

__all__ = [
    "BAR",
    "Decided",
    "Decision",
    "amended",
    "decide",
    "folder_of",
    "in_words",
    "load",
    "parse",
    "save",
    "sentence_around",
]
