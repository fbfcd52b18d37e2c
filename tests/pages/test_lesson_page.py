import pytest

from beacons.domain.path import CHILD_PATHS
from beacons.wiring import library
from tests.pages.tab import SID, a_tab
from tests.shipped import english
from tests.there import there

LESSONS = english().in_order()
SAFER = there(english().lessons.get(SID))


@pytest.mark.parametrize("path", CHILD_PATHS)
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_card_of_a_lesson_is_shown_with_its_place(lesson, path):
    reader = a_tab(path=path).open("lesson", lesson=lesson.id)
    cards = lesson.paths[path].cards
    for number, card in enumerate(cards, start=1):
        assert reader.title == card.title
        assert reader.texts("place") == [f"Card {number} of {len(cards)}"]
        assert all(word.means in reader.text for word in card.words)
        if number < len(cards):
            reader.click("next")
    assert not reader.has("next")
    assert reader.leads_to("main-to-quiz") == ("quiz", {"lesson": lesson.id})


def test_the_first_card_has_no_way_back():
    assert not a_tab().open("lesson", lesson=SID).has("back")


def test_next_and_back_turn_one_card_and_the_address_follows():
    cards = SAFER.paths["10-12"].cards
    reader = a_tab().open("lesson", lesson=SID).click("next").click("next")
    assert (reader.title, reader.params["card"]) == (cards[2].title, "3")
    reader.click("back")
    assert (reader.title, reader.params["card"]) == (cards[1].title, "2")
    assert reader.params["lesson"] == SID


def test_turning_a_card_is_remembered():
    reader = a_tab(path="7-9").open("lesson", lesson=SID).click("next")
    (place,) = reader.progress.places
    assert (place.lesson_id, place.path, place.card, place.cards) == (SID, "7-9", 1, 6)


def test_turning_a_card_moves_the_focus_to_its_title():
    reader = a_tab().open("lesson", lesson=SID).click("next")
    assert reader.session.screen.focus.startswith("card-title@")
    assert [e["attributes"]["id"] for e in reader.elements("h1")] == ["card-title"]


@pytest.mark.parametrize("card", ["3", "03", "٣"])
def test_the_address_names_the_card(card):
    assert a_tab().open("lesson", lesson=SID, card=card).texts("place") == ["Card 3 of 6"]


@pytest.mark.parametrize("card", ["", "0", "-1", "1.5", "²", "½", "x", "None", "<script>", "1 OR 1", "\x00", "1e3"], ids=repr)
def test_an_address_without_a_sensible_card_shows_the_first(card):
    assert a_tab().open("lesson", lesson=SID, card=card).texts("place") == ["Card 1 of 6"]


@pytest.mark.parametrize("card", ["7", "99", "9" * 100, "9" * 5000], ids=["one too far", "far too far", "100 digits", "5000 digits"])
def test_a_card_beyond_the_last_shows_the_last(card):
    assert a_tab().open("lesson", lesson=SID, card=card).texts("place") == ["Card 6 of 6"]


@pytest.mark.parametrize(
    "params", [{}, {"lesson": ""}, {"lesson": "no-such-lesson"}, {"lesson": "../../etc/passwd"}, {"lesson": "<b>x</b>"}], ids=str
)
def test_without_a_lesson_there_is_a_way_back_to_the_coast(params):
    reader = a_tab().open("lesson", **params)
    assert reader.title == "Which beacon?"
    assert reader.leads_to("main-to-home") == ("home", {})


def test_only_the_card_about_the_date_says_when_the_next_day_is():
    reader = a_tab(path="7-9").open("lesson", lesson=SID)
    for card in SAFER.paths["7-9"].cards:
        extra = " ".join(reader.texts("extra"))
        assert bool(extra) == (card.extra is not None)
        if extra:
            assert "February" in extra or "today" in extra
        if reader.has("next"):
            reader.click("next")


def test_what_is_read_aloud_is_what_the_card_says():
    reader = a_tab().open("lesson", lesson=SID)
    card = SAFER.paths["10-12"].cards[0]
    assert reader.read_aloud.startswith(card.title)
    assert all(word.means in reader.read_aloud for word in card.words)
    assert "*" not in reader.read_aloud


def test_reading_aloud_can_be_begun_and_stopped_in_words():
    (button,) = a_tab().open("lesson", lesson=SID).elements("read-aloud")
    assert (button["attributes"]["data-start"], button["attributes"]["data-stop"]) == ("Read aloud", "Stop reading")


def test_a_lesson_without_a_quiz_ends_with_the_way_to_the_coast(serve):
    serve(lambda root: (root / "quizzes" / f"{SID}.yaml").unlink())
    reader = a_tab().open("lesson", lesson=SID, card="6")
    assert not reader.has("main-to-quiz")
    assert reader.leads_to("main-to-home") == ("home", {})


def without_the_youngest(root):
    file = root / "content" / "lessons" / f"{SID}.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index('  "7-9":')] + text[text.index('  "10-12":') :], encoding="utf-8")


def test_a_lesson_that_lacks_the_chosen_path_is_read_on_the_nearest(serve):
    serve(without_the_youngest)
    reader = a_tab(path="7-9").open("lesson", lesson=SID)
    assert reader.title == SAFER.paths["10-12"].cards[0].title
    assert reader.open("quiz", lesson=SID).click("start").attempt.path == "10-12"


def test_a_quiz_on_the_nearest_path_leaves_the_chosen_path_as_it_is(serve):
    serve(without_the_youngest)
    assert a_tab(path="7-9").open("quiz", lesson=SID).click("start").progress.path == "7-9"


# The same idea, shorter or longer

ITU = there(english().lessons.get("itu-child-online-protection"))


@pytest.mark.parametrize(("path", "offered"), [("7-9", ["longer"]), ("10-12", ["shorter", "longer"]), ("13-16", ["shorter"])])
def test_a_card_offers_the_paths_beside_its_own(path, offered):
    reader = a_tab(path=path).open("lesson", lesson=ITU.id, card="2")
    assert [way for way in ("shorter", "longer") if reader.has(f"{way}-card")] == offered


@pytest.mark.parametrize(("way", "other"), [("shorter", "7-9"), ("longer", "13-16")])
@pytest.mark.parametrize("number", range(len(ITU.paths["10-12"].cards)))
def test_one_tap_shows_the_same_idea_as_another_path_tells_it_and_one_leads_back(way, other, number):
    reader = a_tab(path="10-12").open("lesson", lesson=ITU.id, card=str(number + 1))
    own, before = reader.title, reader.progress
    reader.follow(f"{way}-card")
    mine, theirs = ITU.paths["10-12"], ITU.paths[other]
    assert reader.title == theirs.cards[mine.counterpart(number, theirs)].title
    assert reader.texts("place") == [f"{english().course.paths[other].name}: much the same question"]
    assert not any(reader.has(key) for key in ("next", "back", "main-to-quiz", "shorter-card", "longer-card"))
    reader.follow("main-to-own-card")
    assert (reader.title, reader.progress) == (own, before)
    assert reader.open("home").app.radio(key="path").value == "10-12"


def test_a_help_card_of_another_path_has_the_help_order_of_that_path_below_it():
    reader = a_tab(path="10-12").open("lesson", lesson=ITU.id, card="99").follow("longer-card")
    order = there(english().help).orders["13-16"]
    assert reader.texts("steps") == [" ".join(f"{step.title}. {step.text} {step.on_page or ''}".strip() for step in order.steps)]


@pytest.mark.parametrize("path", ["7-9", "13-16", "99", "", "../x"])
def test_an_address_that_asks_for_no_neighbouring_path_shows_the_own_card(path):
    own = ITU.paths["7-9"].cards[1].title
    assert a_tab(path="7-9").open("lesson", lesson=ITU.id, card="2", path=path).title == own


def test_the_calm_choice_comes_before_the_first_card_of_another_path_too():
    reader = a_tab(agreed=set(), path="7-9").open("lesson", lesson="global-alliance", card="1", path="10-12")
    assert reader.has("read-now")


# How sure it is

FACTS = library().facts


def told(card):
    """What a reader of 13 to 16 is told of the facts of a card."""
    return [fact for fact_id in card.sources if (fact := FACTS[fact_id]).sureness]


UNSETTLED = [(lesson, number) for lesson in LESSONS for number, card in enumerate(lesson.paths["13-16"].cards, 1) if told(card)]


def test_only_cards_whose_facts_say_so_tell_how_sure_they_are_and_each_fact_has_its_word():
    for lesson, number in UNSETTLED:
        facts = told(lesson.paths["13-16"].cards[number - 1])
        reader = a_tab(path="13-16").open("lesson", lesson=lesson.id, card=str(number))
        words = [there(fact.sureness).capitalize() for fact in facts]
        (line,) = [e["text"] for e in reader.elements("summary") if "sureness" in e["within"]]
        assert line == f"How sure is this? {' · '.join(dict.fromkeys(words))}"
        assert reader.texts("claim") == [fact.claim for fact in facts]
        assert [e["text"] for e in reader.elements("strong") if "sureness" in e["within"]] == [f"{word}." for word in words]
    assert UNSETTLED
    settled = next(n for n, card in enumerate(SAFER.paths["13-16"].cards, 1) if not told(card))
    assert not a_tab(path="13-16").open("lesson", lesson=SID, card=str(settled)).texts("sureness")


def test_of_the_same_facts_younger_readers_are_told_nothing():
    lesson, number = next((le, n) for le in LESSONS for n, card in enumerate(le.paths["10-12"].cards, 1) if told(card))
    assert not a_tab(path="10-12").open("lesson", lesson=lesson.id, card=str(number)).texts("sureness")


# A sensitive lesson begins with a calm choice.

SENSITIVE = [lesson for lesson in LESSONS if lesson.sensitive == "topic"]


def test_the_two_lessons_about_people_who_harm_children_are_sensitive():
    assert {lesson.id for lesson in SENSITIVE} == {"global-alliance", "weprotect-global-alliance"}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_only_a_sensitive_lesson_asks_first(lesson):
    reader = a_tab(agreed=set()).open("lesson", lesson=lesson.id)
    assert reader.has("read-now") == (lesson.sensitive == "topic")
    assert reader.has("next") == (lesson.sensitive != "topic")


@pytest.mark.parametrize("button", ["read-now", "read-now-together"])
@pytest.mark.parametrize("lesson", SENSITIVE, ids=lambda lesson: lesson.id)
def test_who_chooses_to_read_sees_the_first_card_and_is_not_asked_again(lesson, button):
    reader = a_tab(agreed=set()).open("lesson", lesson=lesson.id).click(button)
    first = lesson.paths["10-12"].cards[0].title
    assert reader.title == first
    assert reader.click("next").click("back").title == first
    assert reader.open("home").open("lesson", lesson=lesson.id).title == first


def test_agreeing_to_one_sensitive_lesson_is_not_agreeing_to_the_other():
    one, other = SENSITIVE
    reader = a_tab(agreed=set()).open("lesson", lesson=one.id).click("read-now").open("lesson", lesson=other.id)
    assert reader.has("read-now")


def test_who_picks_another_is_back_on_the_coast_and_the_lesson_counts_as_done():
    lesson = SENSITIVE[0]
    reader = a_tab(agreed=set()).open("lesson", lesson=lesson.id).click("pick-another")
    assert reader.title == "Seven Beacons"
    assert reader.progress.skipped == (lesson.id,)
    assert not reader.progress.places


def test_a_lesson_that_was_passed_over_can_still_be_read():
    lesson = SENSITIVE[0]
    reader = a_tab(agreed=set()).open("lesson", lesson=lesson.id).click("pick-another")
    assert reader.open("lesson", lesson=lesson.id).click("read-now").title == lesson.paths["10-12"].cards[0].title


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_only_the_oldest_are_offered_the_easier_version(path):
    lesson = SENSITIVE[0]
    assert a_tab(agreed=set(), path=path).open("lesson", lesson=lesson.id).has("easier") == (path == "13-16")


def test_who_chooses_the_easier_version_reads_it_and_can_change_back_on_home():
    lesson = SENSITIVE[0]
    reader = a_tab(agreed=set(), path="13-16").open("lesson", lesson=lesson.id).click("easier")
    assert reader.title == lesson.paths["10-12"].cards[0].title
    assert reader.open("home").app.radio(key="path").value == "10-12"


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_only_a_sensitive_lesson_has_the_quick_way_out(lesson):
    assert a_tab(agreed=set()).open("lesson", lesson=lesson.id).has("quick-exit") == (lesson.sensitive == "topic")
