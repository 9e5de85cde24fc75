"""With the real reader: the same documents in any order, or twice, are the same project."""

from functools import partial

import sayso
from sayso.pipeline import read_document

BREAD = "Dear flour raises the price of bread. “The closure of the mill made flour dear,” said Bo Berg."
TEXTS = {
    "mill.txt": "If the mill closes, many jobs will be lost, Ann Lee warned. The town needs it, she said.",
    "bread.txt": BREAD,
    "minutes.txt": "Mr Berg: Lower wages do not cause higher sales.\n\nMs Lee: More jobs mean more sales.",
    "the-same-again.txt": BREAD,
}


def test_reading_in_any_order_or_twice_gives_the_same_project(tmp_path, parser, frames, monkeypatch):
    read = partial(read_document, parser=parser, frames=frames)
    monkeypatch.setattr("sayso.api.project.shared_reader", lambda kind: read)
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    exports = set()
    for order in (sorted(TEXTS), sorted(TEXTS, reverse=True), [*TEXTS, *TEXTS]):
        path = tmp_path / "x.sayso"
        path.unlink(missing_ok=True)
        with sayso.open(path) as project:
            for name in order:
                project.read(tmp_path / name, again=len(order) > len(TEXTS))
            assert len(project.claims()) >= 4
            exports.add(project.export("json"))
    assert len(exports) == 1
