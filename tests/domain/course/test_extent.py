"""How much there is to read in a path is counted, not claimed."""

from beacons.domain.course.edition import Extent
from tests.builders import a_card, a_course, a_lesson, a_path_lesson, an_edition

WORDS = {"id": "lamp", "word": "lamp", "means": "It is folded and not counted."}


def of_words(count: int, minutes: int = 8):
    """A lesson part with so many words on four cards."""
    first = a_card("what", title="One", text=" ".join(["word"] * (count - 7)), words=[WORDS])
    others = [a_card(i, title="One", text="Two", about=about) for i, about in (("who", "who"), ("why", "why"), ("help", "help"))]
    return a_path_lesson(cards=[first, *others], minutes=minutes)


def extents(*lessons):
    return an_edition(course=a_course(*(lesson.id for lesson in lessons)), lessons={lesson.id: lesson for lesson in lessons}).extents


def test_titles_and_texts_are_counted_and_neither_bullets_nor_what_is_folded():
    part = a_path_lesson(
        cards=[a_card(i, title="A **bold** one", text="- one\n- two", about=i, words=[WORDS]) for i in ("what", "who", "why", "help")]
    )
    assert part.words == 4 * 5


def test_the_figures_are_the_mean_of_the_lessons_with_words_to_the_nearest_ten():
    lessons = [
        a_lesson(f"l{n}", paths={"7-9": of_words(count, minutes)}) for n, (count, minutes) in enumerate([(90, 8), (102, 9), (117, 8)])
    ]
    assert extents(*lessons)["7-9"] == Extent(words=100, minutes=8)


def test_lessons_that_are_not_written_for_the_path_do_not_count():
    lessons = [a_lesson("one", paths={"7-9": of_words(100)}), a_lesson("two", paths={"13-16": of_words(400, 18)})]
    assert extents(*lessons)["13-16"] == Extent(words=400, minutes=18)
