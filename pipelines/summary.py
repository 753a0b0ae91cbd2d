"""The summary that `kc run` prints, and its progress bar. What a run does is told in run.py."""

import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from khuyencong.language.formatting import number
from khuyencong.model import codes
from khuyencong.progress import Tell
from pipelines.console import COLOURS, err, show, show_json
from pipelines.run import STEPS, Summary
from pipelines.telling import line

if TYPE_CHECKING:
    from rich.text import Text

REPORTS = {
    "new": ("mới", "new"),
    "changed": ("thay đổi", "changed"),
    "read_again": ("đọc lại bằng quy tắc mới", "read again with new rules"),
    "unchanged": ("không đổi", "unchanged"),
    "copies": ("bản sao", "copies"),
    "quarantined": ("cách ly", "quarantined"),
    "gone": ("đã xóa tệp, giữ số liệu", "file gone, figures kept"),
}
"""What became of the files, in both languages.

Kinds that did not occur are left out but for the first two and `unchanged`.
"""

SHORT = re.compile("[,:]")
"""Ends the short form of a meaning: "kỳ: năm, tháng" is "kỳ"."""

ALWAYS = ("new", "changed", "unchanged", "quarantined")


@contextmanager
def progress() -> Generator[Tell]:
    """A bar on standard error while a run is on: the step or the report at hand, and how many are left.

    A pipe gets no bar.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}", justify="left"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err(), transient=True, disable=not err().is_terminal) as bar:
        task = bar.add_task("Dagster …", total=None)

        def tell(what: str, done: int, total: int) -> None:
            words = " / ".join(STEPS.get(what, (what,)))
            bar.update(task, description=words[-40:], completed=done, total=total or None)

        yield tell


def print_summary(summary: Summary, *, as_json: bool) -> None:
    """The summary: one JSON document, or lines in Vietnamese with English beside them."""
    if as_json:
        show_json(asdict(summary))
        return
    show(*_lines(summary))


def _lines(summary: Summary) -> "Iterator[Text]":
    from rich.text import Text  # noqa: PLC0415

    told = {name: count for name, count in summary.reports.items() if count or name in ALWAYS}
    yield _line("Báo cáo", "reports", [(number(count), *REPORTS[name]) for name, count in told.items()])
    kinds = [
        (number(n), SHORT.split(codes.DISPOSITIONS[kind][1])[0], kind) for kind, n in summary.figures.items()
    ]
    yield _line("Con số", "figures", [(number(sum(summary.figures.values())), "tất cả", "all"), *kinds])
    yield _line("Số liệu", "facts", [(number(summary.facts), "số liệu chương trình", "programme figures")])
    severities = [(number(n), codes.SEVERITIES[name][1], name) for name, n in summary.findings.items()]
    alerts = _line("Cảnh báo", "findings", severities)
    worst = next((name for name, count in summary.findings.items() if count), None)
    if worst:
        alerts.stylize(COLOURS[worst])
    yield alerts
    if summary.review["decided"] or summary.review["lapsed"]:
        states = [(number(n), codes.REVIEW_STATES[name][1], name) for name, n in summary.review.items()]
        decided = _line("Xem lại", "review", states)
        decided.append("  kc review")
        decided.stylize("yellow" if summary.review["lapsed"] else "")
        yield decided
    release = ("phát hành mới", "published") if summary.published else ("không đổi", "nothing new")
    yield _line("Kho dữ liệu", "warehouse", [(summary.warehouse, *release)])
    if summary.gate:
        yield _gate(summary.gate)
    yield line(summary.alerts)
    yield Text(f"{number(summary.seconds, 1)} giây / seconds")
    if summary.quarantine:
        reasons = [
            (number(n), codes.QUARANTINE_REASONS[name][1], name) for name, n in summary.quarantine.items()
        ]
        aside = _line("Để riêng", "set aside", reasons)
        aside.append("  kc sql 'FROM quarantine'")
        aside.stylize("yellow")
        yield aside
    if worst:
        yield Text("Xem cảnh báo / see the alerts: kc findings", style="dim")


def _gate(gate: Mapping[str, Any]) -> "Text":
    """The gate's line: what it judged, in how many seconds of the run, and where its page lies."""
    from rich.text import Text  # noqa: PLC0415

    warned = f"; {number(gate['warns'])} cần xem (to look at)" if gate["warns"] else ""
    words = (
        f"đạt (passed), {number(gate['expectations'])} kỳ vọng (expectations){warned};"
        f" chờ khởi động (waited) {number(gate['waited'], 1)} + kiểm tra (judging) {number(gate['judging'], 1)} giây"
    )
    tone = "yellow" if warned else ""
    return Text.assemble(("Cổng chất lượng / gate: ", "bold"), (words, tone), (f"  {gate['page']}", "dim"))


def _line(vi: str, en: str, parts: list[tuple[str, str, str]]) -> "Text":
    """A heading in both languages and its counts; only the first of the English words is shown beside."""
    from rich.text import Text  # noqa: PLC0415

    told = "; ".join(
        f"{count} {word}" + (f" ({english})" if english != word else "") for count, word, english in parts
    )
    return Text.assemble((f"{vi} / {en}: ", "bold"), told)
