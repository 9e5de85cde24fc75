"""Files and folders are found, and files that cannot be had are told."""

import os

import pytest

from sayso.errors import UnreadableError
from sayso.read import READERS, find_files, read_path
from sayso.read.files import bytes_of


def made(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The ferry stopped.")
    return folder


def names(paths, folder):
    return [path.relative_to(folder).as_posix() for path in paths]


def test_folders_are_searched_in_order_and_other_files_told(tmp_path):
    made(
        tmp_path,
        "b.txt",
        "a.MD",
        "sub/c.html",
        "sub/d.xyz",
        ".hidden.txt",
        ".git/e.txt",
        "p.sayso",
        "p.sayso-wal",
    )
    files, others = find_files([tmp_path])
    assert names(files, tmp_path) == ["a.MD", "b.txt", "sub/c.html"]
    assert names(others, tmp_path) == ["sub/d.xyz"]


def test_a_file_that_is_named_is_read_whatever_it_is(tmp_path):
    made(tmp_path, "a.xyz", ".b.txt")
    named = [tmp_path / "a.xyz", tmp_path / ".b.txt", tmp_path / "missing.txt"]
    assert find_files(named) == (tuple(sorted(named)), ())


def test_each_file_comes_once(tmp_path):
    made(tmp_path, "a.txt", "sub/b.txt")
    files, _ = find_files([tmp_path, tmp_path / "a.txt", tmp_path / "sub", tmp_path / "sub" / ".." / "a.txt"])
    assert sorted(path.resolve().name for path in files) == ["a.txt", "b.txt"]


def test_links_to_folders_are_told_and_not_entered(tmp_path):
    made(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "linked.txt").symlink_to(tmp_path / "sub" / "a.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    files, others = find_files([tmp_path])
    assert names(files, tmp_path) == ["linked.txt"]  # the same file as sub/a.txt, which sorts after it
    assert names(others, tmp_path) == ["nowhere.txt", "sub/round"]


def test_a_file_is_read_under_the_path_that_was_given(tmp_path, monkeypatch):
    made(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    (path,), _ = find_files([tmp_path / "a.txt"])
    assert read_path(path).documents[0].origin == str(tmp_path / "a.txt")


@pytest.mark.parametrize("code", ["missing", "folder", "pipe", "large", "name"])
def test_files_that_cannot_be_had_are_told(tmp_path, monkeypatch, code):
    path = tmp_path / "a.txt"
    if code == "folder":
        path.mkdir()
    elif code == "pipe":
        os.mkfifo(path)
    elif code == "large":
        monkeypatch.setattr("sayso.read.files.MAX_FILE_BYTES", 5)
        path.write_text("too long")
    elif code == "name":
        path = tmp_path / ("a" * 300)
    with pytest.raises(UnreadableError) as caught:
        bytes_of(path)
    expected = {"missing": "missing", "large": "too-large"}.get(code, "forbidden")
    assert (caught.value.code, caught.value.origin) == (expected, str(path))


def test_each_format_has_a_reader_with_a_sentence():
    assert [entry.name for entry in READERS.entries()] == [
        "csv",
        "docx",
        "html",
        "jsonl",
        "markdown",
        "pdf",
        "plain",
    ]
    assert all(entry.summary.endswith((".", "…")) for entry in READERS.entries())
