"""Emails as files: private, whole, one for each email."""

from petition.mail.files import Files
from petition.mail.message import Letter
from petition.mail.outcomes import Delivered, Postponed


def letter(label: str = "1.aa", content: bytes = b"Subject: Hi\n\nHello\n") -> Letter:
    return Letter(label, "petition@example.org", "anna@example.org", content)


def test_a_letter_becomes_a_file_of_its_name(tmp_path):
    outcomes = list(Files(tmp_path / "mail").deliver([letter("1.aa"), letter("2.bb")]))

    assert outcomes == [
        Delivered(str(tmp_path / "mail" / "1.aa.eml")),
        Delivered(str(tmp_path / "mail" / "2.bb.eml")),
    ]
    assert (tmp_path / "mail" / "1.aa.eml").read_bytes() == letter().content


def test_only_their_owner_reads_the_files(tmp_path):
    list(Files(tmp_path / "mail").deliver([letter()]))

    assert (tmp_path / "mail").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "mail" / "1.aa.eml").stat().st_mode & 0o777 == 0o600


def test_writing_a_letter_again_replaces_it_and_leaves_nothing_beside_it(tmp_path):
    list(Files(tmp_path).deliver([letter(content=b"old")]))

    list(Files(tmp_path).deliver([letter(content=b"new")]))

    assert [path.name for path in tmp_path.iterdir()] == ["1.aa.eml"]
    assert (tmp_path / "1.aa.eml").read_bytes() == b"new"


def test_a_directory_that_cannot_be_made_postpones(tmp_path):
    (tmp_path / "mail").write_text("a file where the directory should be")

    outcomes = list(Files(tmp_path / "mail").deliver([letter(), letter()]))

    assert outcomes == [Postponed("file_eexist")] * 2


def test_a_file_that_cannot_be_replaced_leaves_nothing_beside_it(tmp_path):
    (tmp_path / "1.aa.eml").mkdir()

    (outcome,) = Files(tmp_path).deliver([letter()])

    assert outcome == Postponed("file_eisdir")
    assert [path.name for path in tmp_path.iterdir()] == ["1.aa.eml"]


def test_a_directory_that_can_be_written_to_has_no_fault_and_stays_empty(tmp_path):
    assert Files(tmp_path / "mail").fault() is None
    assert list((tmp_path / "mail").iterdir()) == []


def test_a_directory_that_cannot_be_made_is_told_by_its_code(tmp_path):
    (tmp_path / "mail").write_text("a file where the directory should be")

    assert Files(tmp_path / "mail").fault() == "file_eexist"
