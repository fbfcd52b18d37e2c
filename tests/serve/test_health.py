import json

from starlette.applications import Starlette

from beacons import __version__
from beacons.domain.course.library import Library
from beacons.serve.health import health_route
from beacons.storage.content_files import load
from tests.samples import ALPHA_QUIZ, COURSE, small_tree, write
from tests.serve.asking import ask

OK = {"status": "ok", "version": __version__}


def health(library: Library, method: str = "GET"):
    return ask(Starlette(routes=[health_route(lambda: library)]), "/healthz", method=method)


def test_with_sound_content_it_answers_200(tmp_path):
    answer = health(load(write(tmp_path, small_tree(["alpha", "beta"]))))
    assert (answer.status, json.loads(answer.body)) == (200, OK | {"lessons": 2, "content_problems": 0})


def test_problems_are_counted_while_there_is_a_lesson(tmp_path):
    tree = small_tree()
    tree[ALPHA_QUIZ]["items"][0]["key"] = "z"
    answer = health(load(write(tmp_path, tree)))
    assert (answer.status, json.loads(answer.body)) == (200, OK | {"lessons": 1, "content_problems": 1})


def test_with_nothing_to_show_it_answers_503(tmp_path):
    assert health(Library()).status == 503
    tree = small_tree()
    tree[COURSE]["lessons"] = ["other"]
    answer = health(load(write(tmp_path, tree)))
    assert answer.status == 503
    assert json.loads(answer.body)["lessons"] == 0
    assert json.loads(answer.body)["content_problems"] > 0


def test_it_asks_for_the_library_each_time(tmp_path):
    libraries = iter([Library(), load(write(tmp_path, small_tree()))])
    app = Starlette(routes=[health_route(lambda: next(libraries))])
    assert [ask(app, "/healthz").status for _ in range(2)] == [503, 200]


def test_nobody_keeps_the_answer():
    assert health(Library()).headers["cache-control"] == "no-store"


def test_head_is_enough_for_a_probe():
    assert health(Library(), method="HEAD").status == 503
