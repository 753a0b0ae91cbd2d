"""Who hears of what, and how often: once, over runs, failures and crashes."""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug import Response

from khuyencong.warehouse import WarehouseError
from quality.alerts import telling
from quality.alerts.channels import addresses
from quality.alerts.outbox import SENDING, Outbox
from quality.alerts.telling import Setting, Settings, status, tell, try_out
from tests.unit.quality.alerts.conftest import PASSWORD, Bureau, Postbox, free_port

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from quality.alerts.telling import Heard, Told

ROOT = Path(__file__).parents[4]
CHILD = "import sys, pathlib; from quality.alerts.telling import tell; tell(pathlib.Path(sys.argv[1]))"
"""What a run does, in a process of its own."""

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH", "ignore:'imghdr'")


class Hook:
    """A web hook of this machine that answers as it is told, and what it took."""

    def __init__(self, server: HTTPServer) -> None:
        self.code = 200
        self.url = f"json://127.0.0.1:{server.port}/hook"
        self.asked = 0
        self.taken: list[dict] = []
        server.expect_request("/hook").respond_with_handler(self.answer)

    def answer(self, request: Request) -> Response:
        self.asked += 1
        if self.code == 200:
            self.taken.append(request.get_json())
        return Response("", self.code)

    @property
    def told(self) -> list[tuple[str, str]]:
        return [(each["finding_id"], each["event"]) for message in self.taken for each in message["findings"]]


@pytest.fixture
def hook(httpserver: HTTPServer) -> Hook:
    return Hook(httpserver)


def run(bureau: Bureau, *urls: str, **settings: str) -> Told:
    bureau.publish()
    return tell(bureau.warehouse, {"KC_ALERT_URLS": " ".join(urls), **settings})


def of(told: Told | tuple[Heard, ...], scheme: str) -> Heard:
    heard = told if isinstance(told, tuple) else told.heard
    return next(each for each in heard if each.name.partition("-")[0] == scheme)


def test_each_change_is_told_once_over_runs(bureau: Bureau, hook: Hook) -> None:
    bureau.find("f1", severity="warning")
    assert of(run(bureau, hook.url), "json").told == 1
    assert of(run(bureau, hook.url), "json").told == 0
    bureau.change("f1", "worsened", severity="error", difference=9)
    bureau.find("f2", "b.txt")
    run(bureau, hook.url)
    run(bureau, hook.url)
    bureau.change("f1", "resolved", state="resolved")
    run(bureau, hook.url)
    run(bureau, hook.url)
    bureau.change("f1", "reopened", state="open")
    run(bureau, hook.url)
    assert hook.told == [
        ("f1", "opened"),
        ("f1", "worsened"),
        ("f2", "opened"),
        ("f1", "resolved"),
        ("f1", "reopened"),
    ]


def test_what_was_acknowledged_or_resolved_before_it_could_be_told_is_not(bureau: Bureau, hook: Hook) -> None:
    bureau.find("f1")
    bureau.change("f1", "acknowledged", state="acknowledged")
    bureau.find("f2")
    bureau.change("f2", "resolved", state="resolved")
    run(bureau, hook.url)
    assert hook.asked == 0
    bureau.change("f1", "lapsed", state="open")
    run(bureau, hook.url)
    assert hook.told == [("f1", "opened")]


def test_a_report_is_a_message_the_worst_first(bureau: Bureau, hook: Hook) -> None:
    bureau.find("f1", "a.txt", severity="warning")
    bureau.find("f2", "b.txt", severity="error")
    bureau.find("f3", "a.txt", severity="warning")
    bureau.find("f4", None, severity="warning", geo_code="KC-BAC")
    bureau.find("f5", "c.txt", severity="note")
    told = run(bureau, hook.url)
    assert [[each["finding_id"] for each in message["findings"]] for message in hook.taken] == [
        ["f2"],
        ["f4"],
        ["f1", "f3"],
    ]
    assert "«75 đề án» (nghi sai / suspect), trong đó «11 đề án» quốc gia" in hook.taken[0]["message"]
    assert "f5" in Path(told.digest).read_text(encoding="utf-8")


def test_without_any_setting_there_is_a_log_and_a_digest(bureau: Bureau) -> None:
    bureau.find("f1")
    told = run(bureau)
    run(bureau)
    assert [(each.name, each.told) for each in told.heard] == [("log", 1)]
    assert told.delivered
    assert (bureau.folder / "alerts.log").read_text(encoding="utf-8").count("kc acknowledge f1") == 1
    assert Path(told.digest) == bureau.folder / "index.html"
    assert sorted(each.name for each in bureau.folder.iterdir()) == [
        "alerts.log",
        "index.html",
        "index.md",
        "journal.jsonl",
    ]


def test_a_run_with_nothing_due_brings_no_apprise_and_writes_nothing(bureau: Bureau, hook: Hook) -> None:
    bureau.find("f1")
    run(bureau, hook.url)
    before = {path: path.stat().st_mtime_ns for path in bureau.folder.iterdir()}
    code = f"{CHILD}; assert 'apprise' not in sys.modules"
    child = subprocess.run(
        [sys.executable, "-c", code, str(bureau.warehouse)], cwd=ROOT, env=os.environ | {"KC_ALERT_URLS": hook.url},
        check=False,
    )  # fmt: skip
    assert child.returncode == 0
    assert hook.asked == 1
    assert {path: path.stat().st_mtime_ns for path in bureau.folder.iterdir()} == before


def test_what_could_not_be_delivered_is_told_by_the_next_run_once(bureau: Bureau, hook: Hook) -> None:
    bureau.find("f1")
    hook.code = 503
    told = run(bureau, hook.url)
    assert (of(told, "json").left, of(told, "json").doubt, told.delivered) == (1, (), False)
    assert "error=503" in of(told, "json").why
    assert "chưa gửi được / not delivered" in Path(told.digest).read_text(encoding="utf-8")
    assert hook.asked == 3
    hook.code = 200
    assert run(bureau, hook.url).delivered
    run(bureau, hook.url)
    assert hook.told == [("f1", "opened")]


def test_a_hook_that_hangs_is_tried_by_the_next_run(
    bureau: Bureau, hook: Hook, httpserver: HTTPServer
) -> None:
    bureau.find("f1")
    go_on = threading.Event()
    httpserver.expect_request("/slow").respond_with_handler(lambda _: (go_on.wait(5), Response(""))[1])
    slow = hook.url.replace("/hook", "/slow?rto=0.2")
    try:
        assert of(run(bureau, slow), "json").left == 1
    finally:
        go_on.set()
    assert of(run(bureau, slow), "json").told == 1
    assert of(run(bureau, slow), "json").told == 0


def test_one_channel_down_holds_up_no_other(bureau: Bureau, hook: Hook, postbox: tuple[Postbox, str]) -> None:
    box, url = postbox
    bureau.find("f1")
    bureau.find("f2", "b.txt")
    dead = f"json://127.0.0.1:{free_port()}/"
    told = run(bureau, dead, url, "nonsense", hook.url)
    states = {
        each.name.partition("-")[0]: (each.told, each.left)
        for each in told.heard
        if each.name != told.heard[1].name
    }
    assert states == {"log": (2, 0), "mailto": (2, 0), "unknown": (0, 2), "json": (2, 0)}
    assert (told.heard[1].told, told.heard[1].left) == (0, 2)
    run(bureau, dead, url, hook.url)
    assert len(box.mail) == 2
    assert len(hook.taken) == 2


def test_mail_that_the_server_refuses_for_now_comes_once_it_takes_it(
    bureau: Bureau, postbox: tuple[Postbox, str]
) -> None:
    box, url = postbox
    bureau.find("f1")
    box.answer = "451 try again later"
    assert of(run(bureau, url), "mailto").left == 1
    box.answer = "250 OK"
    run(bureau, url)
    run(bureau, url)
    [mail] = box.mail
    assert mail["subject"] == "[khuyến công] 1 lỗi (error): a.txt · Bắc Kạn · 2021"


def test_of_two_mail_boxes_the_one_that_took_it_gets_it_once(
    bureau: Bureau, postbox: tuple[Postbox, str]
) -> None:
    box, url = postbox
    url = url.replace("to=an@example.vn", "to=an@example.vn,ba@example.vn")
    bureau.find("f1")
    box.refuse = {"ba@example.vn"}
    told = run(bureau, url)
    assert [each.told for each in told.heard] == [1, 1, 0] or [each.told for each in told.heard] == [1, 0, 1]
    box.refuse = set()
    run(bureau, url)
    run(bureau, url)
    assert sorted(mail["to"] for mail in box.mail) == ["an@example.vn", "ba@example.vn"]


def test_what_was_under_way_when_the_process_was_killed_is_in_doubt_and_not_sent_again(
    bureau: Bureau, hook: Hook, httpserver: HTTPServer, caplog: pytest.LogCaptureFixture
) -> None:
    bureau.find("f1")
    bureau.publish()
    arrived, go_on = threading.Event(), threading.Event()
    asked = []

    def hold(request: Request) -> Response:
        asked.append(request.get_json()["findings"][0]["finding_id"])
        arrived.set()
        go_on.wait(20)
        return Response("")

    httpserver.expect_request("/held").respond_with_handler(hold)
    environment = {"KC_ALERT_URLS": hook.url.replace("/hook", "/held?rto=30"), "KC_ALERT_SECONDS": "60"}
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(bureau.warehouse)], cwd=ROOT, env=os.environ | environment
    ) as child:
        assert arrived.wait(30)
        child.send_signal(signal.SIGKILL)
    go_on.set()
    for _ in range(2):
        told = tell(bureau.warehouse, environment)
        assert (of(told, "json").doubt, of(told, "json").left, told.delivered) == (("f1",), 0, False)
    assert asked == ["f1"]
    assert caplog.text.count("in doubt whether f1 reached json-") == 2
    assert "may not have arrived: f1" in Path(told.digest).read_text(encoding="utf-8")
    assert (bureau.folder / "alerts.log").read_text(encoding="utf-8").count("kc acknowledge f1") == 1
    again = tell(bureau.warehouse, environment, again="f1")
    assert (of(again, "json").told, of(again, "json").doubt, again.delivered) == (1, (), True)
    assert asked == ["f1", "f1"]


def test_whoever_hears_of_a_later_change_is_in_no_doubt(bureau: Bureau, hook: Hook) -> None:
    bureau.find("f1")
    bureau.publish()
    [address] = addresses(hook.url)
    Outbox(bureau.folder).record(SENDING, address.name, "m", ["f1/opened"])
    assert of(run(bureau, hook.url), "json").doubt == ("f1",)
    bureau.change("f1", "worsened")
    assert (of(told := run(bureau, hook.url), "json").doubt, told.delivered) == ((), True)
    assert hook.told == [("f1", "worsened")]


def test_a_conversation_that_never_ends_holds_up_no_run(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "GRACE", 0.1)
    bureau.find("f1")
    over = threading.Event()

    def drip(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection:
            while not over.wait(0.05):
                connection.sendall(b"H")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=drip, args=(server,), daemon=True)
        thread.start()
        url = f"json://127.0.0.1:{server.getsockname()[1]}/?cto=0.2&rto=0.2"
        heard = of(run(bureau, url, KC_ALERT_SECONDS="1"), "json")
        over.set()
        thread.join()
    assert (heard.told, heard.left, heard.doubt) == (0, 0, ("f1",))


def test_a_run_that_was_killed_while_it_logged_logs_once(bureau: Bureau) -> None:
    bureau.find("f1")
    run(bureau)
    journal = bureau.folder / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])  # the intent, and no outcome
    told = run(bureau)
    assert told.delivered
    assert (bureau.folder / "alerts.log").read_text(encoding="utf-8").count("kc acknowledge f1") == 1


def test_a_finding_is_sent_again_to_everyone_when_asked(bureau: Bureau, hook: Hook) -> None:
    bureau.find("f1")
    bureau.find("f2")
    run(bureau, hook.url)
    environment = {"KC_ALERT_URLS": hook.url}
    tell(bureau.warehouse, environment, again="f1")
    tell(bureau.warehouse, environment)
    assert hook.told == [("f1", "opened"), ("f2", "opened"), ("f1", "opened")]
    assert hook.taken[0]["key"] != hook.taken[1]["key"]
    with pytest.raises(WarehouseError, match="'nonsense'"):
        tell(bureau.warehouse, environment, again="nonsense")


@pytest.mark.parametrize("kind", ["mailto", "json"])
def test_no_part_of_an_address_is_kept_or_shown(
    bureau: Bureau,
    kind: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    caplog.set_level(logging.DEBUG)
    where = f"kc:{PASSWORD}@localhost.test-host.vn:{free_port()}"
    url = {
        "mailto": f"mailto://{where}?from=kc@sender.vn&to=an@receiver.vn&smtp=127.0.0.1&mode=insecure",
        "json": f"json://{where}/t0k3n-path?+Authorization=Bearer-{PASSWORD}",
    }[kind]
    bureau.find("f1")
    told = run(bureau, url)
    assert of(told, kind).left == 1
    shown = repr(told) + caplog.text + "".join(capfd.readouterr())
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in (PASSWORD, "test-host.vn", "receiver.vn", "t0k3n-path"):
        assert secret not in shown
        assert secret.encode() not in kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KC_ALERT_SEVERITY", "bad"),
        ("KC_ALERT_SECONDS", "soon"),
        ("KC_ALERT_SECONDS", "0"),
        ("KC_ALERT_SECONDS", "601"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(Setting, match=f"{name}.*'{value}'"):
        Settings.of({name: value})


@pytest.mark.parametrize(
    ("least", "told"), [("error", ["f1"]), ("warning", ["f1", "f2"]), ("note", ["f1", "f2", "f3"])]
)
def test_the_least_severity_that_is_pushed_can_be_set(
    bureau: Bureau, hook: Hook, least: str, told: list[str]
) -> None:
    for number, severity in enumerate(("error", "warning", "note"), 1):
        bureau.find(f"f{number}", severity=severity)
    run(bureau, hook.url, KC_ALERT_SEVERITY=least)
    assert [finding for finding, _ in hook.told] == told


def test_status_tells_without_sending(bureau: Bureau, hook: Hook) -> None:
    bureau.find("f1")
    run(bureau, hook.url)
    bureau.find("f2")
    bureau.publish()
    heard = status(bureau.warehouse, {"KC_ALERT_URLS": f"{hook.url} mailto://a:b@c.vn"})
    assert [(each.name.partition("-")[0], each.told, each.left) for each in heard] == [
        ("log", 1, 1),
        ("json", 1, 1),
        ("mailto", 0, 2),
    ]
    assert hook.asked == 1


def test_a_trial_reaches_every_receiver_and_is_not_remembered(bureau: Bureau, hook: Hook) -> None:
    heard = try_out({"KC_ALERT_URLS": f"{hook.url} nonsense"})
    assert [(each.told, each.left) for each in heard] == [(1, 0), (0, 1)]
    assert "Tin thử" in hook.taken[0]["message"]
    assert not bureau.folder.exists()


def test_a_new_password_tells_nothing_twice(bureau: Bureau, hook: Hook) -> None:
    bureau.find("f1")
    run(bureau, hook.url.replace("json://", "json://kc:old@"))
    run(bureau, hook.url.replace("json://", "json://kc:new@"))
    assert hook.asked == 1


def test_lost_layers_tell_nothing_twice(bureau: Bureau, hook: Hook) -> None:
    bureau.find("f1")
    run(bureau, hook.url)
    bureau.history.clear()
    bureau.change("f1", "opened")
    run(bureau, hook.url)
    assert hook.asked == 1


def test_the_journal_names_changes_and_channels_only(bureau: Bureau, hook: Hook) -> None:
    bureau.find("f1")
    run(bureau, hook.url)
    lines = [
        json.loads(line)
        for line in (bureau.folder / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert {tuple(line) for line in lines} == {("at", "state", "channel", "message", "keys")}
    assert {key for line in lines for key in line["keys"]} == {"f1/opened"}
