"""The command line: help, exit codes, and what a command may import."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

KC = Path(sys.executable).with_name("kc")
COMMANDS = ("run", "read", "explain", "findings", "review", "sql", "export", "reconcile", "dev")
TEXT = "Năm 2021, tỉnh Bắc Kạn hỗ trợ 73 đề án khuyến công với tổng kinh phí 7.690,50 triệu đồng."


def kc(*arguments: str, stdin: str = "", folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(KC), *arguments], input=stdin, capture_output=True, text=True, check=False, cwd=folder
    )


def modules_of(*arguments: str) -> set[str]:
    """Top-level modules that a command has imported when it is done."""
    script = (
        "import sys\n"
        f"sys.argv = ['kc', *{list(arguments)!r}]\n"
        "from pipelines.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\n'.join({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, input=""
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [("--help",), *((command, "--help") for command in COMMANDS)])
def test_help_comes_without_the_libraries_of_the_work(arguments: tuple[str, ...]) -> None:
    assert not modules_of(*arguments) & {
        "dagster",
        "duckdb",
        "pandas",
        "pandera",
        "polars",
        "pyarrow",
        "scipy",
    }


@pytest.mark.parametrize(
    "arguments", [("read", TEXT), ("sql", "SELECT 1"), ("findings",), ("explain", "x"), ("export", "out")]
)
def test_only_a_run_brings_dagster(arguments: tuple[str, ...]) -> None:
    assert "dagster" not in modules_of(*arguments)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example(command: str) -> None:
    done = kc(command, "--help")
    assert done.returncode == 0
    assert f"kc {command} " in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("run", "--raw", "nowhere"),
        ("export",),
        ("findings", "--severity", "bad"),
        ("export", "o", "--format", "doc"),
    ],
)
def test_bad_usage_is_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert kc(*arguments, folder=tmp_path).returncode == 2


@pytest.mark.parametrize(
    "arguments",
    [("findings",), ("sql", "SELECT 1"), ("explain", "x"), ("export", "out"), ("reconcile", "none.jsonl")],
)
def test_work_that_fails_is_1_and_one_line(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = kc(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("kc: ")


def test_verbose_tells_where_it_failed_and_what_dagster_does(tmp_path: Path) -> None:
    assert "Traceback" in kc("findings", "--verbose", folder=tmp_path).stderr
    (tmp_path / "raw").mkdir()
    done = kc("run", "--raw", "raw", "--warehouse", "out/kc.duckdb", "--verbose", "--json", folder=tmp_path)
    assert "STEP_SUCCESS" in done.stderr
    assert json.loads(done.stdout)["published"]


def test_read_from_an_argument_and_from_a_pipe() -> None:
    told = json.loads(kc("read", TEXT, "--json").stdout)
    assert told == json.loads(kc("read", "-", "--json", stdin=TEXT).stdout)
    assert [fact["value"] for fact in told["facts"]] == [73, 7690500000]
    shown = kc("read", TEXT).stdout
    assert "73 đề án" in shown
    assert "7.690,5 triệu đồng" in shown


def test_read_takes_the_year_from_the_day_of_publication() -> None:
    text = "Tỉnh Bắc Kạn đã hỗ trợ 73 đề án khuyến công trong năm nay."
    told = json.loads(kc("read", text, "--published", "2021-11", "--json").stdout)
    assert told["facts"][0]["period_start"] == "2021-01-01"
    assert kc("read", text, "--published", "someday").returncode == 1


def test_reconcile_answers_line_by_line_and_names_the_bad_one(tmp_path: Path) -> None:
    case = {
        "id": "one",
        "values": {
            "t": {"value": "73", "decimals": 0},
            "a": {"value": "11", "decimals": 0},
            "b": {"value": "62", "decimals": 0},
        },
        "constraints": [{"kind": "sum", "total": "t", "parts": ["a", "b"], "op": "=="}],
    }
    (tmp_path / "cases.jsonl").write_text(
        f"{json.dumps(case)}\nnot json\n{json.dumps(case)}\n", encoding="utf-8"
    )
    done = kc("reconcile", "cases.jsonl", folder=tmp_path)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(answer["id"], answer.get("holds")) for answer in answers] == [
        ("one", True),
        (None, None),
        ("one", True),
    ]
    assert done.returncode == 1
    assert "cases.jsonl, line 2" in done.stderr
