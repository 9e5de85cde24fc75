"""What a project promises: nothing lost, nothing twice, whatever happens while it is read."""

import itertools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.behaviour import stub_sayso

import sayso
from sayso.store.project import ProjectFile

STUB = [sys.executable, str(Path(stub_sayso.__file__))]

TEXTS = {
    "a.txt": "Rain raises harvests. Ann said debt lowers trade.",
    "b.txt": "Bo said trade raises jobs. Jobs raises trade.",
    "c.txt": "Storms lowers rain.",
    "copy-of-a.txt": "Rain raises harvests. Ann said debt lowers trade.",
    "empty.txt": "",
}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture(autouse=True)
def stub(monkeypatch):
    monkeypatch.setattr("sayso.api.project.shared_reader", lambda kind: stub_sayso.read)


def export(path):
    with sayso.open(path, create=False) as project:
        return project.export("json")


def environment(pause):
    return {**os.environ, "STUB_PAUSE": str(pause), "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def whole(folder):
    """The canonical export after reading all the files at once."""
    with sayso.open(folder.parent / "whole.sayso") as project:
        project.read(folder)
        return project.export("json")


def test_any_order_of_reading_gives_the_same_export(folder, whole):
    path = folder.parent / "whole.sayso"
    for order in list(itertools.permutations(sorted(TEXTS)))[::10]:
        path.unlink()
        with sayso.open(path) as project:
            for name in order:
                project.read(folder / name)
        assert export(path) == whole


def test_the_export_does_not_hang_on_what_the_project_file_is_called(folder, whole):
    with sayso.open(folder.parent / "other.sayso") as project:
        project.read(folder)
        assert project.export("json") == whole


def test_reading_again_changes_no_byte_of_the_export(folder, whole):
    path = folder.parent / "whole.sayso"
    with sayso.open(path) as project:
        summary = project.read(folder)
        assert (summary.count("read"), summary.count("unchanged"), summary.count("failed")) == (0, 4, 1)
        project.read(folder, again=True)
    assert export(path) == whole


def test_a_text_in_two_files_is_one_document(folder, whole):
    origins = [document["origin"] for document in json.loads(whole)["documents"]]
    assert sorted(origins) == ["documents/a.txt", "documents/b.txt", "documents/c.txt"]


def test_a_changed_file_is_read_again_and_its_old_claims_are_gone(folder, whole):
    path = folder.parent / "whole.sayso"
    (folder / "c.txt").write_text("Storms lowers harvests.")
    with sayso.open(path) as project:
        assert project.read(folder).count("read") == 1
        assert not project.links(where='"storms lowers rain"')
        assert len(project.links(where='"storms lowers harvests"')) == 1
    changed = export(path)
    path.unlink()
    with sayso.open(path) as project:
        project.read(folder)
    assert export(path) == changed


def test_a_file_that_fails_is_kept_with_its_reason_until_it_is_mended(folder, whole):
    with sayso.open(folder.parent / "whole.sayso") as project:
        (problem,) = project.problems()
        assert (problem.origin, problem.code) == ("documents/empty.txt", "empty")
        (folder / "empty.txt").write_text("Fog lowers trade.")
        assert project.read(folder).problems == ()
        assert project.problems() == ()
        assert len(project.links(where="variable:fog")) == 1


def test_a_file_that_cannot_be_opened_for_a_while_keeps_its_documents(folder, whole):
    (folder / "c.txt").unlink()
    (folder / "c.txt").symlink_to(folder / "nowhere.txt")
    with sayso.open(folder.parent / "whole.sayso") as project:
        assert project.read(folder / "c.txt").count("failed") == 1
        assert project.export("json") == whole


def test_killed_at_any_moment_nothing_is_lost_and_nothing_twice(tmp_path):
    documents = tmp_path / "documents"
    documents.mkdir()
    for number in range(30):
        (documents / f"{number:02}.txt").write_text(f"Rain raises harvest{number}.")
    path = tmp_path / "x.sayso"
    command = [*STUB, "read", str(documents), "--project", str(path), "--json"]
    counts = []
    for round in range(5):
        process = subprocess.Popen(command, env=environment(0.03), stdout=subprocess.DEVNULL)
        before = _count(path)
        _wait_for_more(process, path, before)
        time.sleep(0.04 * round)
        process.kill()
        process.wait()
        with ProjectFile.open(path, create=True) as project:
            held = [id for file in project.files() for id in file.documents]
            assert sorted(held) == [reading.document.id for reading in project.load_readings()]
            counts.append(len(held))
    assert counts == sorted(counts)
    assert any(0 < count < 30 for count in counts)
    subprocess.run(command, env=environment(0), check=True, stdout=subprocess.DEVNULL)
    continued = export(path)
    path.unlink()
    with sayso.open(path) as project:
        project.read(documents)
    assert export(path) == continued


def test_interrupted_it_says_how_to_go_on_and_goes_on(folder, whole):
    path = folder.parent / "whole.sayso"
    path.unlink()
    command = [*STUB, "read", str(folder), "--project", str(path)]
    process = subprocess.Popen(command, env=environment(0.3), stdout=subprocess.PIPE, text=True)
    _wait_for_more(process, path, 0)
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "run the same command to go on" in told
    subprocess.run(command, env=environment(0), check=False)
    assert export(path) == whole


def test_a_table_of_statements_goes_on_where_it_was_killed(tmp_path):
    rows = [json.dumps({"text": f"Rain raises harvest{n}.", "speaker": "Ann"}) for n in range(90)]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))
    path = tmp_path / "x.sayso"
    process = subprocess.Popen(
        [*STUB, "read", str(tmp_path / "rows.jsonl"), "--project", str(path)], env=environment(0.02)
    )
    _wait_for_more(process, path, 0)
    process.kill()
    process.wait()
    before = _count(path)
    assert 0 < before < 90
    seen = []
    with sayso.open(path) as project:
        list(project.take_in(project.find([tmp_path / "rows.jsonl"])[0], tick=seen.append))
        assert project.counts().documents == 90
    assert len(seen) == 90 - before


def _wait_for_more(process, path, before):
    """Until the process has written a document more, or has ended."""
    while process.poll() is None and _count(path) == before:
        time.sleep(0.02)


def _count(path):
    if not path.exists() or not path.stat().st_size:
        return 0
    with sayso.open(path) as project:
        return project.counts().documents


def test_two_processes_read_into_one_project_at_once(folder, whole):
    path = folder.parent / "whole.sayso"
    path.unlink()
    names = sorted(TEXTS)
    processes = [
        subprocess.Popen(
            [*STUB, "read", *(str(folder / name) for name in order), "--project", str(path)],
            env=environment(0.02),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for order in (names, names[::-1], names)
    ]
    assert [process.wait(60) for process in processes] == [3, 3, 3]
    assert export(path) == whole


def test_a_fault_in_one_document_stops_no_other(folder, monkeypatch):
    def faulty(document):
        if "Storms" in document.text:
            raise IndexError("list index out of range")
        return stub_sayso.read(document)

    monkeypatch.setattr("sayso.api.project.shared_reader", lambda kind: faulty)
    with sayso.open(folder.parent / "whole.sayso") as project:
        summary = project.read(folder)
        assert [p.code for p in summary.problems] == ["internal", "empty"]
        assert project.counts().documents == 3


def test_a_parser_that_cannot_be_loaded_is_no_fault_of_a_document(folder, monkeypatch):
    def broken(kind):
        raise ImportError("no parser")

    monkeypatch.setattr("sayso.api.project.shared_reader", broken)
    with sayso.open(folder.parent / "x.sayso") as project:
        with pytest.raises(ImportError):
            project.read(folder)
        assert project.counts().documents == 0


def test_the_project_and_its_documents_can_be_moved_together(folder, whole, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    folder.rename(elsewhere / "documents")
    (folder.parent / "whole.sayso").rename(elsewhere / "whole.sayso")
    with sayso.open(elsewhere / "whole.sayso") as project:
        assert project.read(elsewhere / "documents").count("read") == 0
        assert project.export("json") == whole
