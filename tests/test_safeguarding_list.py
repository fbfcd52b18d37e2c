"""The list for a safeguarding professional names only what is there."""

import re

from beacons.root import ROOT
from tests.shipped import english
from tests.there import there

LIST = (ROOT / "docs" / "safeguarding.md").read_text(encoding="utf-8")


def test_every_item_on_the_list_is_in_a_quiz():
    named = re.findall(r"`((?:ga|sid|wp|un|itu|fosi|cdl)-(?:7|10|13)-[a-z0-9-]+)`", LIST)
    assert len(named) > 40
    assert [item_id for item_id in named if english().quiz_of(item_id) is None] == []


def test_every_sensitive_item_of_13_to_16_on_blackmail_is_on_the_list():
    quizzes = (english().quizzes.get(lesson.id) for lesson in english().in_order())
    items = [item for quiz in quizzes for item in there(quiz).items if item.sensitive == "topic" and item.path == "13-16"]
    about = [item.id for item in items if re.search(r"blackmail|threaten", " ".join(o.reason for o in item.options), re.IGNORECASE)]
    assert about
    assert [item_id for item_id in about if f"`{item_id}`" not in LIST] == []
