"""What many tests share: one parser and one trained reader, and no clock in property tests."""

import pytest
from hypothesis import settings

from sayso.text.frames import FrameReader
from sayso.text.parser import Parser, load_parser
from sayso.text.trained import load_reader

settings.register_profile("sayso", deadline=None)  # a busy machine is no failure
settings.load_profile("sayso")


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="session")
def frames() -> FrameReader:
    return load_reader()
