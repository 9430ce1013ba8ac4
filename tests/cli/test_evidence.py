"""`--file` on `done` and `result`: the copy, the link in the plan, and the link on the page."""

from __future__ import annotations

import errno
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc import disk
from tests.support.changed_lines import changed_lines, plan

if TYPE_CHECKING:
    from tests.support.answers import Cchc

DONE = ("done", "6", "--document", "15/BC-UBND", "--date", "30/6/2026")


@pytest.fixture
def scan(office: Path) -> Path:
    """Make a file as a scanner does."""
    (office / "quét.PDF").write_bytes(b"%PDF-1")
    return office / "quét.PDF"


def copies(office: Path) -> list[str]:
    return sorted(p.relative_to(office).as_posix() for p in (office / "minh-chung").rglob("*") if p.is_file())


@pytest.mark.usefixtures("way")
def test_done_copies_the_file_beside_the_plan_and_writes_its_link(
    cchc: Cchc, office: Path, scan: Path
) -> None:
    before = plan(office)
    answer = cchc(*DONE, "--file", str(scan))
    assert answer.code == 0
    assert "vào minh-chung/NV06/15-BC-UBND.pdf" in answer.err
    assert "        link: minh-chung/NV06/15-BC-UBND.pdf" in changed_lines(before, plan(office))[1]
    assert (office / "minh-chung/NV06/15-BC-UBND.pdf").read_bytes() == scan.read_bytes()
    assert "minh-chung" not in cchc("check").out
    after = plan(office)
    assert "không có gì thay đổi" in cchc(*DONE, "--file", str(scan)).err
    assert (plan(office), copies(office)) == (after, ["minh-chung/NV06/15-BC-UBND.pdf"])


def test_result_adds_and_mends_with_a_file(cchc: Cchc, office: Path, scan: Path) -> None:
    assert cchc("result", "4", "--add", "7/BC", "--date", "1/6/2026", "--file", str(scan)).code == 0
    scan.write_bytes(b"a better scan")
    assert cchc("result", "4", "--edit", "1", "--file", str(scan)).code == 0
    assert copies(office) == ["minh-chung/NV04/7-BC-2.pdf", "minh-chung/NV04/7-BC.pdf"]
    assert "        link: minh-chung/NV04/7-BC-2.pdf\n" in plan(office)


def test_each_task_has_a_copy_of_its_own(cchc: Cchc, office: Path, scan: Path) -> None:
    assert cchc("done", "6,7", "--document", "15/BC", "--date", "1/6/2026", "--file", str(scan)).code == 0
    assert copies(office) == ["minh-chung/NV06/15-BC.pdf", "minh-chung/NV07/15-BC.pdf"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((*DONE, "--file", "quét.PDF", "--dry-run"), 0, ""),
        (
            (*DONE, "--file", "quét.PDF", "--link", "https://xa.gov.vn"),
            2,
            "chỉ dùng một trong hai: --file hoặc --link",
        ),
        ((*DONE, "--file", "quet.pdf"), 2, "--file: không có tệp quet.pdf"),
        ((*DONE, "--file", "plans"), 2, "--file: plans là thư mục"),
        ((*DONE, "--file", ""), 2, "--file: chưa ghi"),
        ((*DONE, "--file", "quét.PDF", "--expect", "status=done"), 3, "chưa có gì được ghi"),
        (("done", "99", "--document", "1/BC", "--file", "quét.PDF"), 2, "99"),
        (("result", "4", "--edit", "1", "--file", "quét.PDF"), 2, "chưa ghi văn bản nào"),
        (("result", "4", "--remove", "1", "--file", "quét.PDF"), 2, "--remove không dùng cùng"),
    ],
)
def test_an_update_that_is_refused_or_only_shown_copies_nothing(
    cchc: Cchc, scan: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    office = scan.parent
    before = plan(office)
    answer = cchc(*arguments)
    assert (answer.code, message in answer.err) == (code, True), answer.err
    assert (plan(office), (office / "minh-chung").exists()) == (before, False)


def test_a_copy_that_cannot_be_written_leaves_the_plan_as_it_is(cchc: Cchc, office: Path, scan: Path) -> None:
    (office / "minh-chung").write_text("của ai đó")
    before = plan(office)
    answer = cchc(*DONE, "--file", str(scan))
    assert (answer.code, plan(office)) == (3, before)
    assert "vào minh-chung: đó là một tệp, không phải là thư mục thật" in answer.err


def test_a_disk_that_fills_up_at_the_copy_leaves_the_plan_as_it_is(
    cchc: Cchc, office: Path, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(waiting: Path, _: Path) -> None:
        raise OSError(errno.ENOSPC, "full", str(waiting))

    before = plan(office)
    monkeypatch.setattr(disk, "swap_into_free", full)
    answer = cchc(*DONE, "--file", str(scan))
    assert (answer.code, plan(office), copies(office)) == (3, before, [])
    assert "ổ đĩa đã đầy" in answer.err


@pytest.mark.parametrize(
    "output", [None, "bao-cao/sâu/trang.html", "trang.html", "ra ngoài", "../trang.html"]
)
def test_the_pages_link_leads_to_the_copy_wherever_the_page_is(
    cchc: Cchc, office: Path, scan: Path, output: str | None
) -> None:
    assert cchc(*DONE, "--file", str(scan)).code == 0
    (office / "ra ngoài").mkdir()
    answer = cchc("report", "--as-of", "2026-09-14", *(["-o", output] if output else []))
    page = Path(answer.out.strip())
    (link,) = re.findall(r'href="([^"#]*NV06[^"]*)"', page.read_text("utf-8"))
    assert (page.parent / link).resolve() == office / "minh-chung/NV06/15-BC-UBND.pdf"


def test_links_that_lead_nowhere_are_told_by_check(cchc: Cchc, office: Path, scan: Path) -> None:
    assert cchc(*DONE, "--file", str(scan)).code == 0
    (office / "minh-chung/NV06/15-BC-UBND.pdf").unlink()
    answer = cchc("check")
    assert 'đường dẫn "minh-chung/NV06/15-BC-UBND.pdf" không dẫn đến tệp nào [missing-file]' in answer.out
    typed = cchc("result", "6", "--edit", "1", "--link", r"C:\Users\Hoa\15.pdf")
    assert (typed.code, "là đường dẫn trên một máy" in typed.err) == (0, True)
    assert (
        r'"C:\Users\Hoa\15.pdf" là đường dẫn trên một máy, máy khác không mở được [bad-link]'
        in cchc("check").out
    )
    assert cchc("result", "6", "--edit", "1", "--link", "https://xa.gov.vn/15.pdf").code == 0
    assert "link]" not in cchc("check").out
