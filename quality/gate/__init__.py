"""The gate before a release: Great Expectations judges the built file in a process of its own.

rules.py is the suite as data, sheet.py the numbers it judges, judge.py and __main__.py the process, gate.py
its user's side, page.py the page for people. Nothing is built or published here (khuyencong.warehouse).
"""

from quality.gate.gate import Gate, GateError, GateResult, Verdict

__all__ = ["Gate", "GateError", "GateResult", "Verdict"]
