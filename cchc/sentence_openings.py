"""Whether a text begins small where it is put inside a sentence.

Reasons, notes, conditions, summaries and common names of offices are written with a capital and go on
behind "do", ";" or "về". What begins with a name keeps its capital there (Nghị định 30/2020, Phụ lục II:
"Sở Nội vụ", "Chính phủ", "Đảng ủy", "Bộ phận Một cửa"), and names can't be listed. So a text begins
small only where its first words are among those listed here, and stays as it was written anywhere else.
It knows neither plans nor offices. Read next: `cchc.citations`, `cchc.reports.wording.phrases`.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_LONGEST = 4  # words of the longest opening below

# No name begins with these, whatever follows.
_COMMON = """
chờ, đợi, do, vì, bởi, tại, theo, khi, sau, trước, trong, ngoài, nếu, để, về, với, ngay, được, bị, đã,
đang, sẽ, sắp, chưa, không, chỉ, vẫn, cũng, mới, phải, thiếu, chậm, muộn, khó, vướng, nhiều, ít, mỗi,
mọi, các, những, tất cả, toàn thể, toàn bộ, phần lớn, hầu hết, đa số, một số, một phần, người dân,
người đứng đầu, người phụ trách, có, còn, hiện, hiện nay, hiện tại, dự kiến, căn cứ, tỉnh, cấp trên,
cấp dưới, cấp tỉnh, cấp xã, cấp có, tổ dân phố, bộ chỉ số, bộ tiêu chí, bộ câu hỏi, bộ thủ tục, an toàn,
áp dụng, ban hành, bàn giao, bảo đảm, bảo trì, bảo vệ, biên soạn, biến động, biểu mẫu, bổ sung, bố trí,
bồi dưỡng, cá nhân, cán bộ, cải cách, cải thiện, cải tạo, cải tiến, cập nhật, chấm điểm, chi trả,
chỉ đạo, chỉ số, chỉ tiêu, chỉnh lý, chỉnh sửa, chuẩn bị, chuẩn hóa, chuẩn hoá, chuyển, chủ động,
chủ trì, công bố, công chức, công khai, công tác, công việc, cơ cấu, cơ quan, cơ sở vật chất, cuộc,
cung cấp, danh mục, danh sách, dịch bệnh, dịch vụ, doanh nghiệp, duy trì, dữ liệu, dự thảo, dừng,
đa phần, đánh giá, đào tạo, đảm bảo, đẩy mạnh, đấu thầu, đề nghị, đề xuất, điều chỉnh, điều kiện,
điều tra, định kỳ, đội ngũ, đôn đốc, đối chiếu, đối với, đồng bộ, đơn giản hóa, đơn giản hoá, đơn vị,
đường truyền, gia hạn, giải pháp, giải quyết, giám sát, giảm, giấy tờ, giữa, góp ý, gửi, hạ tầng,
hạn chế, hệ thống, hoàn thành, hoàn thiện, học tập, hồ sơ, hội nghị, hội thi, họp, huy động, hủy,
hướng đến, kết nối, kết quả, khai thác, khảo sát, khắc phục, khen thưởng, khối lượng, khó khăn, kiểm kê,
kiểm soát, kiểm tra, kiến nghị, kiện toàn, kinh phí, ký, kỹ năng, lãnh đạo, lắp đặt, lấy ý kiến,
liên thông, lĩnh vực, lùi, luân chuyển, lượng, lý do, máy chủ, máy móc, máy tính, mua sắm, mục tiêu,
mức độ, nâng cao, nâng cấp, ngân sách, nghiên cứu, nghiệm thu, nghiệp vụ, nguồn, nguyên nhân,
nhà cung cấp, nhà thầu, nhân lực, nhân sự, nhân viên, nhận thức, nhiệm vụ, nhu cầu, nguồn lực, niêm yết,
nội dung, nộp, năng lực, ngừng, nghỉ, ốm, phân cấp, phân công, phấn đấu, phần mềm, phần việc, phê duyệt,
phía, phổ biến, phối hợp, phục vụ, phát động, phát hành, phát huy, phát sinh, phát triển, quá tải,
quá trình, quán triệt, quản lý, quy trình, rà soát, sắp xếp, sáp nhập, sản phẩm, soạn thảo, số hóa,
số hoá, số liệu, số lượng, số hồ sơ, số văn bản, sơ kết, sửa chữa, sửa đổi, sử dụng, tạm dừng, tạm hoãn,
tài khoản, tài liệu, tái cấu trúc, tập huấn, tập trung, tăng cường, thanh toán, thay đổi, thay thế,
tham dự, tham gia, tham mưu, thành lập, thành viên, thẩm định, thẩm quyền, theo dõi, thi đua, thiên tai,
thiết bị, thí điểm, thống kê, thống nhất, thời gian, thời hạn, thời tiết, thu thập, thủ trưởng, thủ tục,
thường xuyên, thực hiện, tiến độ, tiến hành, tiếp nhận, tiếp tục, tiêu chí, tin bài, tinh giản,
tình hình, tình trạng, tích hợp, toàn xã, tổ chức, tổng hợp, tổng kết, tổng số, trả, trách nhiệm, tránh,
trang thiết bị, trao đổi, triển khai, trình, trình độ, trùng, truyền thông, tuyên truyền, tỷ lệ,
ứng dụng, ưu tiên, vận động, vận hành, văn bản, vệ sinh, việc, viên chức, xác định, xác minh, xác nhận,
xây dựng, xem xét, xếp loại, xin ý kiến, xử lý, ý kiến, ý thức, yêu cầu, đầu mối, đầu tư, đầu năm,
đầu tháng, đầu quý, cuối năm, cuối tháng, cuối quý, giai đoạn, nửa, huỷ, tỉ lệ, sớm, hết, xong,
vào, liên tục, lâu dài, suốt, hạn chót, hạn cuối, tối thiểu, tối đa, bắt đầu, lần
"""

# Names begin with these, too ("Cần Thơ", "Năm Căn", "Từ Sơn", "Quý Lộc"); the next word then has a capital.
_BEFORE_SMALL = """
từ, đến, cùng, cần, cả, qua, ở, hàng, hằng, một, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười, kỳ, quý,
tháng, ngày, đợt, buổi, bài, xã, phường, đặc khu, thành phố, huyện, thôn, xóm, bản, làm, toàn, nay, nhằm,
mưa, bão, lũ, học, thi, giao, tuần, đăng, tự, lập, lớp, mở, tin, trên, người, nhận, mẫu, mạng, nâng
"""

# The name of a certain document has a capital (NĐ 30, Phụ lục II): "Kế hoạch số 60/KH-UBND", "Đề án 06".
_DOCUMENTS = """
kế hoạch, báo cáo, quyết định, công văn, tờ trình, thông báo, nghị quyết, chỉ thị, quy chế, quy định,
hướng dẫn, phương án, đề án, dự án, chương trình, biên bản, hợp đồng, công điện, đề cương, phụ lục
"""
_CERTAIN = ("số", "này", "trên")

# Names whose first words are openings.
_NAMES = """
tỉnh ủy, tỉnh uỷ, tỉnh đoàn, tỉnh hội, xã đoàn, xã đội, phường đội, phường đoàn, cơ sở dữ liệu quốc gia
"""


def inside_sentence(text: str) -> str:
    """Return a text for inside a sentence: small where it begins with a common word, else as it was written.

    >>> inside_sentence("Chưa đủ kinh phí"), inside_sentence("Chờ Sở Nội vụ trả lời"), inside_sentence("")
    ('chưa đủ kinh phí', 'chờ Sở Nội vụ trả lời', '')
    >>> inside_sentence("Sở Nội vụ đã có ý kiến"), inside_sentence("Đảng ủy xã chưa họp")
    ('Sở Nội vụ đã có ý kiến', 'Đảng ủy xã chưa họp')
    >>> inside_sentence("Tỉnh chậm hướng dẫn"), inside_sentence("Tỉnh ủy chưa có kết luận")
    ('tỉnh chậm hướng dẫn', 'Tỉnh ủy chưa có kết luận')
    >>> inside_sentence("Cần có kinh phí"), inside_sentence("Cần Thơ đã làm"), inside_sentence("Quý III/2026")
    ('cần có kinh phí', 'Cần Thơ đã làm', 'quý III/2026')
    >>> inside_sentence("Kế hoạch chưa duyệt"), inside_sentence("Kế hoạch số 60/KH-UBND")
    ('kế hoạch chưa duyệt', 'Kế hoạch số 60/KH-UBND')
    >>> inside_sentence("Các trường học"), inside_sentence("UBND xã"), inside_sentence("CHƯA LÀM")
    ('các trường học', 'UBND xã', 'CHƯA LÀM')
    """
    return text[:1].lower() + text[1:] if _begins_small(unicodedata.normalize("NFC", text[:80])) else text


def capitalized(text: str) -> str:
    """Return a text for a line of its own: its first letter is a capital, all others are as written.

    >>> capitalized("cải cách hành chính xã An Bình"), capitalized("")
    ('Cải cách hành chính xã An Bình', '')
    """
    return text[:1].upper() + text[1:]


def _begins_small(text: str) -> bool:
    """Whether a text that stands alone begins with words that are no name."""
    written = [word.strip(",.:;()") for word in text.split(maxsplit=_LONGEST + 1)]
    if not written or written[0][1:] != written[0][1:].lower():
        return False
    words = [word.lower() for word in written]
    if any(" ".join(words[:count]) in _phrases(_NAMES) for count in (2, 5)):
        return False
    return any(_is_opening(words[:count], written[count : count + 1]) for count in range(1, _LONGEST + 1))


def _is_opening(words: list[str], after: list[str]) -> bool:
    """Whether these words begin a common text, before the one that follows them, if any does."""
    phrase, following = " ".join(words), after[0] if after else ""
    if phrase in _phrases(_COMMON):
        return True
    if following[:1].isupper() and following[1:2].islower():  # not "III/2026", "UBND"
        return False
    if phrase in _phrases(_DOCUMENTS):
        return following not in _CERTAIN and not following[:1].isdigit()
    return phrase in _phrases(_BEFORE_SMALL)


@cache
def _phrases(listed: str) -> frozenset[str]:
    """Return the phrases of one of the lists above."""
    return frozenset(phrase.strip() for phrase in listed.replace("\n", " ").split(","))
