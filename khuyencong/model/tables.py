"""Every table of the warehouse, declared once. Schemas, DDL, dictionary and data package are made from these objects."""

from dataclasses import replace

from khuyencong.model import codes
from khuyencong.model.declare import Column, Reference, Table

DOCUMENT_ID = Column("document_id", "varchar", "report version: first 12 hex digits of the file's SHA-256", "mã bản báo cáo")
GEO = Column(
    "geo_code", "varchar", "63-06 = province 06 of the 63; 34-19 = province 19 of the 34; KC-BAC, KC-TRUNG, KC-NAM; VN",
    "mã địa bàn kèm thời kỳ (63 hoặc 34 tỉnh)", nullable=True,
)  # fmt: skip
PERIOD_START = Column("period_start", "date", "first day covered, inclusive", "ngày đầu kỳ", nullable=True)
PERIOD_END = Column("period_end", "date", "last day covered, inclusive", "ngày cuối kỳ", nullable=True)
QUOTE = (
    Column("quote", "varchar", "the words as they stand in the text", "nguyên văn"),
    Column("quote_start", "integer", "first character in documents.text, from 0", "vị trí đầu", "characters", minimum=0),
    Column("quote_end", "integer", "one past the last character", "vị trí cuối", "characters", minimum=1),
)

DOCUMENTS = Table(
    "documents", "Reports, each version once", "Báo cáo, mỗi phiên bản một dòng", "one report version", ("document_id",),
    (
        DOCUMENT_ID,
        Column("source", "varchar", "path below the raw folder", "đường dẫn trong thư mục nguồn"),
        Column("sha256", "varchar", "SHA-256 of the file", "mã băm SHA-256 của tệp"),
        Column("format", "varchar", "file format", "định dạng tệp"),
        Column("title", "varchar", "headline", "tiêu đề", nullable=True),
        Column("publisher", "varchar", "who published it", "nơi công bố", nullable=True),
        Column("url", "varchar", "address of the original", "địa chỉ bản gốc", nullable=True),
        Column("licence", "varchar", "licence of the text", "giấy phép", nullable=True),
        Column("published_on", "date", "day of publication; the last day of the month or year where only that is known",
               "ngày công bố", nullable=True),
        Column("geo_code", "varchar", "province or region the report is about", "địa bàn của báo cáo", nullable=True),
        Column("received_at", "timestamp", "when this version was first read (UTC)", "thời điểm nhận (UTC)"),
        Column("text", "varchar", "what was read, Unicode NFC; every offset counts its characters", "văn bản đã đọc (NFC)"),
        Column("superseded_by", "varchar", "document_id of the newer version under the same name",
               "mã phiên bản thay thế", nullable=True),
    ),
    (Reference(("superseded_by",), "documents", ("document_id",)),),
)  # fmt: skip

FIGURES = Table(
    "figures", "Every number that stands in a report", "Mọi con số trong báo cáo",
    "one number; the spans tile every run of digits of documents.text, each exactly once", ("figure_id",),
    (
        Column("figure_id", "varchar", "document_id-quote_start", "mã con số"),
        DOCUMENT_ID,
        *QUOTE,
        Column("value", "decimal", "value in the unit of `unit`", "giá trị", nullable=True),
        Column("value_high", "decimal", "upper end of a range", "giá trị cao của khoảng", nullable=True),
        Column("value_low_bound", "decimal", "least value that the printed digits and the hedge allow", "cận dưới", nullable=True),
        Column("value_high_bound", "decimal", "greatest value that they allow", "cận trên", nullable=True),
        Column("unit", "varchar", "VND, USD, count, percent, or the unit in words", "đơn vị", nullable=True),
        Column("qualifier", "varchar", "hedge", "mức độ chính xác", nullable=True, codes=codes.QUALIFIERS),
        Column("disposition", "varchar", "what kind of number it is", "loại con số", codes=codes.DISPOSITIONS),
        replace(PERIOD_START, en="for dates and periods: first day", vi="ngày đầu (ngày, kỳ)"),
        replace(PERIOD_END, en="for dates and periods: last day", vi="ngày cuối (ngày, kỳ)"),
        Column("rule", "varchar", "rule that read it", "quy tắc đã đọc"),
    ),
    (Reference(("document_id",), "documents", ("document_id",)),),
)  # fmt: skip

_FACT_HEAD = (
    Column("fact_id", "varchar", "figure_id, with a letter where one number states several facts", "mã số liệu"),
    Column("figure_id", "varchar", "the number it was read from", "mã con số"),
    DOCUMENT_ID,
    *QUOTE,
    Column("indicator", "varchar", "what is counted", "chỉ tiêu", codes=codes.INDICATORS),
)
_FACT_TAIL = (
    Column("unit", "varchar", "VND, USD, count, percent, or the unit in words for capacity", "đơn vị"),
    Column("qualifier", "varchar", "hedge", "mức độ chính xác", codes=codes.QUALIFIERS),
    GEO,
    Column("place", "varchar", "district or commune named", "huyện, xã được nêu", nullable=True),
    PERIOD_START,
    PERIOD_END,
    Column("funding", "varchar", "whose money; null = not said", "nguồn vốn", nullable=True, codes=codes.FUNDING_SOURCES),
    Column("activity", "varchar", "content of the programme; null = the whole or not said", "nội dung hoạt động",
           nullable=True, codes=codes.ACTIVITIES),
    Column("stage", "varchar", "planned or done", "kế hoạch hay thực hiện", codes=codes.STAGES),
    Column("confidence", "double", "belief that every column is right", "độ tin cậy", minimum=0, maximum=1),
    Column("rules", "varchar[]", "rules that made it and reasons that lower the confidence", "quy tắc và lý do"),
    Column("printed_value", "decimal", "what the report prints, where a known error of it is corrected", "giá trị in trong báo cáo, nếu đã đính chính",
           nullable=True),
    Column("correction_id", "varchar", "the correction, see corrections", "mã đính chính", nullable=True),
)  # fmt: skip


def _measures(prefix: str, unit: str, en: str, vi: str) -> tuple[Column, ...]:
    """The value columns of a fact table: value, upper end, closed interval."""
    return (
        Column(prefix, "decimal", en, vi, unit),
        Column(f"{prefix}_high", "decimal", "upper end, only for a range", "giá trị cao của khoảng", unit, nullable=True),
        Column(f"{prefix}_low_bound", "decimal", "least value that the printed digits and the hedge allow", "cận dưới", unit),
        Column(f"{prefix}_high_bound", "decimal", "greatest value that they allow", "cận trên", unit),
    )


_FACT_REFERENCES = (
    Reference(("document_id",), "documents", ("document_id",)),
    Reference(("figure_id",), "figures", ("figure_id",)),
)

FACTS = Table(
    "facts", "Figures about the programme", "Số liệu về chương trình", "one fact that a number states", ("fact_id",),
    (*_FACT_HEAD, *_measures("value", "as `unit`", "value in the canonical unit", "giá trị theo đơn vị chuẩn"), *_FACT_TAIL),
    _FACT_REFERENCES,
)  # fmt: skip
BUDGETS = Table(
    "budgets", "Money of the programme", "Kinh phí", "one fact with indicator budget in đồng", ("fact_id",),
    (*_FACT_HEAD, *_measures("amount_vnd", "VND", "amount", "số tiền"), *_FACT_TAIL), _FACT_REFERENCES,
)  # fmt: skip
PROJECT_COUNTS = Table(
    "project_counts", "Counts of projects", "Số đề án", "one fact with indicator projects", ("fact_id",),
    (*_FACT_HEAD, *_measures("projects", "projects", "number of projects", "số đề án"), *_FACT_TAIL), _FACT_REFERENCES,
)  # fmt: skip
OUTCOMES = Table(
    "outcomes", "Results and all other figures", "Kết quả và số liệu khác", "one fact with any other indicator", ("fact_id",),
    FACTS.columns, _FACT_REFERENCES,
)  # fmt: skip

RELATIONS = Table(
    "relations", "What a report says of its own figures", "Quan hệ giữa các số trong báo cáo",
    "one stated relation, checked", ("relation_id",),
    (
        Column("relation_id", "varchar", "document_id-kind-total's quote_start", "mã quan hệ"),
        DOCUMENT_ID,
        Column("kind", "varchar", "kind of relation", "loại quan hệ", codes=codes.RELATION_KINDS),
        Column("verdict", "varchar", "holds, fails or cannot tell, by closed intervals of the printed digits", "kết luận",
               codes=codes.VERDICTS),
        Column("expected_low", "decimal", "least value the other figures allow for the total", "cận dưới kỳ vọng", nullable=True),
        Column("expected_high", "decimal", "greatest value they allow", "cận trên kỳ vọng", nullable=True),
        Column("found", "decimal", "value printed", "giá trị in", nullable=True),
        Column("unit", "varchar", "unit of found and expected", "đơn vị", nullable=True),
        Column("items", "integer", "items listed, for count_list", "số mục liệt kê", nullable=True, minimum=0),
        Column("belief", "double", "belief that the text states this relation", "mức tin quan hệ", minimum=0, maximum=1),
        Column("cue", "varchar", "words that state it", "từ chỉ quan hệ", nullable=True),
        *QUOTE[1:],
    ),
    (Reference(("document_id",), "documents", ("document_id",)),),
)  # fmt: skip
RELATION_FACTS = Table(
    "relation_facts", "Figures of a relation", "Số liệu của quan hệ", "one fact in its role in a relation", ("relation_id", "fact_id"),
    (
        Column("relation_id", "varchar", "relation", "mã quan hệ"),
        Column("fact_id", "varchar", "fact", "mã số liệu"),
        Column("role", "varchar", "total part whole share actual plan completion before after item", "vai trò"),
    ),
    (Reference(("relation_id",), "relations", ("relation_id",)), Reference(("fact_id",), "facts", ("fact_id",))),
)  # fmt: skip

FINDINGS = Table(
    "findings", "Alerts: reports that do not add up", "Cảnh báo: báo cáo không khớp", "one alert", ("finding_id",),
    (
        Column("finding_id", "varchar", "stable for the same cause", "mã cảnh báo"),
        Column("check_name", "varchar", "check that raised it", "phép kiểm tra"),
        Column("rule_id", "varchar", "row of the rule catalogue, see rules", "mã quy tắc", nullable=True),
        Column("severity", "varchar", "severity", "mức độ", codes=codes.SEVERITIES),
        Column("state", "varchar", "state in its life", "trạng thái", codes=codes.FINDING_STATES),
        replace(DOCUMENT_ID, nullable=True),
        GEO,
        PERIOD_START,
        PERIOD_END,
        Column("message_vi", "varchar", "the alert in Vietnamese, with its arithmetic", "nội dung tiếng Việt"),
        Column("message_en", "varchar", "the alert in English", "nội dung tiếng Anh"),
        Column("expected_low", "decimal", "least value that would add up", "cận dưới kỳ vọng", nullable=True),
        Column("expected_high", "decimal", "greatest value that would add up", "cận trên kỳ vọng", nullable=True),
        Column("found", "decimal", "value printed", "giá trị in", nullable=True),
        Column("difference", "decimal", "how far found lies from the nearest expected value", "độ lệch", nullable=True),
        Column("unit", "varchar", "unit of found, expected and difference", "đơn vị", nullable=True),
        Column("suspect_fact_id", "varchar", "figure most likely wrong", "số liệu nghi sai", nullable=True),
        Column("suggested_value", "decimal", "value that would mend it", "giá trị đề xuất", nullable=True),
        Column("explanation_kind", "varchar", "kind of slip suspected", "kiểu sai", nullable=True),
        Column("candidates", "varchar[]", "what may be wrong where no single figure can be named, likeliest first, in Vietnamese",
               "các khả năng, khả năng cao nhất trước", nullable=True),
        Column("acknowledged_by", "varchar", "who acknowledged it", "người ghi nhận", nullable=True),
        Column("acknowledged_why", "varchar", "why", "lý do ghi nhận", nullable=True),
        Column("acknowledged_until", "date", "last day on which the acknowledgement holds", "ghi nhận đến hết ngày", nullable=True),
        Column("first_seen_at", "timestamp", "first run that saw it (UTC)", "lần đầu thấy (UTC)"),
        Column("last_seen_at", "timestamp", "last run that saw it (UTC)", "lần cuối thấy (UTC)"),
    ),
    (Reference(("document_id",), "documents", ("document_id",)),),
)  # fmt: skip
FINDING_FACTS = Table(
    "finding_facts", "Figures of an alert", "Số liệu của cảnh báo", "one fact in its role in an alert", ("finding_id", "fact_id"),
    (
        Column("finding_id", "varchar", "alert", "mã cảnh báo"),
        Column("fact_id", "varchar", "fact", "mã số liệu"),
        Column("role", "varchar", "total part whole actual plan percent item", "vai trò"),
    ),
    (Reference(("finding_id",), "findings", ("finding_id",)),),
)  # fmt: skip
FINDING_HISTORY = Table(
    "finding_history", "What became of each alert, run by run", "Diễn biến của từng cảnh báo", "one change in the life of an alert",
    ("finding_id", "event_at", "event"),
    (
        Column("finding_id", "varchar", "alert", "mã cảnh báo"),
        Column("event_at", "timestamp", "run that saw the change (UTC)", "thời điểm (UTC)"),
        Column("event", "varchar", "what changed", "diễn biến", codes=codes.FINDING_EVENTS),
        Column("severity", "varchar", "severity from then on", "mức độ", codes=codes.SEVERITIES),
        Column("difference", "decimal", "difference from then on", "độ lệch", nullable=True),
        Column("done_by", "varchar", "who, where a person did it", "người thực hiện", nullable=True),
        Column("done_why", "varchar", "why, where a person did it", "lý do", nullable=True),
    ),
    (Reference(("finding_id",), "findings", ("finding_id",)),),
)  # fmt: skip
RULES = Table(
    "rules", "The rule catalogue: every check", "Danh mục quy tắc kiểm tra", "one check", ("rule_id",),
    (
        Column("rule_id", "varchar", "rule", "mã quy tắc"),
        Column("version", "integer", "raised when the rule judges otherwise", "phiên bản", minimum=1),
        Column("check_name", "varchar", "family of checks, as in findings", "phép kiểm tra"),
        Column("severity", "varchar", "worst severity that it gives", "mức độ cao nhất", codes=codes.SEVERITIES),
        Column("scope", "varchar", "what it compares", "phạm vi", codes=codes.RULE_SCOPES),
        Column("enabled", "boolean", "runs; the others are kept for reference", "đang áp dụng"),
        Column("name_vi", "varchar", "name in Vietnamese", "tên"),
        Column("name_en", "varchar", "name in English", "tên tiếng Anh"),
        Column("sentence_vi", "varchar", "what must hold, in Vietnamese", "điều phải đúng"),
        Column("sentence_en", "varchar", "what must hold, in English", "điều phải đúng, tiếng Anh"),
        Column("not_when_vi", "varchar", "when it does not apply, in Vietnamese", "khi nào không áp dụng", nullable=True),
        Column("not_when_en", "varchar", "when it does not apply, in English", "khi nào không áp dụng, tiếng Anh", nullable=True),
        Column("source", "varchar", "law, paper or page it rests on", "căn cứ", nullable=True),
    ),
)  # fmt: skip
CORRECTIONS = Table(
    "corrections", "Known errors of sources, corrected", "Đính chính lỗi đã biết của nguồn", "one correction of one figure", ("correction_id",),
    (
        Column("correction_id", "varchar", "name of the file in quality/corrections", "mã đính chính"),
        Column("source", "varchar", "path of the report below the raw folder", "đường dẫn báo cáo"),
        Column("document_id", "varchar", "report version it applies to; null = not here", "mã bản báo cáo", nullable=True),
        Column("fact_id", "varchar", "fact it corrects; null = not found", "mã số liệu", nullable=True),
        Column("quote", "varchar", "words that the report is expected to print", "nguyên văn phải có"),
        Column("printed_value", "decimal", "value they state", "giá trị in", nullable=True),
        Column("corrected_value", "decimal", "right value", "giá trị đúng"),
        Column("unit", "varchar", "unit of both", "đơn vị", nullable=True),
        Column("reason", "varchar", "why it is wrong and where the right value comes from", "lý do, căn cứ"),
        Column("author", "varchar", "who says so", "người đính chính"),
        Column("added_on", "date", "since when", "từ ngày"),
        Column("state", "varchar", "applied or lapsed", "trạng thái", codes=codes.CORRECTION_STATES),
        Column("lapsed_why", "varchar", "why it no longer applies", "vì sao không còn áp dụng", nullable=True),
    ),
    (Reference(("document_id",), "documents", ("document_id",)),),
)  # fmt: skip

REVIEW_FIELDS = (
    "indicator", "value", "value_high", "unit", "qualifier", "geo_code", "place", "period_start", "period_end",
    "funding", "activity", "stage",
)  # fmt: skip
"""Columns of a fact that an officer judges and may correct."""

REVIEW = Table(
    "review", "Facts for an officer to judge, and what was decided", "Số liệu cần người xem lại và quyết định",
    "one fact under the bar of confidence, or one decision", ("fact_id",),
    (
        Column("fact_id", "varchar", "the fact; not in `facts` where it was rejected or is no longer read", "mã số liệu"),
        replace(DOCUMENT_ID, nullable=True),
        Column("sentence", "varchar", "the sentence it stands in", "câu văn"),
        *(replace(each, nullable=True) for each in QUOTE),
        Column("reading_vi", "varchar", "what was read, in Vietnamese words", "nội dung đã đọc"),
        Column("reading_en", "varchar", "what was read, in English words", "nội dung đã đọc, tiếng Anh"),
        *(replace(FACTS[name], nullable=True, en=f"as read: {FACTS[name].en}") for name in REVIEW_FIELDS),
        replace(FACTS["confidence"], nullable=True, en="as read: belief that every column is right"),
        Column("rules", "varchar[]", "rules that read it and reasons that lower the confidence", "quy tắc và lý do", nullable=True),
        Column("alternatives", "varchar[]", "other readings of the sentence; null = the reading gives none",
               "các cách đọc khác", nullable=True),
        Column("state", "varchar", "open, decided or lapsed", "trạng thái", codes=codes.REVIEW_STATES),
        Column("decision", "varchar", "what was decided", "quyết định", nullable=True, codes=codes.DECISIONS),
        Column("corrections", "varchar[]", "column: value as read → value as corrected", "các chỗ sửa", nullable=True),
        Column("decided_by", "varchar", "who", "người quyết định", nullable=True),
        Column("decided_why", "varchar", "why", "lý do quyết định", nullable=True),
        Column("decided_at", "timestamp", "when (UTC)", "thời điểm quyết định (UTC)", nullable=True),
        Column("lapsed_why", "varchar", "why the decision no longer applies", "vì sao không còn áp dụng", nullable=True),
    ),
    (Reference(("document_id",), "documents", ("document_id",)),),
)  # fmt: skip

QUARANTINE = Table(
    "quarantine", "What could not be read, and why", "Tệp không đọc được và lý do", "one file or row set aside",
    ("source", "reason", "detail"),
    (
        Column("source", "varchar", "path below the raw folder", "đường dẫn"),
        Column("sha256", "varchar", "SHA-256 of the file, where it could be read", "mã băm", nullable=True),
        Column("reason", "varchar", "reason", "lý do", codes=codes.QUARANTINE_REASONS),
        Column("detail", "varchar", "a sentence that names the place", "chi tiết"),
        Column("seen_at", "timestamp", "when (UTC)", "thời điểm (UTC)"),
    ),
)  # fmt: skip

PROVINCES = Table(
    "provinces", "Provinces in both eras", "Tỉnh, thành phố qua hai thời kỳ", "one province of an era in a span of its name and type",
    ("geo_code", "valid_from"),
    (
        Column("geo_code", "varchar", "era-code", "mã thời kỳ - tỉnh"),
        Column("era", "varchar", "63 or 34", "thời kỳ", codes=codes.ERAS),
        Column("code", "varchar", "code of the General Statistics Office; reused by the merger", "mã tỉnh (tái sử dụng)"),
        Column("name", "varchar", "name", "tên"),
        Column("name_ascii", "varchar", "name without diacritics", "tên không dấu"),
        Column("type", "varchar", "tinh or thanh_pho", "loại"),
        Column("valid_from", "date", "first day", "từ ngày"),
        Column("valid_to", "date", "first day no longer valid", "đến trước ngày", nullable=True),
        Column("kc_region", "varchar", "khuyến công region", "khu vực khuyến công", codes=codes.KC_REGIONS),
        Column("socioeconomic_region", "varchar", "socio-economic region", "vùng kinh tế - xã hội"),
    ),
)  # fmt: skip
PROVINCE_SUCCESSION = Table(
    "province_succession", "Which province became which on 1 July 2025", "Sáp nhập tỉnh ngày 01/7/2025", "one province of the 63",
    ("old_geo_code",),
    (
        Column("old_geo_code", "varchar", "province of the 63", "tỉnh cũ"),
        Column("new_geo_code", "varchar", "province of the 34", "tỉnh mới"),
        Column("effective", "date", "day of the change", "ngày hiệu lực"),
        Column("old_name", "varchar", "old name", "tên cũ"),
        Column("new_name", "varchar", "new name", "tên mới"),
        Column("relation", "varchar", "unchanged, merged_into, ...", "quan hệ"),
    ),
)  # fmt: skip
REGIONS = Table(
    "regions", "Region schemes and their sizes", "Các cách chia vùng", "one region of a scheme", ("scheme", "region_key"),
    (
        Column("scheme", "varchar", "scheme", "cách chia"),
        Column("region_key", "varchar", "key", "khóa"),
        Column("geo_code", "varchar", "KC-BAC, KC-TRUNG, KC-NAM for khuyến công regions", "mã khu vực", nullable=True),
        Column("name", "varchar", "name", "tên"),
        Column("provinces_total", "integer", "provinces in it", "số tỉnh", minimum=1),
        Column("valid_from", "date", "first day", "từ ngày"),
        Column("valid_to", "date", "first day no longer valid", "đến trước ngày", nullable=True),
    ),
)  # fmt: skip


def _code_table(name: str, en: str, vi: str) -> Table:
    """A dimension that spells out a code list."""
    return Table(
        name, en, vi, "one code", ("code",),
        (
            Column("code", "varchar", "code", "mã"),
            Column("meaning_en", "varchar", "meaning in English", "nghĩa tiếng Anh"),
            Column("meaning_vi", "varchar", "meaning in Vietnamese", "nghĩa tiếng Việt"),
        ),
    )  # fmt: skip


ACTIVITIES = _code_table("activities", "Contents of the programme", "Nội dung hoạt động khuyến công")
INDICATORS = _code_table("indicators", "What facts count", "Chỉ tiêu")
FUNDING_SOURCES = _code_table("funding_sources", "Sources of money", "Nguồn vốn")

_CELL = (
    Column("indicator", "varchar", "what is counted", "chỉ tiêu", codes=codes.INDICATORS),
    Column("unit", "varchar", "unit", "đơn vị"),
    Column("funding", "varchar", "whose money; null = not said", "nguồn vốn", nullable=True, codes=codes.FUNDING_SOURCES),
    Column("activity", "varchar", "content; null = the whole programme", "nội dung", nullable=True, codes=codes.ACTIVITIES),
    Column("stage", "varchar", "planned or done", "kế hoạch hay thực hiện", codes=codes.STAGES),
)
_CHOSEN = (
    Column("value", "decimal", "the chosen figure, or for a region the sum of one chosen figure a province", "giá trị"),
    Column("value_low_bound", "decimal", "least value that print and hedges allow", "cận dưới"),
    Column("value_high_bound", "decimal", "greatest value that they allow", "cận trên"),
    Column("basis", "varchar", "stated = printed for this cell; summed = added from one figure a province", "căn cứ"),
    Column("fact_ids", "varchar[]", "facts used", "số liệu đã dùng"),
    Column("facts_available", "integer", "facts that could have filled the cell", "số liệu có thể dùng", minimum=1),
    Column("provinces_reporting", "integer", "provinces with a figure", "số tỉnh có số liệu", minimum=0),
    Column("provinces_total", "integer", "provinces in the area", "tổng số tỉnh", minimum=1),
)
_RESTATED = Column("restated_34", "boolean", "true: given in today's 34 provinces", "quy về 34 tỉnh")

ROLLUP_PROVINCE_YEAR = Table(
    "rollup_province_year", "One chosen figure a province, year and cell", "Số liệu tỉnh theo năm",
    "one province, year, indicator, unit, funding, activity, stage", ("restated_34", "geo_code", "year", "indicator", "unit",
    "funding", "activity", "stage"),
    (
        _RESTATED,
        replace(GEO, nullable=False),
        Column("geo_name", "varchar", "name", "tên địa bàn"),
        Column("year", "integer", "calendar year", "năm", minimum=1990, maximum=2100),
        *_CELL,
        *_CHOSEN,
    ),
)  # fmt: skip
ROLLUP_REGION_YEAR = replace(
    ROLLUP_PROVINCE_YEAR, name="rollup_region_year", en="Regions and the country by year", vi="Số liệu khu vực theo năm",
    grain="one khuyến công region or the country, year, indicator, unit, funding, activity, stage, basis",
    key=(*ROLLUP_PROVINCE_YEAR.key, "basis"),
)  # fmt: skip
ROLLUP_PROGRAMME_PERIOD = Table(
    "rollup_programme_period", "Spans of several years as reported", "Số liệu theo giai đoạn nhiều năm",
    "one area, span of years, indicator, unit, funding, activity, stage, basis",
    ("restated_34", "geo_code", "period_start", "period_end", "indicator", "unit", "funding", "activity", "stage", "basis"),
    (
        _RESTATED,
        replace(GEO, nullable=False),
        Column("geo_name", "varchar", "name", "tên địa bàn"),
        replace(PERIOD_START, nullable=False),
        replace(PERIOD_END, nullable=False),
        *_CELL,
        *_CHOSEN,
    ),
)  # fmt: skip

RELEASES = Table(
    "releases", "Published versions of this warehouse", "Các lần phát hành", "one release", ("version",),
    (
        Column("version", "varchar", "UTC time and fingerprint", "phiên bản"),
        Column("built_at", "timestamp", "when it was built (UTC)", "thời điểm (UTC)"),
        Column("code_version", "varchar", "fingerprint of the code and vocabulary that read the reports", "phiên bản mã nguồn"),
        Column("inputs_fingerprint", "varchar", "SHA-256 over the inputs", "dấu vân tay đầu vào"),
        Column("row_counts", "varchar", "JSON: rows of each table", "số dòng từng bảng (JSON)"),
    ),
)  # fmt: skip

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DOCUMENTS, FIGURES, BUDGETS, PROJECT_COUNTS, OUTCOMES, RELATIONS, RELATION_FACTS, FINDINGS, FINDING_FACTS, FINDING_HISTORY, RULES,
        CORRECTIONS, REVIEW, QUARANTINE,
        PROVINCES, PROVINCE_SUCCESSION, REGIONS, ACTIVITIES, INDICATORS, FUNDING_SOURCES,
        ROLLUP_PROVINCE_YEAR, ROLLUP_REGION_YEAR, ROLLUP_PROGRAMME_PERIOD, RELEASES,
    )
}  # fmt: skip
"""The tables that the published file holds. `facts` is a view over budgets, project_counts and outcomes."""

VIEWS: dict[str, Table] = {FACTS.name: FACTS}
