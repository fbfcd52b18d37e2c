"""What came in, as somebody would have typed it."""

from beacons.exchange.own import as_written
from tests.exchange.questions import A_CHOICE, A_SORT, AN_ORDER, EVERY_KIND


def test_each_kind_has_a_form_to_write_it_in():
    assert [as_written(question, "own-1")["form"] for question in EVERY_KIND] == ["one", "some", "order", "boxes"]


def test_options_keep_their_order_key_and_reasons():
    made = as_written(A_CHOICE, "own-1")
    assert (made["id"], made["stem"], made["hint"]) == ("own-1", A_CHOICE.stem, A_CHOICE.hint)
    assert [(one["text"], one["is_right"], one["reason"]) for one in made["options"]] == [
        (o.text, o.right, o.reason) for o in A_CHOICE.options
    ]
    assert [one["text"] for one in as_written(AN_ORDER, "own-1")["options"]] == ["Stop", "Tell", "Report"]


def test_each_thing_is_in_its_box_and_a_spare_box_stays():
    made = as_written(A_SORT, "own-1")
    assert [box["text"] for box in made["boxes"]] == ["Keep", "Show", "Neither"]
    assert [one["box"] for one in made["options"]] == ["box-1", "box-2", "box-1"]
