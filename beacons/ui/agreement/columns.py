"""The parts of the agreement in columns for paper: boxes of about one height, each of which stays in one piece.

Left to themselves, the columns of a sheet become one in Safari, and what is at the edge of a page is cut in two.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, pairwise
from math import ceil

from beacons.domain.course.agreement_text import AgreementPart

COLUMNS = 4
"""Two beside each other on each of two sheets."""
LETTERS = 44
"""About as many fit on a line of a column."""
AROUND, BLANK = 4.0, 1.7
"""Height of headings and gaps of a part, and of a line to write on: in lines of text."""


def in_columns(parts: Sequence[AgreementPart], chosen: Collection[str], more: Mapping[str, float]) -> list[Sequence[AgreementPart]]:
    """The parts in their order, shared among the columns so that the longest one is as short as can be.

    ``more``: what else stands in or below a part, by its id, in lines of text.
    """
    lines = [_lines(part, chosen) + more.get(part.id, 0) for part in parts]
    places = combinations(range(1, len(parts)), min(COLUMNS, len(parts)) - 1)
    ways = (list(pairwise((0, *cuts, len(parts)))) for cuts in places)
    best = min(ways, key=lambda way: max(sum(lines[begin:end]) for begin, end in way))
    return [parts[begin:end] for begin, end in best]


def _lines(part: AgreementPart, chosen: Collection[str]) -> float:
    """About how many lines of text a part takes."""
    sentences = (*(part.sentences if part.promise else part.chosen(chosen)), *part.adults)
    texts = [one.text for sentence in sentences for one in (sentence, *sentence.steps)]
    return AROUND + sum(ceil(len(text) / LETTERS) for text in texts) + BLANK * part.blank_lines
