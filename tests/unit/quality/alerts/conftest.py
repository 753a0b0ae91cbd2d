"""A published warehouse made by hand, and receivers on this machine: mail and web."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email import policy
from email.parser import BytesParser
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from khuyencong.model import TABLES, VIEWS, polars_schema
from khuyencong.warehouse.places import releases_folder
from quality.alerts import channels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage
    from pathlib import Path

TEXT = "Năm 2021, tỉnh Bắc Kạn đã hỗ trợ 75 đề án, trong đó 11 đề án quốc gia và 62 đề án địa phương. Hết."
PASSWORD = "s3cr3t-Pa55"
FIRST = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC).replace(tzinfo=None)

Row = dict[str, Any]


def row(name: str, **known: object) -> Row:
    """A row of a table or view: what is not said is null, or empty where it must be there."""
    table = TABLES.get(name) or VIEWS[name]
    blank = {"varchar": "", "integer": 0, "decimal": 0, "double": 0.5, "varchar[]": [], "timestamp": FIRST,
             "boolean": False, "date": date(2021, 1, 1)}  # fmt: skip
    return {each.name: None if each.nullable else blank[each.type] for each in table.columns} | known


@dataclass
class Bureau:
    """Findings by hand, published as a run would."""

    warehouse: Path
    findings: dict[str, Row] = field(default_factory=dict)
    history: list[Row] = field(default_factory=list)
    documents: dict[str, Row] = field(default_factory=dict)
    releases: list[Row] = field(default_factory=list)
    linked: set[tuple[str, str]] = field(default_factory=set)
    text: str = TEXT
    now: datetime = FIRST

    @property
    def folder(self) -> Path:
        return self.warehouse.parent / "alerts" / self.warehouse.stem

    def find(self, finding_id: str, source: str | None = "a.txt", **more: object) -> None:
        """A new finding in a report."""
        if source is not None and source not in self.documents:
            self.documents[source] = row(
                "documents", document_id=f"d{len(self.documents)}", source=source, format="txt",
                title=f"Báo cáo {source}", publisher="Sở Công Thương", url="https://example.gov.vn/x",
                published_on=date(2022, 3, 1), text=self.text,
            )  # fmt: skip
        document = self.documents[source]["document_id"] if source else None
        self.findings[finding_id] = row(
            "findings", finding_id=finding_id, check_name="sum", severity="error", state="open",
            document_id=document, geo_code="63-06", period_start=date(2021, 1, 1), period_end=date(2021, 12, 31),
            message_vi="Tổng 75 không khớp các phần 11 + 62 = 73 (lệch 2; dung sai ±0). Nghi sai: 75; đề xuất 73.",
            message_en="The total 75 does not match the parts 11 + 62 = 73 (off by 2; tolerance ±0). "
            "Suspect: 75; suggested 73.",
            suspect_fact_id=f"{document}-75" if document else None,
        ) | more  # fmt: skip
        self.change(finding_id, "opened")

    def link(self, finding_id: str, source: str) -> None:
        """The finding weighs figures of that report too."""
        self.linked.add((finding_id, source))

    def change(self, finding_id: str, event: str, **more: object) -> None:
        """The next run sees a change."""
        self.now += timedelta(hours=1)
        self.findings[finding_id] |= more
        severity = self.findings[finding_id]["severity"]
        self.history.append(
            row("finding_history", finding_id=finding_id, event_at=self.now, event=event, severity=severity)
        )

    def publish(self) -> None:
        """A release of the tables that alerts are told from (tests/pipeline publishes whole ones)."""
        facts, links = [], []
        for document in self.documents.values():
            for quote, role in (("75 đề án", "total"), ("11 đề án", "part"), ("62 đề án", "part")):
                start = self.text.find(quote)
                fact_id = f"{document['document_id']}-{quote[:2]}"
                span = {"quote": quote, "quote_start": start, "quote_end": start + len(quote)}
                facts.append(row("facts", fact_id=fact_id, document_id=document["document_id"], **span))
                links += [
                    row("finding_facts", finding_id=each["finding_id"], fact_id=fact_id, role=role)
                    for each in self.findings.values()
                    if each["document_id"] == document["document_id"]
                    or (each["finding_id"], document["source"]) in self.linked
                ]
        self.releases.append(row("releases", version=f"{self.now:%Y%m%dT%H%M%S}", built_at=self.now))
        tables = {"findings": [*self.findings.values()], "finding_history": self.history, "releases": self.releases,
                  "documents": [*self.documents.values()], "facts": facts, "finding_facts": links}  # fmt: skip
        file = releases_folder(self.warehouse) / f"{len(self.releases)}.duckdb"
        file.parent.mkdir(parents=True, exist_ok=True)
        with duckdb.connect(str(file)) as connection:
            for name, rows in tables.items():
                schema = polars_schema(TABLES.get(name) or VIEWS[name])
                connection.register("incoming", pl.DataFrame(rows, schema=schema, orient="row").to_arrow())
                connection.execute(f"CREATE TABLE {name} AS FROM incoming")
        self.warehouse.unlink(missing_ok=True)
        self.warehouse.symlink_to(file)


class Postbox:
    """Mail as a real server of this machine took it."""

    def __init__(self) -> None:
        self.mail: list[EmailMessage] = []
        self.refuse: set[str] = set()
        self.answer = "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: ARG002, N802
        if address in self.refuse:
            return "550 no such box"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ARG002, N802
        if self.answer == "250 OK":
            message = BytesParser(policy=policy.default).parsebytes(envelope.content)
            self.mail.append(message)
        return self.answer


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    return Bureau(tmp_path / "kc.duckdb")


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, str]]:
    """A mail server on a free port, and its address for Apprise."""
    box = Postbox()
    port = free_port()
    controller = Controller(
        box, hostname="127.0.0.1", port=port, auth_required=True, auth_require_tls=False,
        authenticator=lambda server, session, envelope, mechanism, data: AuthResult(  # noqa: ARG005
            success=data == LoginPassword(b"kc", PASSWORD.encode())
        ),
    )  # fmt: skip
    controller.start()
    yield box, f"mailto://kc:{PASSWORD}@127.0.0.1:{port}/?from=kc@example.vn&to=an@example.vn&mode=insecure"
    controller.stop()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "PAUSES", (0.05, 0.1))
    for name in ("KC_ALERT_URLS", "KC_ALERT_SEVERITY", "KC_ALERT_SECONDS"):
        monkeypatch.delenv(name, raising=False)
