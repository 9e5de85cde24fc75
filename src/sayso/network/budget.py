"""A number of steps that a search may take before it has to say that it gave up."""

from __future__ import annotations


class Budget:
    """Counts steps down; once it is spent, it stays spent."""

    __slots__ = ("left", "spent")

    def __init__(self, steps: int) -> None:
        self.left = steps
        self.spent = False

    def take(self, steps: int = 1) -> bool:
        """Use up some steps; False when there are not that many left."""
        if self.spent or steps > self.left:
            self.spent = True
            return False
        self.left -= steps
        return True

    def give_back(self, steps: int) -> None:
        """Put back steps that were taken and not needed."""
        self.left += steps
