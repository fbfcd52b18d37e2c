"""Figures of the house: circles, imports up a layer, full folders, and how far the work of a room goes."""

from pathlib import Path

import pytest

from tools import house
from tools.house import Layers, circles, per_folder, upward
from tools.walk import Walk, walks

LAYERS = Layers((frozenset({"top"}), frozenset({"left", "right"}), frozenset({"right.deep"}), frozenset({"ground"})))
LONGEST = {"join": 26, "step": 20, "answer": 20}
"""Changes of file, each one counted, wherever it leads. On a busy machine more may come in between: the shortest of a few walks counts."""
TRIES = 4


def imports(**found: str) -> dict[str, frozenset[str]]:
    return {module.replace("_", "."): frozenset(others.split()) for module, others in found.items()}


def test_modules_that_lead_back_to_themselves_are_a_circle_however_long_it_is():
    assert circles(imports(a="b", b="c", c="a d", d="")) == [("a", "b", "c")]
    assert circles(imports(a="b e", b="a", c="d", d="c", e="")) == [("a", "b"), ("c", "d")]


def test_two_ways_to_one_module_are_no_circle():
    assert circles(imports(a="b c", b="d", c="d", d="")) == []


@pytest.mark.parametrize(
    ("importer", "imported"), [("ground.a", "top"), ("left.a", "top.b"), ("right.deep.a", "right.b"), ("left", "right.a")]
)
def test_an_import_up_or_to_a_neighbour_is_found(importer, imported):
    assert upward({importer: frozenset({imported}), imported: frozenset()}, LAYERS) == [(importer, imported)]


@pytest.mark.parametrize(
    ("importer", "imported"),
    [("top.a", "ground"), ("right.a", "right.deep"), ("left.a", "left.b"), ("top", "elsewhere"), ("elsewhere", "top"), ("lefty", "top")],
)
def test_an_import_down_within_a_package_or_of_what_stands_in_no_layer_is_none_of_them(importer, imported):
    assert upward({importer: frozenset({imported}), imported: frozenset()}, LAYERS) == []


def test_the_layers_are_those_of_the_contract():
    assert Layers.read().place("beacons.domain.item") == (len(Layers.read().layers) - 1, "beacons.domain")
    assert Layers.read().place("pages.home") == (0, "pages")


def test_only_what_stands_straight_in_a_folder_is_counted_there():
    files = [Path(name) for name in ("a/__init__.py", "a/one.py", "a/two.py", "a/b/__init__.py", "a/b/three.py")]
    assert per_folder(files) == {"a": 2, "a/b": 1}


def test_the_house_is_told_in_figures(capsys):
    house.main([])
    said = capsys.readouterr().out
    assert "imports up a layer or to a neighbour: 0" in said
    assert "circles: " in said
    assert "beacons/domain" in said


def test_going_on_in_the_same_file_is_no_hop():
    walk = Walk()
    for file in ("a", "a", "b", "a", "a"):
        walk.go_on_in(file)
    assert (walk.files, walk.hops) == (["a", "b", "a"], 2)
    assert Walk().hops == 0


def test_seen_from_a_folder_what_is_done_elsewhere_is_no_hop():
    walk = Walk(["live/a", "domain/x", "live/a", "live/b", "storage/y", "live/a"])
    assert walk.within("live/").files == ["live/a", "live/b", "live/a"]


def test_joining_a_step_and_an_answer_go_no_longer_ways_than_they_may():
    found = shortest()
    assert {"storage/rooms.py", "domain/rooms/learner.py"} <= set(found["join"].files)
    assert {"storage/rooms.py", "live/told.py"} <= set(found["step"].files)
    assert {"storage/room_answers.py", "items/single_choice/item.py"} <= set(found["answer"].files)
    assert {name: walk.files for name, walk in found.items() if walk.hops > LONGEST[name]} == {}


def shortest() -> dict[str, Walk]:
    found = walks()
    for _ in range(TRIES):
        if all(found[name].hops <= most for name, most in LONGEST.items()):
            break
        found = {name: min(walk, found[name], key=lambda one: one.hops) for name, walk in walks().items()}
    return found


def test_the_walks_are_told_in_the_order_in_which_they_were_asked_for():
    found = {"join": Walk(["live/a", "live/b"]), "step": Walk(["live/a", "domain/b", "live/a"])}
    heads, *rows = house.told(found, ["step", "join"])
    assert heads.startswith("walk")
    assert [row.split() for row in rows] == [["step", "2", "2", "0", "1"], ["join", "1", "2", "1", "2"]]


def test_a_walk_that_nobody_knows_is_refused(capsys):
    with pytest.raises(SystemExit):
        house.main(["--walk", "dance"])
    assert "dance" in capsys.readouterr().err
