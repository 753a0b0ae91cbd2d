"""How a fact was read, as people read it: Vietnamese first, English below. What is told comes from khuyencong.review.retelling."""

from typing import TYPE_CHECKING

from khuyencong.language.formatting import number
from khuyencong.review.reasons import ATTRIBUTES, WHERE
from pipelines.published import Row

if TYPE_CHECKING:
    from rich.console import RenderableType

SHOWN = 3
"""Cues and grounds of a kind that are shown; --json has all."""


def render(reading: Row, confidence: float, *, decided: bool) -> "list[RenderableType]":
    """Anchor, steps, belief (of what no officer has `decided`) and, where today's code reads otherwise, what."""
    from rich.text import Text  # noqa: PLC0415 - --json does not need it

    lines: list[RenderableType] = [Text(), Text("Vì sao đọc như vậy / why it reads so", style="bold")]
    if reading["anchor"]:
        words = ", ".join(f"«{each}»" for each in reading["anchor"])
        lines.append(Text(f"• chỉ tiêu theo lời / the indicator by the words: {words}"))
    for step in reading["steps"]:
        lines += [Text(each, style=style) for each, style in _told(step)]
    if not decided:
        lines += [Text(each, style=style) for each, style in _believed(reading["belief"], confidence)]
    if reading["reread"]:
        lines += [Text(each, style="yellow") for each in _reread(reading)]
    return lines


def _told(step: Row) -> list[tuple[str, str]]:
    """One attribute: its value, the rule, the scopes walked, the cues passed over."""
    vi, en = ATTRIBUTES[step["attribute"]]
    taken = f": «{step['taken']['words']}»" if step["taken"] else ""
    lines = [
        (f"• {vi}: {step['value_vi']} ← {step['rule']['vi']}{taken}", ""),
        (f"  {en}: {step['value_en']} ← {step['rule']['en']}", "dim"),
    ]
    if len(step["walked"]) > 1:
        for column, words in enumerate(("  tìm lần lượt: ", "  looked for in turn: ")):
            lines.append((words + " → ".join(WHERE[where][column] for where in step["walked"]), "dim"))
    if passed := step["passed_over"]:
        some = [f"«{cue['words']}» ({WHERE[cue['where']][0]})" for cue in passed[:SHOWN]]
        more = f" +{len(passed) - SHOWN}" if len(passed) > SHOWN else ""
        lines.append((f"  có thấy nhưng bỏ qua / seen, passed over: {', '.join(some)}{more}", "dim"))
    return lines


def _believed(belief: list[Row], confidence: float) -> list[tuple[str, str]]:
    """The confidence as a share of facts read so, then what lowered and what raised it."""
    share = round(confidence * 100)
    lines = [
        ("", ""),
        (f"Độ tin cậy {number(round(confidence, 2))}: trong 100 số liệu đọc như vậy, chừng {share} số đúng trọn vẹn", "bold"),
        (f"  of 100 facts read so, about {share} are right in full", "dim"),
    ]  # fmt: skip
    lowered = [ground for ground in belief if ground["weight"] < 0][:SHOWN]
    raised = [ground for ground in reversed(belief) if ground["weight"] > 0][:SHOWN]
    for mark, grounds in (("−", lowered), ("+", raised)):
        for ground in grounds:
            of = (
                f" (đúng {ground['right']}/{ground['facts']} số liệu đã biết)"
                if ground["facts"]
                else " (chưa từng được đo / never measured)"
            )
            lines += [(f"  {mark} {ground['vi']}{of}", ""), (f"    {ground['en']}", "dim")]
    return lines


def _reread(reading: Row) -> list[str]:
    """What today's code reads otherwise, and whether it is another code than the release's."""
    version = reading["code_version"]
    why = (
        f"bản phát hành do mã {version['published']} đọc, nay là / the release was read by other code, today's is "
        f"{version['today']}"
        if version["published"] != version["today"]
        else "cùng mã nguồn: báo cáo có nguồn gốc khai thêm hoặc khác định dạng / the same code: origin or format told it more"
    )
    return [
        "! Đọc lại bây giờ thì khác / read again now it differs:",
        *(f"  {each}" for each in reading["reread"]),
        f"  ({why})",
    ]
