"""Who was told of findings, as people read it, and the work behind `kc alerts`. Telling: see quality.alerts."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khuyencong.language.formatting import number
from pipelines.console import Failed, near

if TYPE_CHECKING:
    from rich.text import Text

Row = dict[str, Any]

COUNTS = {
    "told": ("đã gửi", "told"),
    "left": ("chưa gửi được", "not delivered"),
    "doubt": ("chưa rõ đã đến chưa", "in doubt"),
}
"""What a receiver has to do with findings, in both languages."""

STATUS = {**COUNTS, "left": ("chờ gửi", "due")}
"""The same before a run."""


def work(warehouse: Path, again: str | None, *, test: bool) -> Row:
    """What `kc alerts` does: tells where everybody stands, sends a finding once more, or tries every channel.

    Keys heard (name, told, left, doubt, why a receiver), problem, digest; of these `kc run` tells too.

    Raises:
        Failed: no warehouse yet.
        WarehouseError: as quality.alerts.telling says.
    """
    from quality.alerts.telling import Told, status, tell, try_out  # noqa: PLC0415 - 0.3 s

    if not test and not warehouse.exists():
        raise Failed(f"chưa có kho dữ liệu {near(warehouse)} / no warehouse yet: kc run")
    if test:
        return asdict(Told(try_out(), ""))
    return asdict(tell(warehouse, again=again) if again else Told(status(warehouse), ""))


def line(told: Mapping[str, Any]) -> "Text":
    """One line of the summary of a run: who was told of how much, and where the digest lies."""
    from rich.text import Text  # noqa: PLC0415 - --json does not need it

    parts = [words for each in told["heard"] if (words := _words(each, COUNTS))]
    if told["problem"]:
        parts.append(told["problem"])
    if told["digest"]:
        parts.append(f"bản tin (digest): {told['digest']}")
    late = told["problem"] or any(each["left"] or each["doubt"] for each in told["heard"])
    return Text.assemble(("Thông báo / alerts: ", "bold"), "; ".join(parts), style="yellow" if late else "")


def render(told: Mapping[str, Any], *, sent: bool) -> "list[Text]":
    """A line a receiver, and what may be done where something did not arrive."""
    from rich.text import Text  # noqa: PLC0415

    meanings = COUNTS if sent else STATUS
    lines = [Text(_words(each, meanings) or f"{each['name']}: 0") for each in told["heard"]]
    doubted = dict.fromkeys(finding for each in told["heard"] for finding in each["doubt"])
    lines += [
        Text(f"Gửi lại / send once more: kc alerts --again {finding}", style="yellow") for finding in doubted
    ]
    if all(each["name"] == "log" for each in told["heard"]):
        lines.append(Text("Chưa có kênh nào / no channels yet: KC_ALERT_URLS", style="dim"))
    return lines


def _words(heard: Mapping[str, Any], meanings: Mapping[str, tuple[str, str]]) -> str:
    """A receiver and its counts, empty where there is nothing to tell."""
    counted = {name: _count(heard[name]) for name in meanings}
    told = [f"{number(counted[name])} {vi} ({en})" for name, (vi, en) in meanings.items() if counted[name]]
    doubt = f" {', '.join(heard['doubt'])}" if heard["doubt"] else ""
    why = f": {heard['why']}" if heard["why"] else ""
    return f"{heard['name']}: {', '.join(told)}{doubt}{why}" if told or why else ""


def _count(value: int | Sequence[str]) -> int:
    return value if isinstance(value, int) else len(value)
