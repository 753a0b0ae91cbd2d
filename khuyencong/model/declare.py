"""What a table is: columns with type, unit, meaning in two languages, keys and references.

No table is declared here: see tables.py.
"""

from dataclasses import dataclass, field
from typing import Literal

from khuyencong.model.codes import Codes

ColumnType = Literal[
    "varchar", "bigint", "integer", "double", "decimal", "date", "timestamp", "boolean", "varchar[]"
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `en` and `vi` say what it holds, `unit` in which unit, `codes` from which closed list."""

    name: str
    type: ColumnType
    en: str
    vi: str
    unit: str | None = None
    nullable: bool = False
    codes: Codes | None = None
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: `columns` of this table point to `key` of `table`."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `grain` says in English what one row is."""

    name: str
    en: str
    vi: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse a key or reference that names no column."""
        names = [column.name for column in self.columns]
        wanted = [*self.key, *(name for reference in self.references for name in reference.columns)]
        unknown = sorted(set(wanted) - set(names))
        if unknown or len(names) != len(set(names)):
            raise ValueError(f"table {self.name}: unknown or repeated columns {unknown or names}")

    def __getitem__(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> list[str]:
        """Column names in order."""
        return [column.name for column in self.columns]
