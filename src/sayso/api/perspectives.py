"""Perspectives as people type them: a name that one was given, somebody's name, or a filter."""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.api.choosing import Chosen
from sayso.api.finding import known_as, one_person
from sayso.export.view import View
from sayso.records.filter import Filter, Term, parse_filter

FindPerson = Callable[[View, str], str]

_HAS_FIELD = re.compile(r"(?:^|\s)-?[^\W\d_]+:")


def find_perspective(view: View, asked: str, find_person: FindPerson = one_person) -> Filter:
    """The perspective that is meant: one of this name, what somebody of this name says, or a filter.

    A name that a perspective was given goes first. Whatever else has a field in it ('holder:Ann',
    'date:2024..') is a filter; all else is somebody's name.

    Raises:
        FilterError: it is a filter with a mistake.
        QueryError: nobody goes by the name, or several do; or the filter names what is not there.
    """
    if asked in view.perspectives:
        found = Filter((Term("perspective", (asked,)),))
        Chosen(view, found)
        return found
    if _HAS_FIELD.search(asked):
        found = parse_filter(asked)
        Chosen(view, found)
        return found
    person = find_person(view, asked)
    return Filter((Term("holder", (known_as(view, person),)),))
