"""What came in, as somebody would have typed it."""

from beacons.domain.household.own_item import plain
from beacons.domain.household.own_plain import own_item
from tests.exchange.questions import A_CHOICE, A_SORT, AN_ORDER, EVERY_KIND


def test_each_kind_has_a_form_to_write_it_in():
    assert [own_item(question, "own-1").form for question in EVERY_KIND] == ["one", "some", "order", "boxes"]


def test_options_keep_their_order_key_and_reasons():
    made = own_item(A_CHOICE, "own-1")
    assert (made.id, made.stem, made.hint) == ("own-1", plain(A_CHOICE.stem), A_CHOICE.hint)
    assert [(one.text, one.is_right, one.reason) for one in made.options] == [(o.text, o.right, o.reason) for o in A_CHOICE.options]
    assert [one.text for one in own_item(AN_ORDER, "own-1").options] == ["Stop", "Tell", "Report"]


def test_each_thing_is_in_its_box_and_a_spare_box_stays():
    made = own_item(A_SORT, "own-1")
    keep, show, neither = made.boxes
    assert [keep.text, show.text, neither.text] == ["Keep", "Show", "Neither"]
    assert [one.box for one in made.options] == [keep.id, show.id, keep.id]
