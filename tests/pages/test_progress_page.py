import re

import pytest

from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.criterion import Criterion, StrandMastery, merge
from beacons.domain.practice.progress import Progress, ReadingPlace
from beacons.wiring import now
from tests.builders import a_mastery, right_response
from tests.pages.tab import SID, Tab, a_tab, attempt_at, finished, shipped, wrong_response
from tests.shipped import english
from tests.there import there

LESSONS = english().in_order()


def rows(reader: Tab, table: int) -> list[list[str]]:
    """The cells of a table of the page, row by row, without its head."""
    bodies = [re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL) for html in reader.html]
    (body,) = [found for found in bodies if found][table]
    return [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL)]


def by_beacon(reader: Tab) -> dict[str, list[str]]:
    return {name: cells for name, *cells in rows(reader, 0)}


def by_strand(reader: Tab) -> dict[str, list[str]]:
    return {name: cells for name, *cells in rows(reader, 1)}


def begun(lesson: str) -> Progress:
    return Progress(places=(ReadingPlace(lesson_id=lesson, path="10-12", card=1, cards=6, at=1),))


@pytest.mark.parametrize(
    ("progress", "lesson"),
    [
        (Progress(), SID),
        (begun("unicef-digital-safety"), "unicef-digital-safety"),
        (Progress(skipped=(SID,)), LESSONS[1].id),
        (Progress(attempts=(attempt_at(shipped()),)), SID),
    ],
    ids=["new", "only read", "first passed over", "only begun"],
)
def test_before_the_first_light_the_page_invites_to_a_beacon_and_shows_no_figures(progress, lesson):
    reader = a_tab(progress=progress).open("progress")
    assert reader.title == "Which light comes first?"
    assert reader.leads_to("main-to-lesson") == ("lesson", {"lesson": lesson})
    assert not reader.elements("table")
    assert not re.search(r"\b0\b", reader.text)


def test_a_quiz_with_questions_about_the_initiative_only_can_be_looked_at():
    item = next(i for i in english().bank("unicef-digital-safety", "10-12") if i.about_initiative)
    assert a_tab(finished(item)).open("progress").title == "My lights"


def test_only_what_was_finished_stands_in_the_table_and_below_it_the_way_to_the_next_light():
    reader = a_tab(finished()).open("progress")
    assert by_beacon(reader) == {"Safer Internet Day": ["3", "100", "100", "1"]}
    assert reader.leads_to("to-next-light") == ("lesson", {"lesson": LESSONS[1].id})
    assert reader.label("to-next-light") == f"Light the next one: {LESSONS[1].name}"


def test_when_all_shine_no_next_light_is_offered():
    attempts = [finished(id=f"a{n}", quiz_id=lesson.id) for n, lesson in enumerate(LESSONS)]
    assert not a_tab(*attempts).open("progress").has("to-next-light")


def test_best_and_last_are_told_apart():
    one, two = shipped(), shipped(skip=1)
    best = finished(one, two, id="a1", at=100)
    last = finished(one, two, given=[right_response(one), wrong_response(two)], id="a2", at=200)
    assert by_beacon(a_tab(best, last).open("progress"))["Safer Internet Day"] == ["3", "100", "50", "2"]


def test_a_quiz_that_is_still_open_counts_for_nothing_yet():
    one, two = shipped(lesson="unicef-digital-safety"), shipped(skip=1, lesson="unicef-digital-safety")
    still_open = attempt_at(one, two, given=[right_response(one)], quiz_id="unicef-digital-safety", id="a2")
    assert list(by_beacon(a_tab(finished(), still_open).open("progress"))) == ["Safer Internet Day"]


def test_practice_counts_neither_as_best_nor_as_last():
    item = shipped()
    whole = finished(item, id="a1", at=100)
    practice = finished(item, given=[wrong_response(item)], id="a2", at=200, purpose="practice")
    assert by_beacon(a_tab(whole, practice).open("progress"))["Safer Internet Day"] == ["3", "100", "100", "1"]


def test_the_later_answer_to_the_same_question_counts_for_its_strand():
    item = next(i for i in english().bank(SID, "10-12") if not i.about_initiative and i.type == "single_choice")
    name = english().course.strands[there(item.strand)].child
    missed = attempt_at(item, given=[wrong_response(item)], place=1, id="a1")
    later = finished(item, id="a2", at=500).model_dump()
    later["answers"][0]["at"] = 600
    first = a_tab(missed).open("progress")
    assert f"Also asked, and worth a second look: {name}" in " ".join(first.text.split())
    assert not re.search(r"\b0 of\b", first.text)
    assert by_strand(a_tab(missed, type(missed).model_validate(later)).open("progress")) == {name: ["1", "1", "100"]}


def test_work_on_lessons_and_questions_that_are_no_longer_there_does_no_harm():
    item = shipped()
    old = finished(item, quiz_id="lesson-of-old", id="a2")
    gone = finished(item, id="a3").model_dump()
    gone["item_ids"], gone["answers"][0]["item_id"] = ("gone-since",), "gone-since"
    reader = a_tab(old, type(old).model_validate(gone)).open("progress")
    assert by_beacon(reader)["Safer Internet Day"][-1] == "1"


def test_only_beacons_with_a_finished_quiz_have_bars():
    reader = a_tab(finished()).open("progress")
    (name,) = [text for text in reader.texts("chart-name") if text in {lesson.name for lesson in LESSONS}]
    assert name == "Safer Internet Day"


def test_the_tables_can_be_reached_and_named_by_a_screen_reader():
    tables = a_tab(finished()).open("progress").elements("table")
    regions = [e["attributes"] for e in tables if e["attributes"].get("role") == "region"]
    assert [region["aria-label"] for region in regions] == ["By beacon", "By topic"]
    assert all(region["tabindex"] == "0" for region in regions)


def test_what_a_chart_shows_is_told_without_opening_the_table_that_says_the_same():
    reader = a_tab(finished()).open("progress")
    assert not [e for e in reader.elements("details") if "open" in e["attributes"]]
    assert [e["attributes"].get("aria-hidden") for e in reader.elements("chart")] == [None, None]
    assert reader.texts("chart-row")[0] == "Safer Internet Day 3 stars best go: 100 out of 100 last go: 100 out of 100"


def test_names_in_the_tables_are_text(serve):
    def rename(root):
        file = root / "content" / "lessons" / f"{SID}.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("\nname: Safer Internet Day", '\nname: "<i>Safer</i> & kinder"'), encoding="utf-8")

    serve(rename)
    reader = a_tab(finished()).open("progress")
    assert "&lt;i&gt;Safer&lt;/i&gt; &amp; kinder" in by_beacon(reader)
    assert not reader.elements("i")


def test_every_finished_quiz_counts_however_many_there_are():
    item = shipped()
    attempts = [finished(item, id=f"a{n}", at=100 + n) for n in range(30)]
    progress = Progress()
    for attempt in attempts:
        progress = progress.with_attempt(attempt)
    assert by_beacon(a_tab(progress=progress).open("progress"))["Safer Internet Day"][-1] == "30"


# Mastered topics

NOON = 1_790_000_000 // 86_400 * 86_400 + 43_200
"""A noon, so that the day is the same in all time zones near by: Monday, 21 September 2026."""


def having_mastered(*records: StrandMastery) -> Tab:
    return a_tab(progress=Progress(attempts=(finished(),), mastered=records)).open("progress")


def mastered(reader: Tab) -> list[str]:
    """What is said of each topic that was mastered."""
    return [" ".join(e["text"].split()) for e in reader.elements("li") if "mastered" in e["within"]]


def test_a_mastered_topic_has_a_star_its_name_and_since_when():
    reader = having_mastered(a_mastery("kindness", at=NOON))
    assert mastered(reader) == ["Kind and fair since Monday, 21 September 2026"]
    assert len([e for e in reader.elements("img") if "mastered" in e["within"] and "star.svg" in e["attributes"]["src"]]) == 1
    assert "You keep every star." in reader.text


def test_mastered_once_more_on_a_later_day_is_told():
    (said,) = mastered(having_mastered(a_mastery("kindness", at=NOON, again_at=NOON + 3 * 86_400)))
    assert "since Monday, 21 September 2026, again on Thursday, 24 September 2026" in said


def test_mastered_twice_on_one_day_is_told_once():
    (said,) = mastered(having_mastered(a_mastery("kindness", at=NOON, again_at=NOON + 60)))
    assert ", again on" not in said


def test_what_it_takes_is_read_from_the_records_and_said_once_where_it_was_the_same_for_all():
    easier, told = Criterion(met=3, percent=60), "Answer at least 3 different questions on a topic, and get 2 in every 3 right."
    reader = having_mastered(a_mastery("kindness", criterion=easier), a_mastery("identity", criterion=easier))
    assert reader.text.count(told) == 1
    assert not re.search("Answer at least", " ".join(mastered(reader)))
    each = mastered(having_mastered(a_mastery("kindness", criterion=easier), a_mastery("identity")))
    assert [told in one for one in each] == [True, False]
    assert all("Answer at least" in one for one in each)


def test_mastered_topics_stand_in_the_order_of_the_course():
    reader = having_mastered(*merge((a_mastery("rights"), a_mastery("identity")), ()))
    assert [text.partition(" since")[0] for text in mastered(reader)] == ["Me online", "My rights and who protects them"]


def test_a_star_stays_when_the_topic_is_no_longer_known():
    items = [i for i in english().bank(SID, "10-12") if i.strand == "kindness" and not i.about_initiative]
    lost = finished(*items, given=[wrong_response(item) for item in items])
    progress = Progress(attempts=(lost,), mastered=(a_mastery("kindness", at=50),))
    assert [text.partition(" since")[0] for text in mastered(a_tab(progress=progress).open("progress"))] == ["Kind and fair"]


def test_before_the_first_mastered_topic_the_page_says_what_it_takes():
    reader = having_mastered()
    assert mastered(reader) == []
    assert "None yet." in reader.text
    assert "Answer at least 5 different questions on a topic, and get 4 in every 5 right." in reader.text


@pytest.mark.parametrize("at", [0, 10**12, 10**15])
def test_a_moment_beyond_all_clocks_is_no_trouble(at):
    assert len(mastered(having_mastered(a_mastery("kindness", at=at)))) == 1


# The next review


def test_a_review_that_is_ready_can_be_reached_from_here():
    reader = a_tab(finished()).open("progress")
    assert reader.label("to-review") == "A quick look back is ready, if you’d like one."
    assert reader.leads_to("to-review") == ("review", {})


def test_before_a_review_is_ready_the_page_says_when_it_will_be():
    attempt = finished().model_dump() | {"at": now()}
    attempt["answers"][0]["at"] = now()
    reader = a_tab(Attempt.model_validate(attempt)).open("progress")
    assert not reader.has("to-review")
    assert re.search(r"There’ll be a quick look back .+, if you’d like one\.", reader.text)


# What was missed


def missed_in(*items, lesson=SID, at=1, **given):
    return finished(*items, given=[wrong_response(item) for item in items], quiz_id=lesson, id=f"m-{lesson}", at=at, **given)


def test_what_is_still_missed_can_be_reached_lesson_by_lesson_and_what_is_about_harm_only_in_its_own():
    harm = "weprotect-global-alliance"
    reader = a_tab(missed_in(shipped(), shipped(skip=1)), missed_in(shipped(lesson=harm), lesson=harm)).open("progress")
    assert reader.label(f"missed-{SID}") == "Safer Internet Day: 2 questions"
    assert reader.leads_to(f"missed-{SID}") == ("quiz", {"lesson": SID})
    assert not reader.has(f"missed-{harm}")


def test_where_nothing_is_missed_nothing_is_said_of_it():
    assert "Have another go" not in a_tab(finished()).open("progress").text
