"""What a page was sent and is known to have: only what has changed since goes over the line, and it is the same in the end."""

import json
from collections.abc import Mapping
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beacons.sync.orders import Orders
from beacons.sync.sent import Edit, Sent, Whole
from tests.sync.windows import Windows

ONE, OTHER = "seven-beacons.family", "seven-beacons.reader.otter"
BEGUN = {ONE: "header\nreader", OTHER: "header\nfirst\nsecond\nlast"}


def the_page_has(texts: Mapping[str, str]) -> Sent:
    return Sent().then(texts).received(1)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        (BEGUN[OTHER], (OTHER, 4, 0, ())),
        ("header\nfirst\nchanged\nlast", (OTHER, 2, 1, ("changed",))),
        ("header\nfirst\nsecond\nlast\nnew\nnewer", (OTHER, 4, 0, ("new", "newer"))),
        ("header\nlast", (OTHER, 1, 1, ())),
        ("another", (OTHER, 0, 0, ("another",))),
    ],
)
def test_of_a_document_that_the_page_has_only_other_lines_are_sent(text: str, sent: Edit):
    assert the_page_has(BEGUN).then({**BEGUN, OTHER: text}).documents() == ((ONE, 2, 0, ()), sent)


def whole(texts: Mapping[str, str]) -> tuple[Whole, ...]:
    return tuple(texts.items())


def test_nothing_rests_on_what_no_page_has_said_to_have():
    assert Sent().then(BEGUN).then({**BEGUN, ONE: "another"}).documents() == whole({**BEGUN, ONE: "another"})


def test_a_document_is_new_where_the_page_has_none_of_its_name():
    assert the_page_has({ONE: BEGUN[ONE]}).then(BEGUN).documents() == ((ONE, 2, 0, ()), (OTHER, BEGUN[OTHER]))


def test_a_number_that_was_overtaken_leaves_what_is_rested_on():
    """The page told it before the later documents came: it has those of before still."""
    overtaken = the_page_has(BEGUN).then({ONE: "second"}).then({ONE: "third"})
    assert overtaken.received(2) == overtaken


def test_a_page_that_has_nothing_is_sent_everything_and_no_number_comes_twice():
    sent = the_page_has(BEGUN).received(0)
    assert (sent.documents(), sent.since) == (whole(BEGUN), 0)
    assert sent.then({}).number == 2


LINES = st.lists(st.sampled_from(["", " ", "a", "a,b", "\r", "\u2028", "🦦", "\ud83e", "\\n"]), min_size=1, max_size=6)
TEXTS = st.dictionaries(st.sampled_from([ONE, OTHER]), LINES.map("\n".join))
STEPS = st.lists(st.tuples(TEXTS, st.booleans(), st.booleans()), min_size=1, max_size=8)


@given(steps=STEPS)
def test_whatever_the_texts_and_whichever_message_is_lost_the_page_has_what_the_session_meant(windows: Windows, steps):
    """Each step brings other texts, arrives or is lost, and is said to be there or not."""
    windows.ask("begin")
    know = windows.ask("load", window=1)["know"]
    sent = Sent()
    for texts, arrives, says in steps:
        sent = sent.then(texts)
        orders = asdict(Orders("s1", 0, 0, True, "", sent.number, sent.since, sent.documents()))
        if arrives:
            know = windows.ask("draw", window=1, orders=json.loads(json.dumps(orders)))["know"]
            assert know["received"] == {"number": sent.number, "texts": texts}
        if says:
            sent = sent.received(know["received"]["number"])
