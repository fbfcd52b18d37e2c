"""What a child at risk reads tonight: one order, the lines on blackmail, no promise that nobody can keep, a way past an unsafe home."""

import re
from pathlib import Path

import pytest

from author.rules.help_rules import acts_in_order
from beacons.domain.course.help import STEPS
from beacons.domain.path import CHILD_PATHS
from beacons.domain.text import SOURCE_LANGUAGE
from beacons.items.spot.item import Spot
from beacons.items.story.item import Story
from beacons.storage.content_files import load
from tests.there import of_kind, there

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = load(ROOT)
ENGLISH = LIBRARY.edition(SOURCE_LANGUAGE)
LESSONS = ENGLISH.in_order()
WORDS = there(ENGLISH.first_words)
HELP = there(ENGLISH.help)
ITEMS = [item for lesson in LESSONS for item in there(ENGLISH.quizzes.get(lesson.id)).items]
SITUATIONS = {situation.id: situation for situation in WORDS.situations}


def all_of(item) -> str:
    scenes = " ".join(scene.text for scene in getattr(item, "scenes", ()))
    return f"{item.stem} {scenes} " + " ".join(f"{option.text} {option.feedback}" for option in item.options)


def test_there_are_first_words_for_each_of_the_situations():
    assert set(SITUATIONS) == {"threat", "picture-out", "picture-reached-me", "only-online", "meanness", "trick", "upsetting", "at-home"}


def test_every_lesson_ends_in_every_path_with_a_help_card_that_holds_no_other_order():
    ends = [part.cards[-1] for lesson in LESSONS for part in lesson.paths.values()]
    assert len(ends) == len(LESSONS) * len(CHILD_PATHS) == 21
    assert {card.about for card in ends} == {"help"}
    for card in ends:
        acts = acts_in_order(card.text)
        assert acts == [step for step in STEPS if step in acts]


BLACKMAIL = {
    "send nothing more": r"send(?:s|ing)? nothing more|send no money|no picture, no money, no answer",
    "already sent or paid": r"already (?:sent|paid)|(?:sent|paid) (?:something|one|it) (?:already|before)|(?:has|have|'s|'ve) paid",
    "their crime": r"crime",
    "not your fault": r"(?:not|n't|never|none of \w+ is) (?:\w+ )?(?:your|his|her|their|my) fault|fault|to blame, not you",
    "today": r"today|tonight|now",
    "an unbearable night": r"unbearable|can't bear|can't go on|hurting (?:your|him|her|my)self|wake (?:some|an? |his|her|your)",
}


TOUCHED = ("global-alliance", "weprotect-global-alliance", "itu-child-online-protection", "childnet-digital-leaders")
"""Lessons whose last cards speak of a threat."""


@pytest.mark.parametrize("path", ["10-12", "13-16"])
@pytest.mark.parametrize("lesson_id", TOUCHED)
@pytest.mark.parametrize("line", BLACKMAIL)
def test_a_last_card_that_speaks_of_a_threat_carries_every_line_on_blackmail(path, lesson_id, line):
    card = there(ENGLISH.lessons.get(lesson_id)).paths[path].cards[-1]
    assert re.search(BLACKMAIL[line], card.text, re.IGNORECASE), line


def test_no_other_last_card_speaks_of_a_threat():
    others = [part.cards[-1].text for lesson in LESSONS for path, part in lesson.paths.items() if path == "7-9" or lesson.id not in TOUCHED]
    assert not [text for text in others if re.search(r"blackmail|threat", text, re.IGNORECASE)]


@pytest.mark.parametrize("line", BLACKMAIL)
@pytest.mark.parametrize("path", ["10-12", "13-16"])
def test_the_first_words_on_a_threat_carry_every_line_on_blackmail(path, line):
    words = SITUATIONS["threat"].paths[path]
    assert re.search(BLACKMAIL[line], f"{words.helps} {words.never}", re.IGNORECASE), line


@pytest.mark.parametrize("lesson_id", ["global-alliance", "weprotect-global-alliance"])
def test_at_least_two_items_for_teens_carry_all_the_lines_between_their_options(lesson_id):
    bank = ENGLISH.bank(lesson_id, "13-16")
    whole = [item.id for item in bank if all(re.search(line, all_of(item), re.IGNORECASE) for line in BLACKMAIL.values())]
    assert len(whole) >= 2, whole


ABOUT_A_THREAT = [
    item
    for item in ITEMS
    if item.sensitive == "topic" and item.path == "13-16" and re.search(r"blackmail|threat|or I'll show", all_of(item), re.IGNORECASE)
]


@pytest.mark.parametrize("item", ABOUT_A_THREAT, ids=lambda item: item.id)
def test_an_item_about_a_threat_carries_every_line_on_blackmail_or_sorts_who_does_what(item):
    missing = [line for line, words in BLACKMAIL.items() if not re.search(words, all_of(item), re.IGNORECASE)]
    assert missing == [] or item.id in NO_STORY_OF_A_THREAT or (missing == ["their crime"] and item.id in NOT_CALLED_A_CRIME)


NO_STORY_OF_A_THREAT = {"ga-13-helpline-hotline"}
"""Says which service does what: a threat is one of the things that it does."""

NOT_CALLED_A_CRIME = {"wp-13-not-theirs-to-tell"}
"""A threat to tell who somebody likes: no fact at hand calls it a crime, so no text does."""


@pytest.mark.parametrize("service", ["Report Remove", "Take It Down"])
@pytest.mark.parametrize("lesson_id", ["global-alliance", "weprotect-global-alliance"])
def test_removal_services_are_named_where_lessons_speak_of_pictures(lesson_id, service):
    lesson = there(ENGLISH.lessons.get(lesson_id))
    assert service in " ".join(lesson.paths["13-16"].cards[-1].text.split())
    assert any(service in " ".join(part.text.split()) for part in lesson.adult.background)


def test_younger_paths_do_not_name_removal_services():
    names = ("Report Remove", "Take It Down", "StopNCII")
    cards = [card.text for lesson in LESSONS for path in ("7-9", "10-12") for card in lesson.paths[path].cards]
    words = [of_path.helps for situation in WORDS.situations for path, of_path in situation.paths.items() if path != "13-16"]
    items = [all_of(item) for item in ITEMS if item.path != "13-16"]
    assert [text for text in (*cards, *words, *items) if any(name in text for name in names)] == []


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_an_unsafe_home_is_thought_of_in_the_order_the_first_words_and_the_items_of_each_path(path):
    assert re.search(r"at home", HELP.orders[path].not_at_home)
    assert "at-home" in SITUATIONS
    said = r"cousin who lives|cousin's|lives with|staying|stepbrother|her uncle|uncle"
    sensitive = [item for item in ITEMS if item.path == path and item.sensitive == "topic"]
    assert [item.id for item in sensitive if re.search(said, item.stem, re.IGNORECASE)]


def test_every_lesson_and_path_has_a_genuine_screen():
    assert len({(there(ENGLISH.quiz_of(item.id)).id, item.path) for item in ITEMS if isinstance(item, Spot) and item.is_fine}) == 21


def test_no_stem_of_a_screen_takes_a_fault_for_granted():
    open_words = r"\b(?:if any|anything|is there|does any|what, if)\b"
    assert [item.id for item in ITEMS if item.type == "spot" and not re.search(open_words, item.stem, re.IGNORECASE)] == []


REFUSED = (
    r"(?:will not|won't|not|n't) be in trouble",
    r"(?:are|is|'re|'s) not in trouble",
    r"(?:nobody|no one) (?:is|gets) (?:in|into) trouble",
    r"never look in secret",
    r"someone will have time",
    r"one of them will hear",
    r"nothing new can bother",
    r"(?:means|ends) (?:no )?new messages",
    r"(?:will not|won't) lose your (?:device|tablet|phone)",
    r"how much we love you",
)


def test_no_text_promises_what_nobody_can_keep():
    files = [*(ROOT / "content").rglob("*.yaml"), *(ROOT / "content").rglob("*.po"), *(ROOT / "quizzes").glob("*.yaml")]
    files = [file for file in files if file.parent.name != "facts"]  # claims of others, with their dates
    found = []
    for file in files:
        if file.name == "writing_rules.yaml":  # which lists them
            continue
        text = " ".join(file.read_text(encoding="utf-8").replace("’", "'").split())
        text = text.replace("The storybook of 2020 tells children that they are not in trouble for telling.", "")  # its words, dated
        found += [f"{file.name}: {match.group(0)}" for phrase in REFUSED for match in re.finditer(phrase, text, re.IGNORECASE)]
    assert found == []


def test_no_item_scores_an_order_of_telling_reporting_and_blocking():
    for item in ITEMS:
        if item.type == "ordering":
            acts = {act for option in item.options for act in acts_in_order(option.text)}
            assert len(acts & {"tell", "report", "block"}) < 2, item.id


def test_no_way_through_the_story_of_blackmail_waits():
    (story,) = [of_kind(Story, item) for item in ITEMS if item.id == "ga-13-story-emeka-tonight"]
    assert "Monday" not in " ".join(scene.text for scene in story.scenes if not scene.options)


def test_every_source_of_the_first_words_is_a_fact_that_may_be_shown():
    assert all(fact_id in LIBRARY.facts for situation in WORDS.situations for fact_id in situation.sources)


CLAIMS = (
    r"\b(?:haven't|hasn't|didn't|never)\b",
    r"\balready\b",
    r"\b(?:put it away|gave them|put in a|bought|tried)\b",
    r"\b(?:keeps \w+ing|isn't stopping|going on for|deadline)",
    r"said (?:it's|not to)",
)
"""What a child's own words would say of what was done or not done so far: for some child it isn't so."""


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_a_childs_own_words_are_true_whatever_it_did_so_far(path):
    own = {f"{one.id} {said}": getattr(one.paths[path], said) for one in WORDS.situations for said in ("say", "show", "write")}
    assert {where: text for where, text in own.items() if any(re.search(claim, text) for claim in CLAIMS)} == {}


def test_no_first_reply_thanks_for_what_the_child_may_not_have_done():
    thanks = [sentence for one in WORDS.situations for sentence in one.reply.say.split(". ") if sentence.startswith("Thank you")]
    assert thanks
    assert [text for text in thanks if not re.fullmatch(r"Thank you for (?:telling me|trusting me with this)\.?", text)] == []


def test_the_cases_for_grown_ups_are_four_the_most_urgent_first():
    assert [case.id for case in HELP.cases] == ["blackmail", "distress", "told", "may-have-harmed"]


URGENT = {
    "blackmail": (*BLACKMAIL.values(), r"Report Remove", r"Take It Down", r"police", r"take the phone away"),
    "distress": (r"emergency number now", r"don't leave them alone", r"what's changed", r"helpline"),
    "told": (
        r"listen",
        r"believe",
        r"Don't look, copy or send",
        r"Punish",
        r"take the phone away",
        r"promise to keep it secret",
        r"Report Remove",
    ),
    "may-have-harmed": (r"other child safe", r"same calm", r"helpline", r"shame your child", r"Don't look at, copy or delete"),
}
NOT_OF_A_GROWN_UP = {
    r"unbearable|can't bear|can't go on|hurting (?:your|him|her|my)self|wake (?:some|an? |his|her|your)": r"dying or self-harm"
}


@pytest.mark.parametrize("case", HELP.cases, ids=lambda case: case.id)
def test_a_case_says_all_that_matters_in_few_words(case):
    text = f"{case.title} {case.say} {' '.join(case.steps.values())} {case.never}"
    lines = [NOT_OF_A_GROWN_UP.get(line, line) for line in URGENT[case.id]]
    assert [line for line in lines if not re.search(line, text, re.IGNORECASE)] == []
    assert len(text.split()) <= 160
