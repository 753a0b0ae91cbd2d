"""Words of planning and doing, where they hold: no things counted, no yardsticks, no brackets that end. No figure is judged here."""

from khuyencong.extraction.setting.cues import Cue, Cues
from khuyencong.extraction.setting.report import Report
from khuyencong.extraction.stage import plans, yardsticks

_STRONG = frozenset({"planned", "actual"})


class Words:
    """What the words of a report say is planned or done. Strong words say it anywhere; weak ones ("hỗ trợ", "thực hiện") only of doing."""

    __slots__ = ("report", "said", "shut", "told", "yard")

    def __init__(self, report: Report) -> None:
        """Tell the strong cues, and those that are not things counted ("làm xong 1 kế hoạch")."""
        self.report = report
        found = report.cues["stage"].found
        self.said = Cues(
            [cue for cue in found if cue.value != "planned" or not plans.is_no_plan(report, cue)]
        )
        brackets = [report.segments.bracket(cue.start) for cue in self.said.found]
        self.shut = {
            cue.start: bracket[1] for cue, bracket in zip(self.said.found, brackets, strict=True) if bracket
        }
        self.yard = yardsticks.reaches(report.text.low, self.said.found)
        for start, end in self.yard.items():
            self.shut[start] = min(end, self.shut.get(start, end))
        self.told = Cues([cue for cue in self.said.found if cue.value in _STRONG])

    def spoken(self, start: int, end: int) -> list[Cue]:
        """Cues of a span that are not things counted nor in a bracket that ends within it."""
        said = self.said.within(start, end)
        return [cue for cue in said if self.shut.get(cue.start, end + 1) > end] if self.shut else said

    def holding(self, start: int, end: int) -> list[Cue]:
        """Strong cues of a span that hold at its end."""
        told = self.told.within(start, end)
        shut = self.shut
        return [cue for cue in told if shut.get(cue.start, end + 1) > end] if told and shut else told

    def last_told(self, start: int, end: int) -> str | None:
        """What the last strong cue of a span says, but for those in a bracket that ends within it.

        "Sẽ" makes what it governs planned: "sẽ hoàn tất 18 đề án".
        """
        told = self.holding(start, end)
        if not told:
            return None
        if told[-1].value == "actual":
            will = next((cue for cue in reversed(told) if cue.value == "planned"), None)
            if will and plans.governs(self.report.text.low, will, told[-1]):
                return "planned"
        return told[-1].value
