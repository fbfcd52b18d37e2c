import json
import shutil

import pytest

from beacons.domain.household.together_draw import can_be_shared
from beacons.items.real_or_trick.item import RealOrTrick
from beacons.items.single_choice.item import SingleChoice
from beacons.ui.together import actions as together_actions
from beacons.wiring import library
from tests.builders import a_talk, right_response
from tests.pages.rounds import FOR_BOTH, OTHER, SHARED, TAUGHT, at_round, begun, give, over, revealed, taken, taught, to_teach, with_gone
from tests.pages.tab import SID, Tab, a_tab, literal, shipped, wrong_response
from tests.shipped import english
from tests.there import item_there, of_kind, there

SENSITIVE = "weprotect-global-alliance"
ADVICE = there(english().help)
EACH_TYPE = pytest.mark.parametrize("item_type", SHARED)
PASS_CHILD, PASS_ADULT = "Pass the device to the child", "Pass the device to the grown-up"


def start(page: str = "together", **params: str) -> Tab:
    return at_round(None, page, talks=(), **params)


def picker(tab: Tab):
    (found,) = tab.app.radio
    return found


def texts_of(item) -> list[str]:
    return [item.stem, *(text for option in item.options for text in (option.text, option.feedback))]


def everything_of(path):
    return [item for lesson in english().in_order() for item in english().bank(lesson.id, path)]


def anything_of(item, tab: Tab) -> list[str]:
    """What of an item can be read, heard or found on the page."""
    everything = " ".join(tab.html) + " ".join(repr(node) for node in tab.app.main) + repr(tab.screen)
    return [text for text in texts_of(item) if text in everything]


# The start.


def test_the_start_offers_every_beacon_and_a_mix_of_all():
    options = [literal(option).rpartition(") ")[2] for option in picker(start()).options]
    assert options == ["A mix of all", *(lesson.name for lesson in english().in_order())]


def test_without_a_choice_it_is_a_mix_of_all():
    tab = start().click("begin")
    assert there(tab.session.family.together).lesson_id is None
    assert tab.title == PASS_CHILD


@pytest.mark.parametrize("lesson", [SID, "family-online-safety-institute"])
def test_a_beacon_in_the_address_is_chosen_already(lesson):
    tab = start(lesson=lesson)
    assert picker(tab).value == lesson
    assert there(tab.click("begin").session.family.together).lesson_id == lesson


def test_another_beacon_than_that_of_the_address_can_be_chosen():
    tab = start(lesson=SID)
    picker(tab).set_value("unicef-digital-safety")
    assert there(tab.click("begin").session.family.together).lesson_id == "unicef-digital-safety"


@pytest.mark.parametrize("lesson", ["no-such", "../etc", ""])
def test_a_beacon_that_is_not_there_is_no_trouble(lesson):
    assert picker(start(lesson=lesson)).value == together_actions.MIXED


def lit(tab: Tab) -> int:
    return sum("lantern.svg" in e["attributes"]["src"] for e in tab.elements("img") if "lanterns" in e["within"])


@pytest.mark.parametrize(("talks", "shown"), [(0, 0), (1, 1), (10, 10), (11, 10), (57, 10)])
def test_the_familys_lanterns_are_shown_up_to_ten_and_told_as_a_number(talks, shown):
    tab = at_round(None, talks=tuple(a_talk(f"talk-{n}") for n in range(talks)))
    assert lit(tab) == shown
    (words,) = tab.texts("lanterns")
    assert words.startswith(str(talks) if talks else "No lantern")


def test_no_score_of_one_against_the_other_is_anywhere():
    for tab in (start(), at_round(begun()), at_round(revealed()), at_round(over())):
        assert not {"score", "points", "right", "wrong", "won", "%"} & set(tab.text.replace(ADVICE.danger_anywhere, "").lower().split())


def test_home_and_every_lesson_for_grown_ups_lead_here():
    assert a_tab().run().leads_to("to-together") == ("together", {})
    assert a_tab().open("grown_ups", lesson=SID).leads_to("play-together") == ("together", {"lesson": SID})


def test_without_a_single_lesson_the_page_says_so(serve):
    serve(lambda root: shutil.rmtree(root / "content" / "lessons"))
    tab = start()
    assert tab.title == "Nothing to do together yet"
    assert tab.leads_to("main-to-home") == ("home", {})


def test_without_a_question_to_talk_about_the_page_says_so(serve):
    serve(lambda root: (root / "content" / "family" / "together.yaml").unlink())
    assert start().title == "Nothing to do together yet"
    assert at_round(begun()).title == "Nothing to do together yet"


def test_a_beacon_without_questions_is_not_offered(serve):
    serve(lambda root: (root / "quizzes" / f"{SID}.yaml").unlink())
    assert not any("Safer Internet Day" in literal(option) for option in picker(start(lesson=SID)).options)


# Items that a link names.


def items_param(*items) -> str:
    return ",".join(item.id for item in items)


def test_a_link_can_name_the_questions_of_a_round():
    tab = start(items=items_param(FOR_BOTH, OTHER))
    assert "2 questions are ready for the two of you." in tab.text
    assert not tab.app.radio
    together = there(tab.click("begin").session.family.together)
    assert [turn.item_id for turn in together.turns] == [FOR_BOTH.id, OTHER.id]
    assert [turn.kind for turn in together.turns] == ["both", "teach"]


def test_of_the_named_questions_those_come_that_are_there_and_that_two_can_choose_at_but_six_at_most():
    bank = english().bank(SID, "10-12")
    story, some = shipped("story"), [item for item in bank if can_be_shared(item)][:7]
    tab = start(items=f"gone-since,{some[0].id},,{items_param(story, *some)},a b")
    together = there(tab.click("begin").session.family.together)
    assert {turn.item_id for turn in together.turns} == {item.id for item in some[:6]}


def test_where_none_of_the_named_questions_is_left_a_beacon_can_be_picked():
    tab = start(items="gone-since,gone-too")
    assert "aren’t here any more" in tab.text
    assert tab.click("begin").title == PASS_CHILD


def sensitive_item():
    return next(item for item in english().bank(SENSITIVE, "10-12") if item.sensitive == "topic")


def test_a_link_springs_no_sensitive_question_on_a_family():
    assert "aren’t here any more" in start(items=sensitive_item().id).text


def test_a_link_that_names_the_sensitive_lesson_too_asks_a_grown_up_to_look_first():
    tab = start(items=sensitive_item().id, lesson=SENSITIVE)
    assert tab.title == "A grown-up looks first"
    assert [turn.item_id for turn in there(tab.click("begin").session.family.together).turns] == [sensitive_item().id]


# A sensitive beacon.


def test_before_a_sensitive_beacon_a_grown_up_is_asked_to_look_at_the_background():
    tab = start()
    picker(tab).set_value(SENSITIVE)
    tab.click("begin")
    assert tab.title == "A grown-up looks first"
    assert tab.leads_to("main-to-background") == ("grown_ups", {"lesson": SENSITIVE})
    assert tab.session.family.together is None


def test_once_it_was_read_the_round_begins_with_that_beacon():
    together = there(start(lesson=SENSITIVE).click("begin").session.family.together)
    assert together.lesson_id == SENSITIVE


def test_another_beacon_is_as_near_as_beginning():
    tab = start(lesson=SENSITIVE)
    assert {tab.app.button(key=key).proto.type for key in ("begin", "another-beacon")} == {"secondary"}
    assert picker(tab.click("another-beacon")).value == together_actions.MIXED


def test_only_what_is_sensitive_has_the_quick_way_out():
    about = begun().model_copy(update={"lesson_id": SENSITIVE})
    assert start(lesson=SENSITIVE).has("quick-exit")
    assert at_round(about).has("quick-exit")
    assert at_round(begun(sensitive_item())).has("quick-exit")
    assert not start(lesson=SID).has("quick-exit")
    assert not at_round(begun()).has("quick-exit")


def test_a_sensitive_question_may_be_passed_over():
    tab = at_round(taken(sensitive_item(), FOR_BOTH, OTHER))
    assert there(there(tab.click("skip-item").session.family.together).turn).item_id == FOR_BOTH.id
    assert not tab.click("take").has("skip-item")


# Passing the device.


def test_the_pass_screen_says_who_and_shows_nothing_of_the_question():
    tab = at_round(begun())
    assert tab.title == PASS_CHILD
    assert tab.app.button(key="take").label == "I’ve got it"
    assert anything_of(FOR_BOTH, tab) == []


def test_the_device_goes_to_the_other_one_and_with_the_next_question_the_other_one_begins():
    tab = at_round(begun())
    give(tab.click("take"), FOR_BOTH, "child", right_response(FOR_BOTH))
    assert tab.title == PASS_ADULT
    give(tab.click("take"), FOR_BOTH, "adult", right_response(FOR_BOTH)).click("talk-passed")
    assert tab.title == PASS_ADULT
    give(tab.click("take"), OTHER, "adult", right_response(OTHER))
    assert tab.title == PASS_CHILD


# Choosing.


@EACH_TYPE
def test_each_of_the_two_is_asked_in_the_same_way_whatever_the_other_chose(item_type):
    item = shipped(item_type)
    screens = []
    for response in (right_response(item), wrong_response(item)):
        tab = give(at_round(taken(item, OTHER, TAUGHT)), item, "child", response).click("take")
        screens.append([repr(getattr(n, "proto", n)) for n in tab.app.main if getattr(n, "key", "") != "browser"])
        assert there(tab.screen)["of"].endswith(f"-adult/{item.id}")
    assert screens[0] == screens[1]
    assert tab.title == item.stem


def test_what_is_half_chosen_by_one_stands_below_another_name_than_that_of_the_other():
    names = [there(at_round(begun(FOR_BOTH).take(FOR_BOTH.id, "child")).screen)["of"]]
    names.append(there(give(at_round(taken()), FOR_BOTH, "child", right_response(FOR_BOTH)).click("take").screen)["of"])
    assert len(set(names)) == 2


@EACH_TYPE
def test_no_reason_is_on_the_page_before_both_have_chosen(item_type):
    item = shipped(item_type)
    tab = at_round(taken(item, OTHER, TAUGHT))
    assert not any(option.reason in tab.text + json.dumps(tab.screen, ensure_ascii=False) for option in item.options)


@EACH_TYPE
def test_the_choice_waits_until_it_is_whole(item_type):
    item = shipped(item_type)
    tab = at_round(taken(item, OTHER, TAUGHT)).click("choose")
    assert len(tab.texts("notice")) == 1
    assert tab.title == item.stem


def test_a_round_is_left_and_carried_on_at_the_same_screen():
    tab = at_round(taken()).click("leave")
    tab.open("together")
    assert tab.title == "Together"
    assert tab.app.button(key="carry-on-round").proto.type == "primary"
    assert tab.app.button(key="begin").proto.type == "secondary"
    assert tab.app.button(key="carry-on-round").label == "Carry on: question 1 of 3"
    assert tab.click("carry-on-round").title == FOR_BOTH.stem


def test_who_stops_for_now_hears_goodbye_what_was_done_and_the_way_back():
    tab = at_round(revealed()).click("talk-agree").click("leave")
    assert tab.title == "Bye for now, you two!"
    assert "You’ve looked at 1 question together." in tab.text
    assert "1 lantern lit in this round." in tab.text
    assert tab.leads_to("to-rest")[0] == "rest"
    assert tab.app.button(key="carry-on-round").proto.type == "primary"
    tab.click("carry-on-round")
    assert tab.title != "Bye for now, you two!"
    assert "show" not in tab.params


def test_who_stops_at_once_hears_goodbye_without_a_count():
    tab = at_round(taken()).click("leave")
    assert tab.title == "Bye for now, you two!"
    assert "You’ve looked at" not in tab.text
    assert "lit in this round" not in tab.text
    assert tab.click("carry-on-round").title == FOR_BOTH.stem


def test_a_round_that_is_over_is_not_carried_on():
    tab = at_round(over(), round="")
    assert not tab.has("carry-on-round")
    assert tab.app.button(key="begin").proto.type == "primary"


def test_the_address_of_an_earlier_round_leads_to_the_start():
    tab = at_round(begun(), round="an-earlier-one")
    assert tab.title == "Together"
    assert tab.has("carry-on-round")


# The reveal and the talk.


def cards(tab: Tab) -> list[str]:
    return tab.texts("chose")


def test_both_choices_stand_side_by_side_in_the_same_order_whoever_chose_first():
    one, other = [option.id for option in FOR_BOTH.options][:2]
    tab = at_round(revealed(FOR_BOTH, (one,), (other,)))
    assert cards(tab) == [
        f"The child chose {FOR_BOTH.option(one).text}",
        f"The grown-up chose {FOR_BOTH.option(other).text}",
    ]


@EACH_TYPE
def test_at_the_reveal_every_reason_is_told_and_both_choices_in_words(item_type):
    item = shipped(item_type)
    tab = at_round(revealed(item, right_response(item), wrong_response(item)))
    assert all(option.reason in tab.text for option in item.options)
    given = right_response(item)
    assert all(item.option(option_id).text in cards(tab)[0] for option_id in given)
    assert len(cards(tab)) == 2


def test_at_the_reveal_the_made_up_screen_stands_above_what_was_chosen():
    item = of_kind(RealOrTrick, shipped("real_or_trick"))
    tab = at_round(revealed(item, right_response(item), wrong_response(item)))
    (shown,) = [e for e in tab.elements("figure") if "screen-again" in e["names"]]
    assert all(part.text in shown["text"] for part in item.mock.parts)
    assert tab.text.index(item.mock.parts[-1].text) < tab.text.index("The child chose")
    assert not [e for e in at_round(revealed(FOR_BOTH)).elements("figure") if "screen-again" in e["names"]]


def test_at_the_reveal_13_to_16_are_told_how_sure_the_fact_is_and_the_younger_are_not():
    facts = {fact_id: fact for fact_id, fact in library().facts.items() if fact.sureness}
    older, younger = (next(i for i in everything_of(path) if i.source in facts and can_be_shared(i)) for path in ("13-16", "10-12"))
    fact = facts[there(older.source)]
    (told,) = at_round(revealed(older)).texts("sureness")
    assert f"How sure is this? {there(fact.sureness).capitalize()}" in told
    assert fact.claim in told
    assert at_round(revealed(younger)).texts("sureness") == []


@EACH_TYPE
def test_the_reasons_and_the_question_are_the_same_whatever_was_chosen(item_type):
    item = shipped(item_type)
    alike, apart = (at_round(revealed(item, right_response(item), second(item))) for second in (right_response, wrong_response))
    assert alike.texts("reasons") == apart.texts("reasons")
    assert alike.texts("question") == apart.texts("question")
    assert alike.title == apart.title


def test_there_is_a_question_to_talk_about_and_three_ways_on_of_equal_weight():
    tab = at_round(revealed())
    (question,) = tab.texts("question")
    known = there(english().talk_questions)
    (asked,) = (one for one in known.questions[there(FOR_BOTH.strand)] if one.text == question)
    assert tab.texts("follow-up") == [f"For the grown-up, after the answer: {known.follow_ups[asked.follow_up]}"]
    assert {tab.app.button(key=f"talk-{outcome}").proto.type for outcome in ("agree", "again", "passed")} == {"secondary"}


def test_the_question_of_the_round_is_asked():
    question = there(english().talk_questions).questions[there(FOR_BOTH.strand)][3]
    tab = at_round(begun(FOR_BOTH, OTHER, question=question.id))
    for who in ("child", "adult"):
        give(tab.click("take"), FOR_BOTH, who, right_response(FOR_BOTH))
    assert tab.texts("question") == [question.text]


@pytest.mark.parametrize(("outcome", "lights"), [("agree", 1), ("again", 1), ("passed", 0)])
def test_a_talk_lights_a_lantern_and_the_next_screen_says_so(outcome, lights):
    tab = at_round(revealed()).click(f"talk-{outcome}")
    assert tab.session.family.lights == lights
    assert tab.texts("lit") == ["A lantern lights up for your talk."] * lights
    assert all(e["attributes"]["role"] == "status" for e in tab.elements("lit"))


# The child teaches.


def test_the_grown_up_says_what_many_believe_and_the_child_chooses_openly():
    tab = at_round(to_teach())
    said = TAUGHT.option(there(there(to_teach().turn).says)).text
    assert tab.texts("q") == [said]
    assert any(prompt.text in tab.text for prompt in there(english().talk_questions).teach_prompts)
    give(tab, TAUGHT, "child", right_response(TAUGHT))
    assert cards(tab) == [f"The grown-up said {said}", f"The child chose {TAUGHT.option(of_kind(SingleChoice, TAUGHT).key).text}"]


def test_what_the_child_taught_is_talked_about_and_ends_the_round():
    tab = at_round(taught()).click("talk-agree")
    assert tab.title == "You looked at it together"


# The end.


def lists(tab: Tab, name: str = "agreed") -> list[str]:
    return tab.texts(name)


def test_at_the_end_stands_what_the_two_agree_on_and_what_they_want_to_talk_about_again():
    tab = at_round(over("agree", "again"))
    agree, again = lists(tab)
    assert FOR_BOTH.stem in agree
    assert FOR_BOTH.option(of_kind(SingleChoice, FOR_BOTH).key).text in agree
    assert TAUGHT.stem in again
    assert lit(tab) == 2


def test_the_card_for_the_fridge_holds_both_lists_and_room_to_write():
    tab = at_round(over("agree", "again"))
    (card,) = tab.texts("sheet")
    for text in ("What we agree on", FOR_BOTH.stem, "What we want to talk about again", TAUGHT.stem, "Date:", "Our next talk:"):
        assert text in card
    assert len(tab.elements("write-line")) == 3
    assert tab.texts("print-this") == ["Print a card for the fridge"]


def test_of_two_lists_only_those_are_shown_that_hold_something():
    tab = at_round(over("agree", "agree"))
    assert len(lists(tab)) == 1
    assert "again" not in tab.text


def test_without_a_talk_the_end_is_kind_and_there_is_no_card():
    tab = at_round(over("passed", "passed"))
    assert "that’s fine" in tab.text
    assert not tab.elements("sheet")
    assert not tab.elements("print-this")


def test_from_the_end_one_may_rest_go_on_or_see_the_agreement():
    tab = at_round(over().model_copy(update={"lesson_id": SID}))
    assert tab.leads_to("enough") == ("rest", {})
    assert tab.leads_to("go-on") == ("together", {"lesson": SID})
    assert tab.leads_to("to-agreement") == ("agreement", {})


def says_the_order(tab: Tab) -> bool:
    wanted = (ADVICE.danger_anywhere, ADVICE.any_time, ADVICE.orders["10-12"].in_short)
    places = [tab.text.find(part) for part in wanted]
    return -1 not in places and places == sorted(places)


def test_the_last_screen_says_the_help_order_in_short_with_danger_first():
    assert says_the_order(at_round(over()))
    assert says_the_order(at_round(begun()).click("leave"))


def test_at_the_reveal_the_order_is_said_only_where_the_question_is_sensitive():
    assert says_the_order(at_round(revealed(sensitive_item())))
    assert not says_the_order(at_round(revealed(FOR_BOTH)))


def test_the_end_tells_the_lanterns_of_all_rounds_where_there_are_more():
    talks = tuple(a_talk(f"talk-{n}") for n in range(5))
    assert "5 lanterns lit by your talks so far." in at_round(over(), talks=talks).text
    assert "so far" not in at_round(over(), talks=talks[:2]).text


def test_a_whole_mixed_round_from_begin_to_the_end():
    tab = start().click("begin")
    while (together := there(tab.session.family.together)).phase != "end":
        item = item_there(english().item(there(together.turn).item_id))
        if together.phase == "reveal":
            tab.click("talk-agree")
        else:
            give(tab.click("take") if together.phase == "pass" else tab, item, there(together.whose_turn), right_response(item))
    assert tab.session.family.lights == 4
    assert tab.title == "You looked at it together"
    assert not tab.progress.attempts


# What is gone.


def test_a_question_that_is_gone_says_so_and_the_round_goes_on():
    tab = at_round(with_gone(begun()))
    assert tab.title == "This question isn’t here any more"
    tab.click("next")
    assert tab.title == PASS_ADULT
    assert there(there(tab.session.family.together).turn).item_id == OTHER.id


def test_when_the_only_question_is_gone_a_new_round_can_begin():
    tab = at_round(with_gone(begun(FOR_BOTH))).click("next")
    assert tab.title == "Together"
    assert not tab.has("carry-on-round")
    assert tab.click("begin").title == PASS_CHILD


def test_a_question_whose_options_have_changed_since_is_passed_over():
    together = revealed()
    turn = there(together.turn).model_copy(update={"adult": ("old-option",)})
    tab = at_round(together.model_copy(update={"turns": (turn, *together.turns[1:])}))
    assert tab.title == "This question isn’t here any more"


def test_at_the_end_a_question_that_is_gone_is_left_out_and_its_light_stays():
    together = over("agree", "again")
    turns = (together.turns[0].model_copy(update={"item_id": "gone-since"}), together.turns[1])
    tab = at_round(together.model_copy(update={"turns": turns}))
    assert lit(tab) == 2
    assert len(lists(tab)) == 1
