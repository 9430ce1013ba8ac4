"""Copies of evidence beside the plan: their names, what is never overwritten, and where links lead."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cchc import evidence_files
from cchc.errors import RequestError, SurroundingsError
from cchc.evidence_files import EvidenceFile


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return the folder of an office with a plan."""
    (tmp_path / "xã" / "plans").mkdir(parents=True)
    return tmp_path / "xã"


def file(place: Path, name: str = "scan.PDF", data: bytes = b"%PDF-1") -> EvidenceFile:
    source = place.parent / name
    source.write_bytes(data)
    return EvidenceFile(str(source), place)


@pytest.mark.parametrize(
    ("name", "document", "copy"),
    [
        ("scan.PDF", "15/BC-UBND", "15-BC-UBND.pdf"),
        ("scan.pdf", "88/QĐ-UBND", "88-QD-UBND.pdf"),
        ("Báo cáo số 15 (bản ký).pdf", "", "Bao-cao-so-15-ban-ky.pdf"),
        ("Ba\u0301o ca\u0301o.docx", "", "Bao-cao.docx"),
        ("scan", "", "scan"),
        ("a.tar.gz", "", "a-tar.gz"),
        ("…pdf", "", "pdf"),
        ("x.pdf", "../../etc/passwd", "etc-passwd.pdf"),
        ("x.pdf", "CON", "tep-CON.pdf"),
        ("x.pdf", "…", "x.pdf"),
        ("x.pdf", "A" * 300, "A" * 80 + ".pdf"),
    ],
)
def test_a_copy_has_a_name_that_every_system_takes(place: Path, name: str, document: str, copy: str) -> None:
    evidence = file(place, name)
    assert evidence.link(6, document) == f"minh-chung/NV06/{copy}"
    assert not (place / "minh-chung").exists()  # nothing is written until the plan is known to be right
    evidence.copy()
    assert [path.name for path in (place / "minh-chung/NV06").iterdir()] == [copy]


def test_the_same_bytes_are_one_copy_and_others_take_the_next_name(place: Path) -> None:
    for data, name, copied in (
        (b"a", "15-BC.pdf", 1),
        (b"a", "15-BC.pdf", 0),
        (b"b", "15-BC-2.pdf", 1),
        (b"c", "15-BC-3.pdf", 1),
        (b"b", "15-BC-2.pdf", 0),
    ):
        evidence = file(place, data=data)
        assert evidence.link(112, "15/BC") == f"minh-chung/NV112/{name}"
        evidence.copy()
        assert len(evidence.copied) == copied
        assert (place / f"minh-chung/NV112/{name}").read_bytes() == data


def test_what_somebody_put_there_meanwhile_is_kept(place: Path) -> None:
    evidence = file(place)
    target = place / evidence.link(6, "15/BC")
    target.parent.mkdir(parents=True)
    target.write_bytes(b"of somebody else")
    with pytest.raises(SurroundingsError, match="vừa có tệp khác tên"):
        evidence.copy()
    assert target.read_bytes() == b"of somebody else"
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_lies_there_already_is_not_copied(place: Path) -> None:
    folder = place / "minh-chung/NV06"
    folder.mkdir(parents=True)
    (folder / "ký số.pdf").write_bytes(b"a")
    evidence = EvidenceFile(str(folder / "ký số.pdf"), place)
    assert evidence.link(6, "15/BC") == "minh-chung/NV06/ký số.pdf"
    evidence.copy()
    assert evidence.copied == []


def test_what_is_no_file_with_something_in_it_is_refused(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, message in (
        (str(place / "x.pdf"), "không có tệp"),
        (str(place), "là thư mục"),
        (os.devnull, "không phải là tệp thường"),
    ):
        with pytest.raises(RequestError, match=message):
            EvidenceFile(name, place)
    with pytest.raises(RequestError, match="là tệp rỗng"):
        file(place, data=b"")
    monkeypatch.setattr(evidence_files, "MAX_BYTES", 1024 * 1024)
    assert file(place, data=b"a" * 1024 * 1024)
    with pytest.raises(RequestError, match="lớn hơn 1 MB"):
        file(place, data=b"a" * (1024 * 1024 + 1))


@pytest.mark.parametrize("linked", ["minh-chung", "minh-chung/NV06"])
def test_a_folder_that_leads_elsewhere_is_not_written_into(place: Path, linked: str) -> None:
    elsewhere = place.parent / "khác"
    elsewhere.mkdir()
    (place / linked).parent.mkdir(parents=True, exist_ok=True)
    (place / linked).symlink_to(elsewhere)
    with pytest.raises(SurroundingsError, match="không phải là thư mục thật"):
        file(place).link(6, "15/BC")
    assert list(elsewhere.iterdir()) == []


def test_a_file_with_the_folders_name_is_told(place: Path) -> None:
    (place / "minh-chung").write_text("x")
    with pytest.raises(SurroundingsError, match="minh-chung: đó là một tệp, không phải là thư mục thật"):
        file(place).link(6, "15/BC")


@pytest.mark.parametrize(("linked", "to"), [("minh-chung", "nơi khác"), ("minh-chung/NV06", "NV06")])
def test_a_folder_whose_link_is_broken_is_named_beside_the_file(
    place: Path, monkeypatch: pytest.MonkeyPatch, linked: str, to: str
) -> None:
    monkeypatch.chdir(place)
    (place / linked).parent.mkdir(parents=True, exist_ok=True)
    (place / linked).symlink_to(to)  # what isn't there, or the link itself
    (place / "15.pdf").write_bytes(b"a")
    with pytest.raises(SurroundingsError) as raised:
        EvidenceFile("15.pdf", place).link(6, "15/BC")
    told = f"--file: không chép được 15.pdf vào {linked}: đó là liên kết đến {to}"
    assert (told in str(raised.value), raised.value.hint) == (True, f"đổi tên {linked} rồi chạy lại")


def test_a_link_that_leads_to_no_file_is_called_one(place: Path) -> None:
    (place / "15.pdf").symlink_to(place / "16.pdf")
    with pytest.raises(RequestError, match=r"--file: liên kết .*15\.pdf dẫn đến một tệp không có"):
        EvidenceFile(str(place / "15.pdf"), place)


@pytest.mark.parametrize(
    ("link", "is_there"),
    [
        ("minh-chung/NV01/a b.pdf", True),
        ("minh-chung/NV01/a%20b.pdf#page=2", True),
        ("../minh-chung/NV01/a b.pdf", True),  # from the folder of the plan, and of the reports
        ("minh-chung/NV01/c.pdf", False),
        ("minh-chung/NV01", False),
        ("../../bí mật.pdf", None),
        ("../../../etc/passwd", None),
        ("minh-chung/NV01/ra-ngoài.pdf", None),
        ("a\0b", False),
    ],
)
def test_a_link_leads_to_a_file_of_the_office(place: Path, link: str, is_there: bool | None) -> None:  # noqa: FBT001
    folder = place / "minh-chung/NV01"
    folder.mkdir(parents=True)
    (folder / "a b.pdf").write_bytes(b"a")
    (place.parent / "bí mật.pdf").write_bytes(b"a")
    (folder / "ra-ngoài.pdf").symlink_to(place.parent / "bí mật.pdf")
    assert evidence_files.is_there(link, place / "plans/2026.yaml") is is_there


@pytest.mark.parametrize(
    ("link", "is_told"),
    [
        ("https://xa.gov.vn/15.pdf", False),
        ("HTTP://xa.gov.vn", False),
        ("van-ban/15.pdf", False),
        (r"C:\Users\Hoa\15.pdf", True),
        ("c:/Users/15.pdf", True),
        (r"\\may-chu\chung\15.pdf", True),
        ("/home/hoa/15.pdf", True),
        ("file:///home/hoa/15.pdf", True),
        ("mailto:a@b.vn", True),
        (r"van-ban\15.pdf", True),
    ],
)
def test_a_link_that_nobody_else_can_follow_is_told(link: str, is_told: bool) -> None:  # noqa: FBT001
    assert bool(evidence_files.why_not_followed(link)) == is_told
