"""What many tests share: one parser for the whole run, and no clock in property tests."""

import pytest
from hypothesis import settings

from sayso.text.parser import Parser, load_parser

settings.register_profile("sayso", deadline=None)  # a busy machine is no failure
settings.load_profile("sayso")


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()
