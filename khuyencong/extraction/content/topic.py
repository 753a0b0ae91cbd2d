"""The topic of a report: the content that most of its words speak of, and whether the headline says so. contents.py asks for it."""

from collections import Counter
from typing import Final, NamedTuple

from khuyencong.extraction.setting.report import Report

EVENTS: Final = frozenset({"products", "training", "cleaner_production"})
"""Contents that a report may be about as a whole: a fair, a course, an assessment. Its grants are for them."""
_FORMS: Final = frozenset({"management", "information"})
"""A workshop or a broadcast on a topic."""
_VOTES, _SHARE = 4, 0.7
_VOTES_OF_EVENT, _SHARE_OF_EVENT = 3, 0.4


class Topic(NamedTuple):
    """What a report is about."""

    content: str | None
    titled: bool
    """Whether the headline names this content and no other."""


def topic_of(report: Report) -> Topic:
    """The content that leads by its number of cues; an event that the headline names needs half of them."""
    cues = report.cues["activity"]
    votes = Counter(cue.value for cue in cues.found)
    title = {cue.value for cue in cues.within(*report.context.title)}
    event = title - _FORMS
    if len(event) == 1 and event <= EVENTS:
        content = event.pop()
        told = sum(count for value, count in votes.items() if value not in _FORMS)
        if votes[content] >= max(_VOTES_OF_EVENT, _SHARE_OF_EVENT * told):
            return Topic(content, titled=True)
    for content, count in votes.most_common(1):
        if count >= max(_VOTES, _SHARE * votes.total()):
            return Topic(content, content != "consulting" and title == {content})
    return Topic(None, titled=False)
