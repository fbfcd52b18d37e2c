"""What devices kept under the versions before is read for ever: the texts in ``kept`` are literal, and so is what is expected of them."""

import json

from beacons.sync import family_document, progress_document, v1
from beacons.sync.documents import FAMILY, READER, VERSION_1
from beacons.sync.family_document import read_texts, to_file
from tests.sync.keeping import KEPT, kept_by
from tests.there import there

TWO = kept_by("version_2")
DEVICE = read_texts(TWO[FAMILY], TWO[READER + "first-reader"], TWO[READER + "second-reader"])
FIRST, SECOND = DEVICE.of("first-reader"), DEVICE.of("second-reader")
PLAYED = {
    "sid-10-left-out-chat": (("wait",), 0, 1, True),
    "sid-10-change-a-game": (("write-makers", "report-rude"), 2, 2, False),
    "sid-10-great-job": (("answer", "ask", "reread", "breathe"), 0, 4, True),
    "sid-10-comment-boxes": ({"for-you": "sting", "colours": "kind", "idea": "kind", "brother": "sting"}, 4, 4, False),
    "sid-10-spot-send-it-on": (("hello", "costs", "ten-friends"), 1, 3, True),
    "sid-10-story-sneeze-sticker": (("write-emil", "ask-wish", "ask-class"), 3, 3, None),
}
"""Response, what it earned of what was possible, and how sure the child was."""


def test_the_family_of_version_2_is_all_there():
    family = DEVICE.family
    assert [(r.id, r.word, r.animal, r.roll) for r in family.readers] == [
        ("first-reader", "calm", "otter", 0),
        ("second-reader", "brave", "puffin", 2),
    ]
    assert (family.current, family.removed) == ("first-reader", ("gull",))
    assert [(talk.id, talk.outcome) for talk in family.talks] == [("evening-0", "agree"), ("evening-1", "again")]
    together = there(family.together)
    assert (together.id, together.place, together.turns[0].adult) == ("evening", 1, ("hide",))
    assert (family.agreement.chosen, family.agreement.months) == (("love-0", "love-1"), 6)


def test_every_answer_of_version_2_is_all_there():
    answers = there(FIRST.attempt("a1")).answers
    assert {a.item_id: (a.response, a.earned, a.possible, a.sure) for a in answers} == PLAYED
    assert {a.id: [b.earned for b in a.answers] for a in FIRST.attempts if a.id != "a1"} == {
        "old-0": [0, 0, 0],
        "old-1": [1, 0, 0],
        "old-2": [1, 1, 0],
        "practice-1": [1, 0],
        "review-1": [1, 1, 1],
    }
    assert (there(FIRST.attempt("practice-1")).purpose, there(FIRST.attempt("review-1")).quiz_id) == ("practice", None)


def test_what_else_a_child_did_under_version_2_is_all_there():
    assert (FIRST.path, FIRST.shows, FIRST.skipped) == ("10-12", True, ("global-alliance",))
    assert [(place.lesson_id, place.card, place.cards) for place in FIRST.places] == [("safe-harbour", 1, 4), ("safer-internet-day", 4, 7)]
    assert [record.strand for record in FIRST.mastered] == ["kindness", "truth"]
    attempt = there(SECOND.attempt("of-puffin"))
    assert (attempt.place, attempt.hints, attempt.dropped, SECOND.path) == (1, ("two",), ("three",), "7-9")


def test_of_a_document_with_lines_that_nobody_can_read_the_others_are_taken():
    assert DEVICE.unreadable == ("cut of", '{"lantern":{"from":"a later version"}}')


def test_what_is_read_of_version_2_is_written_as_it_stood():
    assert family_document.to_text(DEVICE.family) == TWO[FAMILY]
    assert progress_document.to_text(FIRST, "first-reader") == TWO[READER + "first-reader"]
    assert TWO[READER + "second-reader"] == "\n".join((progress_document.to_text(SECOND, "second-reader"), *reversed(DEVICE.unreadable)))


def test_a_family_file_of_version_2_holds_the_same():
    file = (KEPT / "version_2" / "family-file.txt").read_bytes().decode()
    assert to_file(DEVICE) == file
    assert (read_texts(file).family, read_texts(file).progress, read_texts(file).unreadable) == (DEVICE.family, DEVICE.progress, ())


def test_all_that_version_1_kept_is_there_but_for_the_country():
    text = kept_by("version_1")[VERSION_1]
    progress, unsound = v1.read(text)
    assert unsound == []
    assert (progress.path, progress.skipped) == ("10-12", ("weprotect-global-alliance",))
    assert [(place.lesson_id, place.card) for place in progress.places] == [("safer-internet-day", 6)]
    for wanted in json.loads(text)["attempts"]:
        found = there(progress.attempt(wanted["id"]))
        assert (list(found.item_ids), found.place, found.purpose == "practice") == (
            wanted["item_ids"],
            wanted.get("place", 0),
            wanted.get("is_practice", False),
        )
        assert [(a.item_id, a.earned, a.possible, a.at, a.sure) for a in found.answers] == [
            (a["item_id"], a["earned"], a["possible"], a["at"], a.get("sure")) for a in wanted["answers"]
        ]
        assert json.loads(json.dumps([a.response for a in found.answers])) == [a["response"] for a in wanted["answers"]]
