"""A course names everything it is made of, and every lesson once."""

import re
from typing import get_args

import pytest
from pydantic import ValidationError

from beacons.domain.path import CHILD_PATHS, PICTURE_CHOICES, QUIZ_LENGTH
from beacons.domain.strand import CLUSTER_OF, STRANDS, Cluster
from tests.builders import a_course

CLUSTERS = get_args(Cluster)


def without(field, *keys):
    """The raw course without these names."""
    raw = a_course().model_dump()
    for key in keys:
        del raw[field][key]
    return raw


def test_the_lessons_stand_in_their_order():
    assert a_course("b", "a", "c").lessons == ("b", "a", "c")


def test_a_course_without_a_lesson_is_a_problem():
    with pytest.raises(ValidationError, match="lessons"):
        a_course(lessons=())


def test_a_lesson_twice_is_a_problem():
    with pytest.raises(ValidationError, match="lessons: an id stands there twice"):
        a_course("a", "b", "a")


def test_chapters_of_one_story_are_counted_and_no_other_lesson_is():
    course = a_course("a", "b", "c", chapters=("b", "c"))
    assert [course.chapter(lesson_id) for lesson_id in ("a", "b", "c")] == [None, 1, 2]


@pytest.mark.parametrize("chapters", [("a", "c"), ("b", "a"), ("b", "d")], ids=["apart", "the other way round", "unknown"])
def test_chapters_that_do_not_stand_side_by_side_are_a_problem(chapters):
    with pytest.raises(ValidationError, match="chapters: they don't stand side by side"):
        a_course("a", "b", "c", chapters=chapters)


@pytest.mark.parametrize(
    ("field", "key"),
    [
        *(("paths", path) for path in CHILD_PATHS),
        *(("clusters", cluster) for cluster in CLUSTERS),
        *(("strands", strand) for strand in STRANDS),
    ],
)
def test_a_name_left_out_is_named(field, key):
    with pytest.raises(ValidationError, match=re.escape(f"{field}: {key}")):
        a_course(**without(field, key))


def test_a_lesson_without_its_one_thing_is_named():
    with pytest.raises(ValidationError, match="one_thing: b"):
        a_course("a", "b", one_thing=a_course("a").one_thing)


def test_all_that_is_missing_or_doubled_is_named_at_once():
    with pytest.raises(ValidationError) as error:
        a_course(**{**without("strands", "truth", "help"), "lessons": ("a", "a"), "clusters": {}})
    wanted = ("strands: truth", "strands: help", "lessons: an id stands there twice", *(f"clusters: {cluster}" for cluster in CLUSTERS))
    for problem in wanted:
        assert problem in str(error.value)


@pytest.mark.parametrize(("field", "key"), [("paths", "adult"), ("clusters", "them"), ("strands", "sport")])
def test_a_name_for_something_that_is_not_there_is_a_problem(field, key):
    raw = a_course().model_dump()
    raw[field][key] = next(iter(raw[field].values()))
    with pytest.raises(ValidationError, match=key):
        a_course(**raw)


def test_nine_strands_lie_in_four_clusters_and_none_is_empty():
    assert set(CLUSTER_OF) == set(STRANDS)
    assert len(STRANDS) == 9
    assert set(CLUSTER_OF.values()) == set(CLUSTERS)


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_every_path_has_a_length_that_holds_its_picture_choices(path):
    assert 0 <= PICTURE_CHOICES[path] <= QUIZ_LENGTH[path]


def test_older_readers_get_longer_quizzes():
    lengths = [QUIZ_LENGTH[path] for path in CHILD_PATHS]
    assert lengths == sorted(set(lengths))
