"""People and documents by the words that a person types for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from sayso.causalmap.find import find_variable, stem
from sayso.errors import QueryError
from sayso.export.view import View
from sayso.export.wording import document_name
from sayso.records.causalmap import Naming
from sayso.text.meaning import embed_phrases

_ID = re.compile(r"\(([0-9a-f]{12})\)$")
_WORD = re.compile(r"\w+")


def find_people(view: View, asked: str) -> tuple[str, ...]:
    """Ids of the people that go by this name: all of that very name or alias, else all it is part of.

    'Zhang' finds 'Zhang Wei' and 'Ms Zhang', not 'Zhangjiakou'. An id finds its person, also behind a
    name as in 'Zhang (3181d4a37cfc)'.

    Raises:
        QueryError: nobody goes by it; the choices are names that come near.
    """
    if asked in view.cmap.people:
        return (asked,)
    if (id := _ID.search(asked)) and id[1] in view.cmap.people:
        return (id[1],)
    names = {each.id: _names(each) for each in view.cmap.names_of_people()}
    return _fitting(asked, names, f"nobody here is called {asked!r}; 'sayso show people' lists who speaks")


def one_person(view: View, asked: str) -> str:
    """The one person that goes by this name.

    Raises:
        QueryError: nobody does, or several do; the choices are their names, with the id where the name
            alone would not do.
    """
    found = find_people(view, asked)
    if len(found) > 1:
        names = [known_as(view, id) for id in found]
        raise QueryError(asked, f"{asked!r} may be {len(found)} people; name one of them in full", names)
    return found[0]


def known_as(view: View, id: str) -> str:
    """What can be typed for a person so that nobody else is found: the name, with the id if it is shared."""
    name = view.cmap.people[id].name
    if name is None or not _words(name):
        return id
    return name if find_people(view, name) == (id,) else f"{name} ({id})"


def one_variable(view: View, asked: str, words: Sequence[str] = ()) -> str:
    """The id of the one variable that is meant: by name, by id, or by both as in 'closure (3181d4a37cfc)'.

    Args:
        words: the name that was read from a phrase, word by word; left out: the words as typed.

    Raises:
        QueryError: nothing comes near, or several do; the choices are what can be typed for each.
    """
    id = _ID.search(asked)
    if id and id[1] in view.cmap.variables:
        return id[1]
    same = view.cmap.variables_named(asked)
    if len(same) == 1:
        return same[0]
    return find_variable(view.cmap, asked, words, embed=embed_phrases)


def find_documents(view: View, asked: str) -> tuple[str, ...]:
    """Ids of the documents that this names: by the start of their id, by title, by file.

    Raises:
        QueryError: no document does; the choices are names that come near.
    """
    by_id = tuple(id for id in view.by_document if len(asked) >= 4 and id.startswith(asked.lower()))
    if by_id:
        return by_id
    sought = asked.casefold()
    names = {id: (document_name(document), document.origin) for id, document in view.told.items()}
    found = tuple(id for id, own in names.items() if any(sought in name.casefold() for name in own))
    if found:
        return found
    raise _nothing(asked, names, f"no document is called {asked!r}; 'sayso show documents' lists them")


def one_document(view: View, asked: str) -> str:
    """The id of the one document that this names.

    Raises:
        QueryError: none is named so, or several are; the choices are their names with their ids.
    """
    found = find_documents(view, asked)
    if len(found) > 1:
        names = [f"{id}  {document_name(view.told[id])}" for id in found]
        raise QueryError(asked, f"{asked!r} may be {len(found)} documents; give the id of one", names)
    return found[0]


def find_organisations(view: View, asked: str) -> tuple[str, ...]:
    """Ids of the organisations and groups that go by this name; see `find_people`.

    Raises:
        QueryError: nobody goes by it, or only persons do.
    """
    kinds = ("organisation", "group", "other")
    found = tuple(id for id in find_people(view, asked) if view.cmap.people[id].type in kinds)
    if not found:
        raise QueryError(asked, f"{asked!r} is no organisation; ask for it with holder:")
    return found


def find_publications(view: View, asked: str) -> tuple[str, ...]:
    """Ids of the documents whose publisher goes by this name, or has it as a part.

    Raises:
        QueryError: no publisher does; the choices are names that come near.
    """
    names = {id: (document.publisher or "",) for id, document in view.told.items()}
    return _fitting(asked, names, f"no publisher here is called {asked!r}")


def find_named_variables(view: View, asked: str) -> tuple[str, ...]:
    """Ids of the variables of this name or alias; else of all that have its words in one, in any inflection.

    'poaching' finds 'poaching' alone where there is such a variable, else 'crews forced to poach'.

    Raises:
        QueryError: none has; the choices are names that come near.
    """
    if asked in view.cmap.variables:
        return (asked,)
    sought = _words(asked)
    stems = set(map(stem, sought))
    # Words of one stem are alike but for their last letters, of which a stem has one at most.
    near = view.cmap.names_of_variables({found[:-1] for found in stems} - {""})
    names = {each.id: _names(each) for each in near}
    same = tuple(id for id, own in names.items() if any(_words(name) == sought for name in own))
    if same:
        return same
    part = tuple(id for id, own in names.items() if any(stems <= set(map(stem, _words(n))) for n in own))
    if part and stems:
        return part
    every = {each.id: _names(each) for each in view.cmap.names_of_variables()}
    raise _nothing(asked, every, f"no variable is called {asked!r}; 'sayso show variables' lists them")


def _fitting(asked: str, names: Mapping[str, Iterable[str]], nothing: str) -> tuple[str, ...]:
    sought = _words(asked)
    same = tuple(id for id, own in names.items() if any(_words(name) == sought for name in own))
    if same:
        return same
    part = tuple(id for id, own in names.items() if any(_within(sought, _words(name)) for name in own))
    if part and sought:
        return part
    raise _nothing(asked, names, nothing)


def _within(sought: list[str], words: list[str]) -> bool:
    """Whether the words stand side by side in the others."""
    n = len(sought)
    return any(words[i : i + n] == sought for i in range(len(words) - n + 1))


def _words(name: str) -> list[str]:
    return _WORD.findall(name.casefold())


def _nothing(asked: str, names: Mapping[str, Iterable[str]], message: str) -> QueryError:
    every = {name.casefold(): name for own in names.values() for name in sorted(own)}
    near = get_close_matches(asked.casefold(), sorted(every), n=5, cutoff=0.6)
    return QueryError(asked, message, [every[name] for name in near])


def _names(each: Naming) -> tuple[str, ...]:
    return tuple(filter(None, (each.name, *each.aliases)))
