"""The plans and the verdicts of runs in bad weather: a run that lost something must not come out well."""

import asyncio

import pytest

from beacons.domain.household.household import Household
from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.response import Response
from beacons.domain.rooms.answers import RoomAnswer
from beacons.domain.rooms.learner import Learner
from beacons.live.wire.outgoing import Sheet, SheetLine
from tests.builders import a_library, a_progress, a_single_choice
from tools.chaos import plan
from tools.chaos.child.verdict import Confirmed, compare
from tools.chaos.class_run import Seen
from tools.chaos.class_verdict import Kept, Verdict, verdict
from tools.chaos.screens import missing_from
from tools.chaos.weather.frames import read_frame
from tools.chaos.weather.sky import Acked

ITEM = a_single_choice("one")
FIRST, OTHER = ITEM.option_ids[:2]
OTTER = Learner(id="a1", word="calm", animal="otter", number=10, at=1)
SAID = {"stem": ITEM.stem, "chosen": [f"A {ITEM.option(FIRST).text}"]}


def kept(*responses: Response) -> Kept:
    return Kept([ITEM], [OTTER], [RoomAnswer(ITEM.id, OTTER.id, response, 1, 1, 5) for response in responses])


def seen(*rows: int | None, said: bool = True) -> Seen:
    lines: list[SheetLine] = [{"name": "Calm Otter 10", "percent": [percent], "right": percent == 100} for percent in rows]
    sheet: Sheet = {"items": [{"number": 1, "stem": ITEM.stem}], "rows": lines}
    return Seen(said_in=[("p01", SAID)] if said else [], learner_ids={"p01": {OTTER.id}}, sheet=sheet)


def test_a_class_whose_answers_are_all_kept_once_comes_out_well():
    assert verdict(seen(100), [Acked(OTTER.id, ITEM.id, [FIRST])], kept((FIRST,))).is_good


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("kept nowhere", verdict(seen(None), [], kept())),
        ("said to be in on the line alone, and kept nowhere", verdict(seen(None, said=False), [Acked(OTTER.id, ITEM.id, [FIRST])], kept())),
        ("another one is kept than was seen", verdict(seen(100), [], kept((OTHER,)))),
        ("another one is kept than was said on the line", verdict(seen(100), [Acked(OTTER.id, ITEM.id, [OTHER])], kept((FIRST,)))),
        ("not on the class sheet", verdict(seen(None), [], kept((FIRST,)))),
    ],
)
def test_an_answer_that_was_said_to_be_in_is_lost_where_it_is(what: str, found: Verdict):
    assert found.lost, what


@pytest.mark.parametrize("found", [verdict(seen(100), [], kept((FIRST,), (FIRST,))), verdict(seen(100, 100), [], kept((FIRST,)))])
def test_an_answer_that_stands_twice_in_the_store_or_on_the_class_sheet_is_doubled(found: Verdict):
    assert found.doubled


def test_a_screen_that_shows_another_question_or_still_sends_is_not_where_the_wall_is():
    room = {"phase": "open", "item": {"stem": ITEM.stem, "options": [{"id": FIRST, "text": ITEM.option(FIRST).text}]}}
    there = f"Question 1 of 2 {ITEM.stem} A {ITEM.option(FIRST).text}"
    assert missing_from(there, room) == []
    assert missing_from(f"{there} Sending…", room)
    assert missing_from("Question 2 of 2 Something else", room)


def test_a_wall_that_needs_several_screens_shows_the_reasons_after_the_first_and_a_phone_at_once():
    reasons = [{"id": FIRST, "feedback": "That's why."}]
    room = {"phase": "revealed", "item": {"stem": ITEM.stem, "options": []}, "reasons": reasons, "screen": 0, "screens": 2}
    assert missing_from(ITEM.stem, room, is_wall=True) == []
    assert missing_from("Question 2 of 2 Something else", room, is_wall=True)
    assert missing_from("The answer", room | {"screen": 1}, is_wall=True) == []
    assert missing_from(ITEM.stem, room) == ["That's why."]


def test_feedback_that_a_child_saw_is_lost_where_no_attempt_has_the_answer():
    edition = a_library().edition("en")
    lesson_id, item = next((lesson_id, quiz.items[-1]) for lesson_id, quiz in edition.quizzes.items())
    confirmed = Confirmed(edition)
    assert confirmed.add({"is": "feedback", "of": f"otter/a1/{item.id}", "kept": True})
    ((_, item_id),) = confirmed.answers
    answer = Answer(item_id=item_id, response=(), earned=1, possible=1, at=2)
    attempt = Attempt(id="a1", quiz_id=lesson_id, path="7-9", item_ids=(item_id,), answers=(answer,), place=1, at=1)
    for progress, is_good in ((a_progress(attempt), True), (a_progress(), False)):
        found = Verdict()
        compare(confirmed, Household(progress={"otter": progress}), found)
        assert found.is_good is is_good


def test_a_seed_gives_one_plan_and_a_plan_that_was_kept_is_read_as_it_was(tmp_path):
    steps = plan.of_class(7, 5, 60, 3)
    assert steps == plan.of_class(7, 5, 60, 3) != plan.of_class(8, 5, 60, 3)
    plan.write(steps, tmp_path / "plan.jsonl")
    assert plan.read(tmp_path / "plan.jsonl") == steps
    late = [step for step in steps if step.who == "p05"]
    assert min(step.at for step in late) > 20
    assert {"kill", "muster", "remove p02"} <= {step.does for step in steps}


@pytest.mark.parametrize("size", [5, 126, 70_000])
@pytest.mark.parametrize("is_masked", [True, False])
def test_a_frame_passes_as_it_came_and_can_be_read(size: int, is_masked: bool):
    text, mask = ('"' + "x" * (size - 2) + '"').encode(), b"\x01\x02\x03\x04"
    length = (
        bytes([size]) if size < 126 else bytes([126]) + size.to_bytes(2, "big") if size < 65536 else bytes([127]) + size.to_bytes(8, "big")
    )
    head = bytes([0x81, length[0] | (0x80 if is_masked else 0)]) + length[1:]
    raw = head + (mask + bytes(b ^ mask[n % 4] for n, b in enumerate(text)) if is_masked else text)

    async def read():
        reader = asyncio.StreamReader()
        reader.feed_data(raw + b"\x89\x00")
        return await read_frame(reader), await read_frame(reader)

    frame, ping = asyncio.run(read())
    assert (frame.raw, frame.text) == (raw, text.decode())
    assert (ping.raw, ping.text) == (b"\x89\x00", None)
