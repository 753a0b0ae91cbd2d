"""A desk to work at: a raw folder, a warehouse beside it, and whole runs in this process."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khuyencong.progress import silent
from pipelines.published import connect, rows
from pipelines.run import Summary, run
from quality.gate import Gate

GATE = Gate()
"""One process judges the releases of all desks: it takes seconds to start. It ends with the tests."""

REPORT = """Kết quả hoạt động khuyến công tỉnh Bắc Kạn

Năm 2021, tỉnh Bắc Kạn đã hỗ trợ {total} đề án khuyến công với tổng kinh phí
7.690,50 triệu đồng, trong đó {national} đề án khuyến công quốc gia kinh phí 4.170 triệu đồng và
62 đề án khuyến công địa phương kinh phí 3.520,50 triệu đồng.
"""


@dataclass(frozen=True)
class Desk:
    raw: Path
    warehouse: Path

    def write(self, name: str, text: str, origin: str | None = None) -> Path:
        path = self.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if origin is not None:
            path.with_name(path.name + ".origin.yaml").write_text(origin, encoding="utf-8")
        return path

    def report(self, name: str, total: int = 73, national: int = 11, origin: str | None = None) -> Path:
        return self.write(name, REPORT.format(total=total, national=national), origin)

    def run(self) -> Summary:
        return run(self.raw, self.warehouse, silent, gate=GATE)

    def rows(self, query: str) -> list[dict[str, Any]]:
        with connect(self.warehouse) as connection:
            return rows(connection, query)

    def quarantined(self) -> list[tuple[str, str]]:
        return [
            (row["source"], row["reason"]) for row in self.rows("FROM quarantine ORDER BY source, reason")
        ]
