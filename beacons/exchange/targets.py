"""What each format can hold of a question, and who writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, cast

from beacons.domain.plain import Kind
from beacons.domain.text import TextId

FormatName = Literal["gift", "moodle-xml", "qti", "kahoot", "wayground", "aiken", "anki", "xlsx", "csv", "own"]
Writer = Callable[..., bytes]
_ALL: tuple[Kind, ...] = ("choice", "choose_n", "order", "sort")


@dataclass(frozen=True)
class Target:
    """A format to take questions along in. ``program`` is its name as people know it; it stays as it is in every language."""

    program: str
    suffix: str
    module: str
    """Its folder, and where it writes several formats a dot and the module that writes this one."""
    kinds: tuple[Kind, ...] = _ALL
    any_right: bool = True
    """Whether a choice may have several right options, any of which is right."""
    reasons: Literal["each", "one", "none"] = "each"
    """Of choices: a reason for each option, one for the whole question, or none."""
    reasons_of_places: Literal["each", "below", "none"] = "each"
    """Of what is put in order or sorted: for each, all of them together below the question, or none."""
    has_general: bool = True
    has_hint: bool = False
    has_tags: bool = False
    has_title: bool = True
    """Whether the quiz has a name in it, which says for whom it is."""
    one_line: bool = False
    has_time: bool = False
    """Whether its writer is told when it writes."""
    most_options: int = 20
    letters_of_stem: int = 5_000
    letters_of_option: int = 5_000
    says_of_several: TextId = ""
    """Key of what is said where several options are right."""
    says: tuple[TextId, ...] = ()
    """Keys of what is said whenever it is written."""

    @property
    def write(self) -> Writer:
        """Its writer, loaded where it is used: it takes questions and a title, and where it ``has_time`` seconds since 1970."""
        folder, _, name = self.module.partition(".")
        return cast(Writer, import_module(f"beacons.exchange.{folder}.{name or 'write'}").write)


TARGETS: Mapping[FormatName, Target] = {
    "gift": Target("GIFT", ".gift", "gift", reasons_of_places="below", has_tags=True, says=("exchange.order_needs_moodle",)),
    "moodle-xml": Target(
        "Moodle XML", ".xml", "moodle_xml", reasons_of_places="below", has_hint=True, has_tags=True, says=("exchange.order_needs_moodle",)
    ),
    "qti": Target("QTI 2.1", ".zip", "qti", reasons_of_places="below", has_tags=True, says=("exchange.order_all_or_nothing",)),
    "kahoot": Target(
        "Kahoot",
        ".xlsx",
        "kahoot",
        ("choice", "choose_n"),
        reasons="none",
        reasons_of_places="none",
        has_general=False,
        most_options=4,
        letters_of_stem=120,
        letters_of_option=75,
        says_of_several="exchange.kahoot_many",
        says=("exchange.kahoot_untried",),
    ),
    "wayground": Target(
        "Wayground",
        ".xlsx",
        "wayground",
        ("choice", "choose_n"),
        any_right=False,
        reasons="one",
        reasons_of_places="none",
        has_general=False,
        has_title=False,
        most_options=5,
        says=("exchange.wayground_untried",),
    ),
    "aiken": Target(
        "Aiken",
        ".txt",
        "aiken",
        ("choice",),
        any_right=False,
        reasons="none",
        reasons_of_places="none",
        has_general=False,
        has_title=False,
        one_line=True,
    ),
    "anki": Target("Anki", ".apkg", "anki", has_tags=True, has_time=True),
    "xlsx": Target("Excel", ".xlsx", "any_table", has_hint=True, has_title=False),
    "csv": Target("CSV", ".csv", "any_table.write_csv", has_hint=True, has_title=False),
    "own": Target("Seven Beacons", ".json", "own_file", (*_ALL, "screen"), has_hint=True, has_tags=True),
}
"""The formats, by the names that commands and addresses use. Writers are loaded by name, so that no format is until it is asked for."""
