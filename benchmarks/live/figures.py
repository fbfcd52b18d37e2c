"""The arithmetic of what was measured."""

from collections.abc import Sequence
from statistics import quantiles


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent do not exceed, between the neighbours where it falls between two; 0 for none."""
    if len(values) < 2:
        return values[0] if values else 0.0
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def first_few(players: int) -> int:
    """How many come before memory is first looked at: with them come the server's threads and connections to its database."""
    return min(20, players // 3)


def per_player(before: int, after: int, players: int) -> float:
    """Kilobytes (1000 bytes) for each player who came after the first few. ``before`` and ``after`` in bytes."""
    return (after - before) / (players - first_few(players)) / 1000
