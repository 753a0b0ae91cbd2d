"""Code lists: every closed vocabulary of the warehouse, with its English and Vietnamese meaning.

A code list is declared here once; the schemas, the DDL and the dictionary read it. How words of a report lead to a code is not told
here: see khuyencong/vocabulary.
"""

from collections.abc import Mapping

# code -> (English, Vietnamese)
Codes = Mapping[str, tuple[str, str]]

INDICATORS: Codes = {
    "budget": ("money for khuyến công activities, whatever its source", "kinh phí khuyến công, mọi nguồn"),
    "revenue": ("income, sales, output value, exports", "doanh thu, thu sự nghiệp, giá trị sản xuất, xuất khẩu"),
    "projects": ("projects, tasks, programmes", "đề án, nhiệm vụ, chương trình, dự án"),
    "establishments": ("rural industrial establishments supported or taking part", "cơ sở CNNT, doanh nghiệp, HTX, hộ"),
    "trainees": ("people trained", "lao động, học viên được đào tạo, tập huấn"),
    "classes": ("courses, workshops, conferences", "lớp, khóa, hội nghị, hội thảo"),
    "models": ("technical demonstration models", "mô hình trình diễn kỹ thuật"),
    "fair_entries": ("fairs, stands and entries at fairs", "hội chợ, gian hàng, lượt tham gia"),
    "products": ("products, trade marks, designs", "sản phẩm tiêu biểu, nhãn hiệu, mẫu mã"),
    "publications": ("bulletins, broadcasts, leaflets", "bản tin, chuyên mục, phóng sự, tờ rơi"),
    "clusters": ("industrial clusters", "cụm công nghiệp"),
    "treatment_systems": ("pollution treatment systems", "hệ thống xử lý môi trường"),
    "equipment": ("machines and production lines", "máy, dây chuyền, thiết bị"),
    "jobs": ("jobs created or workers employed", "việc làm, lao động có việc làm"),
    "share": ("per cent of a total", "tỷ trọng"),
    "completion": ("per cent of a plan", "tỷ lệ hoàn thành kế hoạch"),
    "growth": ("per cent change against an earlier period", "tốc độ tăng, giảm"),
    "capacity": ("production capacity or output", "công suất, sản lượng"),
    "income": ("wage or income of a person", "thu nhập, tiền lương"),
    "other": ("another figure about the programme", "số liệu khác về chương trình"),
}

FUNDING_SOURCES: Codes = {
    "national": ("national khuyến công fund (KCQG)", "khuyến công quốc gia"),
    "local": ("provincial or district khuyến công fund (KCĐP)", "khuyến công địa phương"),
    "state": ("state budget: national and local together", "ngân sách nhà nước"),
    "beneficiary": ("counterpart capital of the establishments", "vốn đối ứng của cơ sở"),
    "total": ("all sources together", "tổng các nguồn"),
    "other": ("another source", "nguồn khác"),
}

ACTIVITIES: Codes = {
    "training": ("vocational training", "đào tạo nghề, truyền nghề"),
    "management": ("management skills, starting a business", "nâng cao năng lực quản lý, khởi sự doanh nghiệp"),
    "technology": ("demonstration models, machinery, technology transfer", "mô hình trình diễn, chuyển giao công nghệ, máy móc"),
    "cleaner_production": ("cleaner production, energy saving", "sản xuất sạch hơn, tiết kiệm năng lượng"),
    "products": ("typical products, fairs, brands", "sản phẩm CNNT tiêu biểu, hội chợ, thương hiệu"),
    "consulting": ("advice and assistance", "tư vấn, trợ giúp"),
    "information": ("information and communication", "thông tin, tuyên truyền"),
    "clusters": ("links, industrial clusters, pollution treatment", "liên kết, cụm công nghiệp, xử lý ô nhiễm"),
    "cooperation": ("international cooperation", "hợp tác quốc tế"),
    "administration": ("programme management", "quản lý chương trình, năng lực tổ chức"),
}

STAGES: Codes = {
    "planned": ("planned, assigned, approved, targeted", "kế hoạch, được giao, phê duyệt, mục tiêu"),
    "actual": ("done, disbursed, reached", "thực hiện, giải ngân, đạt"),
}

QUALIFIERS: Codes = {
    "exact": ("as printed", "đúng như in"),
    "about": ("nearly, about, estimated", "gần, khoảng, ước"),
    "over": ("more than, at least", "hơn, trên, ít nhất"),
    "under": ("less than, at most", "dưới, không quá"),
}

DISPOSITIONS: Codes = {
    "fact": ("a figure about the programme", "số liệu về chương trình"),
    "norm": ("a legal ceiling, rule or price list", "định mức, mức trần"),
    "date": ("a calendar date", "ngày tháng"),
    "time": ("a time of day, a duration or a frequency", "giờ, khoảng thời gian, tần suất"),
    "period": ("a year, month, quarter or span of years", "kỳ: năm, tháng, quý, giai đoạn"),
    "legal_reference": ("number of a law, decision or document", "số hiệu văn bản"),
    "phone": ("telephone or fax number", "số điện thoại"),
    "ordinal": ("rank, label of a list, numbered unit", "số thứ tự"),
    "address": ("house, road or kilometre number", "địa chỉ"),
    "identifier": ("part of a name or code", "tên riêng, mã"),
    "dimension": ("size, area, weight, technical attribute", "kích thước, diện tích, khối lượng"),
    "ratio": ("leverage idiom or scale", "tỷ lệ, so sánh bội"),
    "age": ("age of a person", "tuổi"),
    "furniture": ("counters, page numbers, weather", "thành phần trang: lượt xem, số trang, thời tiết"),
    "unresolved": ("not understood yet", "chưa rõ"),
}

RELATION_KINDS: Codes = {
    "sum": ("parts add up to a total", "tổng bằng các phần"),
    "share": ("a part as per cent of a whole", "tỷ trọng của phần trong tổng"),
    "plan": ("a result as per cent of its plan", "thực hiện so với kế hoạch"),
    "count_list": ("a stated count and the items listed", "số lượng nêu và danh sách liệt kê"),
    "remainder": ("parts leave a rest: none may exceed the total", "phần còn lại"),
    "shares": ("shares of one whole add to 100", "các tỷ trọng cộng lại bằng 100"),
    "growth": ("growth between two values", "mức tăng, giảm giữa hai số"),
    "before_after": ("a value before and after", "trước và sau"),
    "containment": ("a part of the time within the whole", "một phần thời gian trong cả kỳ"),
    "repetition": ("the same figure told again", "nhắc lại cùng một số"),
}

VERDICTS: Codes = {
    "holds": ("adds up within the printed precision", "khớp"),
    "fails": ("does not add up", "không khớp"),
    "cannot_tell": ("not enough is printed to tell", "chưa kết luận được"),
}

SEVERITIES: Codes = {
    "error": ("a mismatch that rounding cannot explain", "lỗi"),
    "warning": ("a mismatch that a hedge or a weak link may explain", "cảnh báo"),
    "note": ("explained by rounding or truncation", "ghi chú"),
}

FINDING_STATES: Codes = {
    "open": ("new or still there", "đang mở"),
    "acknowledged": ("seen and accepted by an officer", "đã ghi nhận"),
    "resolved": ("its cause is gone", "đã hết"),
}

FINDING_EVENTS: Codes = {
    "opened": ("seen for the first time", "mới phát hiện"),
    "worsened": ("more severe, or further off", "nặng hơn"),
    "eased": ("less severe, or less far off", "nhẹ hơn"),
    "acknowledged": ("an officer acknowledged it", "cán bộ ghi nhận"),
    "lapsed": ("the acknowledgement ran out or was taken back", "hết hạn hoặc rút ghi nhận"),
    "resolved": ("its cause is gone", "đã hết nguyên nhân"),
    "reopened": ("its cause is back", "xuất hiện trở lại"),
}

RULE_SCOPES: Codes = {
    "report": ("figures of one report", "trong một báo cáo"),
    "reports": ("reports of one province", "giữa các báo cáo của một tỉnh"),
    "areas": ("provinces, regions and the country", "giữa tỉnh, vùng và cả nước"),
    "law": ("figures and the law", "so với quy định"),
    "schedule": ("reports and their due dates", "so với thời hạn báo cáo"),
}

CORRECTION_STATES: Codes = {
    "applied": ("the report prints the error; the right value is used", "đang áp dụng"),
    "lapsed": ("the report no longer prints it, or is not here", "không còn áp dụng"),
}

REVIEW_STATES: Codes = {
    "open": ("waits for a decision", "chờ quyết định"),
    "decided": ("decided, and the run obeys", "đã quyết định, được áp dụng"),
    "lapsed": ("decided, and the decision no longer applies", "quyết định không còn áp dụng"),
}

DECISIONS: Codes = {
    "accept": ("it was read right", "chấp nhận"),
    "correct": ("columns are replaced by what an officer says", "sửa"),
    "reject": ("it is no fact about the programme", "bác bỏ"),
}

QUARANTINE_REASONS: Codes = {
    "empty": ("the file has no text", "tệp rỗng"),
    "binary": ("not a text file", "tệp nhị phân"),
    "not_vietnamese": ("the text is not Vietnamese", "không phải tiếng Việt"),
    "unreadable": ("the bytes cannot be decoded or parsed", "không đọc được"),
    "unsupported": ("no reader for this format yet", "chưa hỗ trợ định dạng"),
    "permission": ("no permission to read it", "không có quyền đọc"),
    "vanished": ("it was there when listed and gone when read", "tệp biến mất khi đang đọc"),
    "invalid_origin": ("its origin.yaml says what cannot be used; the report is read", "origin.yaml sai; báo cáo vẫn được đọc"),
    "invalid_decision": ("a decision file says what cannot be used; it is not obeyed", "tệp quyết định sai; không được áp dụng"),
    "invalid_acknowledgement": ("an acknowledgement file says what cannot be used; it is not obeyed", "tệp ghi nhận sai; không được áp dụng"),
    "invalid_correction": ("a correction file says what cannot be used; it is not applied", "tệp đính chính sai; không được áp dụng"),
    "invalid_row": ("a row broke the schema", "dòng sai khuôn dạng"),
}

ERAS: Codes = {
    "63": ("63 provinces, until 30 June 2025", "63 tỉnh, đến 30/6/2025"),
    "34": ("34 provinces, since 1 July 2025", "34 tỉnh, từ 01/7/2025"),
}

KC_REGIONS: Codes = {
    "KC-BAC": ("North", "Khu vực phía Bắc"),
    "KC-TRUNG": ("Centre and Highlands", "Khu vực miền Trung - Tây Nguyên"),
    "KC-NAM": ("South", "Khu vực phía Nam"),
}
