"""Addresses and receivers: who they are, what arrives at real servers of this machine, what is never shown."""

from __future__ import annotations

import logging
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from quality.alerts.alert import Alert, Due
from quality.alerts.channels import LogFile, Unusable, addresses, opened
from quality.alerts.message import Message
from tests.unit.quality.alerts.conftest import PASSWORD, Postbox, free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_httpserver import HTTPServer

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH", "ignore:'imghdr'")

ALERT = Alert(
    finding_id="f1", severity="error", state="open", source="a.txt", message_vi="Tổng 75 không khớp 73.",
    message_en="The total 75 does not match 73.",
)  # fmt: skip
MESSAGE = Message((Due(ALERT, "opened", ("f1/opened",)),))


def soon() -> float:
    return time.monotonic() + 20


@pytest.mark.parametrize(
    ("words", "urls"),
    [
        ("", []),
        (" \n ", []),
        ("json://a/", ["json://a/"]),
        ("json://a/ mailto://b:c@d", ["json://a/", "mailto://b:c@d"]),
        (
            "json://a/,\n  mailto://b:c@d?to=x@y.vn,z@y.vn,\n",
            ["json://a/", "mailto://b:c@d?to=x@y.vn,z@y.vn"],
        ),
        ("json://a/ json://a/", ["json://a/"]),
    ],
)
def test_addresses_stand_apart_by_spaces_and_may_hold_commas(words: str, urls: list[str]) -> None:
    assert [each.url for each in addresses(words)] == urls


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mailto://a:old@b.vn", "mailto://a:new@b.vn", True),
        ("mailto://a:p@b.vn?rto=1", "mailto://a:p@b.vn?cto=9&rto=2", True),
        ("mailto://a:p@b.vn", "mailto://c:p@b.vn", False),
        ("mailto://a:p@b.vn?to=x@y", "mailto://a:p@b.vn?to=z@y", False),
        ("slack://A/B/C", "slack://A/B/D", False),
        ("json://a/", "jsons://a/", False),
    ],
)
def test_a_receiver_stays_the_same_under_a_new_password(one: str, other: str, *, same: bool) -> None:
    names = {each.name for each in (*addresses(one), *addresses(other))}
    assert len(names) == (1 if same else 2)


@pytest.mark.parametrize(
    ("url", "scheme"),
    [
        ("mailto://u:hunter22@mail.vn", "mailto"),
        ("hunter22", "unknown"),
        ("hunter22-://x", "unknown"),
        ("json://[::1", "json"),
    ],
)
def test_of_an_address_only_the_scheme_is_shown(url: str, scheme: str) -> None:
    [address] = addresses(url)
    assert address.name.startswith(f"{scheme}-")
    assert len(address.name) == len(scheme) + 9
    assert "hunter22" not in f"{address!r} {address}"


@pytest.mark.parametrize("url", ["nonsense", "nosuch://a/b", "slack://", "json://"])
def test_an_address_that_nobody_understands_is_told(url: str) -> None:
    with pytest.raises(Unusable, match="does not understand"):
        opened(addresses(url)[0])


def test_each_receiver_of_an_address_is_told_by_itself() -> None:
    [address] = addresses("mailto://u:p@mail.vn?to=a@x.vn,b@x.vn")
    assert [each.name for each in opened(address)] == [f"{address.name}.1of2", f"{address.name}.2of2"]


def test_mail_arrives_in_vietnamese_as_text_and_page(postbox: tuple[Postbox, str]) -> None:
    box, url = postbox
    [receiver] = opened(addresses(url)[0])
    assert receiver.send(MESSAGE, soon()) == ""
    [mail] = box.mail
    assert (mail["subject"], mail["to"]) == ("[khuyến công] 1 lỗi (error): a.txt", "an@example.vn")
    assert mail["from"] == "kc@example.vn"
    assert mail["x-entity-ref-id"] == MESSAGE.key
    assert mail.get_content_type() == "multipart/alternative"
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))
        assert part is not None
        assert part.get_content_charset() == "utf-8"
        assert "Tổng 75 không khớp 73." in part.get_content()
        assert "The total 75 does not match 73." in part.get_content()


def test_a_refused_mail_box_keeps_mail_from_no_other(postbox: tuple[Postbox, str]) -> None:
    box, url = postbox
    box.refuse = {"an@example.vn"}
    receivers = opened(addresses(url.replace("an@example.vn", "an@example.vn,ba@example.vn"))[0])
    told = sorted(not each.send(MESSAGE, soon()) for each in receivers)
    assert told == [False, True]
    assert [mail["to"] for mail in box.mail] == ["ba@example.vn"]


def test_a_web_hook_gets_words_key_and_findings(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook", method="POST").respond_with_data("ok")
    [receiver] = opened(addresses(f"json://127.0.0.1:{httpserver.port}/hook?+X-Own=1")[0])
    assert receiver.send(MESSAGE, soon()) == ""
    [(request, _)] = httpserver.log
    assert request.headers["Idempotency-Key"] == request.json["key"] == MESSAGE.key
    assert request.headers["X-Own"] == "1"
    assert request.json["title"] == "[khuyến công] 1 lỗi (error): a.txt"
    assert request.json["type"] == "failure"
    assert "Tổng 75 không khớp 73.\n  The total 75 does not match 73." in request.json["message"]
    assert request.json["findings"] == [
        {"finding_id": "f1", "event": "opened", "state": "open", "severity": "error", "source": "a.txt", "geo_code": None,
         "message_vi": "Tổng 75 không khớp 73.", "message_en": "The total 75 does not match 73."}
    ]  # fmt: skip


def test_a_busy_hook_is_tried_again_with_the_same_key(httpserver: HTTPServer) -> None:
    for code in (500, 429):
        httpserver.expect_ordered_request("/hook").respond_with_data("busy", status=code)
    httpserver.expect_ordered_request("/hook").respond_with_data("ok")
    [receiver] = opened(addresses(f"json://127.0.0.1:{httpserver.port}/hook")[0])
    assert receiver.send(MESSAGE, soon()) == ""
    assert {request.headers["Idempotency-Key"] for request, _ in httpserver.log} == {MESSAGE.key}
    assert len(httpserver.log) == 3


def test_no_attempt_begins_that_might_not_end_in_time(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("busy", status=500)
    [receiver] = opened(addresses(f"json://127.0.0.1:{httpserver.port}/hook")[0])
    assert "error=500" in receiver.send(MESSAGE, time.monotonic() + receiver.patience)
    assert len(httpserver.log) == 1


@pytest.fixture
def rude() -> Iterator[tuple[list[int], str]]:
    """A server that accepts, reads and closes without a word, twice, then answers; how often it was asked."""
    asked: list[int] = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                while not connection.recv(65_536).endswith(b"}"):
                    pass
                asked.append(1)
                if len(asked) > 2:
                    connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")

    threading.Thread(target=serve, daemon=True).start()
    yield asked, f"json://127.0.0.1:{server.getsockname()[1]}/hook"
    server.shutdown(socket.SHUT_RDWR)
    server.close()


def test_a_hook_that_hangs_up_is_tried_again(rude: tuple[list[int], str]) -> None:
    asked, url = rude
    [receiver] = opened(addresses(url)[0])
    assert receiver.send(MESSAGE, soon()) == ""
    assert len(asked) == 3


@pytest.mark.parametrize("scheme", ["json", "mailto"])
def test_a_server_that_hangs_is_given_up(scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        where = f"127.0.0.1:{silent.getsockname()[1]}"
        url = (
            f"json://{where}/hook"
            if scheme == "json"
            else f"mailto://u:p@{where}?from=a@b.vn&to=c@d.vn&mode=insecure"
        )
        [receiver] = opened(addresses(f"{url}{'?' if scheme == 'json' else '&'}cto=0.2&rto=0.2")[0])
        assert receiver.send(MESSAGE, soon()) != ""


@pytest.mark.parametrize(
    "url",
    [
        f"mailto://kc:{PASSWORD}@127.0.0.1:{{port}}?from=kc@sender-domain.vn&to=an@receiver-domain.vn&mode=insecure",
        f"json://kc:{PASSWORD}@127.0.0.1:{{port}}/t0k3n-path?-k={PASSWORD}",
    ],
)
def test_why_it_failed_names_no_part_of_the_address(
    url: str, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    port = free_port()
    [receiver] = opened(addresses(url.format(port=port))[0])
    why = receiver.send(MESSAGE, soon())
    shown = why + caplog.text + "".join(capsys.readouterr())
    assert why
    for secret in (PASSWORD, "127.0.0.1", str(port), "sender-domain", "receiver-domain", "t0k3n-path"):
        assert secret not in shown


def test_the_log_takes_a_message_once(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "alerts.log")
    assert [log.send(MESSAGE, 0), log.send(MESSAGE, 0)] == ["", ""]
    words = log.path.read_text(encoding="utf-8")
    assert words.count(MESSAGE.key) == words.count("Tổng 75 không khớp 73.") == 1


def test_a_log_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    assert "No such file" in LogFile(tmp_path / "missing" / "alerts.log").send(MESSAGE, 0)
