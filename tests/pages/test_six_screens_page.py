"""Six screens: offered where a path has enough, asked one at a time, and told on both sides."""

from pathlib import Path

import pytest
import yaml

from beacons.domain.item import Item
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.six import SIX_SCREENS
from beacons.domain.response import Response
from tests.builders import a_pair, right_response
from tests.pages.tab import Tab, a_tab, finished
from tests.there import there

PAIRS = [a_pair(f"cdl-10-more-{n}", real="ab"[n % 2], path="10-12", strand="truth") for n in range(6)]
MORE = [half for pair in PAIRS for half in pair]
OFFERED = "to-six-screens"


def take_pairs_away(root: Path) -> None:
    """No path has a screen any more."""
    for file in (root / "quizzes").glob("*.yaml"):
        quiz = yaml.safe_load(file.read_text(encoding="utf-8"))
        quiz["items"] = [item for item in quiz["items"] if item["type"] != "real_or_trick"]
        file.write_text(yaml.safe_dump(quiz), encoding="utf-8")


def add_pairs(root: Path) -> None:
    """Six pairs more for the middle path."""
    file = root / "quizzes" / "childnet-digital-leaders.yaml"
    quiz = yaml.safe_load(file.read_text(encoding="utf-8"))
    quiz["items"] += [{**item.model_dump(mode="json", exclude_none=True)} for item in MORE]
    file.write_text(yaml.safe_dump(quiz), encoding="utf-8")


@pytest.fixture
def known_pairs(serve):
    """Serves six pairs of our own beside those of the middle path."""
    serve(add_pairs)


def a_set(items: list[Item], given: list[Response], attempt_id: str = "a1", at: int = 100) -> Attempt:
    return finished(*items, given=given, id=attempt_id, quiz_id=SIX_SCREENS, at=at)


def screens(real: int) -> list[Item]:
    """Six of six pairs, so many of them real."""
    return [next(half for half in pair if half.genuine == (n < real)) for n, pair in enumerate(PAIRS)]


def at_result(*attempts: Attempt) -> Tab:
    return a_tab(*attempts).open("six_screens", result=attempts[-1].id)


def always(item: Item) -> Response:
    return ("trick", "show")


def test_where_a_path_has_too_few_screens_nothing_is_offered_and_the_page_says_so(serve):
    serve(take_pairs_away)
    reader = a_tab(path="7-9").open("home")
    assert not reader.has(OFFERED)
    assert a_tab(path="7-9").open("six_screens").title == "Not enough screens here yet"


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_from_home_six_screens_are_begun_and_each_is_asked_with_both_questions(path: ChildPath):
    assert a_tab(path=path).open("home").leads_to(OFFERED) == ("six_screens", {})
    reader = a_tab(path=path).open("six_screens")
    reader.click("start")
    attempt = there(reader.progress.open_attempt(SIX_SCREENS, path))
    assert len(attempt.item_ids) == 6
    assert len({item_id[:-2] for item_id in attempt.item_ids}) == 6
    assert "Question 1 of 6" in reader.text
    assert not reader.has("to-lesson")
    assert reader.leads_to("to-coast") == ("home", {})


@pytest.mark.usefixtures("known_pairs")
def test_a_first_set_is_told_in_counts_of_both_sides_and_says_nothing_yet_of_its_player():
    items = screens(real=2)
    reader = at_result(a_set(items, [right_response(item) for item in items]))
    assert reader.title == "You looked at six screens"
    assert "You spotted 4 of 4 tricks and trusted 2 of 2 real ones." in reader.text
    assert "tell them apart" not in reader.text


@pytest.mark.usefixtures("known_pairs")
def test_whoever_always_says_a_trick_hears_that_real_ones_were_left_out_and_gets_no_star():
    items = screens(real=3)
    reader = at_result(a_set(items, [always(item) for item in items]))
    assert "You spotted 3 of 3 tricks and trusted 0 of 3 real ones." in reader.text
    assert "the real ones were left out" in reader.text
    assert "star" not in reader.text


@pytest.mark.usefixtures("known_pairs")
def test_two_sets_are_told_together_on_both_sides():
    first, second = screens(real=2), screens(real=4)
    both = [a_set(items, [right_response(item) for item in items], f"a{n}", 100 + n) for n, items in enumerate((first, second))]
    reader = at_result(*both)
    assert reader.title == "You looked at twelve screens"
    assert "You can tell them apart." in reader.text
    assert "You spotted 6 of 6 tricks and trusted 6 of 6 real ones." in reader.text


@pytest.mark.usefixtures("known_pairs")
def test_after_two_sets_of_tricks_alone_real_things_are_spoken_for():
    first, second = screens(real=2), screens(real=4)
    both = [a_set(items, [always(item) for item in items], f"a{n}", 100 + n) for n, items in enumerate((first, second))]
    reader = at_result(*both)
    assert "Most things online are real" in reader.text
    assert "suspicious" not in reader.text
