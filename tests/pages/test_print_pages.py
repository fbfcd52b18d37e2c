"""Pages for the printer: whole documents, outside any reader's session."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import segno

from beacons import wiring
from beacons.domain.household.for_parents import what_fits
from beacons.domain.household.together_draw import can_be_shared
from beacons.domain.path import CHILD_PATHS, QUIZ_LENGTH
from beacons.items.spot.item import NOTHING_WRONG
from beacons.ui.grown_ups import plan_sheets, print_pages, term
from beacons.ui.shell import quick_exit
from beacons.ui.shell.words import Words
from tests.builders import right_response
from tests.pages.tab import SID, Elements
from tests.shipped import english
from tests.there import there

LESSONS = english().in_order()
EACH_LESSON = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
EACH_PATH = pytest.mark.parametrize("path", CHILD_PATHS)


def printed(kind: str, lesson: str = SID, **asked: str) -> str:
    document = print_pages.page(kind, {"lesson": lesson, **asked})
    assert document is not None
    return document


def texts(document: str, name: str) -> list[str]:
    return [" ".join(element["text"].split()) for element in Elements(document).found if name in element["names"]]


@EACH_LESSON
@EACH_PATH
@pytest.mark.parametrize("kind", print_pages.OF_A_PATH)
def test_every_lesson_has_its_sheets_in_every_path(kind, lesson, path):
    document = printed(kind, lesson.id, path=path)
    assert document.startswith("<!DOCTYPE html>")
    assert len(texts(document, "h1")) == 1


@EACH_LESSON
@pytest.mark.parametrize("kind", ["plan", "coverage"])
def test_every_lesson_has_its_sheets_for_the_teacher(kind, lesson):
    assert lesson.full_name in texts(printed(kind, lesson.id), "h1")[0]


@EACH_LESSON
def test_in_a_lesson_plan_danger_comes_before_all_that_is_said_of_a_pupil_who_tells(lesson):
    advice, teaching = there(english().help), there(english().teaching)
    text = " ".join(" ".join(Elements(printed("plan", lesson.id)).pieces).split())
    text = text[text.index("If a pupil tells you something") :]
    in_short = [advice.orders[path].in_short for path in CHILD_PATHS[:2]]
    first = next(iter(teaching.disclosure.values()))
    places = [text.index(part) for part in (advice.danger_anywhere, advice.any_time, *in_short, first)]
    assert places == sorted(places)
    assert not [line for line in teaching.disclosure.values() if "danger" in line.lower()]


@EACH_PATH
def test_a_handout_holds_every_card(path):
    cards = there(english().lessons.get(SID)).paths[path].cards
    assert [title for title in texts(printed("handout", path=path), "h2") if title in {c.title for c in cards}] == [c.title for c in cards]


def worksheet(lesson: str, path: str) -> list[dict[str, Any]]:
    """Each question on the sheet: its stem, what stands beside each letter, and the answer that is printed for it."""
    document = printed("worksheet", lesson, path=path)
    asked, answers = document.split('<section class="answers">')
    stems = texts(asked, "stem")
    rows = [dict(re.findall(r"<b>([A-Z])</b>\s*<bdi>(.*?)</bdi></li>", part)) for part in asked.split('<p class="stem" dir="auto">')[1:]]
    keys = re.findall(r'<li value="\d+"><p(?: dir="auto")?><b>(.*?)</b></p>', answers)
    return [
        {"stem": stem, "options": {letter: unescape(text) for letter, text in row.items()}, "answer": unescape(key)}
        for stem, row, key in zip(stems, rows, keys, strict=True)
    ]


@EACH_LESSON
@EACH_PATH
def test_the_answers_on_a_worksheet_are_right(lesson, path):
    bank = {item.stem: item for item in english().bank(lesson.id, path)}
    sheet = [question for question in worksheet(lesson.id, path) if bank[question["stem"]].traits.keyed]
    assert len(sheet) == QUIZ_LENGTH[path]
    for question in sheet:
        item, letters = bank[question["stem"]], re.findall(r"\b[A-Z]\b(?=:|,| →| or |$)", question["answer"])
        given = right_response(item) if item.right_response else [row.option_id for row in what_fits(item)]  # more than one way is right
        wanted = ["Nothing wrong here" if option_id == NOTHING_WRONG else item.option(option_id).text for option_id in given]
        found = [question["options"][letter] for letter in letters if letter in question["options"]]  # a text may name a letter, too
        assert (found if item.traits.ordered else sorted(found)) == (wanted if item.traits.ordered else sorted(wanted))


def test_what_has_no_right_answer_comes_last_with_lines_to_write_on_and_both_sides_for_the_adult():
    (item,) = [one for one in english().bank(SID, "10-12") if not one.traits.keyed]
    asked, answers = unescape(printed("worksheet", path="10-12")).split('<section class="answers">')
    last = asked.rpartition('<p class="stem" dir="auto">')[2]
    assert item.stem in last
    assert all(f'<li dir="auto">{item.role(place)}</li>' in last for place in (0, 1))
    assert last.count('<p class="write-line">') == 2
    told = answers[answers.rindex("There’s no right answer. All three can be argued for.") :]
    sides = [side.text for option in item.options for side in item.sides(option.id)]
    assert sorted(re.findall(r'<td dir="auto">(.+?)</td>', told)) == sorted(sides)
    assert re.findall(r"<dd dir=\"auto\">(.+?)</dd>", told) == [one.text for one in item.in_common]
    assert re.findall(r'<th scope="row">(.+?)</th>', told) == ["A", "B", "C"]


def test_a_worksheet_is_the_same_each_time_it_is_printed():
    assert printed("worksheet", path="10-12") == printed("worksheet", path="10-12")


@EACH_LESSON
@EACH_PATH
def test_what_needs_a_screen_is_not_on_paper(lesson, path):
    bank = {item.stem: item for item in english().bank(lesson.id, path)}
    assert "story" not in {bank[question["stem"]].type for question in worksheet(lesson.id, path)}


@EACH_PATH
def test_a_certificate_has_no_place_for_more_than_a_name_by_hand(path):
    document = printed("certificate", path=path)
    assert not {"input", "form", "script"} & {name for element in Elements(document).found for name in element["names"]}


@EACH_LESSON
@EACH_PATH
def test_a_certificate_says_the_one_thing_that_the_lesson_covered(lesson, path):
    document, one_thing = printed("certificate", lesson.id, path=path), english().course.one_thing[lesson.id]
    assert texts(document, "covered") == [one_thing.covered]
    assert one_thing.said in texts(document, "in-a-childs-words")


@pytest.mark.parametrize("kind", print_pages.KINDS)
def test_a_sheet_asks_no_other_host_and_runs_no_script(kind):
    elements = Elements(printed(kind, path="10-12")).found
    loaded = [e["attributes"].get("src") or "" for e in elements] + [e["attributes"]["href"] for e in elements if "link" in e["names"]]
    assert not [address for address in loaded if address and not address.startswith("/app/static/")]
    assert not any("script" in e["names"] for e in elements)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("handout", {}),
        ("handout", {"path": "10-12"}),
        ("handout", {"lesson": "no-such-lesson", "path": "10-12"}),
        ("handout", {"lesson": SID}),
        ("handout", {"lesson": SID, "path": "3-5"}),
        ("handout", {"lesson": SID, "path": "adult"}),
        ("no-such-kind", {"lesson": SID, "path": "10-12"}),
        ("sheet", {"lesson": SID, "path": "10-12"}),
        ("../sea", {"lesson": SID, "path": "10-12"}),
        ("", {}),
        ("plan", {"path": "10-12"}),
        ("tonight", {"case": "no-such-case"}),
    ],
    ids=str,
)
def test_what_there_is_not_is_not_printed(kind, asked):
    assert print_pages.page(kind, asked) is None


@pytest.mark.parametrize("lang", ["xx", "", "<b>", "../en"])
def test_an_unknown_language_prints_in_the_source_language(lang):
    assert '<html lang="en" dir="ltr">' in printed("plan", lang=lang)


@pytest.mark.parametrize("kind", ["plan", "coverage"])
def test_a_path_that_the_lesson_lacks_keeps_no_teacher_from_printing(serve, kind):
    def without_the_youngest(root):
        file = root / "content" / "lessons" / f"{SID}.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text[: text.index('  "7-9":')] + text[text.index('  "10-12":') :], encoding="utf-8")

    serve(without_the_youngest)
    assert printed(kind, path="7-9")


def test_the_quiet_page_says_nothing_of_this_app():
    document = quick_exit.exit_page()
    assert "Beacons" not in document
    assert not texts(document, "a")


# The home sheet of a class.

AT_HOME = [item for item in english().bank(SID, "10-12") if item.traits.one_screen and item.sensitive == "none"]
_EVERY = [item for lesson in LESSONS for item in english().bank(lesson.id, "10-12")]
SENSITIVE = next(item for item in _EVERY if item.traits.one_screen and item.sensitive == "topic")


def home_sheet(*items, origin: str = "https://beacons.example:8443", **asked: str) -> str | None:
    return print_pages.page("home-sheet", {"items": ",".join(item.id for item in items), **asked}, origin)


def test_a_home_sheet_has_a_card_for_each_item_with_what_fits_and_a_question_of_its_strand():
    document = there(home_sheet(*AT_HOME[:3]))
    assert texts(document, "h2") == [item.stem for item in AT_HOME[:3]]
    cards = re.split('<section class="talk-card">', document)[1:]
    asked = there(english().talk_questions).questions
    for item, card in zip(AT_HOME, cards, strict=False):
        said = unescape(card)
        for fit in what_fits(item):
            assert str(fit.text) in said
            assert there(fit.reason) in said
        (question,) = (question for question in asked[there(item.strand)] if question.text in said)
        assert there(english().talk_questions).follow_ups[question.follow_up] in said


def test_a_home_sheet_says_the_one_thing_of_each_lesson_once_with_a_drawing_for_what_to_do_away_from_the_screen():
    other = next(item for item in english().bank("unicef-digital-safety", "10-12") if can_be_shared(item))
    things = [english().course.one_thing[lesson_id] for lesson_id in (SID, "unicef-digital-safety")]
    document = there(home_sheet(*AT_HOME[:2], other))
    assert texts(document, "one-thing") == [f"{thing.said} {thing.away}" for thing in things]
    drawings = [e["attributes"]["src"] for e in Elements(document).found if "img" in e["names"] and "away" in e["within"]]
    assert [Path(src.partition("?")[0]).stem for src in drawings] == [SID, "unicef-digital-safety"]


def test_a_home_sheet_leads_to_a_round_of_just_its_items_by_address_and_by_picture():
    document = there(home_sheet(*AT_HOME[:3]))
    address = "https://beacons.example:8443/together?items=" + ",".join(item.id for item in AT_HOME[:3])
    (link,) = [e for e in Elements(document).found if "a" in e["names"]]
    assert link["attributes"]["href"] == address
    assert link["text"] == address.removeprefix("https://")
    (picture,) = [e for e in Elements(document).found if "img" in e["names"] and "play-at-home" in e["within"]]
    expected = segno.make(address, error="m", micro=False).svg_data_uri(border=2, dark="#000", light="#FFF")
    assert picture["attributes"]["src"] == expected


def test_a_home_sheet_prints_no_address_that_leads_nowhere_from_home():
    at_home, at_school = home_sheet(AT_HOME[0]), home_sheet(AT_HOME[0], origin="http://192.168.1.20:8501")
    assert "home-sheet" in there(at_school)
    assert "play-at-home screen-only" in there(at_school)
    assert "play-at-home screen-only" not in there(at_home)
    assert "can only be found on your own network" in there(at_school)


def test_a_home_sheet_holds_three_items_at_most_and_each_once():
    assert len(texts(there(home_sheet(*AT_HOME[:5])), "h2")) == 3
    assert len(texts(there(home_sheet(AT_HOME[0], AT_HOME[0])), "h2")) == 1


def test_what_touches_on_harm_never_goes_home():
    document = there(home_sheet(SENSITIVE, AT_HOME[0]))
    assert texts(document, "h2") == [AT_HOME[0].stem]
    assert SENSITIVE.id not in document
    assert home_sheet(SENSITIVE) is None


@pytest.mark.parametrize("items", ["", "no-such-item", "<b>", ",,,", "../x"])
def test_without_an_item_there_is_no_home_sheet(items):
    assert print_pages.page("home-sheet", {"items": items}, "https://beacons.example") is None


# What to do tonight


@pytest.mark.parametrize(
    ("country", "danger", "services"),
    [
        ("GB", "In danger right now? Call 999.", ["Childline (NSPCC)", "NSPCC Helpline", "CEOP Safety Centre (National Crime Agency)"]),
        ("", there(english().help).danger_anywhere, ["Take It Down (NCMEC)", "Child Helpline International"]),
        ("XX", there(english().help).danger_anywhere, ["Take It Down (NCMEC)", "Child Helpline International"]),
    ],
)
def test_the_sheet_for_tonight_has_danger_first_then_every_case_then_the_services_of_the_country(country, danger, services):
    document = there(print_pages.page("tonight", {"country": country}))
    assert texts(document, "danger") == [danger]
    said = [text for e in Elements(document).found if {"danger", "li"} & e["names"] for text in [" ".join(e["text"].split())]]
    steps = [step for case in there(english().help).cases for step in case.steps.values()]
    assert said[: len(steps) + 1] == [danger, *steps]
    assert {*services} <= set(texts(document, "b"))


def test_where_no_line_is_known_the_sheet_begins_with_what_leads_to_one_and_says_what_each_network_is():
    document = there(print_pages.page("tonight", {}))
    named = [(one.name, one.what) for one in there(english().help).directories]
    assert texts(document, "b")[: len(named)] == [name for name, _ in named]
    assert all(any(line.startswith(name) and line.endswith(what) for line in texts(document, "li")) for name, what in named)


@pytest.mark.parametrize("case", there(english().help).cases, ids=lambda case: case.id)
def test_each_case_has_a_sheet_of_its_own_with_its_steps_alone_and_the_services(case):
    document = there(print_pages.page("tonight", {"country": "GB", "case": case.id}))
    assert texts(document, "h1") == [case.title]
    said = texts(document, "li")
    assert said[: len(case.steps)] == list(case.steps.values())
    read = " ".join(Elements(document).pieces)
    assert (read.index(said[0]) < read.index(case.say)) == case.begins_with_danger
    assert any(line.startswith("NSPCC Helpline") for line in said[len(case.steps) :])
    replies = [one.reply.say for one in there(english().first_words).situations]
    assert texts(document, "dd") == (replies if case.id == "told" else [])


def test_the_sheet_for_tonight_says_that_nobody_has_dialled_its_numbers():
    document = there(print_pages.page("tonight", {"country": "GB"}))
    assert any(line.startswith("Childline (NSPCC) 0800 1111*") for line in texts(document, "li"))
    assert texts(document, "p")[-1].startswith("* We haven’t dialled these numbers ourselves yet.")


# The briefing of a sensitive lesson


@EACH_LESSON
def test_a_sensitive_lesson_has_a_briefing_with_all_its_lines_and_no_other_has_one(lesson):
    document = print_pages.page("briefing", {"lesson": lesson.id})
    assert (document is not None) == (lesson.sensitive == "topic")
    if document:
        parts = there(lesson.teacher).briefing
        assert texts(document, "h2") == [part.heading for part in parts]
        assert texts(document, "li") == [" ".join(line.split()) for part in parts for line in part.lines.values()]


@EACH_PATH
@pytest.mark.parametrize("kind", plan_sheets.OF_A_PLAN)
def test_what_belongs_to_a_plan_is_printed_where_there_is_one(kind, path, serve):
    document = printed(kind, path=path)
    assert len(texts(document, "h1")) == 1
    assert "Printed on" in document
    serve(lambda root: (root / "content" / "plans" / f"{SID}.yaml").unlink())
    assert print_pages.page(kind, {"lesson": SID, "path": path}) is None


LATE = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
"""In Greenwich. In Berlin it is the next day, in New York the afternoon."""


@pytest.mark.parametrize("kind", ["worksheet", "plan", "term", "statements", "tonight", "bundle", "home-sheet", "evidence"])
@pytest.mark.parametrize(("zone", "day"), [("Europe/Berlin", "1 December 2026"), ("America/New_York", "30 November 2026")])
def test_a_sheet_says_the_day_where_its_reader_is(kind, zone, day, monkeypatch):
    monkeypatch.setattr(wiring, "datetime", SimpleNamespace(now=LATE.astimezone))
    assert f"Printed on {day}." in printed(kind, path="10-12", items="sid-10-left-out-chat", zone=zone)


@pytest.mark.parametrize("zone", ["", "Europe", "Nowhere/At-all", "../../etc/passwd", "/etc/passwd", "x" * 5000, "\0"])
def test_what_is_no_zone_prints_the_day_in_greenwich(zone, monkeypatch):
    monkeypatch.setattr(wiring, "datetime", SimpleNamespace(now=LATE.astimezone))
    assert "Printed on 30 November 2026." in printed("worksheet", path="10-12", zone=zone)


def test_whoever_asks_a_term_for_its_days_is_still_where_they_were():
    assert '<input type="hidden" name="zone" value="Europe/Berlin">' in printed("term", path="10-12", zone="Europe/Berlin")


def test_a_deputy_reads_what_to_do_and_what_to_do_first_when_a_pupil_tells():
    plan, advice, teaching = there(english().plan(SID, "10-12")), there(english().help), there(english().teaching)
    text = " ".join(" ".join(Elements(printed("deputy", path="10-12")).pieces).split())
    said = [plan.deputy, *(part.what for part in plan.parts), advice.danger_anywhere, next(iter(teaching.disclosure.values()))]
    places = [text.index(one) for one in said]
    assert places == sorted(places)


def test_a_record_has_two_stars_for_each_line_and_asks_for_no_name():
    plan = there(english().plan(SID, "7-9"))
    document = printed("record", path="7-9")
    assert all(line.text.replace("'", "&#39;") in document for line in plan.record)
    assert len(texts(document, "figure")) == 2 * len(plan.record)
    assert "This isn’t a certificate" in document
    assert "line" not in {name for element in Elements(document).found for name in element["names"]}


@EACH_LESSON
@EACH_PATH
def test_parents_can_see_every_card_and_every_question_with_its_key_and_reasons(lesson, path):
    document = printed("open", lesson.id, path=path)
    text = " ".join(" ".join(Elements(document).pieces).split())
    assert texts(document, "h3") == [card.title for card in lesson.paths[path].cards]
    bank = english().bank(lesson.id, path)
    assert texts(document, "stem") == [" ".join(item.stem.split()) for item in bank]
    for item in bank:
        assert all(" ".join(option.reason.split()) in text for option in item.options)


def test_parents_see_which_answers_are_right_and_why():
    document = printed("open", path="10-12").partition('<p class="stem">')[2].partition('<p class="stem">')[0]
    letters = dict(re.findall(r"<b>([A-Z])</b> <bdi>(.*?)</bdi></li>", document.partition('<div class="key">')[0]))
    item = english().bank(SID, "10-12")[0]
    key = re.findall(r'<div class="key">\s*<p(?: dir="auto")?><b>(.*?)</b>', document)[0]
    assert [unescape(letters[letter]) for letter in key.split(", ")] == [row.text for row in what_fits(item)]


def test_one_bundle_holds_the_teachers_sheets_then_those_for_pupils():
    document, plan = printed("bundle", path="10-12"), there(english().plan(SID, "10-12"))
    words, of = Words("en"), {"name": "Safer Internet Day", "ages": "10–12"}
    assert texts(document, "sheet-title") == [
        words.t("plan.title", **of),
        words.t("plan.deputy_title", **of),
        words.t("print.answers"),
        words.t("statements.of_path", **of),
        words.t("print.worksheet", name="Safer Internet Day"),
        words.t("record.title", name="Safer Internet Day"),
        words.t("print.home_sheet"),
    ]
    assert words.t("plan.bundle_for_pupils") in unescape(document)
    assert texts(document, "stem") == [" ".join(there(english().item(item_id)).stem.split()) for item_id in plan.every_item_id]
    assert texts(printed("plan-worksheet", path="10-12"), "stem") == texts(document, "stem")


def test_what_a_plan_asks_has_on_paper_the_number_that_it_has_on_the_wall_also_behind_a_story_and_at_the_second_look():
    plan = there(english().plan("unicef-digital-safety", "13-16"))
    later = there(plan.later).items
    number = {**{i: n for n, i in enumerate(plan.item_ids, 1)}, **{i: n for n, i in enumerate(later, 1)}}
    forked = [i for i in plan.item_ids if there(english().item(i)).traits.forked]
    document = printed("plan-worksheet", "unicef-digital-safety", path="13-16")
    asked, keys = document.split('<section class="answers">')
    shown = [(unescape(stem), int(n)) for n, stem in re.findall(r'<li value="(\d+)">\s*<p class="stem" dir="auto">(.*?)</p>', asked)]
    assert shown == [(there(english().item(i)).stem.strip(), n) for i, n in number.items()]
    assert [int(n) for n in re.findall(r'<li value="(\d+)">', keys)] == [n for i, n in number.items() if i not in forked]
    assert asked.count(Words("en").t("print.on_the_wall")) == len(forked) == 1


def test_the_bundle_of_a_lesson_on_harm_begins_with_its_briefing():
    document = printed("bundle", "global-alliance", path="10-12")
    assert texts(document, "sheet-title")[0] == Words("en").t("print.briefing", name=there(english().lessons.get("global-alliance")).name)


def test_the_map_in_a_bundle_names_no_question_of_another_path():
    asked = {path: {" ".join(item.stem.split()) for item in english().bank(SID, path)} for path in CHILD_PATHS}
    shown = {path: " ".join(" ".join(Elements(printed("bundle", path=path)).pieces).split()) for path in CHILD_PATHS}
    for path in CHILD_PATHS:
        others = set[str]().union(*(asked[other] for other in CHILD_PATHS if other != path)) - asked[path]
        assert not [stem for stem in others if stem in shown[path]]


def term_of(path: str, **asked: str) -> str:
    document = print_pages.page("term", {"path": path, **asked})
    assert document is not None
    return document


@EACH_PATH
def test_a_term_has_every_lesson_in_the_order_of_the_course(path):
    leads = [one["attributes"]["href"] for one in Elements(term_of(path)).found if "a" in one["names"]]
    assert [re.findall(r"lesson=([^&]*)", href)[0] for href in leads] == [lesson.id for lesson in LESSONS]


def test_a_term_has_its_days_once_a_teacher_has_picked_them():
    assert "2026" not in " ".join(texts(term_of("10-12"), "table"))
    table = " ".join(texts(term_of("10-12", start="2026-09-05", weekday="1"), "table"))
    assert "8 September 2026" in table
    assert "15 September 2026" in table


@pytest.mark.parametrize(("start", "weekday"), [("soon", "1"), ("2026-09-05", "Tuesday"), ("9999-12-31", "1"), ("", "")])
def test_a_day_that_there_is_not_leaves_the_term_without_days(start, weekday):
    assert "/term.ics" not in term_of("10-12", start=start, weekday=weekday)
    assert term.calendar({"path": "10-12", "start": start, "weekday": weekday}) is None


def test_a_term_goes_into_a_calendar_day_by_day():
    text = there(term.calendar({"path": "10-12", "start": "2026-09-05", "weekday": "1"}))
    assert "DTSTART;VALUE=DATE:20260908" in text
    assert text.count("SUMMARY:") == text.count("UID:10-12-") >= len(LESSONS)
    assert term.calendar({"path": "40-50", "start": "2026-09-05", "weekday": "1"}) is None
    assert print_pages.page("term", {"path": "40-50"}) is None
