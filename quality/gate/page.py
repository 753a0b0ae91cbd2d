"""The page for people: what the gate judged, the worst first, in one file that needs no network.

Great Expectations' own Data Docs load fonts, styles and a logo from elsewhere; this is made from the same
results. What is judged is told in judge.py.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from khuyencong.warehouse.places import sync, writing
from quality.gate.gate import GateResult

TEMPLATE = Path(__file__).with_name("page.html")

OUTCOMES = (
    ("fails", "Không đạt", "fail: not published"),
    ("warns", "Cần xem", "to look at: published all the same"),
    ("holds", "Đạt", "hold"),
    ("nothing", "Chưa có gì để kiểm tra", "nothing to judge"),
)
"""Worst first."""

MARKS = {"fails": "✗", "warns": "!", "holds": "✓", "nothing": "·"}
"""Beside the colours, for who sees none."""

VERDICTS = {
    True: ("Cổng chất lượng: đạt", "The quality gate is passed"),
    False: (
        "Cổng chất lượng: không đạt, bản phát hành trước giữ nguyên",
        "Not passed: the last release stays",
    ),
}


def render(result: GateResult, release: str, at: datetime) -> str:
    """The page as HTML, on the build `release`, judged `at` (with a zone)."""
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - the gate's process imports this package and needs none

    room = Environment(autoescape=True, trim_blocks=True, undefined=StrictUndefined)
    template = room.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        result=result,
        release=release,
        at=f"{at.astimezone(ZoneInfo('Asia/Ho_Chi_Minh')):%d/%m/%Y %H:%M} (giờ Việt Nam / Việt Nam time)",
        mark=MARKS["holds" if result.passed else "fails"],
        verdict=VERDICTS[result.passed],
        outcomes=OUTCOMES,
        marks=MARKS,
    )


def write(result: GateResult, release: str, folder: Path) -> Path:
    """Write `index.html`, and `result.json` beside it for programs, into `folder`; the path of the page.

    The page of the build before is replaced, each file whole.

    Raises:
        NotWritable: the folder takes nothing.
    """
    now = datetime.now(UTC)
    told = {"release": release, "at": now.isoformat(timespec="seconds"), "passed": result.passed} | asdict(
        result
    )
    files = {
        "result.json": json.dumps(told, ensure_ascii=False, indent=1) + "\n",
        "index.html": render(result, release, now),
    }
    with writing(folder):
        for name, text in files.items():
            aside = folder / f".{name}"
            aside.write_text(text, encoding="utf-8")
            sync(aside)
            aside.replace(folder / name)
    return folder / "index.html"
