"""Bad input, case by case: what the user sees, and that nothing is lost."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from khuyencong.extraction import Reading, extract
from khuyencong.reading import Document
from khuyencong.warehouse import exclusive
from tests.pipeline.desk import Desk

DROPPED = "-dac_override,-dac_read_search"


def kc(desk: Desk, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`kc` as a user whom permissions bind, even where the tests are run by root."""
    program = [str(Path(sys.executable).with_name("kc")), *arguments, "--warehouse", str(desk.warehouse)]
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root may do everything, and there is no setpriv to take that away")
        program = ["setpriv", f"--bounding-set={DROPPED}", f"--inh-caps={DROPPED}", *program]
    settings = {
        name: value for name, value in os.environ.items() if not name.startswith(("KC_", "DAGSTER_HOME"))
    }
    return subprocess.run(
        program, capture_output=True, text=True, check=False, env=settings, cwd=desk.raw.parent
    )


UNREADABLE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n ", "empty"),
    "binary.txt": (b"\x00\x01\x02\x03" * 100, "binary"),
    "english.txt": (
        b"The province supported 73 projects in 2021 with a budget of 7.6 billion. " * 4,
        "not_vietnamese",
    ),
    "legacy.txt": ("Năm 2021 có 73 đề án".encode("cp1258", "replace"), "unreadable"),
    "scan.pdf": (b"%PDF-1.7 ...", "unsupported"),
}


def test_files_that_cannot_be_read_are_set_aside_and_the_others_are_read(desk: Desk) -> None:
    desk.report("good.txt")
    for name, (content, _) in UNREADABLE.items():
        (desk.raw / name).write_bytes(content)
    summary = desk.run()
    assert (summary.reports["new"], summary.reports["quarantined"], summary.facts) == (1, len(UNREADABLE), 6)
    told = {row["source"]: row for row in desk.rows("FROM quarantine")}
    assert {name: row["reason"] for name, row in told.items()} == {
        name: reason for name, (_, reason) in UNREADABLE.items()
    }
    assert all(name in row["detail"] for name, row in told.items())
    assert not desk.run().published  # and they are told once


def test_a_folder_and_a_file_without_permission(desk: Desk) -> None:
    desk.report("good.txt")
    desk.report("locked/inside.txt")
    desk.report("secret.txt", total=74, national=12)
    (desk.raw / "locked").chmod(0)
    (desk.raw / "secret.txt").chmod(0)
    done = kc(desk, "run", "--raw", str(desk.raw), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["reports"]["quarantined"] == 2
    assert desk.quarantined() == [("locked", "permission"), ("secret.txt", "permission")]
    (desk.raw / "locked").chmod(0o755)
    (desk.raw / "secret.txt").chmod(0o644)
    assert json.loads(kc(desk, "run", "--raw", str(desk.raw), "--json").stdout)["facts"] == 12
    assert desk.quarantined() == []


def test_a_report_with_no_date_has_facts_with_no_period(desk: Desk) -> None:
    desk.write(
        "undated.txt",
        "Tỉnh Bắc Kạn đã hỗ trợ 73 đề án khuyến công cho các cơ sở công nghiệp nông thôn trên địa bàn.\n",
    )
    desk.run()
    assert desk.rows(
        "SELECT value, period_start, published_on FROM facts JOIN documents USING (document_id)"
    ) == [{"value": 73, "period_start": None, "published_on": None}]
    assert desk.rows("FROM rollup_province_year") == []


def test_an_unknown_province_is_told_and_the_report_is_read(desk: Desk) -> None:
    desk.write(
        "where.txt",
        "Năm 2021, trung tâm khuyến công đã hỗ trợ 73 đề án cho các cơ sở công nghiệp nông thôn.\n",
        "province: Bắc Cạnn\n",
    )
    summary = desk.run()
    assert (summary.reports["new"], summary.facts) == (1, 1)
    told = desk.rows("FROM quarantine")
    assert [row["reason"] for row in told] == ["invalid_origin"]
    assert "where.txt.origin.yaml" in told[0]["detail"]
    assert "Bắc Cạnn" in told[0]["detail"]
    assert desk.rows("SELECT geo_code FROM facts") == [{"geo_code": None}]


def test_a_number_that_fits_nothing_is_kept_as_unresolved(desk: Desk) -> None:
    desk.write("odd.txt", "Năm 2021, tỉnh Bắc Kạn hỗ trợ 73 đề án khuyến công. Ghi thêm: xyz 48151623 qwk.\n")
    desk.run()
    kept = desk.rows("SELECT quote, disposition FROM figures WHERE quote LIKE '%48151623%'")
    assert len(kept) == 1
    assert kept[0]["disposition"] != "fact"
    assert desk.rows("SELECT quote FROM facts WHERE quote LIKE '%48151623%'") == []


def test_new_bytes_that_cannot_be_read_leave_the_old_version_current(desk: Desk) -> None:
    path = desk.report("a.txt")
    desk.run()
    path.write_bytes(b"")
    summary = desk.run()
    assert (summary.reports["quarantined"], summary.facts) == (1, 6)
    assert desk.quarantined() == [("a.txt", "empty")]
    assert desk.rows("SELECT superseded_by FROM documents") == [{"superseded_by": None}]


def test_a_read_only_warehouse_folder_keeps_the_last_release(desk: Desk) -> None:
    desk.report("a.txt")
    first = desk.run().release
    desk.report("b.txt", total=74, national=12)
    for folder, _, _ in os.walk(desk.warehouse.parent):
        Path(folder).chmod(0o555)
    done = kc(desk, "run", "--raw", str(desk.raw))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert str(desk.warehouse.parent.name) in done.stderr
    assert "Traceback" not in done.stderr
    assert desk.rows("SELECT max(version) AS version FROM releases") == [{"version": first}]
    for folder, _, _ in os.walk(desk.warehouse.parent):
        Path(folder).chmod(0o755)
    assert desk.run().facts == 12


def test_a_warehouse_that_another_program_holds_open(desk: Desk) -> None:
    desk.report("a.txt")
    desk.run()
    script = """if True:
        import duckdb, sys
        connection = duckdb.connect(sys.argv[1], read_only=True)
        print("open", flush=True)
        input()
        print(connection.execute("SELECT count(*) FROM facts").fetchall()[0][0])
    """
    with subprocess.Popen(
        [sys.executable, "-c", script, str(desk.warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "open\n"
        desk.report("b.txt", total=74, national=12)
        assert desk.run().published
        assert desk.rows("SELECT count(*) AS n FROM facts") == [{"n": 12}]
        out, _ = reader.communicate("go\n", timeout=60)
    assert out == "6\n"


def test_a_file_of_someone_else_under_the_warehouse_name_is_left_alone(desk: Desk) -> None:
    desk.report("a.txt")
    desk.warehouse.parent.mkdir()
    with duckdb.connect(str(desk.warehouse)) as connection:
        connection.execute("CREATE TABLE mine AS SELECT 1 AS a")
    before = desk.warehouse.read_bytes()
    done = kc(desk, "run", "--raw", str(desk.raw))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "kc.duckdb" in done.stderr
    assert desk.warehouse.read_bytes() == before


def test_two_runs_at_once(desk: Desk) -> None:
    desk.report("a.txt")
    with exclusive(desk.warehouse):
        done = kc(desk, "run", "--raw", str(desk.raw))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert str(os.getpid()) in done.stderr
    assert desk.run().facts == 6


def test_a_fault_of_ours_in_one_report_does_not_cost_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(document: Document) -> Reading:
        if document.source == "b.txt":
            raise ZeroDivisionError("by design")
        return extract(document)

    monkeypatch.setattr("khuyencong.extraction.extract", failing)
    desk.report("a.txt")
    desk.report("b.txt", total=74, national=12)
    summary = desk.run()
    assert (summary.reports["new"], summary.reports["quarantined"], summary.facts) == (1, 1, 6)
    detail = desk.rows("FROM quarantine")[0]["detail"]
    assert "b.txt: ZeroDivisionError" in detail
    assert "by design" in detail


def test_any_file_name(desk: Desk) -> None:
    names = ["a'b.txt", "báo cáo 2021.txt", 'say "hi".txt', "tháng 6/quý II.txt"]
    for place, name in enumerate(names):
        desk.report(name, total=73 + place, national=11 + place)
    assert desk.run().facts == 24
    assert [row["source"] for row in desk.rows("SELECT source FROM documents ORDER BY source")] == names


def test_an_empty_raw_folder_is_no_error(desk: Desk) -> None:
    summary = desk.run()
    assert (summary.reports["new"], summary.facts, summary.published) == (0, 0, True)
    assert not desk.run().published
