"""The facts in the making by place and by measure, found by bisection: relations ask for those of one stretch over and over. Data only."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from khuyencong.extraction.setting.report import Draft


class Drafts:
    """All drafts of a report in the order of the text; half-open stretches are of `Text.flat` and go by where a draft starts."""

    __slots__ = ("_alike", "_starts", "all")

    def __init__(self, drafts: Sequence[Draft]) -> None:
        """`drafts` are sorted by place."""
        self.all = drafts
        self._starts = [draft.start for draft in drafts]
        self._alike: dict[tuple[str, str | None], tuple[list[int], list[Draft]]] = {}
        for draft in drafts:
            starts, same = self._alike.setdefault(draft.measure, ([], []))
            starts.append(draft.start)
            same.append(draft)

    def __iter__(self) -> Iterator[Draft]:
        """In the order of the text."""
        return iter(self.all)

    def within(self, start: int, end: int) -> Sequence[Draft]:
        """Those that start in the stretch."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def alike(self, draft: Draft, start: int, end: int) -> list[Draft]:
        """Those of the stretch that tell the same indicator in the same unit, itself among them."""
        starts, same = self._alike[draft.measure]
        return same[bisect_left(starts, start) : bisect_left(starts, end)]

    def before(self, draft: Draft) -> Draft | None:
        """The one before it in the text."""
        at = bisect_left(self._starts, draft.start)
        return self.all[at - 1] if at else None

    def after(self, draft: Draft) -> Draft | None:
        """The one that starts behind its end."""
        at = bisect_left(self._starts, draft.token.end)
        return self.all[at] if at < len(self._starts) else None
