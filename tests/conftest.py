"""What many tests share: one parser for the whole run."""

import pytest

from sayso.text.parser import Parser, load_parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()
