"""Messages: what is due to a receiver, grouped by report, in parts that fit. How an alert reads: see forms.py."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khuyencong.model import codes
from quality.alerts import forms
from quality.alerts.alert import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quality.alerts.alert import Due

REPORTS = 5
"""Up to so many reports have a message each; more share messages, so that nobody's box is flooded."""

TOGETHER = 10
"""Findings in one message."""

WRITERS: dict[str, Callable[[Sequence[Due]], str]] = {
    "text": forms.text,
    "markdown": forms.markdown,
    "html": forms.markup,
}
"""Forms of a message, by the name that channels know them by."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one receiver. `again` tells a message that someone asked for once more from the first."""

    dues: tuple[Due, ...]
    again: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The changes that it tells."""
        return tuple(key for each in self.dues for key in each.keys)

    @property
    def key(self) -> str:
        """Its name: the same changes have the same, so that a receiver can tell a message that came twice."""
        return hashlib.sha256("\n".join((*sorted(self.keys), self.again)).encode()).hexdigest()[:20]

    @property
    def worst(self) -> str:
        """The worst severity that it tells; `resolved` where nothing in it is open."""
        present = {each.alert.severity for each in self.dues if each.event != "resolved"}
        return next((each for each in SEVERITIES if each in present), "resolved")

    @property
    def subject(self) -> str:
        """One line: what there is, and of which report."""
        kinds = Counter("resolved" if each.event == "resolved" else each.alert.severity for each in self.dues)
        words = {name: codes.SEVERITIES[name][1] for name in SEVERITIES}
        words["resolved"] = codes.FINDING_STATES["resolved"][1]
        counted = ", ".join(f"{kinds[name]} {words[name]} ({name})" for name in words if kinds[name])
        reports = list(dict.fromkeys(each.alert.source or forms.ACROSS[0] for each in self.dues))
        areas = dict.fromkeys(forms.covers(each.alert) for each in self.dues)
        named = [reports[0], *areas] if len(reports) == 1 else [f"{len(reports)} báo cáo (reports)"]
        return " ".join(f"[khuyến công] {counted}: {' · '.join(filter(None, named[:2]))}".split())

    def body(self, form: str) -> str:
        """The message as `text`, `markdown` or `html`."""
        return WRITERS[form](self.dues)


def messages(
    dues: Sequence[Due], form: str = "text", longest: int = 32_768, again: str = ""
) -> list[Message]:
    """`dues` in their order as messages of at most `longest` characters in `form`.

    One a report; where there are many reports, several share one. Only a finding that is longer by itself
    makes a longer message.
    """
    apart = len({each.alert.source for each in dues}) <= REPORTS

    def parts() -> Iterator[tuple[Due, ...]]:
        part: tuple[Due, ...] = ()
        for each in dues:
            wider = (*part, each)
            other = apart and part and part[-1].alert.source != each.alert.source
            if part and (other or len(wider) > TOGETHER or len(WRITERS[form](wider)) > longest):
                yield part
                wider = (each,)
            part = wider
        if part:
            yield part

    return [Message(part, again) for part in parts()]
