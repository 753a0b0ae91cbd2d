"""How a reading is shown: Vietnamese first, what lowered the belief, what is read otherwise now."""

from pipelines.retelling import SHOWN, render

CUE = {"words": "khuyến công quốc gia", "where": "paragraph"}
STEP = {
    "attribute": "funding", "value_vi": "khuyến công địa phương", "value_en": "local",
    "rule": {"vi": "nguồn vốn nêu ngay cạnh con số", "en": "right beside"}, "walked": ["own", "sentence"],
    "taken": {"words": "KCĐP"}, "agreeing": [], "passed_over": [CUE] * (SHOWN + 2),
}  # fmt: skip
GROUNDS = [
    {"vi": "mới", "en": "new", "weight": -0.8, "right": None, "facts": None},
    {"vi": "khớp", "en": "agrees", "weight": 0.9, "right": 9, "facts": 10},
]
VERSION = {"published": "a", "today": "b"}
READING = {"anchor": ["đề án"], "steps": [STEP], "belief": GROUNDS, "reread": None, "code_version": VERSION}


def shown(reading, *, decided=False) -> str:
    return "\n".join(str(line) for line in render(reading, 0.72, decided=decided))


def test_a_step_tells_value_rule_words_scopes_and_what_was_passed_over():
    told = shown(READING)
    assert "• nguồn vốn: khuyến công địa phương ← nguồn vốn nêu ngay cạnh con số: «KCĐP»" in told
    assert "tìm lần lượt: ngay cạnh → trong câu" in told
    assert told.count("«khuyến công quốc gia» (trong đoạn)") == SHOWN
    assert "+2" in told


def test_the_belief_is_told_as_a_share_with_what_moved_it():
    told = shown(READING)
    assert "Độ tin cậy 0,72: trong 100 số liệu đọc như vậy, chừng 72 số" in told
    assert "− mới (chưa từng được đo" in told
    assert "+ khớp (đúng 9/10" in told


def test_what_an_officer_decided_has_no_share():
    assert "Độ tin cậy" not in shown(READING, decided=True)


def test_another_reading_of_today_is_told_with_its_cause():
    told = shown(READING | {"reread": ["funding: local → national"]})
    assert "funding: local → national" in told
    assert "mã a đọc" in told
    assert "cùng mã nguồn" in shown(READING | {"reread": ["x"], "code_version": dict.fromkeys(VERSION, "a")})
