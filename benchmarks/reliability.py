"""How often claims of a confidence hold, as a table and as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path

BINS = (0.0, 0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
SIZE, MARGIN = 360, 48  # pixels


@dataclass(frozen=True)
class Bin:
    """Candidates of like confidence: how many, their mean confidence, the share that holds, its interval."""

    number: int
    confidence: float
    share: float
    low: float
    high: float


def bins_of(confidence: Sequence[float], holds: Sequence[bool]) -> list[Bin]:
    """Bins that are not empty, with Wilson's 95 % intervals (Wilson 1927)."""
    found = []
    for low, high in pairwise(BINS):
        inside = [
            (p, h)
            for p, h in zip(confidence, holds, strict=True)
            if low <= p < high or (high == BINS[-1] and p == high)
        ]
        if inside:
            n = len(inside)
            share = sum(h for _, h in inside) / n
            found.append(Bin(n, sum(p for p, _ in inside) / n, share, *wilson(share, n)))
    return found


def wilson(share: float, n: int, z: float = 1.96) -> tuple[float, float]:
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return middle - half, middle + half


def table(bins: Sequence[Bin]) -> str:
    rows = ["| confidence | candidates | hold | 95 % interval |", "| --- | --- | --- | --- |"]
    rows += [
        f"| {b.confidence:.2f} | {b.number} | {b.share:.2f} | {b.low:.2f} to {b.high:.2f} |" for b in bins
    ]
    return "\n".join(rows)


def draw(bins: Sequence[Bin], path: Path) -> None:
    """Write a reliability plot: the share that holds over confidence, with intervals, beside the diagonal."""
    side = SIZE - 2 * MARGIN

    def at(x: float, y: float) -> str:
        return f'{MARGIN + x * side:.1f}" {{}}="{SIZE - MARGIN - y * side:.1f}'

    def line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
        return f'<line x1="{at(x1, y1).format("y1")}" x2="{at(x2, y2).format("y2")}" {style}/>'

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" font-family="sans-serif">',
        f'<rect width="{SIZE}" height="{SIZE}" fill="#fff"/>',
        line(0, 0, 1, 1, 'stroke="#999" stroke-dasharray="4 4"'),
        line(0, 0, 1, 0, 'stroke="#333"'),
        line(0, 0, 0, 1, 'stroke="#333"'),
    ]
    for tick in (0, 0.25, 0.5, 0.75, 1):
        text = f'font-size="11" fill="#333">{tick:g}</text>'
        parts.append(f'<text x="{at(tick, -0.07).format("y")}" text-anchor="middle" {text}')
        parts.append(f'<text x="{at(-0.03, tick - 0.015).format("y")}" text-anchor="end" {text}')
    for b in bins:
        parts.append(line(b.confidence, b.low, b.confidence, b.high, 'stroke="#2b6cb0" stroke-width="2"'))
        parts.append(f'<circle cx="{at(b.confidence, b.share).format("cy")}" r="4" fill="#2b6cb0"/>')
    label = 'font-size="12" fill="#333" text-anchor="middle"'
    parts.append(f'<text x="{at(0.5, -0.15).format("y")}" {label}>confidence of a candidate</text>')
    x, y = 14, SIZE / 2
    parts.append(f'<text x="{x}" y="{y}" transform="rotate(-90 {x} {y})" {label}>share that holds</text>')
    path.write_text("\n".join([*parts, "</svg>"]) + "\n", "utf-8")
