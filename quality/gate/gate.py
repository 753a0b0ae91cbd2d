"""The gate as its user sees it: started early, asked about one built file, answered with a result.

What is judged, and by what, is told in judge.py, which runs in a process of its own (__main__.py). A process
that dies or does not answer in time is a gate that is not passed.
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal, Self

from quality.gate.rules import Severity

LIMIT = 300.0
"""Seconds that the process has for an answer, its start included."""

SHOWN = 3
"""Failed expectations that a message names, and places of one; the page names more."""

Outcome = Literal["fails", "warns", "holds", "nothing"]
"""Of one expectation: `warns` if it fails and is only told, `nothing` if there was nothing to judge."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expectation fails: words for the place, what was found there, keys of the first offenders."""

    place: str
    found: str
    such_as: str | None

    @property
    def words(self) -> str:
        """As one phrase: `budgets: 2 (b2cb79c7398b-2159)`."""
        named = "" if self.place in self.found else f"{self.place}: "
        return f"{named}{self.found}" + (f" ({self.such_as})" if self.such_as else "")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one expectation. `judged` and `offenders` count rows of the sheet (sheet.py)."""

    rule: str
    vi: str
    en: str
    severity: Severity
    expects: str
    holds: bool
    judged: int
    offenders: int
    rows: tuple[Place, ...]
    error: str | None

    @property
    def outcome(self) -> Outcome:
        """In one word."""
        if not self.holds:
            return "fails" if self.severity == "critical" else "warns"
        return "holds" if self.judged else "nothing"

    @property
    def words(self) -> str:
        """As one sentence, the first places named."""
        places = [each.words for each in self.rows[:SHOWN]]
        places += [f"… {self.offenders}"] if self.offenders > SHOWN else []
        return f"{self.vi} / {self.en}: {self.error or '; '.join(places)}"


@dataclass(frozen=True, slots=True)
class GateResult:
    """The gate's answer on one file."""

    verdicts: tuple[Verdict, ...]
    last: str | None
    """The release that it was compared with."""
    waited: float
    """Seconds from the question until the process was ready to judge: what its start still took."""
    judging: float
    """Seconds that it judged."""
    reason: str | None = None
    """Why there is no judgement: the process died, was late, or could not read the file."""

    @property
    def passed(self) -> bool:
        """It may be published: there is a judgement, and nothing critical fails."""
        return self.reason is None and not self.failed

    @property
    def failed(self) -> list[Verdict]:
        """What keeps it from being published."""
        return self.of("fails")

    def of(self, outcome: Outcome) -> list[Verdict]:
        """The verdicts of one kind, in the suite's order."""
        return [each for each in self.verdicts if each.outcome == outcome]

    def numbers(self) -> dict[str, Any]:
        """In numbers, for the summary of a run."""
        counts = {name: len(self.of(name)) for name in ("fails", "warns", "holds", "nothing")}
        seconds = {"waited": round(self.waited, 2), "judging": round(self.judging, 2)}
        return {"passed": self.passed, "expectations": len(self.verdicts)} | counts | seconds


class GateError(Exception):
    """The gate is not passed: the built file is not published. The message is for people."""

    def __init__(self, result: GateResult, page: Path) -> None:
        self.result = result
        failed = [each.words for each in result.failed]
        more = [f"+ {len(failed) - SHOWN}"] if len(failed) > SHOWN else []
        told = " - ".join([*failed[:SHOWN], *more])
        why = result.reason or f"{len(failed)}/{len(result.verdicts)} kỳ vọng / expectations: {told}"
        super().__init__(
            "cổng chất lượng không đạt, bản phát hành trước giữ nguyên / the quality gate is not passed,"
            f" the last release stays: {why}; {page}"
        )


class Gate:
    """A process that judges built files, one after the other. Not for several threads.

    `limit`: seconds that it has for one answer.
    """

    def __init__(self, limit: float = LIMIT) -> None:
        self.limit = limit
        self._process: subprocess.Popen[str] | None = None
        self._told: IO[str] | None = None
        self._end: Callable[[], object] | None = None
        self._asked: float | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The process's number, None where none runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        """Start the process unless it runs: as early as may be, so that its start costs nobody time."""
        if self.process_id is not None:
            return
        self.close()
        self._told = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - till close
        self._process = subprocess.Popen(
            [sys.executable, "-m", "quality.gate"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._told,
            text=True,
            encoding="utf-8",
        )
        self._end = weakref.finalize(self, _end, self._process)

    def ask(self, built: Path, last: Path | None) -> None:
        """Ask about the file `built`, beside the release `last`, and go on with other work."""
        if self._asked is not None:
            self.close()  # an answer that nobody fetched would be taken for the next
        self.start()
        self._asked = time.time()
        question = {"built": str(built.absolute()), "last": last and str(last.absolute())}
        try:
            _write(self._process, json.dumps(question))
        except OSError:  # it died since: one more try, in which the reason will be told
            self.close()
            self.start()
            self._asked = time.time()
            with suppress(OSError):
                _write(self._process, json.dumps(question))

    def answer(self) -> GateResult:
        """What came of the question: never an exception of the gate's own, and never later than `limit`."""
        asked, process = self._asked, self._process
        if asked is None or process is None or process.stdout is None:
            raise ValueError("the gate was asked nothing")
        self._asked = None
        late = threading.Timer(self.limit, process.kill)
        late.start()
        line = process.stdout.readline()
        in_time = late.is_alive()
        late.cancel()
        if not line.endswith("\n"):
            return GateResult((), None, time.time() - asked, 0.0, self._ended(in_time=in_time))
        told = json.loads(line)
        waited = max(told["began"] - asked, 0.0)  # the clock that both processes share
        if "error" in told:
            words = f"không kiểm tra được / could not be judged: {told['error']}"
            return GateResult((), None, waited, told["seconds"], words)
        return GateResult(tuple(map(_verdict, told["verdicts"])), told["last"], waited, told["seconds"])

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._end is not None:
            self._end()
        if self._told is not None:
            self._told.close()
        self._process = self._told = self._end = self._asked = None

    def _ended(self, *, in_time: bool) -> str:
        """Why no answer came, with the last words of the process."""
        if not in_time:
            self.close()
            return f"không trả lời trong {self.limit:g} giây / no answer within {self.limit:g} seconds"
        code = self._process.wait() if self._process else None
        words = ""
        if self._told is not None:
            self._told.seek(0)
            words = " ".join(self._told.read().strip().splitlines()[-1:])
        self.close()
        return (
            f"tiến trình kiểm tra dừng giữa chừng / its process ended early ({code}){words and ': '}{words}"
        )


def _verdict(told: Mapping[str, Any]) -> Verdict:
    rows = tuple(Place(**row) for row in told["rows"])
    return Verdict(**{name: value for name, value in told.items() if name != "rows"}, rows=rows)


def _write(process: "subprocess.Popen[str] | None", line: str) -> None:
    if process is not None and process.stdin is not None:
        process.stdin.write(line + "\n")
        process.stdin.flush()


def _end(process: "subprocess.Popen[str]") -> None:
    """Kill a process and give back what was held for it."""
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(BrokenPipeError):  # a question that it did not live to read
                stream.close()
