"""The word lists for English, read from ``content/writing_rules.yaml``, and the limits per path."""

from typing import Literal

from pydantic import Field

from beacons.domain.model import FormatVersion, Model
from beacons.domain.path import ChildPath
from beacons.domain.text import Line

Reader = Literal["7-9", "10-12", "13-16", "adult"]


class Grades(Model):
    """Flesch-Kincaid grades between which a text reads as its readers do: neither beyond them nor below them."""

    least: float
    most: float


class WritingRules(Model):
    """Words and constructions that are barred, and words that are easier than a formula thinks."""

    format_version: FormatVersion
    barred: dict[Reader, tuple[Line, ...]]
    banned: tuple[Line, ...]
    unsafe_statistics: tuple[Line, ...]
    do_not_link: tuple[Line, ...]
    trusted_adult: tuple[Line, ...]
    helpers: tuple[Line, ...] = ()
    reasons: tuple[Line, ...] = ()
    plain_words: tuple[Line, ...] = ()
    easy_words: tuple[Line, ...]
    spelling: tuple[Line, ...] = ()
    from_a_card: tuple[Line, ...] = ()
    conceding: tuple[Line, ...] = ()
    praise: tuple[Line, ...] = ()
    stiff: tuple[Line, ...] = ()
    promises: tuple[Line, ...] = ()
    picture_as_proof: tuple[Line, ...] = ()
    claims: tuple[Line, ...] = ()
    outdated: tuple[Line, ...] = ()
    no_dilemma: dict[Line, tuple[Line, ...]] = Field(default_factory=dict)
    disputed: tuple[Line, ...] = ()
    """How ids of facts begin about which people disagree."""
    grades: dict[ChildPath, Grades] = Field(default_factory=dict)
    """For a path's cards, and for its quiz, each as one text; a path that isn't named is only held to its limits."""


class Limits(Model):
    """How hard a text may be for one reader. ``None``: not measured for this reader."""

    grade: float
    """Flesch-Kincaid grade, at most."""
    ease: float | None
    """Flesch reading ease, at least."""
    spache: float | None
    """Spache grade, at most: made for texts up to about grade 4."""
    mean_sentence: int
    longest_sentence: int
    words: tuple[int, int]
    cards: tuple[int, int]
    stem: int
    option: int
    items: int


LIMITS: dict[Reader, Limits] = {
    "7-9": Limits(
        grade=3.5, ease=None, spache=3.5, mean_sentence=9, longest_sentence=14, words=(80, 150), cards=(4, 6), stem=25, option=8, items=10
    ),
    "10-12": Limits(
        grade=6, ease=75, spache=None, mean_sentence=12, longest_sentence=20, words=(150, 250), cards=(5, 7), stem=35, option=12, items=15
    ),
    "13-16": Limits(
        grade=9, ease=55, spache=None, mean_sentence=15, longest_sentence=25, words=(250, 400), cards=(4, 6), stem=50, option=16, items=18
    ),
    "adult": Limits(
        grade=12, ease=None, spache=None, mean_sentence=20, longest_sentence=30, words=(300, 600), cards=(0, 0), stem=0, option=0, items=0
    ),
}
"""Reasoned from class lengths and Easy-Read advice (10-15 words a sentence, one idea). They make a person look, no more."""
