"""sayso report and sayso export: files that are written, and the same bytes each time."""

import csv
import errno
import io
import json
import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest


def test_the_report_is_one_page_with_the_words_of_the_documents(run, project):
    result = run("report")
    assert result.exit_code == 0 and "report.html" in result.stdout
    page = (project / "report.html").read_text("utf-8")
    assert "Bo said harvests lowers prices." in page
    assert "http://" not in page.replace("http://www.w3.org/", "")


def test_the_report_has_the_title_and_the_whatif_that_are_asked_for(run, project, parser, monkeypatch):
    monkeypatch.setattr("sayso.pipeline.shared_parser", lambda: parser)
    result = run("report", "-o", "r.html", "--title", "The dry year", "--whatif", "less rain")
    assert result.exit_code == 0
    page = (project / "r.html").read_text("utf-8")
    assert "The dry year" in page and "less rain" in page


@pytest.mark.parametrize("command", [("report", "-o"), ("export", "json", "-o")])
def test_a_place_that_cannot_be_written_is_named(run, project, command):
    result = run(*command, "nowhere/out.html")
    assert result.exit_code == 1
    assert "nowhere/out.html: cannot be written" in result.stderr


def test_export_json_csv_graphml_and_svg_can_be_read_by_others(run, project):
    assert json.loads(run("export", "json").stdout)["format"] == "sayso-project/1"
    rows = list(csv.DictReader(io.StringIO(run("export", "csv").stdout)))
    assert len(rows) == 5
    for name in ("graphml", "svg"):
        ET.fromstring(run("export", name).stdout)


def test_export_writes_the_same_bytes_to_a_file_and_says_what_it_left_out(run, project):
    result = run("export", "dot", "-o", "map.dot")
    assert result.exit_code == 0 and result.stdout == "" and "left out" in result.stderr
    assert (project / "map.dot").read_bytes() == run("export", "dot").stdout_bytes


def test_an_unknown_format_lists_those_there_are(run, project):
    result = run("export", "jpeg")
    assert result.exit_code == 4
    assert "graphml" in result.stderr


def test_what_was_there_stays_when_the_new_file_cannot_be_written(run, project, monkeypatch):
    (project / "out.json").write_text("old")

    def full(path, pieces):
        with path.open("wb") as file:
            file.write(next(iter(pieces))[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("sayso.cli.options._fill", full)
    result = run("export", "json", "-o", "out.json")
    assert result.exit_code == 1
    assert "out.json: cannot be written (No space left on device)" in result.stderr
    assert (project / "out.json").read_text() == "old"
    assert sorted(path.name for path in project.glob("*out*")) == ["out.json"]


def test_a_file_that_is_replaced_keeps_its_mode_and_the_link_to_it(run, project):
    (project / "real.csv").write_text("old")
    (project / "real.csv").chmod(0o640)
    (project / "link.csv").symlink_to("real.csv")
    assert run("export", "csv", "-o", "link.csv").exit_code == 0
    assert (project / "link.csv").is_symlink()
    assert (project / "real.csv").read_bytes() == run("export", "csv").stdout_bytes
    assert (project / "real.csv").stat().st_mode & 0o777 == 0o640


def test_a_device_can_be_written_to(run, project):
    assert run("export", "csv", "-o", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()
