"""The `kc` command line: commands, options and help. What a command does is told in the module it calls.

Imports at the top are those that `kc --help` needs: a command brings its own, and only `kc run` and `kc dev`
bring Dagster.
"""

# ruff: noqa: ARG001, PLC0415, PLR0913, PLR0917 - options are many and for their callbacks; imports: see above

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipelines.console import Failed, complain, show, show_json
from pipelines.places import RAW, WAREHOUSE

app = typer.Typer(
    name="kc",
    help="Đọc báo cáo khuyến công, kiểm tra từng con số, phát hành kho dữ liệu. / "
    "Reads khuyến công reports, checks every number, publishes a warehouse.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Severity(StrEnum):
    """Severities of findings, worst first."""

    error = "error"
    warning = "warning"
    note = "note"


class State:
    """What holds for the whole command."""

    verbose = False


def _verbose(value: bool) -> bool:
    State.verbose = State.verbose or value
    return value


Raw = Annotated[
    Path,
    typer.Option("--raw", envvar="KC_RAW", metavar="DIR", help="Thư mục báo cáo. / The folder of reports."),
]
Warehouse = Annotated[
    Path,
    typer.Option(
        "--warehouse", envvar="KC_WAREHOUSE", metavar="FILE", help="Kho dữ liệu. / The published file."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Một tài liệu JSON. / One JSON document for programs.")]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose", "-v", callback=_verbose, help="Kể cả chi tiết lỗi. / Logs, and traces of errors."
    ),
]


@app.command(epilog="Ví dụ / example: kc run --raw data/raw --strict")
def run(
    raw: Raw = Path(RAW),
    warehouse: Warehouse = Path(WAREHOUSE),
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Thất bại nếu có lỗi số liệu. / Fail on open findings of severity error."
        ),
    ] = False,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Đọc báo cáo mới, kiểm tra, phát hành. / Read what is new, check it, publish."""
    from pipelines.run import run as run_all
    from pipelines.summary import print_summary, progress

    if not raw.is_dir():
        raise typer.BadParameter(f"không có thư mục {raw} / there is no such folder", param_hint="--raw")
    with progress() as tell:
        summary = run_all(raw, warehouse, tell, verbose=verbose)
    print_summary(summary, as_json=as_json)
    if strict and summary.findings["error"]:
        raise Failed(
            f"{summary.findings['error']} lỗi số liệu / open findings of severity error (--strict): "
            "kc findings --severity error"
        )


@app.command(epilog='Ví dụ / example: kc read "Năm 2021, kinh phí 7.690,50 triệu đồng cho 73 đề án."')
def read(
    text: Annotated[
        str,
        typer.Argument(
            metavar="[TEXT or -]",
            help="Văn bản, hoặc - để đọc từ đầu vào. / A text, or - for standard input.",
        ),
    ] = "-",
    published: Annotated[
        str | None, typer.Option(metavar="YYYY[-MM[-DD]]", help="Ngày công bố. / When it was published.")
    ] = None,
    province: Annotated[
        str | None, typer.Option(help="Tỉnh, tên hoặc mã. / Province, by name or code.")
    ] = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Đọc một văn bản, không cần kho dữ liệu. / Read one text and print its figures and facts."""
    from pipelines.read import read_text, render

    told = read_text(sys.stdin.read() if text == "-" else text, published, province)
    show_json(told) if as_json else show(*render(told))


@app.command(epilog="Ví dụ / example: kc explain 3f2a9c0b11de-1042")
def explain(
    fact_id: Annotated[
        str, typer.Argument(metavar="FACT_ID", help="Mã số liệu. / As in the column fact_id.")
    ],
    warehouse: Warehouse = Path(WAREHOUSE),
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Giải thích một con số: câu văn, quy tắc, đối chiếu. / One number: its sentence, rules and checks."""
    from pipelines.explain import explain as explain_fact
    from pipelines.explain import render
    from pipelines.published import connect

    with connect(warehouse) as connection:
        told = explain_fact(connection, fact_id)
    show_json(told) if as_json else show(*render(told))


@app.command(epilog="Ví dụ / example: kc findings --severity error --open")
def findings(
    severity: Annotated[Severity | None, typer.Option(help="Chỉ mức này. / Only this severity.")] = None,
    open_only: Annotated[
        bool, typer.Option("--open", help="Chỉ cảnh báo đang mở. / Only open ones.")
    ] = False,
    warehouse: Warehouse = Path(WAREHOUSE),
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Cảnh báo, nặng nhất trước, kèm phép tính. / The alerts, worst first, with their arithmetic."""
    from pipelines.alerts import render
    from pipelines.published import connect
    from pipelines.published import findings as listed

    with connect(warehouse) as connection:
        alerts = listed(connection, severity and severity.value, open_only=open_only)
    show_json(alerts) if as_json else show(*render(alerts))


@app.command(
    epilog='Ví dụ / example: kc acknowledge adac29970f95 --by "An" --why "chờ đính chính" --until 2026-12-31'
)
def acknowledge(
    finding_id: Annotated[
        str, typer.Argument(metavar="FINDING_ID", help="Mã cảnh báo. / As kc findings shows it.")
    ],
    by: Annotated[str, typer.Option(metavar="NAME", help="Ai ghi nhận. / Who.")] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="Vì sao để lại. / Why it may stay.")] = "",
    until: Annotated[
        str, typer.Option(metavar="YYYY-MM-DD", help="Đến hết ngày; trống: không hạn. / Last day.")
    ] = "",
    raw: Raw = Path(RAW),
    warehouse: Warehouse = Path(WAREHOUSE),
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Ghi nhận một cảnh báo: đã biết, vì sao, đến khi nào. / Acknowledge a finding: who, why, until when."""
    from pipelines.acknowledge import acknowledge as write
    from pipelines.acknowledge import render
    from pipelines.published import connect
    from quality.findings.acknowledgements import folder_of

    with connect(warehouse) as connection:
        saved = write(connection, finding_id, (by, why, until), folder_of(raw))
    show_json(saved) if as_json else show(*render(saved))


@app.command(epilog="Ví dụ / example: kc alerts --test")
def alerts(
    again: Annotated[
        str | None, typer.Option(metavar="FINDING_ID", help="Gửi lại một cảnh báo. / Send one once more.")
    ] = None,
    test: Annotated[
        bool, typer.Option("--test", help="Gửi tin thử đến mọi kênh. / A test message to every channel.")
    ] = False,
    warehouse: Warehouse = Path(WAREHOUSE),
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Ai đã được thông báo, qua kênh nào. / Who was told of findings, what is due, what is in doubt."""
    from pipelines.telling import render, work

    told = work(warehouse, again, test=test)
    show_json(told) if as_json else show(*render(told, sent=test or bool(again)))
    if test and any(each["left"] for each in told["heard"]):
        raise Failed("có kênh chưa nhận được tin thử / not every channel took the test message")


@app.command(
    epilog='Ví dụ / example: kc review 3f2a9c0b11de-1042 --correct value=73 --by "An" --why "in nhầm"'
)
def review(
    fact_id: Annotated[
        str | None,
        typer.Argument(metavar="[FACT_ID]", help="Số liệu cần quyết định. / The fact to decide on."),
    ] = None,
    more: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COLUMN=VALUE]...", help="Sửa thêm cột. / More columns to correct."),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Đọc đúng. / It was read right.")] = False,
    reject: Annotated[
        bool, typer.Option("--reject", help="Không phải số liệu. / It is no fact about the programme.")
    ] = False,
    correct: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN=VALUE", help="Sửa cột; trống: không nêu. / Correct; empty: not said."),
    ] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Ai quyết định. / Who decides.")] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="Vì sao. / Why.")] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="Kể cả đã quyết định. / Decided ones too.")
    ] = False,
    raw: Raw = Path(RAW),
    warehouse: Warehouse = Path(WAREHOUSE),
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Số liệu cần xem lại, và quyết định của cán bộ. / Facts to judge, least believed first; decide."""
    from khuyencong.review import folder_of
    from pipelines.published import connect
    from pipelines.published import review as listed
    from pipelines.review import Judgement, decide, render, render_saved

    chosen = [n for n, on in (("accept", accept), ("correct", correct or more), ("reject", reject)) if on]
    if bool(fact_id) != bool(chosen) or len(chosen) > 1:
        raise typer.BadParameter("FACT_ID và một trong / and one of: --accept, --correct, --reject")
    with connect(warehouse) as connection:
        if not fact_id:
            rows = listed(connection, decided=everything)
            show_json(rows) if as_json else show(*render(rows))
            return
        said = Judgement(chosen[0], [*(correct or []), *(more or [])], by, why)
        saved = decide(connection, fact_id, said, folder_of(raw))
    show_json(saved) if as_json else show(*render_saved(saved))


@app.command(epilog='Ví dụ / example: kc sql "SELECT geo_code, count(*) FROM facts GROUP BY ALL"')
def sql(
    query: Annotated[
        str | None, typer.Argument(help="Một câu SQL; không có: dấu nhắc. / One query; none: a prompt.")
    ] = None,
    warehouse: Warehouse = Path(WAREHOUSE),
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Dạng CSV. / As CSV.")] = False,
    verbose: Verbose = False,
) -> None:
    """Chạy SQL trên kho dữ liệu, chỉ đọc. / Run SQL on the published warehouse, read-only."""
    from pipelines.published import connect
    from pipelines.sql import prompt
    from pipelines.sql import query as run_query

    form = "json" if as_json else "csv" if as_csv else "table"
    with connect(warehouse) as connection:
        run_query(connection, query, form) if query else prompt(connection, form)


@app.command(epilog="Ví dụ / example: kc export out --format parquet,csv")
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Nơi ghi. / Where to write.")],
    formats: Annotated[
        str,
        typer.Option("--format", metavar="parquet,csv", help="Định dạng, cách nhau bởi dấu phẩy. / Formats."),
    ] = "parquet",
    warehouse: Warehouse = Path(WAREHOUSE),
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Xuất bảng, từ điển dữ liệu và datapackage.json. / Tables, data dictionary and datapackage.json."""
    from khuyencong.warehouse.export import COPIES
    from khuyencong.warehouse.export import export as write
    from pipelines.console import near
    from pipelines.published import connect
    from pipelines.summary import progress

    wanted = list(dict.fromkeys(each.strip() for each in formats.split(",")))
    if unknown := [each for each in wanted if each not in COPIES]:
        raise typer.BadParameter(
            f"{', '.join(unknown)}: chỉ có / there are only {', '.join(COPIES)}", param_hint="--format"
        )
    connect(warehouse).close()
    with progress() as tell:
        files = write(warehouse, folder, wanted, tell)
    written = [near(path) for path in files]
    show_json({"files": written}) if as_json else show(*written)


@app.command(epilog="Ví dụ / example: kc reconcile cases.jsonl")
def reconcile(
    cases: Annotated[
        Path, typer.Argument(metavar="CASES.jsonl", help="Một bài toán một dòng. / A case a line.")
    ],
    verbose: Verbose = False,
) -> None:
    """Chạy riêng bộ đối chiếu. / Run the reconciliation engine alone; one line of JSON a case."""
    from pipelines.reconcile import reconcile as answer_all

    if wrong := answer_all(cases):
        raise Failed(f"{cases}: {wrong} dòng sai / lines could not be answered")


@app.command(epilog="Ví dụ / example: kc dev --port 3000")
def dev(
    raw: Raw = Path(RAW),
    warehouse: Warehouse = Path(WAREHOUSE),
    host: Annotated[str, typer.Option(help="Địa chỉ. / Address.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Cổng. / Port.")] = 3000,
    verbose: Verbose = False,
) -> None:
    """Trang và tiến trình nền của Dagster. / Dagster's web page and daemon, with schedule and sensor."""
    from pipelines.dev import serve

    serve(raw, warehouse, host, port)


def main() -> None:
    """Run `kc`. A failure is one line on standard error and exit code 1; --verbose adds the trace."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except Exception as problem:
        if State.verbose:
            raise
        complain(" ".join(str(problem).split()) or type(problem).__name__)
        sys.exit(1)
