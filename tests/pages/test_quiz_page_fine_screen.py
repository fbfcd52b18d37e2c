"""A screen may be fine: "nothing wrong here" is a full answer on the quiz page."""

from beacons.items.spot.item import NOTHING_WRONG, Spot
from tests.pages.tab import SID, a_tab, attempt_at
from tests.shipped import english


def asked(item):
    return a_tab(attempt_at(item)).open("quiz", lesson=SID)


def fine_screen():
    return next(i for i in english().bank(SID, "10-12") if isinstance(i, Spot) and i.is_fine)


def test_nothing_wrong_here_is_a_whole_answer_and_right_where_the_screen_is_fine():
    reader = asked(fine_screen()).answer((NOTHING_WRONG,))
    assert reader.attempt.answers[0].is_right
    assert reader.texts("feedback")[0].startswith("That’s right: nothing’s wrong here")


def test_where_the_screen_is_fine_a_ticked_part_is_kindly_put_right():
    item = fine_screen()
    reader = asked(item).answer(item.option_ids[:1])
    assert not reader.attempt.answers[0].is_right
    assert reader.texts("feedback")[0].startswith("This one’s fine. Nothing’s wrong here")
    assert all(option.feedback in reader.text for option in item.options)


def test_parts_and_nothing_wrong_contradict_each_other_and_nothing_is_lost():
    item = fine_screen()
    reader = asked(item).answer((item.option_ids[0], NOTHING_WRONG))
    assert reader.texts("notice") == ["Tap the parts, or choose “Nothing wrong here”."]
    assert not reader.attempt.answers
    assert [box.value for box in reader.app.checkbox].count(True) == 2
