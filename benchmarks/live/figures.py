"""The arithmetic of what was measured."""

from collections.abc import Sequence
from statistics import quantiles


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent do not exceed, between the neighbours where it falls between two; 0 for none."""
    if len(values) < 2:
        return values[0] if values else 0.0
    return quantiles(values, n=100, method="inclusive")[percent - 1]
