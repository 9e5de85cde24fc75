"""How much each path carries: its mean contribution to the response over settled draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.network.pairs import Pair
from sayso.records.causalmap import CausalMap
from sayso.records.scenario import Effect, EffectPath, Outcome
from sayso.scenarios.response import respond
from sayso.scenarios.system import Drawn, System, draw_pairs, matrix, system_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_DRAWS = 400
_LARGEST = 40  # variables of a part; the determinants of a larger one, for every path, take seconds


def weigh_paths(cmap: CausalMap, outcome: Outcome, *, seed: int = 0) -> Outcome:
    """The outcome with its paths strongest first, then by support of the weakest link.

    A path contributes its strengths times det(I - A without its variables) / det(I - A), under the uniform
    prior. Where nothing settles, or a part is too large, paths have no strength and keep their order. In a
    draw where a contested pair takes another link than the path's, the path contributes nothing.
    """
    system = system_of(cmap, outcome.scenario)
    if system.one_way or max(map(len, system.parts), default=1) > _LARGEST:
        return outcome
    drawn = draw_pairs(system, "uniform", seed, 0, _DRAWS)
    settled = respond(system, drawn, _DRAWS, frozenset()).settled
    weigher = _Weigher(system, drawn)

    def weighed(effect: Effect) -> Effect:
        which = settled.get(effect.variable)
        if which is None or not which.any():
            return effect
        paths = [replace(path, strength=weigher.strength(path, which)) for path in effect.paths]
        paths.sort(key=lambda path: (-(path.strength or 0), -path.support))
        return replace(effect, paths=tuple(paths))

    return replace(outcome, effects=tuple(map(weighed, outcome.effects)))


class _Weigher:
    """Contributions of paths, with the determinants that they share."""

    def __init__(self, system: System, drawn: Mapping[Pair, Drawn]) -> None:
        self._system = system
        self._drawn = drawn
        self._gains = {pair: each.gain for pair, each in drawn.items()}
        self._part = {v: part for part in system.parts if len(part) > 1 for v in part}
        self._known: dict[tuple[str, ...], Floats] = {}

    def strength(self, path: EffectPath, which: Flags) -> float:
        """The mean size of a path's contribution over some draws."""
        import numpy as np

        size = np.ones(_DRAWS)
        for step in path.steps:
            pair = (step.cause, step.effect)
            place = [link.id for link in self._system.pairs[pair]].index(step.link)
            size = size * self._gains[pair] * (self._drawn[pair].taken == place)
        on_path = {path.steps[0].cause, *(step.effect for step in path.steps)}
        for part in sorted({self._part[v] for v in on_path if v in self._part}):
            size[which] *= self._determinant(v for v in part if v not in on_path)[which]
            size[which] /= self._determinant(part)[which]
        return float(np.abs(size[which]).mean())

    def _determinant(self, variables: Iterable[str]) -> Floats:
        import numpy as np

        part = tuple(variables)
        if part not in self._known:
            inside = matrix(part, self._system, self._gains, _DRAWS)
            self._known[part] = np.linalg.det(np.eye(len(part)) - inside) if part else np.ones(_DRAWS)
        return self._known[part]
