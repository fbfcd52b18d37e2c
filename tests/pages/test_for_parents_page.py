"""For tonight: what to do if something has happened, what the path covers, what to ask, and how this app treats data."""

import re
from datetime import date

import pytest

from beacons.domain.household.for_parents import MOST_TALKS
from beacons.domain.path import CHILD_PATHS
from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.progress import Progress
from beacons.domain.source import with_key
from beacons.domain.strand import STRANDS
from beacons.items.ordering.item import Ordering
from beacons.items.single_choice.item import SingleChoice
from beacons.ui.grown_ups import for_parents
from beacons.ui.grown_ups.cited_code import DATA_FACTS
from beacons.wiring import catalogs, library
from tests.builders import KEYED_TYPES, a_family, a_reader, right_response
from tests.pages.tab import SID, Tab, a_tab, attempt_at, finished, shipped, wrong_response
from tests.shipped import english
from tests.there import of_kind, there

LESSONS = english().in_order()
WEPROTECT = "weprotect-global-alliance"
CASES = there(english().help).cases
QUESTIONS = {q.text for questions in there(english().talk_questions).questions.values() for q in questions}


def missed(*items, sure: bool | None = None, **fields) -> Attempt:
    """A finished attempt at these items, none of them right."""
    made = finished(*items, given=[wrong_response(item) for item in items], **fields).model_dump()
    for answer in made["answers"]:
        answer |= {"sure": sure, "at": made["at"]}
    return Attempt.model_validate(made)


def parents_page(*attempts: Attempt, shows: bool = True, **fields) -> Tab:
    progress = Progress(attempts=attempts, shows=shows, shows_at=1)
    return a_tab(**{"progress": progress, **fields}).open("for_parents")


def stems(reader: Tab) -> list[str]:
    """The questions that are shown, in order."""
    found = [e for e in reader.elements("h3") if "worth-a-talk" in e["within"]]
    return [" ".join(e["text"].split()) for e in found]


# What the path covers


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_every_strand_of_the_path_is_counted_as_the_quizzes_are(path):
    reader = a_tab(path=path).open("for_parents")
    items = [item for lesson in LESSONS for item in with_key(english().bank(lesson.id, path))]
    course = english().course
    counts = {course.strands[s].adult: sum(item.strand == s for item in items) for s in STRANDS}
    said = dict(zip(reader.texts("dt"), reader.texts("dd"), strict=True))
    assert {name: int(there(re.match(r"\d+", text))[0]) for name, text in said.items()} == counts
    assert f"“{course.paths[path].name}” has {len(items)} questions in {len(LESSONS)} lessons." in reader.text


def test_each_strand_names_the_lessons_that_have_it():
    reader = a_tab(path="7-9").open("for_parents")
    name = english().course.strands["balance"].adult
    said = dict(zip(reader.texts("dt"), reader.texts("dd"), strict=True))[name]
    for lesson in LESSONS:
        count = sum(item.strand == "balance" for item in english().bank(lesson.id, "7-9"))
        assert (f"{lesson.name} {count}" in said) == bool(count)


def test_clusters_are_named_as_the_course_names_them():
    reader = a_tab().open("for_parents")
    clusters = english().course.clusters.values()
    counted = [e["text"].split()[0] for e in reader.elements("summary") if "question" in e["text"]]
    assert counted == list(clusters)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_what_stands_behind_every_lesson_is_a_link_away(lesson):
    assert a_tab().open("for_parents").leads_to(f"behind-{lesson.id}") == ("grown_ups", {"lesson": lesson.id})


def test_a_lesson_without_questions_for_the_path_is_not_listed(serve):
    serve(lambda root: (root / "quizzes" / f"{SID}.yaml").unlink())
    reader = a_tab().open("for_parents")
    assert not reader.has(f"behind-{SID}")
    assert f"in {len(LESSONS) - 1} lessons" in reader.text


def test_without_lessons_the_page_still_tells_how_data_is_treated(serve):
    serve(lambda root: [file.unlink() for file in (root / "content" / "lessons").glob("*.yaml")])
    reader = parents_page()
    assert reader.title == "For tonight"
    assert "How this app treats data" in reader.texts("h2")


# What to ask: the child does not show it


def test_nothing_of_what_was_missed_is_told_unless_the_child_shows_it():
    item = shipped()
    reader = parents_page(missed(item, sure=True), shows=False)
    assert stems(reader) == []
    assert item.stem not in reader.text
    assert "It’s up to your child" in reader.text
    assert "Show my grown-up what we could talk about" in reader.text


@pytest.mark.parametrize("shows", [False, True])
def test_there_is_always_a_question_of_the_day(shows):
    (question,) = parents_page(shows=shows).texts("ask")
    assert question in QUESTIONS


def test_the_question_of_the_day_is_another_one_tomorrow(monkeypatch):
    days = []
    for day in (24, 24, 25):
        monkeypatch.setattr(for_parents, "today", lambda day=day: date(2026, 11, day))
        days += parents_page(shows=False).texts("ask")
    assert days[0] == days[1] != days[2]


def test_without_a_file_of_questions_the_page_is_whole(serve):
    serve(lambda root: (root / "content" / "family" / "together.yaml").unlink())
    assert parents_page(shows=False).texts("ask") == []
    reader = parents_page(missed(shipped()))
    assert stems(reader) == [shipped().stem]
    assert reader.texts("ask") == []


# What to ask: the child shows it


def test_what_was_missed_is_shown_with_what_fits_why_and_a_question():
    item = of_kind(SingleChoice, shipped())
    reader = parents_page(missed(item))
    assert stems(reader) == [item.stem]
    fits = item.option(item.key)
    (said,) = reader.texts("fits")
    assert said.replace(fits.text, "", 1).strip() == fits.feedback
    (question,) = reader.texts("ask")
    assert question in {q.text for q in there(english().talk_questions).questions[there(item.strand)]}


@pytest.mark.parametrize("item_type", KEYED_TYPES)
def test_an_item_of_every_type_tells_what_fits(item_type):
    item = shipped(item_type)
    reader = parents_page(missed(item))
    assert stems(reader) == [item.stem]
    response = right_response(item)
    assert all(item.option(option_id).text in reader.text for option_id in response)


def test_steps_are_numbered_in_their_order():
    item = of_kind(Ordering, shipped("ordering"))
    reader = parents_page(missed(item))
    (steps,) = [e["text"] for e in reader.elements("ol") if "fits" in e["names"]]
    places = [steps.index(item.option(option_id).text) for option_id in item.key]
    assert places == sorted(places)


def test_which_option_the_child_chose_is_never_told():
    item = of_kind(SingleChoice, shipped())
    chosen = [item.option(option_id) for option_id in item.option_ids if option_id != item.key]
    text = parents_page(missed(item)).text
    assert not [option for option in chosen if option.text in text or option.reason in text]


def test_there_is_a_first_reply_for_each_situation_that_a_child_may_tell_of():
    reader = parents_page()
    for situation in there(english().first_words).situations:
        assert situation.title in reader.texts("summary")
        assert {situation.reply.say, situation.reply.act, situation.reply.never} <= {*reader.texts("p")}


def test_a_case_has_one_list_of_steps_and_the_replies_below_name_it_and_hold_none():
    reader = a_tab().open("for_parents", show="told")
    assert not [e for e in reader.elements("ol") if "told" in e["within"]]
    (told,) = [case for case in CASES if case.id == "told"]
    assert f"above, in “{told.title}”." in reader.text


# What to do if something has happened


def test_danger_stands_first_then_the_cases_then_whom_to_call_then_first_replies_and_only_then_what_to_ask():
    reader = parents_page()
    titles = [case.title for case in CASES]
    order = [
        there(english().help).danger_anywhere,
        *titles,
        "Who to call now",
        "What to say to what your child has told you",
        "A few minutes",
    ]
    places = [reader.text.index(part) for part in order]
    assert places == sorted(places)
    assert {step for case in CASES for step in case.steps.values()} <= set(reader.texts("li"))


def test_a_step_on_danger_comes_before_what_to_say_in_every_case_that_has_one():
    reader = parents_page()
    on_danger = {case.id: case for case in CASES if any("emergency number" in step for step in case.steps.values())}
    assert on_danger.keys() == {"blackmail", "distress", "may-have-harmed"}
    for case in CASES:
        first = next(iter(case.steps.values()))
        assert (reader.text.index(first) < reader.text.index(case.say)) == (case.id in on_danger)
        assert [step for step in case.steps.values() if "emergency number" in step] == ([first] if case.id in on_danger else [])


def opened(reader: Tab) -> list[str]:
    return [
        e["attributes"].get("id") or "told"
        for e in reader.elements("details")
        if {"case", "told"} & e["names"] and "open" in e["attributes"]
    ]


@pytest.mark.parametrize(("show", "ids"), [("", []), ("blackmail", ["case-blackmail"]), ("told", ["case-told", "told"]), ("x", [])])
def test_all_is_folded_until_a_case_is_asked_for(show, ids):
    assert opened(a_tab().open("for_parents", show=show)) == ids


def test_the_services_of_the_country_that_is_picked_stand_there_removal_by_name_whatever_a_child_reads():
    reader = a_tab(path="7-9").open("for_parents")
    reader.pick_country("GB")
    services = there(library().services)
    assert {one.name for kind in ("helpline", "removal", "hotline") for one in services.of("GB", kind)} <= set(reader.texts("h4"))
    assert reader.texts("danger")[0] == "In danger right now? Call 999."
    (sheet,) = [e for e in reader.elements("a") if "print-cases" in e["within"]]
    assert sheet["attributes"]["href"] == "/print/tonight?lang=en&country=GB"
    pages = [e["attributes"]["href"] for e in reader.elements("a") if "print-case" in e["within"]]
    assert pages == [f"/print/tonight?case={case.id}&lang=en&country=GB" for case in CASES]


def test_who_finds_no_country_of_theirs_is_shown_the_networks():
    reader = a_tab().open("for_parents")
    assert "INHOPE" not in reader.texts("h3")
    assert "INHOPE" in reader.pick_country("elsewhere").texts("h3")


def test_without_the_help_file_what_to_ask_is_still_there(serve):
    serve(lambda root: (root / "content" / "help.yaml").unlink())
    reader = parents_page()
    assert reader.title == "For tonight"
    assert not reader.elements("case")
    assert "What to ask tonight" in reader.texts("h2")


def test_a_child_who_looks_at_what_it_shows_sees_that_alone_and_a_way_back():
    item = shipped(lesson=WEPROTECT)
    reader = a_tab(progress=Progress(attempts=(missed(item, quiz_id=WEPROTECT),), shows=True, shows_at=1)).open("progress")
    page, params = reader.leads_to("to-for-parents")
    reader.open(page, **params)
    assert reader.title == "What your grown-up sees"
    assert stems(reader) == [item.stem]
    assert not reader.elements("told")
    assert "lackmail" not in reader.text
    ways = [e["attributes"]["href"] for e in reader.elements("a") if not {"top", "forgetful"} & e["within"]]
    assert ways == ["/progress"]


def test_a_child_who_shows_nothing_is_told_so_and_no_item_stands_there():
    reader = a_tab(progress=Progress(attempts=(missed(shipped()),))).open("for_parents", show="shown")
    assert "The switch is off" in reader.text
    assert stems(reader) == []


def test_no_score_stands_on_the_page():
    reader = parents_page(missed(shipped(), shipped(skip=1)), finished(id="a2"))
    (asked,) = re.findall(r"What to ask tonight(.*?)How this app treats data", reader.text)
    assert not re.search(r"%|\d+ of \d+|wrong|mistake|missed|star\b", asked, re.IGNORECASE)


def test_what_felt_sure_comes_first_and_the_rest_by_how_lately_it_was_missed():
    one, two, three = shipped(), shipped(skip=1), shipped(skip=2)
    reader = parents_page(missed(one, id="a1", at=100), missed(two, id="a2", at=300), missed(three, sure=True, id="a3", at=200))
    assert stems(reader) == [three.stem, two.stem, one.stem]


def test_at_most_five_are_shown():
    bank = english().bank(SID, "10-12")[:9]
    assert len(stems(parents_page(missed(*bank)))) == MOST_TALKS == 5


def test_no_question_is_asked_twice():
    bank = english().bank(SID, "10-12")[:9]
    asked = parents_page(missed(*bank)).texts("ask")
    assert len(set(asked)) == len(asked) == 5


def test_what_was_right_the_last_time_is_no_longer_shown():
    item = shipped()
    again = finished(item, id="a2", at=500).model_dump()
    again["answers"][0]["at"] = 600
    reader = parents_page(missed(item), Attempt.model_validate(again))
    assert stems(reader) == []
    assert "nothing special today" in reader.text


def test_where_the_child_shows_all_and_nothing_waits_the_page_says_so_kindly():
    reader = parents_page(finished())
    assert "nothing special today" in reader.text
    assert "It’s up to your child" not in reader.text


def test_what_was_met_in_a_quiz_that_is_still_open_counts_too():
    one, two = shipped(), shipped(skip=1)
    assert stems(parents_page(attempt_at(one, two, given=[wrong_response(one)]))) == [one.stem]


def test_a_question_that_is_gone_is_left_out():
    attempt = missed(shipped(), shipped(skip=1)).model_dump()
    attempt["item_ids"] = ("gone-since", attempt["item_ids"][1])
    attempt["answers"][0]["item_id"] = "gone-since"
    assert stems(parents_page(Attempt.model_validate(attempt))) == [shipped(skip=1).stem]


def test_an_old_attempt_whose_responses_were_let_go_is_shown_all_the_same():
    assert stems(parents_page(missed(shipped()).condensed())) == [shipped().stem]


def test_every_item_leads_to_what_stands_behind_its_lesson():
    reader = parents_page(missed(shipped()))
    (way,) = [e for e in reader.elements("a") if "to-layer" in e["within"]]
    assert way["attributes"]["href"] == f"/grown-ups?lesson={SID}"
    assert "Please read the background first." not in reader.text


def test_an_item_of_a_sensitive_lesson_asks_the_parent_to_read_first():
    item = shipped(lesson=WEPROTECT)
    reader = parents_page(missed(item, quiz_id=WEPROTECT))
    assert stems(reader) == [item.stem]
    assert "Please read the background first." in reader.text
    (way,) = [e for e in reader.elements("a") if "to-layer" in e["within"]]
    assert way["attributes"]["href"] == f"/grown-ups?lesson={WEPROTECT}"


# Several children


def a_tab_of_two(current: str) -> Tab:
    """Otter shows what to talk about, Seal does not; one of them reads now."""
    family = a_family(a_reader("otter", word="calm", animal="otter"), a_reader("seal", word="kind", animal="seal"))
    progress = {"otter": Progress(attempts=(missed(shipped()),), shows=True, shows_at=1), "seal": Progress()}
    mine, others = progress.pop(current), progress
    return a_tab(family=family, reader_id=current, progress=mine, others=others).open("for_parents")


def test_the_page_is_about_the_child_who_reads_now_and_says_so():
    reader = a_tab_of_two("otter")
    assert "This page is about Calm Otter" in reader.text
    assert stems(reader) == [shipped().stem]


def test_what_another_child_shows_is_not_told_of_this_one():
    reader = a_tab_of_two("seal")
    assert "This page is about Kind Seal" in reader.text
    assert stems(reader) == []
    assert shipped().stem not in reader.text


def test_where_no_child_has_read_anything_the_page_is_about_none():
    assert "This page is about" not in a_tab(restored=True).open("for_parents").text


def test_where_there_are_others_the_page_leads_to_them():
    ways = [e["attributes"]["href"] for e in a_tab_of_two("seal").elements("a") if "about-whom" in e["within"]]
    assert ways == ["/readers"]


# How data is treated


def test_seven_to_nine_statements_are_made_about_data():
    said = a_tab().open("for_parents").texts("data-facts")
    assert 7 <= len(DATA_FACTS) <= 9
    assert all(catalogs()["en"].unfilled(fact.text) in said[0] for fact in DATA_FACTS)


def test_each_statement_and_each_part_leads_to_the_code_that_does_it():
    links = [e["attributes"]["href"] for e in a_tab().open("for_parents").elements("code-link")]
    assert len(links) == len(DATA_FACTS) + 2
    assert all(re.fullmatch(r"/code/[\w/.]+\?lang=en#L\d+", link) for link in links)
    assert {there(re.match(r"/code/([^?]+)", link))[1] for link in links} >= {fact.file for fact in DATA_FACTS}


def test_a_link_to_the_code_says_which_file_and_line():
    for link in a_tab().open("for_parents").elements("code-link"):
        file, line = there(re.fullmatch(r"/code/\S*?([\w.]+)\?lang=en#L(\d+)", link["attributes"]["href"])).groups()
        assert " ".join(link["text"].split()) == f"The code: {file}, line {line}"


# The child's side


def test_a_child_shows_it_hides_it_and_it_is_off_at_first():
    reader = a_tab(missed(shipped())).open("progress")
    assert reader.app.toggle(key="shows").value is False
    reader.app.toggle(key="shows").set_value(True)
    assert reader.run().progress.shows
    assert stems(reader.open("for_parents")) == [shipped().stem]
    reader.open("progress").app.toggle(key="shows").set_value(False)
    assert not reader.run().progress.shows
    assert stems(reader.open("for_parents")) == []


def test_the_end_of_a_quiz_has_the_same_switch():
    reader = a_tab(missed(shipped())).open("quiz", lesson=SID, result="a1")
    reader.app.toggle(key="shows").set_value(True)
    assert reader.run().progress.shows
    assert reader.open("progress").app.toggle(key="shows").value is True


def test_beside_the_switch_the_child_reads_what_is_shown_and_can_look_at_it():
    reader = a_tab(finished()).open("progress")
    assert reader.texts("shows-text") == ["It shows a few questions, never what you picked. You can switch it off at any time."]
    assert reader.leads_to("to-for-parents") == ("for_parents", {"show": "shown"})


def test_looking_at_the_page_changes_nothing():
    reader = parents_page(missed(shipped()))
    before = reader.progress
    assert reader.run().progress == before


def test_the_page_for_grown_ups_begins_with_two_doors_and_the_way_here():
    reader = a_tab().open("grown_ups")
    ways = [e["attributes"]["href"] for e in reader.elements("a") if not {"top", "forgetful"} & e["within"]]
    assert ways[:3] == ["/grown-ups?show=home", "/grown-ups?show=class", "/tonight"]
    assert reader.leads_to("main-to-for-parents") == ("for_parents", {})
