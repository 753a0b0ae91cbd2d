"""Progress: long work tells whoever waits for it what it is at. It is shown by pipelines.summary."""

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""Called with what is being done (a step, a report, a file), how many are done, of how many (0: unknown)."""


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""
