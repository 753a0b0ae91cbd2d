"""The catalogue as a page: every rule with its sentence and its query, Vietnamese first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khuyencong.model import codes
from quality.rules.catalogue import Rule, catalogue
from quality.rules.queries import query

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = """\
# Quy tắc kiểm tra · Rules

Do `make docs` tạo từ `quality/rules/`; không sửa tay. Made by `make docs` from `quality/rules/`; do not edit.

Mỗi phép kiểm tra là một dòng trong bảng `rules` của kho dữ liệu; cột `rule_id` của mỗi cảnh báo cho biết quy tắc nào đã nêu.
Every check is a row of the table `rules`; an alert says in `rule_id` which one raised it."""

QUERIES = """\
## Truy vấn · Queries

Mỗi truy vấn chỉ trả về các trường hợp vi phạm, và dán được vào `kc sql` nếu chỉ dùng các bảng của kho dữ liệu; bảng khác lấy từ
`quality/rules/tables.toml` và `data/reference/support_ceilings.csv`. Each query returns only the offenders, and can be
pasted into `kc sql` where it names tables of the warehouse only; the others come from the two files above."""


def rules_markdown() -> str:
    """The page docs/rules.md."""
    ceilings = [rule for rule in catalogue() if rule.query == "support_ceiling"]
    others = [rule for rule in catalogue() if rule not in ceilings]
    first = ceilings[0]
    parts = [
        HEAD,
        _table(others),
        "## Mức trần hỗ trợ · Ceilings of support",
        f"{first.not_when_vi}\n\n{first.not_when_en}",
        _ceilings(ceilings),
        "## Từng quy tắc · Each rule",
        *(_part(rule) for rule in others),
        QUERIES,
        *(
            f"### {name}\n\n```sql\n{query(name).rstrip()}\n```"
            for name in dict.fromkeys(rule.query for rule in catalogue() if rule.query)
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _table(rules: Sequence[Rule]) -> str:
    """The rules at a glance."""
    head = "| quy tắc · rule | phép kiểm tra · check | mức độ · severity | phạm vi · scope | nội dung · what |\n|---|---|---|---|---|"
    rows = (
        f"| [`{rule.rule_id}`](#{rule.rule_id}) | `{rule.check_name}` | {codes.SEVERITIES[rule.severity][1]} · {rule.severity} "
        f"| {codes.RULE_SCOPES[rule.scope][1]} | {rule.name_vi} · {rule.name_en} |"
        for rule in rules
    )
    return "\n".join([head, *rows])


def _ceilings(rules: Sequence[Rule]) -> str:
    """The ceilings, one a row."""
    head = "| quy tắc · rule | áp dụng · on | nội dung · what | mức · limit | căn cứ · source |\n|---|---|---|---|---|"
    rows = (
        f"| `{rule.rule_id}` | {'có · yes' if rule.enabled else 'không · no'} | {rule.name_vi} · {rule.name_en} "
        f"| {rule.sentence_vi} {rule.sentence_en} | {rule.source} |"
        for rule in rules
    )
    return "\n".join([head, *rows])


def _part(rule: Rule) -> str:
    """One rule."""
    lines = [
        f"### {rule.rule_id}",
        f"**{rule.name_vi}** · {rule.name_en} (phiên bản · version {rule.version})",
        f"{rule.sentence_vi}\n\n{rule.sentence_en}",
    ]
    if rule.not_when_vi:
        lines.append(f"Không áp dụng · Not when: {rule.not_when_vi}\n\n{rule.not_when_en}")
    if rule.source:
        lines.append(f"Căn cứ · Source: {rule.source}")
    judged = f"[`{rule.query}`](#{rule.query})" if rule.query else "`quality.reconciliation`"
    return "\n\n".join([*lines, f"Kiểm tra bởi · Judged by: {judged}"])
