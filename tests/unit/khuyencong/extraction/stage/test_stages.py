"""Planned or done: one row a cue and a scope."""

from datetime import date

import pytest

from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import column, document


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Năm 2021, tỉnh được giao 12 đề án.", ["planned"]),
        ("UBND tỉnh phê duyệt kinh phí 4,5 tỷ đồng.", ["planned"]),
        ("Dự kiến hỗ trợ 30 cơ sở.", ["planned"]),
        ("Năm 2022 sẽ mở 5 lớp đào tạo nghề.", ["planned"]),
        ("Phấn đấu hoàn thành 100% kế hoạch.", ["planned"]),
        ("Mục tiêu đến năm 2025 hỗ trợ 30 cơ sở.", ["planned"]),
        ("Đã hỗ trợ 30 cơ sở.", ["actual"]),
        ("Giải ngân 3,4 tỷ đồng, đạt 95% kế hoạch.", ["actual", "actual"]),
        ("Đã nghiệm thu 14/14 đề án.", ["actual"]),
        ("Kế hoạch giao 12 đề án; đã thực hiện 10 đề án.", ["planned", "actual"]),
        ("Bộ giao cho tỉnh 6 đề án; cấp tỉnh có 11 đề án.", ["planned", "actual"]),
        ("Bộ giao cho tỉnh 6 đề án; các huyện góp 600 triệu đồng.", ["planned", "actual"]),
        ("Tỉnh phấn đấu dạy nghề cho 90 lao động; khuyến công thực hiện 11 đề án.", ["planned", "planned"]),
        (
            "Nửa năm giải ngân 8 tỷ đồng, bằng 66% kế hoạch cả năm (12 tỷ đồng).",
            ["actual", "actual", "planned"],
        ),
        ("Quý IV/2021, Trung tâm góp thêm 700 triệu đồng.", ["actual"]),
        ("Quý IV/2021, Trung tâm đã góp thêm 700 triệu đồng.", ["actual"]),
        ("Từ nay đến cuối năm, Trung tâm hỗ trợ tiếp 5 cơ sở.", ["planned"]),
        ("Thời gian tới, Trung tâm nghiệm thu, bàn giao 5 đề án.", ["planned"]),
        ("Giai đoạn 2022 - 2025 có 12 tỷ đồng. Giai đoạn trước, 86 cơ sở hưởng lợi.", ["planned", "actual"]),
        ("UBND tỉnh phê duyệt công nhận 25 sản phẩm.", ["actual"]),
        ("UBND tỉnh phê duyệt kinh phí 25 triệu đồng.", ["planned"]),
        (
            "Tỉnh phân bổ 5 tỷ đồng, thực hiện 4,9 tỷ đồng. Máy móc có 18 cơ sở.",
            ["planned", "actual", "actual"],
        ),
        ("Tỉnh được giao 9 đề án. Bốn năm qua có 52 cơ sở hưởng lợi.", ["planned", "actual"]),
        ("Mỗi ngày hai thợ làm được 30 sản phẩm.", ["actual"]),
        ("Tỉnh phê duyệt 1 đề án máy rang. Giờ xưởng có 6 lao động.", ["planned", "actual"]),
        ("Tỉnh phê duyệt 1 đề án máy rang. Máy có công suất 300 kg/ngày.", ["planned", "actual"]),
        ("Năm nay tỉnh được giao 9 đề án. Máy móc có 4 đề án.", ["planned", "planned"]),
        ("Quý I/2022, Trung tâm nghiệm thu 17 đề án.", ["planned"]),
        ("9 tháng năm 2021 có 4 lớp. Quý IV, Trung tâm nghiệm thu 17 đề án.", ["actual", "planned"]),
        ("Quý III/2021 có 4 lớp. Quý IV, Trung tâm nghiệm thu 17 đề án.", ["actual", "actual"]),
        ("Năm 2020, huyện dành 420 triệu đồng. Trong đó, 90 triệu đồng mở 2 lớp.", ["actual"] * 3),
        ("Năm 2020, huyện được giao 420 triệu đồng. Trong đó, 90 triệu đồng mở 2 lớp.", ["planned"] * 3),
        ("Năm 2022, huyện dành 420 triệu đồng. Trong đó, 90 triệu đồng mở 2 lớp.", ["planned"] * 3),
        ("Nếu thuận lợi, tỉnh có thể giải ngân 90% kế hoạch.", ["planned"]),
        ("Năm 2020 có bao nhiêu đề án được phê duyệt? Trung tâm nói có 14 đề án.", ["actual"]),
        ("Chủ tịch ký Quyết định số 214/QĐ-UBND công nhận sản phẩm tiêu biểu; có 38 sản phẩm.", ["actual"]),
        ("Phần lớn tiền dành cho máy móc: 26 cơ sở được hỗ trợ.", ["actual"]),
        ("Giai đoạn 2021 - 2025 cần hỗ trợ 40 cơ sở.", ["planned"]),
        ("Tỉnh được giao 12 đề án. Đến hết tháng 7, 4 đề án xong.", ["planned", "actual"]),
        ("Tỉnh được giao 5 tỷ đồng. Nửa năm thực hiện 2 tỷ đồng.", ["planned", "actual"]),
        ("Tỉnh được giao 5 tỷ đồng. Kinh phí thực hiện truyền nghề 2 tỷ đồng.", ["planned", "planned"]),
        ("Tỉnh phấn đấu tăng vốn. Đến hết tháng 12 có 40 cơ sở.", ["planned"]),
        ("Có 36 sản phẩm được đề nghị UBND tỉnh cấp giấy chứng nhận, chiếm 60%.", ["actual", "actual"]),
        ("Trung tâm đề nghị UBND tỉnh cấp 3 tỷ đồng.", ["planned"]),
        ("Còn lại 5,3 tỷ đồng do các huyện bố trí để mở 45 lớp.", ["actual", "actual"]),
        ("Các huyện bố trí 5,3 tỷ đồng.", ["planned"]),
        ("Khoảng 85% học viên được giao hàng về nhà làm.", ["actual"]),
        ("Hai đề án đã được Bộ Công Thương phê duyệt, kinh phí 1,2 tỷ đồng.", ["planned", "planned"]),
        ("Hai đề án đã được Sở nghiệm thu.", ["actual"]),
        ("Trung tâm đã hoàn thiện hồ sơ 5 đề án trình Cục phê duyệt.", ["planned"]),
        ("Khuyến công hỗ trợ anh Tâm 2 máy. Anh đặt mục tiêu mở thêm 1 xưởng.", ["actual", "planned"]),
        ("Đã có 5 đề án được phê duyệt, 3 đề án được nghiệm thu.", ["planned", "actual"]),
        ("Cả 12 đề án được giao đã hoàn thành.", ["actual"]),
        ("Hoàn thành 12 đề án được giao.", ["actual"]),
        ("Trung tâm đã nghiệm thu 5 đề án được phê duyệt năm 2020.", ["actual"]),
        ("Sở yêu cầu Trung tâm giải ngân 100% vốn.", ["planned"]),
        ("Sản phẩm đáp ứng yêu cầu; 5 cơ sở có đơn hàng.", ["actual"]),
        ("Đến tháng 11 phải nghiệm thu 12 đề án.", ["planned"]),
        ("Trong 5 năm tới, tỉnh hỗ trợ 100 cơ sở.", ["planned"]),
        ("Huyện Giao Thủy mở 3 lớp.", ["actual"]),
        ("Các huyện Hải Hậu, Giao Thủy có 5 cơ sở hưởng lợi.", ["actual"]),
        ("Điều 1. Giao Trung tâm thực hiện 5 đề án.", ["planned"]),
        ("UBND tỉnh đồng ý hỗ trợ 12 cơ sở.", ["planned"]),
        ("Chủ xưởng quyết định mua 2 máy.", ["actual"]),
        ("Những tháng cuối năm, Trung tâm hỗ trợ 7 cơ sở.", ["planned"]),
        ("Đơn vị cam kết giải ngân 100% vốn.", ["planned"]),
        ("Tỉnh phê duyệt 150 triệu đồng. Sau khi lắp máy, năng suất tăng 30%.", ["planned", "actual"]),
        ("Hiện xưởng có 20 lao động, tới đây tuyển thêm 10 lao động.", ["actual", "planned"]),
        ("Vốn vay được giao cho 6 doanh nghiệp chế biến chè. Huyện mở 3 lớp.", ["actual", "actual"]),
        ("Bộ giao cho tỉnh 6 đề án.", ["planned"]),
        ("Trung tâm chỉ đăng ký 7 lớp.", ["planned"]),
        ("Tỉnh đăng ký với Bộ Công Thương 5 đề án điểm.", ["planned"]),
        ("Các hộ đăng ký nhãn hiệu cho 7 sản phẩm.", ["actual"]),
        ("Doanh nghiệp đăng ký 40 gian hàng.", ["actual"]),
        ("Huyện đang xin mở thêm 2 lớp.", ["planned"]),
        ("Có 4 cơ sở xin lùi sang năm sau.", ["actual"]),
        ("Các con số phải làm được: 25 cơ sở thay máy; 3 lớp tập huấn.", ["planned", "planned"]),
        ("Mỗi chủ cơ sở sẽ nhận 5 triệu đồng trích từ khuyến công.", ["planned"]),
        ("Chỉ 3 huyện bố trí được vốn.", ["actual"]),
        ("Học viên học cách lập dự toán, quyết toán; 90 học viên dự.", ["actual"]),
        ("Tỉnh lập dự toán 5 tỷ đồng.", ["planned"]),
        ("Theo Quyết định số 12/QĐ-UBND, tỉnh hỗ trợ 2 tỷ đồng cho 6 đề án.", ["planned", "planned"]),
        ("Theo Quyết định số 12/QĐ-UBND công nhận sản phẩm, có 26 sản phẩm.", ["actual"]),
        ("Tỉnh phân bổ vốn cho 21 đề án.\nCụ thể, đào tạo nghề có 5 đề án.", ["planned", "planned"]),
        ("Giai đoạn 2017 - 2021, huyện dành 9 tỷ đồng.", ["actual"]),
        ("Tỉnh có kế hoạch 4 tỷ đồng. Đến cuối tháng 9, thực chi 3 tỷ đồng.", ["planned", "actual"]),
    ],
)
def test_stage(text, stages):
    assert column(text, "stage") == stages


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        (
            "Các chỉ tiêu gồm:\n- Dạy nghề cho 600 lao động, trên 85% có việc làm;\n- Có 40 sản phẩm được công nhận.",
            ["planned"] * 3,
        ),
        (
            "Kinh phí được phân bổ như sau:\n- Quản lý, nghiệm thu: 1 nhiệm vụ, 90 triệu đồng;\n- Dạy nghề: đã mở 2 lớp.",
            ["planned", "planned", "actual"],
        ),
        ("I. Tình hình giao kế hoạch\nHỗ trợ 14 cơ sở thay máy.", ["planned"]),
        ("II. Phương hướng\nHỗ trợ 14 cơ sở thay máy.", ["planned"]),
        ("1. Kế hoạch và kết quả\nHỗ trợ 14 cơ sở thay máy.", ["actual"]),
        (
            "II. Nhiệm vụ 6 tháng cuối năm\nNghiệm thu, thanh lý 100% đề án; mở 2 lớp tập huấn cho 70 học viên.",
            ["planned"] * 3,
        ),
        (
            "Năm nay dạy nghề theo số tiền bố trí. Doanh thu tư vấn giảm 37% so với năm 2020.",
            ["actual"],
        ),
        (
            "Kinh phí giao 900 triệu đồng, thực hiện 870 triệu đồng, đạt 96,7%. Cụ thể:\n+ Truyền nghề: 3 lớp;\n+ Máy móc: 5 cơ sở.",
            ["planned", "actual", "actual", "actual", "actual"],
        ),
        (
            "Tỉnh đã chi 700 triệu đồng và được giao thêm 900 triệu đồng, gồm:\n- Truyền nghề: 3 lớp.",
            ["actual", "planned", "planned"],
        ),
    ],
)
def test_stage_of_a_list_or_section(text, stages):
    assert column(text, "stage") == stages


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Doanh thu ước 3,2 tỷ đồng trên kế hoạch 3 tỷ đồng, vượt 7%.", ["actual", "planned", "actual"]),
        (
            "Dạy nghề cho 90 lao động, đạt 60% so với chỉ tiêu 150 lao động; kinh phí là 180 triệu đồng.",
            ["actual", "actual", "planned", "actual"],
        ),
        (
            "Trong số 14 đề án được UBND tỉnh phê duyệt, mới có 5 đề án xong.",
            ["planned", "actual"],
        ),
        ("Nghiệm thu 9 đề án, chiếm 45% số đề án được giao, giá trị 2 tỷ đồng.", ["actual"] * 3),
        ("Mô hình trình diễn: 9 mô hình/kế hoạch 10 mô hình.", ["actual", "planned"]),
        (
            "Từ nguồn vốn được giao 2,4 tỷ đồng, Trung tâm hỗ trợ 12 cơ sở.",
            ["planned", "actual"],
        ),
        (
            "Vốn dùng là 2,1 tỷ đồng trên tổng số 3,3 tỷ đồng bố trí. Máy móc có 5 cơ sở.",
            ["actual", "planned", "actual"],
        ),
        ("Trong năm 2021 tỉnh được giao 12 đề án, kinh phí 3 tỷ đồng.", ["planned", "planned"]),
        ("Nghiệm thu 36 đề án, vượt kế hoạch giao 4 đề án.", ["actual", "actual"]),
        ("Phấn đấu vượt kế hoạch giao 4 đề án.", ["planned"]),
        ("Kết quả này vượt xa chỉ tiêu 200 cơ sở.", ["planned"]),
        ("Kinh phí theo kế hoạch là 5 tỷ đồng, đã giải ngân 2 tỷ đồng.", ["planned", "actual"]),
        ("Chỉ tiêu là 200 cơ sở nhưng thực tế chỉ có 150 cơ sở.", ["planned", "actual"]),
        ("Dự toán 500 triệu đồng, quyết toán 480 triệu đồng.", ["planned", "actual"]),
        ("Thực hiện kế hoạch năm 2021, Trung tâm mở 6 lớp.", ["actual"]),
        ("Căn cứ kế hoạch được giao, Trung tâm mở 6 lớp.", ["actual"]),
        ("Nhờ đề án được duyệt, xưởng mua 3 máy.", ["actual"]),
        ("Thực hiện chỉ đạo của tỉnh, Sở phê duyệt 6 đề án, kinh phí 2 tỷ đồng.", ["planned", "planned"]),
        ("Doanh thu 1,2 tỷ đồng, bằng 120% so với kế hoạch giao.", ["actual", "actual"]),
        ("Giải ngân 2,1 tỷ đồng/4,5 tỷ đồng kế hoạch giao, đạt 46,7%.", ["actual", "planned", "actual"]),
        ("Giải ngân 750 triệu đồng/1.800 triệu đồng, bằng 41,7%.", ["actual", "planned", "actual"]),
        ("Tỉnh chi 900 triệu đồng trên 1.200 triệu đồng, đạt 75%.", ["actual", "planned", "actual"]),
        ("Phấn đấu đạt kế hoạch 12 đề án, kinh phí 3 tỷ đồng.", ["planned", "planned"]),
    ],
)
def test_a_plan_as_the_yardstick_of_what_was_done(text, stages):
    assert column(text, "stage") == stages


@pytest.mark.parametrize(
    ("day", "stage"),
    [(date(2021, 7, 20), "planned"), (date(2021, 11, 20), "actual"), (date(2022, 1, 5), "actual")],
)
def test_months_that_have_hardly_begun(day, stage):
    assert column("6 tháng cuối năm 2021, Trung tâm nghiệm thu 8 đề án.", "stage", day) == [stage]


def test_a_plan_goes_on_in_its_sentence():
    text = "UBND tỉnh ban hành kế hoạch khuyến công. Tổng kinh phí 3,5 tỷ đồng, thực hiện 18 đề án."
    assert column(text, "stage") == ["planned", "planned"]


@pytest.mark.parametrize(
    ("headline", "body", "stage"),
    [
        ("Khuyến công 2019 và kế hoạch 2020", "1. Kết quả đạt được\nMáy móc: 29 cơ sở.", "actual"),
        ("Khuyến công 2019 và kế hoạch 2020", "2. Kế hoạch năm 2020\nMáy móc: 29 cơ sở.", "planned"),
        ("Huyện Ea Kar hoàn thành kế hoạch khuyến công", "Có 29 cơ sở hưởng lợi.", "actual"),
        ("Tổng kết khuyến công 2020, phương hướng 2021", "Máy móc: 29 cơ sở.", "actual"),
        (
            "Khuyến công Ea Kar về nhiều nơi",
            (
                "Huyện giao Trung tâm 9 đề án, và ngay từ đầu năm cán bộ chia nhau về từng xã để khảo sát.\n"
                "Đã hỗ trợ 5 cơ sở với 900 triệu đồng và mở 3 lớp.\nMáy móc: 29 cơ sở."
            ),
            "actual",
        ),
        ("Vốn khuyến công đến nơi cơ sở cần", "Máy móc: 29 cơ sở.", "actual"),
        ("Kế hoạch khuyến công huyện Ea Kar", "Máy móc: 29 cơ sở.", "planned"),
        (
            "Từ lò củi đến máy sấy khuyến công",
            (
                "Ba năm trước, cả nhà còn dậy từ canh ba để nhóm lò, khói củi ám đen mái bếp và mẻ mứt nào cũng hỏng.\n"
                "Đề án của lò mứt được duyệt hồi tháng 5.\nNay sản lượng tăng lên 900 kg/ngày."
            ),
            "actual",
        ),
    ],
)
def test_stage_of_a_report(headline, body, stage):
    assert [fact["stage"] for fact in extract(document(f"{headline}\n\n{body}")).facts][-1] == stage


@pytest.mark.parametrize(("day", "stage"), [(date(2021, 10, 15), "planned"), (date(2021, 12, 10), "actual")])
def test_a_quarter_under_way(day, stage):
    assert column("Quý IV/2021, Trung tâm bàn giao máy cho 5 cơ sở.", "stage", day) == [stage]


def test_a_decision_older_than_the_headline_does_not_date_the_report():
    lead = "Theo Nghị quyết ngày 10/12/2020 của HĐND tỉnh về khuyến công, tỉnh chi 2 tỷ đồng."
    text = f"Khuyến công nửa đầu năm 2021\n\n{lead}\nDạy nghề: 9 lớp."
    assert extract(document(text, None)).facts[-1]["stage"] == "actual"


def test_the_day_of_a_plan_for_the_next_year_is_not_the_day_of_the_report():
    lead = "Đề án có tên trong Quyết định số 2007 ngày 2/12/2023 về kế hoạch khuyến công năm 2024."
    text = f"Nước sạch Na Rì\n\n{lead}\nMáy chạy 70 nghìn bình/năm."
    assert extract(document(text, None)).facts[-1]["stage"] == "actual"


def test_years_before_the_headline_s_are_over():
    text = "Bắc Kạn sẽ làm 54 đề án khuyến công năm 2010\n\nNăm 2009, 84 người dự lớp tập huấn."
    assert [fact["stage"] for fact in extract(document(text, None)).facts] == ["planned", "actual"]


def test_a_headline_with_a_figure():
    headline = "Giai đoạn 2017 - 2021, Ea Kar dành 22 tỷ đồng cho khuyến công"
    facts = extract(document(f"{headline}\n\nMáy móc: 29 cơ sở.")).facts
    assert [fact["stage"] for fact in facts] == ["actual", "actual"]


@pytest.mark.parametrize(
    ("day", "stage"), [(date(2021, 1, 15), "planned"), (date(2021, 12, 15), "actual"), (None, "actual")]
)
def test_a_year_that_has_just_begun(day, stage):
    assert column("Năm 2021, tỉnh có 36 đề án.", "stage", day) == [stage]


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Nhiều chỉ tiêu khuyến công đều đạt và vượt. Tỉnh sử dụng 4,8 tỷ đồng.", "a"),
        ("Các chỉ tiêu đạt 200 lao động và 30 cơ sở.", "pp"),
        ("Mỗi tháng xưởng giao 300 bộ bàn ghế, nuôi 20 thợ.", "aa"),
        ("Cơ sở giao cho khách 5 tấn bún mỗi tháng và có 12 lao động.", "aa"),
        ("Bộ giao cho tỉnh 3 tỷ đồng.", "p"),
        ("Máy sấy được đề nghị nhiều nhất. Có 30 đơn vị thụ hưởng.", "a"),
        ("Năm nay còn 5 cơ sở đang chờ được hỗ trợ.", "p"),
        ("5 cơ sở được chọn nhận hỗ trợ 700 triệu đồng.", "pp"),
    ],
)
def test_words_of_planning_that_plan_nothing_and_others_that_do(text, stages):
    assert "".join(stage[0] for stage in column(text, "stage", date(2021, 7, 20))) == stages


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        (
            "Kế hoạch năm 2020 là 8 tỷ đồng; các đơn vị thực hiện 7 tỷ đồng. Trong đó, đào tạo 2 tỷ đồng.",
            "paa",
        ),
        ("Kế hoạch là 8 tỷ đồng, thực hiện 7 tỷ đồng, gồm 2 tỷ đồng quốc gia, 5 tỷ đồng của tỉnh.", "paaa"),
        ("Kế hoạch 10 lớp, thực hiện 8 lớp; 300 học viên, thực hiện 280 học viên.", "papa"),
        ("Kế hoạch năm là 8 tỷ đồng, đến hết tháng 6 các huyện chi hết 3 tỷ đồng.", "pa"),
        ("Tỉnh được giao 8 tỷ đồng, mới tạm ứng 3 tỷ đồng.", "pa"),
        ("Tỉnh phân bổ 3 tỷ đồng cho khuyến công; mỗi huyện nhận 300 triệu đồng.", "pp"),
        ("So với kế hoạch ban đầu (12 lớp), Trung tâm mở được 10 lớp.", "pa"),
    ],
)
def test_what_was_done_of_a_plan_and_how_it_is_divided(text, stages):
    assert "".join(stage[0] for stage in column(text, "stage", date(2021, 7, 20))) == stages


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Phấn đấu hỗ trợ 60 cơ sở, giải ngân 100% kế hoạch trước 30/11.", "pp"),
        ("Trung tâm phấn đấu mở 5 lớp cho 150 lao động và nghiệm thu 7 đề án.", "ppp"),
        ("Thời gian tới, Trung tâm hỗ trợ 5 cơ sở, nghiệm thu 3 đề án, giải ngân 2 tỷ đồng.", "ppp"),
        ("Năm nay phấn đấu đạt 12 đề án, đến nay nghiệm thu 7 đề án.", "pa"),
        ("Năm nay phấn đấu 12 đề án; giải ngân 7 tỷ đồng.", "pa"),
    ],
)
def test_verbs_that_a_word_of_what_is_to_come_leads_on_to(text, stages):
    assert "".join(stage[0] for stage in column(text, "stage", date(2021, 7, 20))) == stages


@pytest.mark.parametrize(
    ("law", "stage"), [("Thông tư số 46 ngày 28/12/2012", "actual"), ("Báo cáo ngày 28/12/2012", "planned")]
)
def test_the_day_of_a_law_is_not_the_day_of_the_report(law, stage):
    body = "Giai đoạn 2013 - 2017, tỉnh triển khai 120 đề án."
    text = f"Khuyến công Bắc Kạn\n\n{body}\nNhiều cơ sở chưa quen lập hồ sơ theo {law} và các mẫu đi kèm."
    assert [fact["stage"] for fact in extract(document(text, None)).facts] == [stage]


@pytest.mark.parametrize(
    ("headline", "stage"),
    [
        ("Kế hoạch khuyến công Bắc Kạn hoàn thành sớm", "actual"),
        ("Khuyến công Bắc Kạn vượt mục tiêu đề ra", "actual"),
        ("Tình hình thực hiện kế hoạch khuyến công Bắc Kạn", "actual"),
        ("Bắc Kạn: Báo cáo công tác khuyến công và phương hướng nhiệm vụ mới", "actual"),
        ("Khuyến công Bắc Kạn đứng trước yêu cầu mới", "actual"),
        ("Doanh nghiệp Bắc Kạn mong được tiếp sức", "actual"),
        ("Bắc Kạn đề xuất khuyến công cho năm 2022", "planned"),
        ("Bắc Kạn: Giao kế hoạch khuyến công", "planned"),
        ("Phương hướng khuyến công Bắc Kạn", "planned"),
        ("Bắc Kạn sắp triển khai loạt đề án khuyến công", "planned"),
    ],
)
def test_headlines_that_leave_open_what_the_body_tells(headline, stage):
    facts = extract(document(f"{headline}\n\nMáy móc: 30 cơ sở; dạy nghề: 9 lớp.")).facts
    assert [fact["stage"] for fact in facts] == [stage, stage]


@pytest.mark.parametrize(
    ("lead", "stage"),
    [
        ("Trung tâm được giao nhiệm vụ hỗ trợ cơ sở trên địa bàn.", "actual"),
        ("Trung tâm được giao nhiệm vụ hỗ trợ 15 cơ sở.", "planned"),
        ("Mục tiêu của khuyến công là giúp cơ sở đổi mới máy móc.", "actual"),
        ("Khuyến công là yêu cầu cấp thiết của nông thôn.", "actual"),
        ("Hội nghị đề nghị các địa phương chú trọng khâu chọn đề án.", "actual"),
        ("UBND tỉnh phê duyệt kế hoạch khuyến công.", "planned"),
    ],
)
def test_aims_and_duties_without_a_figure_plan_no_report(lead, stage):
    text = f"Khuyến công Bắc Kạn qua một năm\n\n{lead}\n\nMáy móc: 30 cơ sở. Dạy nghề: 9 lớp."
    assert [fact["stage"] for fact in extract(document(text)).facts][-2:] == [stage, stage]


@pytest.mark.parametrize("lead", ["Trong quý tới, Trung tâm tập trung:", "Về nhiệm vụ 6 tháng cuối năm:"])
def test_lists_of_what_is_to_come(lead):
    assert column(f"{lead}\n\n- Máy móc: 30 cơ sở.\n- Dạy nghề: 9 lớp.", "stage") == ["planned", "planned"]
