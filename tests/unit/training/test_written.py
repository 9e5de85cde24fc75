"""Texts that are written with their marks: every mark stands in its text, and a wrong one is named."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[3] / "training"
sys.path.insert(0, str(TRAINING))

from written import read_written  # noqa: E402

TEXT = """# news: The yard
The mayor warned on Monday that rents would rise if the yard closes.
@ indirect | The mayor | warned | rents would rise if the yard closes | who Lena Ortiz
> the yard closes = closure, occurs | rents = rents, increase | if | + | conditional | holder Lena Ortiz

Nobody replied.
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "yard.txt"
    path.write_text(text, "utf-8")
    return path


def test_marks_become_places_in_the_text(tmp_path: Path) -> None:
    (record,) = read_written(written(tmp_path, TEXT))
    text = record["text"]
    (statement,), (claim,) = record["statements"], record["claims"]
    assert text.endswith("closes.\n\nNobody replied.")
    assert text[slice(*statement["content"][0])] == "rents would rise if the yard closes"
    assert text[slice(*claim["cause"]["span"])] == "the yard closes"
    assert (claim["effect"]["change"], claim["polarity"], claim["core"]) == ("increase", "+", True)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("> the yard", "> the shop", "'the shop closes' is not in the line above"),
        ("| if |", "| r |", "'r' is not in the line above"),
        ("| + |", "| - |", "the polarity does not agree with the changes"),
        ("conditional", "certain", "modality 'certain' is none of asserted"),
        ("# news: ", "", "a text begins with"),
    ],
)
def test_a_wrong_mark_is_named_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(ValueError, match=r"yard\.txt, line \d") as error:
        list(read_written(written(tmp_path, TEXT.replace(old, new))))
    assert told in str(error.value)


def test_words_that_stand_there_twice_are_counted(tmp_path: Path) -> None:
    text = "# notes: Tea\nTea, and more tea.\n> tea#{} = tea, occurs | Tea = tea, occurs | - | + | asserted\n"
    with pytest.raises(ValueError, match="line 3"):
        list(read_written(written(tmp_path, text.format(2))))
    (record,) = read_written(written(tmp_path, text.format(1)))
    assert record["text"][slice(*record["claims"][0]["cause"]["span"])] == "tea"


def test_all_that_was_written_can_be_read() -> None:
    records = [
        record for path in sorted((TRAINING / "written").glob("*.txt")) for record in read_written(path)
    ]
    assert len({record["id"] for record in records}) == len(records) > 100
    for record in records:
        spans = [side["span"] for claim in record["claims"] for side in (claim["cause"], claim["effect"])]
        assert all(record["text"][start:end].strip() for start, end in spans)
