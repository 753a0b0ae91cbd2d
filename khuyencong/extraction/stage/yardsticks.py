"""Plans told as the yardstick of what was done: "đạt 96% kế hoạch", "trong số 14 đề án được duyệt". Sets nothing."""

import re

from khuyencong.extraction.setting.cues import Cue
from khuyencong.language.letters import any_of

PLANS = frozenset({"kế họach", "chỉ tiêu", "mục tiêu", "dự tóan", "giao kế họach"})
"""Nouns that measure what stands before them; what is given ("được giao") tells of the figure before it."""

_GIVEN = frozenset(
    {
        "được giao", "được duyệt", "được phê duyệt", "phê duyệt", "được phân bổ", "đã được phê duyệt", "giao", "đã giao", "đã duyệt",
        "duyệt",
        "bố trí", "đã bố trí", "phân bổ", "đã phân bổ", "dành",
    }
)  # fmt: skip
_WITHIN = r"(?:[^,;.:()\n]|[.,](?=\d))"
_AGAINST = re.compile(
    any_of(
        "hòan thành",
        "đặt cạnh",
        "đối chiếu với",
        "đối chiếu",
        "đạt",
        "tròn",
        "đủ",
        "vượt",
        "bằng",
        "so với",
        "giải ngân",
        "trên",
    )
    + rf"(?: {_WITHIN}{{0,24}})?$|[%/](?: {_WITHIN}{{0,24}})?$"
)
_OUT_OF = re.compile(
    "(?:"
    + any_of("trong (?:tổng )?số", r"trong(?= \d)", "trên tổng(?: số)?", "hòan thành")
    + "|"
    + any_of(*(f"{by} (?:tổng )?(?:nguồn|kinh phí|vốn|số tiền)" for by in ("từ", "với", "bằng", "nhờ")))
    + rf"|(?:%|\d/\d) (?:tổng )?(?:số|kinh phí|vốn|nguồn)) ?{_WITHIN}{{0,50}}$"
)
_PLAN_GIVEN = re.compile(
    r"(?:[%/]|so(?: với)?|đạt|vượt|bằng|trên) (?:kế họach|chỉ tiêu|dự tóan)(?: (?:năm|vốn|tỉnh|bộ|ubnd|\d{4}))* $"
)
_CARRIED_OUT = re.compile(
    r"(?:^|[.\n:]|[.)] )[ \-+*]*(?:(?:để )?thực hiện|căn cứ(?: vào)?|bám sát(?: vào)?|trên cơ sở|nhờ"
    rf"|(?:ngay )?sau khi|với mục (?:tiêu|đích))(?: {_WITHIN}*)? $"
)
"""How a sentence opens that tells what was done of a plan: "Thực hiện kế hoạch được giao, …"."""
_STOPS = re.compile(r"[;:)\n]|[,.](?!\d)")

OVER = re.compile(r" ?(?:/|trên(?: tổng(?: số)?)?) ?(?:hơn |gần )?")
"""What stands between a part and its whole: "750 triệu đồng/1.800 triệu đồng", "900 trên 1.200 triệu đồng"."""
RATIO = re.compile(
    r"(?: (?:kế họach|vốn|kinh phí|được giao|giao|được duyệt|được phân bổ|cả năm))*"
    r"\)?,? ?\(?(?:tức |tương ứng |tương đương |bằng |đạt |chiếm )*(?:gần |hơn )?\d[\d,.]* ?%"
)
"""What follows such a whole."""


def reaches(low: str, cues: list[Cue]) -> dict[int, int]:
    """Where the word of each such plan ends to hold, by its start: at the end of its clause."""
    found = {}
    for cue in cues:
        if cue.value != "planned":
            continue
        word = low[cue.start : cue.end]
        measured = _AGAINST if word in PLANS else _OUT_OF if word in _GIVEN else None
        if (
            (measured and measured.search(low, max(0, cue.start - 70), cue.start))
            or _CARRIED_OUT.search(low, max(0, cue.start - 90), cue.start)
            or (word in _GIVEN and _PLAN_GIVEN.search(low, max(0, cue.start - 40), cue.start))
        ):
            stop = _STOPS.search(low, cue.end)
            found[cue.start] = stop.start() if stop else len(low)
    return found
