"""Patterns are matched against folded text, so every word in the code is written as folding writes it."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest

from khuyencong import extraction
from khuyencong.language.folding import fold

FOLDER = Path(extraction.__file__).parent
OWNERS = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def literals(tree: ast.Module) -> list[tuple[int, str]]:
    """Line and value of every string that is not a docstring (a string that stands alone as a statement)."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in alone)
    return [(node.lineno, node.value) for node in strings if isinstance(node.value, str)]


def unfolded(source: str) -> list[tuple[int, str]]:
    """Literals with a pair of letters that folding changes; case and dashes are the pattern's own affair."""
    return [
        (line, text)
        for line, text in literals(ast.parse(source))
        if any(one.isalpha() and fold(one + other) != one + other for one, other in pairwise(text.lower()))
    ]


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.relative_to(FOLDER).as_posix()
)
def test_words_in_the_code_are_folded(path):
    assert unfolded(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('WORDS = r"hoàn thành"', 1),
        ('WORDS = r"hòan thành"', 0),
        ('WORDS = f"{mark}thuỷ sản"', 1),
        ('WORDS = "Hoá chất"', 1),
        ('WORDS = "2018–2020"', 0),
        ('def a():\n    """Đạt hoàn thành."""', 0),
        ('x = 1\n"""what x is: hoàn thành"""', 0),
        ('print("quý"), print("quí")', 1),
    ],
)
def test_unfolded_words_are_found(source, found):
    assert len(unfolded(source)) == found
