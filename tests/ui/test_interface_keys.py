"""Code, templates and catalog agree: every key that is asked for is there, and every key that is there is asked for."""

import ast
import re
from collections import defaultdict
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import Environment, nodes

from beacons.domain.course.facts import Sureness
from beacons.domain.course.help import Directory
from beacons.domain.course.lesson import TalkCard
from beacons.domain.paired import REAL, TRICK, Screen
from beacons.domain.papers.framework import MARKS
from beacons.domain.papers.paper import Confidence
from beacons.domain.path import CHILD_PATHS
from beacons.domain.plans.plan import PartKind
from beacons.domain.practice.six import Saying
from beacons.domain.response import Verdict
from beacons.domain.rooms.room_state import Phase
from beacons.domain.rooms.settings import Board
from beacons.domain.traits import Vote
from beacons.exchange.tables.chosen import ROLES
from beacons.items import ITEM_TYPES
from beacons.root import ROOT
from beacons.storage.catalogs import load_interface
from beacons.ui.agreement import second_look
from beacons.ui.shell import nav
from tests.there import there

UI = ROOT / "beacons" / "ui"
ITEMS = ROOT / "beacons" / "items"
CODE = [
    *sorted(UI.rglob("*.py")),
    *sorted(ITEMS.rglob("*.py")),
    *sorted((ROOT / "pages").glob("*.py")),
    ROOT / "app.py",
    ROOT / "beacons" / "assembly.py",
    ROOT / "beacons" / "domain" / "item.py",
    ROOT / "beacons" / "domain" / "household" / "own_item.py",
    ROOT / "beacons" / "domain" / "household" / "own_check.py",
    *sorted((ROOT / "beacons" / "exchange").rglob("*.py")),
]
SCRIPTS = [file for folder in ("classroom", "own", "bring_in", "help") for file in sorted((UI / folder).rglob("*.js"))]
TEMPLATES = [*sorted(UI.rglob("*.html")), *sorted(ITEMS.rglob("*.html"))]
FAMILIES: dict[str, set[str]] = {
    "page.{}": set(nav.PAGES),
    "home.carry_on_{}": {"lesson", "quiz"},
    "aspect.{}": {"gains", "pays", "reason_for", "reason_against", "values", "floor", "question"},
    "home.chapter_{}": {"1", "2"},
    "agreement.look_in_{}": set(second_look.CHOICES),
    "sureness.{}": set(get_args(Sureness)),
    "sureness.{}_means": set(get_args(Sureness)),
    "path.extent_{}": set(CHILD_PATHS),
    "quiz.sure_{}": {"yes", "no"},
    "feedback.{}_seen": {REAL, TRICK},
    "feedback.{}_seen_then": {REAL, TRICK},
    "feedback.{}_checked": {REAL, TRICK},
    "feedback.{}_taken_otherwise": {REAL, TRICK},
    "screen.made_up_{}": set(get_args(Screen)),
    "six.{}": set(get_args(Saying)),
    "six.grown_up_{}": set(get_args(Saying)),
    "mark.{}": set(get_args(Verdict)),
    "mark.part_{}": set(get_args(Verdict)) - {"chosen"},
    "mark.step_{}": {"right", "wrong"},
    "mark.box_{}": {"right", "wrong"},
    "mark.story_{}": {"right", "wrong"},
    "help.kind_{}": set(get_args(Directory.model_fields["kind"].annotation)),
    "help.for_{}": set(get_args(Directory.model_fields["for_whom"].annotation)),
    "help.anonymous_{}": {"yes", "no", "not_known"},
    "help.emergency_{}": {"police", "ambulance", "fire"},
    "host.board_{}": set(get_args(Board)),
    "exchange.{}": {"out_typed", "out_free_text", "out_poll", "out_drawing", "out_number"},
    "exchange.not_{}": {"choose_n", "order", "sort"},
    "statements.mark_{}": set(MARKS),
    "papers.confidence_{}": set(get_args(Confidence)),
    "door.{}": {"home", "class"},
    "door.{}_what": {"home", "class"},
    "plan.{}": {"support", "stretch", "quiet"},
    "plan.part_{}": set(get_args(PartKind)),
    "term.weekday_{}": {"0", "1", "2", "3", "4"},
    "term.{}": {"lesson", "second_look", "last_look"},
    "term.{}_what": {"lesson", "second_look", "last_look"},
    "vote.{}": {*get_args(Vote), "alone", "talk", "read"},
    "talk.{}": set(get_args(TalkCard.model_fields["kind"].annotation)),
    "bring_in.role_{}": {role or "nothing" for role in ROLES},
    "progress.column_{}": {"lesson", "name", "stars", "best", "last", "attempts", "strand", "known", "answered", "share"},
}
"""Keys that are put together, and what may stand in the gap. A new one must be added here, so that its members are checked."""
Call = tuple[str, str, frozenset[str]]
"""``t`` or ``tn``, the key with ``{}`` for a gap, and the names of the values it is given."""


def calls_in_code(file: Path) -> set[Call]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        name = getattr(getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", ""))
        if isinstance(node, ast.Call) and name in {"t", "tn", "text", "Phrase", "Note"} and node.args:
            given = {keyword.arg or "**" for keyword in node.keywords}
            values = frozenset(given - {"place"} if name == "Note" else given) | named(node.args[1:])
            name = ("tn" if "count" in given else "t") if name == "Note" else name.replace("Phrase", "t")
            found |= {(name.replace("text", "t"), key, values) for key in keys_of(node.args[0])}
    return found


def named(given: list[ast.expr]) -> set[str]:
    """The values that a phrase is given, by their names."""
    return {str(ast.literal_eval(key)) for one in given if isinstance(one, ast.Dict) for key in one.keys if key}


def keys_of(node: ast.expr) -> list[str]:
    """Keys that an expression may give: a text, a text with gaps, or one of two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)]
    if isinstance(node, ast.IfExp):
        return keys_of(node.body) + keys_of(node.orelse)
    return []


def calls_in_template(file: Path) -> set[Call]:
    found = set()
    for node in Environment(autoescape=True).parse(file.read_text(encoding="utf-8")).find_all(nodes.Call):
        name = getattr(node.node, "name", "")
        if name in {"t", "tn"}:
            values = frozenset(keyword.key for keyword in node.kwargs)
            found |= {(name, key, values) for key in keys_of_template(node.args[0])}
    return found


def keys_of_template(node: nodes.Expr) -> list[str]:
    if isinstance(node, nodes.Const):
        return [node.value]
    if isinstance(node, nodes.Concat):
        return ["".join(part.value if isinstance(part, nodes.Const) else "{}" for part in node.nodes)]
    if isinstance(node, nodes.CondExpr):
        return keys_of_template(node.expr1) + (keys_of_template(node.expr2) if node.expr2 else [])
    return []


def constants(file: Path) -> set[str]:
    """Texts in the code that look like keys: notices are named before they are said."""
    found = {node.value for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)}
    return {text for text in found if isinstance(text, str) and re.fullmatch(r"[a-z_]+\.[a-z_0-9]+", text)}


GROUPS = {
    "join": ("join", "feedback", "mark", "quiz"),
    "host": ("host", "stage"),
    "wall": ("stage", "wall"),
    "own": ("own_write",),
    "bring_in": ("bring_in_box",),
    "help": ("country_field",),
}
"""Groups of keys that the scripts of a folder are handed as a whole, each text by what follows the group's name."""
PUT_TOGETHER = {"next_": (*get_args(Phase), "finish"), "say_": get_args(Phase), "refused_": ("locked", "ended", "full", "removed", "busy")}
"""Beginnings of names in scripts, and what may follow."""


def keys_in_scripts() -> set[str]:
    """Keys that a script may say: named after ``words.``, or as a text, whole or put together."""
    found = set()
    for file in SCRIPTS:
        text = file.read_text(encoding="utf-8")
        names = {*re.findall(r"\bwords\.(\w+)", text), *re.findall(r"\bwords\[`(\w+_)\$", text), *re.findall(r"`(next_)\$", text)}
        names |= {name for group in re.findall(r"const \{([^}]*)\} = \w*\.?words", text) for name in re.findall(r"\w+", group)}
        if file.parent.name == "own":
            quoted = {name for name in re.findall(r'"(\w+)"', text) if f"own_write.{name}" in CATALOG}
            names |= {*re.findall(r'\bt\("(\w+)"', text), *quoted}
        found |= {f"{group}.{name}" for group in GROUPS[file.parent.name] for name in names}
        found |= set(re.findall(r'"([a-z_]+\.[a-z_]+)"', text))
    beginnings = {key: after for key in found for end, after in PUT_TOGETHER.items() if key.endswith(end)}
    return found | {f"{key}{member}" for key, after in beginnings.items() for member in after}


def members(key: str) -> set[str]:
    return {key.replace("{}", member) for member in FAMILIES[key]} if "{}" in key else {key}


CATALOG = {key: (text,) if isinstance(text, str) else (text.one, text.other) for key, text in load_interface(ROOT / "content").items()}
CALLS = {file.relative_to(ROOT).as_posix(): calls_in_code(file) for file in CODE}
CALLS |= {file.relative_to(ROOT).as_posix(): calls_in_template(file) for file in TEMPLATES}
SAID_BY_TYPES = {key for made in ITEM_TYPES.values() for key in (made.lacks, *made.on_screen, made.lowered_as) if key}


def test_the_scan_finds_what_it_looks_for():
    assert ("t", "quiz.check", frozenset()) in CALLS["beacons/ui/quiz/view.py"]
    assert ("t", "mark.{}", frozenset()) in CALLS["beacons/domain/item.py"]
    assert ("tn", "about.facts", frozenset()) in CALLS["beacons/ui/grown_ups/about.html"]
    assert ("t", "talk.{}", frozenset()) in CALLS["beacons/ui/grown_ups/layer.html"]


def test_every_key_that_is_put_together_is_known():
    assert {key for calls in CALLS.values() for _, key, _ in calls if "{}" in key} == set(FAMILIES)


@pytest.mark.parametrize("file", [file for file, calls in CALLS.items() if calls])
def test_every_key_that_is_asked_for_is_in_the_catalog(file):
    asked = {member for _, key, _ in CALLS[file] for member in members(key)}
    assert asked - set(CATALOG) == set()


def test_every_key_in_the_catalog_is_asked_for():
    asked = {member for calls in CALLS.values() for _, key, _ in calls for member in members(key)}
    named = {text for file in CODE for text in constants(file)}
    assert set(CATALOG) - asked - named - keys_in_scripts() == set()


def forms_of(key: str) -> list[str]:
    """What the catalog says, in all its forms."""
    said = there(CATALOG[key].string)  # type: ignore[union-attr]
    return [said] if isinstance(said, str) else [*said]


def test_what_a_type_says_on_screen_is_in_the_catalog():
    assert set(CATALOG) >= SAID_BY_TYPES


@pytest.mark.parametrize("file", [file for file, calls in CALLS.items() if calls])
def test_every_text_gets_the_values_that_it_names(file):
    for name, key, values in CALLS[file]:
        given = values | ({"count"} if name == "tn" else set())
        for member in members(key):
            wanted = {value for form in CATALOG[member] for value in re.findall(r"\{(\w+)\}", form)}
            assert "**" in given or wanted <= given, f"{member} wants {wanted}"


@pytest.mark.parametrize("file", [file for file, calls in CALLS.items() if calls])
def test_counts_are_said_in_their_form_and_nothing_else_has_forms(file):
    for name, key, _ in CALLS[file]:
        for member in members(key):
            assert (len(CATALOG[member]) > 1) == (name == "tn"), member


def test_no_value_is_given_that_a_text_never_names():
    """A value that is not named is a leftover, or a text that lost its place for it."""
    idle: dict[str, set[str]] = defaultdict(set)
    for file, calls in CALLS.items():
        for _, key, values in calls:
            forms = [form for member in members(key) for form in CATALOG[member]]
            named = {value for form in forms for value in re.findall(r"\{(\w+)\}", form)}
            idle[file] |= {f"{key}: {value}" for value in values - named - {"**"}}
    assert {file: found for file, found in idle.items() if found} == {}


def test_no_key_is_empty():
    assert [key for key, forms in CATALOG.items() if not all(form.strip() for form in forms)] == []


def test_what_stands_beside_a_question_of_ones_own_is_called_the_same_by_the_page_and_by_what_is_read_about_it():
    name = CATALOG["own_write.better"][0]
    said = {file: (ROOT / "docs" / file).read_text(encoding="utf-8") for file in ("own-quizzes.md", "glossary.md")}
    assert f"**{name}**" in said["own-quizzes.md"]
    assert f"| **{name.lower()}** |" in said["glossary.md"]
    assert not [file for file, text in said.items() if "quiet look" in text.lower()]


def test_the_end_of_a_story_names_the_button_that_stands_below_it():
    assert f"“{CATALOG['quiz.check'][0]}”" in CATALOG["story.the_end"][0]


def test_whoever_writes_a_quiz_is_not_told_that_children_will_read_it():
    """Own quizzes have no path: a family of small children writes them, and a teacher of sixteen-year-olds."""
    told = {key: form for key, forms in CATALOG.items() if key.startswith(("own_write.", "own.check_")) for form in forms}
    assert [key for key, text in told.items() if re.search(r"\bchild", text.lower())] == []
