"""What is shipped: complete, sound, and as a careful editor would have it."""

import re
from collections import Counter
from pathlib import Path

import pytest

from author.check import check
from beacons.domain.path import PICTURE_CHOICES, QUIZ_LENGTH
from beacons.domain.practice.draw import draw
from beacons.domain.source import with_key
from beacons.items import ITEM_TYPES
from beacons.storage.content_files import load
from beacons.storage.kept_yaml import read
from tests.samples import STRANDS

ROOT = Path(__file__).resolve().parents[2]
LESSONS = (
    "safer-internet-day",
    "childnet-digital-leaders",
    "family-online-safety-institute",
    "itu-child-online-protection",
    "unicef-digital-safety",
    "global-alliance",
    "weprotect-global-alliance",
)
LEAST_KINDS = {"7-9": 3, "10-12": 4, "13-16": 4}
"""Types in whatever is drawn of a quiz, and strands."""
LEAST_ITEMS = {"7-9": 10, "10-12": 15, "13-16": 18}

every_lesson = pytest.mark.parametrize("lesson_id", LESSONS)
every_path = pytest.mark.parametrize("path", LEAST_ITEMS)


@pytest.fixture(scope="module")
def library():
    return load(ROOT)


def test_all_content_loads_without_a_problem(library):
    assert [str(problem) for problem in library.problems] == []


def test_the_seven_initiatives_are_all_there_in_the_order_of_the_coast(library):
    assert tuple(lesson.id for lesson in library.edition("en").in_order()) == LESSONS


@every_lesson
def test_a_lesson_has_nothing_to_mend(lesson_id):
    problems, findings, _ = check(ROOT, lesson_id)
    assert [str(line) for line in (*problems, *findings)] == []


def test_the_whole_has_nothing_to_mend():
    problems, findings, summary = check(ROOT)
    assert [str(line) for line in (*problems, *findings)] == []
    assert summary.startswith("7 lessons, ")


@every_path
@every_lesson
def test_every_lesson_is_written_for_every_path_and_ends_with_help(library, lesson_id, path):
    cards = library.edition("en").lessons.get(lesson_id).paths[path].cards
    assert cards[-1].about == "help"


@every_path
@every_lesson
def test_every_quiz_has_items_enough_to_draw_from(library, lesson_id, path):
    assert len(library.edition("en").bank(lesson_id, path)) >= LEAST_ITEMS[path]


@every_path
def test_every_strand_comes_up_in_every_path(library, path):
    assert {item.strand for lesson_id in LESSONS for item in library.edition("en").bank(lesson_id, path)} == set(STRANDS)


def test_the_course_has_items_enough_and_every_lesson_one_to_talk_about_for_older_readers(library):
    banks = {(lesson_id, path): library.edition("en").bank(lesson_id, path) for lesson_id in LESSONS for path in LEAST_ITEMS}
    assert sum(map(len, banks.values())) >= 420
    to_talk = {place: len(bank) - len(with_key(bank)) for place, bank in banks.items()}
    assert to_talk == {(lesson_id, path): int(path != "7-9") for lesson_id, path in banks}


@every_lesson
@every_path
def test_whatever_is_drawn_of_a_quiz_is_spread_over_kinds_strands_and_stories(library, lesson_id, path):
    bank, length = library.edition("en").bank(lesson_id, path), QUIZ_LENGTH[path]
    for n in range(20):
        drawn = draw(bank, (), length, PICTURE_CHOICES[path], f"seed-{n}")
        assert len({item.type for item in drawn}) >= LEAST_KINDS[path]
        assert len({item.strand for item in drawn}) >= LEAST_KINDS[path]
        assert max(Counter(item.card for item in drawn).values()) <= length * 3 // 5


def test_every_item_type_comes_up(library):
    assert {item.type for lesson_id in LESSONS for item in library.edition("en").quizzes.get(lesson_id).items} == set(ITEM_TYPES)


@every_lesson
def test_every_fact_of_a_sheet_is_stated_somewhere(library, lesson_id):
    sheet = {fact["id"] for fact in read(ROOT / "content" / "facts" / f"{lesson_id}.yaml")["facts"]}
    lessons = library.edition("en").in_order()
    stated = {fact_id for lesson in lessons for fact_id in lesson.fact_ids()}
    stated |= {item.source for lesson in lessons for item in library.edition("en").quizzes.get(lesson.id).items if item.source}
    assert sheet - stated == set()


@every_lesson
def test_a_lesson_for_adults_has_three_talk_cards_and_answers(library, lesson_id):
    adult = library.edition("en").lessons.get(lesson_id).adult
    assert [card.kind for card in adult.talk_cards] == ["warm_up", "idea", "act"]
    assert len(adult.questions) >= 3


def test_lessons_about_harm_are_marked(library):
    marked = {lesson.id for lesson in library.edition("en").in_order() if lesson.sensitive == "topic"}
    assert {"global-alliance", "weprotect-global-alliance"} <= marked


def test_one_card_in_every_path_tells_the_next_safer_internet_day(library):
    for part in library.edition("en").lessons.get("safer-internet-day").paths.values():
        assert [card.extra for card in part.cards if card.extra] == ["next-safer-internet-day"]


def test_there_is_someone_to_tell(library):
    assert {directory.kind for directory in library.edition("en").help.directories} == {"helpline", "hotline"}
    assert all(order.who for order in library.edition("en").help.orders.values())
    assert library.services.of("GB", "helpline")
    assert library.services.of("GB", "removal")


def test_no_service_is_called_checked_by_a_person_without_a_date(library):
    assert library.services.services
    assert not [service.name for service in library.services.services if service.checked and service.checked.on.year < 2026]


NOTE_TO_SELF = re.compile(
    r"\b(?:we|our) (?:found|know of|worked|could not|couldn't|did not|didn't|own, )|\bundated\b|\bnews (?:site|report)\b|\bone report\b"
    r"|\bsays (?:a|an|one) (?:page|guide|news|site|blog|copy)\b|\bpages (?:say|give|differ)\b|\bread in 20\d\d\b|\bas described in\b",
    re.IGNORECASE,
)
"""How an author speaks of the work on a text, which helps no parent."""


@every_lesson
def test_the_background_for_grown_ups_holds_no_note_of_its_authors(library, lesson_id):
    adult = library.edition("en").lessons.get(lesson_id).adult
    texts = [*(part.text for part in adult.background), adult.child_reads]
    assert [found.group(0) for text in texts for found in NOTE_TO_SELF.finditer(text)] == []
