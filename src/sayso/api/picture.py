"""A map that a notebook shows as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.export import export
from sayso.export.view import View
from sayso.export.wording import person_name
from sayso.records.causalmap import CausalMap

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True)
class MapPicture:
    """The map of a project or a perspective: a picture in a notebook, a graph for networkx."""

    view: View

    @property
    def cmap(self) -> CausalMap:
        """The map as records."""
        return self.view.cmap

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The map as a directed graph; a pair with links of both signs has two edges.

        Nodes are variable ids with 'name' and 'kind'; the key of an edge is its link's id, and it has
        'polarity', 'support', 'reports', 'contested' and 'people' (names).
        """
        import networkx

        graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for variable in self.cmap.variables.values():
            graph.add_node(variable.id, name=variable.name, kind=variable.kind)
        for link in self.cmap.links:
            graph.add_edge(
                link.cause,
                link.effect,
                key=link.id,
                polarity=link.polarity,
                support=link.support,
                reports=link.reports,
                contested=link.contested,
                people=sorted(person_name(self.cmap.people[holder]) for holder in link.holders),
            )
        return graph

    def _repr_svg_(self) -> str:
        picture = export(self.view, "svg").content.decode()
        return picture[picture.index("<svg") :]  # a declaration may stand only at the start of a file

    def __repr__(self) -> str:
        return f"<map: {len(self.cmap.variables):,} variables, {len(self.cmap.links):,} links>"
