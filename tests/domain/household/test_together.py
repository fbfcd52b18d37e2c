"""A round of Together: both choose unseen, both look, both talk; every step gives a new one and no old tap changes anything."""

from collections import Counter
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from beacons.domain.household.together import TalkRecord, Together, Turn, agreed, lights, merge, record, to_talk_again
from beacons.domain.household.together_draw import begin, can_be_shared, can_be_taught, draw_together, to_teach
from beacons.domain.response import Incomplete, Response
from beacons.domain.strand import STRANDS
from tests.builders import (
    NOW,
    a_multiple_choice,
    a_pair,
    a_single_choice,
    a_sorting,
    a_story,
    an_ordering,
    one_of_each_type,
    right_response,
)
from tests.there import of_kind, there

ITEMS = {
    item.id: item
    for item in (a_single_choice("one"), a_multiple_choice("two"), a_sorting("three"), an_ordering("four"), a_single_choice("last"))
}
SORTED = of_kind(dict, right_response(ITEMS["three"]))
RESPONSES: dict[str, list[Response]] = {
    "one": [("hide",), ("tell",), ("reply",)],
    "two": [("tell", "block"), ("reply", "hide")],
    "three": [SORTED, dict.fromkeys(SORTED, "kind"), dict.fromkeys(SORTED, "hurts")],
    "four": [("stop", "save", "tell"), ("tell", "save", "stop")],
    "last": [("hide",), ("tell",), ("reply",)],
}
"""Complete responses to each item."""
TALKS = ("agree", "again", "passed")


def a_turn(item_id="one", **changes):
    """A turn that nobody has begun; "last" is the one that the child teaches."""
    teach = {"kind": "teach", "says": "hide"} if item_id == "last" else {}
    return Turn(**{"item_id": item_id, "first": "child", "question": f"about-{item_id}", **teach, **changes})


def done(item_id="one", talk="agree", **changes):
    """A turn that is talked about."""
    both = {"child": RESPONSES[item_id][0]} if item_id == "last" else {"child": RESPONSES[item_id][0], "adult": RESPONSES[item_id][-1]}
    return a_turn(item_id, **{**both, "talk": talk, **changes})


def a_together(*turns, **changes):
    """A round of three turns of which the child teaches the last, or of these turns, at the first that is not talked about."""
    turns = turns or (a_turn("one"), a_turn("two", first="adult"), a_turn("last"))
    own = {"id": "evening", "lesson_id": "safe-harbour", "path": "7-9", "at": NOW, "turns": turns}
    return Together(**{**own, "place": sum(turn.talk is not None for turn in turns), **changes})


def stages():
    """A round at every moment from its beginning to its end, by name."""
    one, two, last = ITEMS["one"], ITEMS["two"], ITEMS["last"]
    found = {"pass to child": a_together()}
    steps = {
        "child chooses": lambda t: t.take("one", "child"),
        "pass to adult": lambda t: t.choose(one, "child", ("hide",)),
        "adult chooses": lambda t: t.take("one", "adult"),
        "reveal": lambda t: t.choose(one, "adult", ("tell",)),
        "pass to adult first": lambda t: t.talked("one", "agree"),
        "adult chooses first": lambda t: t.take("two", "adult"),
        "pass to child second": lambda t: t.choose(two, "adult", ("tell", "block")),
        "child chooses second": lambda t: t.take("two", "child"),
        "second reveal": lambda t: t.choose(two, "child", ("tell", "hide")),
        "teach": lambda t: t.talked("two", "again"),
        "teach reveal": lambda t: t.choose(last, "child", ("tell",)),
        "end": lambda t: t.talked("last", "passed"),
    }
    for name, step in steps.items():
        found[name] = step(found[list(found)[-1]])
    return found


STAGES = stages()
EACH_STAGE = pytest.mark.parametrize("stage", STAGES)


def is_sound(together):
    """Whether it would be taken from a stored document, as short as that is kept."""
    return Together.model_validate_json(together.model_dump_json(exclude_defaults=True, exclude_none=True)) == together


# What a turn and a round are


@pytest.mark.parametrize(
    "changes",
    [
        {"says": "hide"},
        {"kind": "teach"},
        {"kind": "teach", "says": "hide", "first": "adult"},
        {"kind": "teach", "says": "hide", "adult": ("tell",)},
        {"kind": "teach", "says": "hide", "child": ("tell",), "adult": ("tell",)},
        {"kind": "teach", "says": "hide", "talk": "agree"},
        {"adult": ("tell",)},
        {"first": "adult", "child": ("tell",)},
        {"talk": "agree"},
        {"child": ("tell",), "talk": "passed"},
        {"first": "teacher"},
        {"talk": "won"},
        {"question": "No Slug"},
    ],
    ids=repr,
)
def test_a_turn_that_cannot_be_is_refused(changes):
    with pytest.raises(ValidationError):
        a_turn(**changes)


@pytest.mark.parametrize(
    ("turns", "changes"),
    [
        ((a_turn("one"), a_turn("one")), {}),
        ((a_turn("last"), a_turn("one")), {}),
        ((a_turn("one"), a_turn("two")), {"place": 1}),
        ((done("one"), a_turn("two")), {"place": 0}),
        ((a_turn("one"), done("two")), {"place": 0}),
        ((a_turn("one"), done("two")), {"place": 1}),
        ((done("one"),), {"place": 2}),
        ((done("one"),), {"place": -1}),
        ((a_turn("one"), a_turn("two", child=("tell", "block"))), {}),
        ((done("one"),), {"handed": True}),
        ((a_turn("last"),), {"handed": True}),
        ((a_turn("one", child=("tell",), adult=("tell",)),), {"handed": True}),
        (tuple(a_turn(f"item-{n}") for n in range(13)), {}),
        ((a_turn("one"),), {"at": -1}),
        ((a_turn("one"),), {"path": "adult"}),
        ((a_turn("one"),), {"id": "a" * 58}),
        ((a_turn("one"),), {"score": 3}),
    ],
    ids=repr,
)
def test_a_round_that_cannot_be_is_refused(turns, changes):
    with pytest.raises(ValidationError):
        a_together(*turns, **changes)


def test_a_round_without_a_turn_is_refused():
    with pytest.raises(ValidationError):
        a_together(turns=())


def test_a_place_far_beyond_the_turns_is_refused_at_once():
    with pytest.raises(ValidationError):
        a_together(place=10**12)


def test_what_is_wrong_is_said_in_words():
    with pytest.raises(ValidationError, match="a second choice without the first"):
        a_turn(adult=("tell",))
    with pytest.raises(ValidationError, match="an item stands there twice; the place is not where the talks end"):
        a_together(a_turn("one"), a_turn("one"), place=1)


# From the first hand-over to the end


@pytest.mark.parametrize(
    ("stage", "phase", "whose_turn"),
    [
        ("pass to child", "pass", "child"),
        ("child chooses", "choose", "child"),
        ("pass to adult", "pass", "adult"),
        ("adult chooses", "choose", "adult"),
        ("reveal", "reveal", None),
        ("pass to adult first", "pass", "adult"),
        ("adult chooses first", "choose", "adult"),
        ("pass to child second", "pass", "child"),
        ("child chooses second", "choose", "child"),
        ("second reveal", "reveal", None),
        ("teach", "teach", "child"),
        ("teach reveal", "reveal", None),
        ("end", "end", None),
    ],
)
def test_each_step_leads_to_the_next_screen_and_says_whose_turn_it_is(stage, phase, whose_turn):
    assert (STAGES[stage].phase, STAGES[stage].whose_turn) == (phase, whose_turn)


@EACH_STAGE
def test_every_moment_survives_a_reload(stage):
    assert is_sound(STAGES[stage])


def test_what_was_chosen_and_how_the_talks_went_is_kept():
    one, two, last = STAGES["end"].turns
    assert (one.child, one.adult, one.talk) == (("hide",), ("tell",), "agree")
    assert (two.child, two.adult, two.talk) == (("tell", "hide"), ("tell", "block"), "again")
    assert (last.child, last.adult, last.talk) == (("tell",), None, "passed")


def test_things_in_boxes_are_kept_as_they_were_given_even_if_the_hand_that_gave_them_goes_on():
    boxes = dict(SORTED)
    chosen = a_together(a_turn("three"), handed=True).choose(ITEMS["three"], "child", boxes)
    boxes["thanks"] = "hurts"
    assert chosen.turns[0].child == SORTED
    assert is_sound(chosen)


def test_a_round_over_all_lessons_belongs_to_none():
    assert is_sound(a_together(lesson_id=None))


@pytest.mark.parametrize("talk", TALKS)
def test_the_talk_is_what_leads_on_whatever_came_of_it(talk):
    after = STAGES["reveal"].talked("one", talk)
    assert (after.place, after.phase, after.turns[0].talk) == (1, "pass", talk)


@pytest.mark.parametrize("response", [(), ("tell", "hide"), ("unknown",), {"tell": "kind"}], ids=repr)
@pytest.mark.parametrize(("stage", "item_id", "who"), [("child chooses", "one", "child"), ("teach", "last", "child")])
def test_an_incomplete_response_is_no_choice(stage, item_id, who, response):
    with pytest.raises(Incomplete):
        STAGES[stage].choose(ITEMS[item_id], who, response)


def test_the_child_teaches_without_passing_the_device():
    assert not STAGES["teach"].handed
    assert STAGES["teach"].turn.says == "hide"
    assert STAGES["teach"].turn.choosers == ("child",)


# Taps at the wrong time


@EACH_STAGE
def test_a_tap_that_does_not_fit_the_screen_changes_nothing(stage):
    together = STAGES[stage]
    for item_id, item in ITEMS.items():
        here = together.turn is not None and together.turn.item_id == item_id
        for who in ("child", "adult"):
            fits = here and together.whose_turn == who
            if not (fits and together.phase == "pass"):
                assert together.take(item_id, who) == together
            if not (fits and together.phase in {"choose", "teach"}):
                assert together.choose(item, who, RESPONSES[item_id][0]) == together
                assert together.choose(item, who, ()) == together
        if not (here and together.phase == "reveal"):
            assert together.talked(item_id, "agree") == together


def test_a_double_tap_is_one_step():
    last = ITEMS["last"]
    taken_twice = STAGES["pass to child"].take("one", "child").take("one", "child")
    chosen_twice = STAGES["child chooses"].choose(ITEMS["one"], "child", ("hide",)).choose(ITEMS["one"], "child", ("hide",))
    talked_twice = STAGES["reveal"].talked("one", "agree").talked("one", "passed")
    taught_twice = STAGES["teach"].choose(last, "child", ("tell",)).choose(last, "child", ("hide",))
    assert taken_twice == STAGES["child chooses"]
    assert chosen_twice == STAGES["pass to adult"]
    assert talked_twice == STAGES["pass to adult first"]
    assert taught_twice == STAGES["teach reveal"]


@pytest.mark.parametrize("stage", ["pass to adult", "adult chooses", "reveal", "pass to adult first", "end"])
def test_nobody_chooses_twice(stage):
    assert STAGES[stage].choose(ITEMS["one"], "child", ("reply",)) == STAGES[stage]


def test_only_the_one_whom_the_screen_names_takes_the_device():
    assert STAGES["pass to adult"].take("one", "child") == STAGES["pass to adult"]
    assert STAGES["pass to adult"].take("one", "adult").phase == "choose"


# What may be seen


@EACH_STAGE
def test_nothing_is_shown_before_all_have_chosen(stage):
    together = STAGES[stage]
    assert bool(together.visible_responses) == (together.phase == "reveal")


def test_at_the_reveal_both_choices_stand_side_by_side_the_first_first():
    assert list(STAGES["reveal"].visible_responses.items()) == [("child", ("hide",)), ("adult", ("tell",))]
    assert list(STAGES["second reveal"].visible_responses.items()) == [("adult", ("tell", "block")), ("child", ("tell", "hide"))]


def test_where_the_child_teaches_there_is_one_choice_to_show():
    assert STAGES["teach reveal"].visible_responses == {"child": ("tell",)}


# The beginning


QUESTIONS = {item_id: f"about-{item_id}" for item_id in ITEMS}


def begun(*items, together_id="evening"):
    return begin(together_id, "safe-harbour", "7-9", items, {item.id: f"about-{item.id}" for item in items}, NOW)


def test_a_round_begins_by_passing_the_device_to_the_child():
    together = begin("evening", None, "10-12", tuple(ITEMS.values()), QUESTIONS, NOW)
    assert (together.id, together.lesson_id, together.path, together.at) == ("evening", None, "10-12", NOW)
    assert (together.place, together.phase, together.whose_turn) == (0, "pass", "child")
    assert is_sound(together)


def test_who_chooses_first_takes_turns():
    both = begun(*ITEMS.values()).turns[:-1]
    assert [turn.first for turn in both] == ["child", "adult", "child", "adult"]
    assert [turn.choosers for turn in both[:2]] == [("child", "adult"), ("adult", "child")]


def test_each_turn_has_the_question_of_its_item():
    assert {turn.item_id: turn.question for turn in begun(*ITEMS.values()).turns} == QUESTIONS


def test_an_item_without_a_question_cannot_begin():
    with pytest.raises(KeyError):
        begin("evening", None, "7-9", tuple(ITEMS.values()), {}, NOW)


def test_the_last_item_that_can_be_taught_comes_at_the_end_for_the_child_to_teach():
    turns = begun(ITEMS["one"], ITEMS["last"], ITEMS["two"], ITEMS["three"]).turns
    assert [(turn.item_id, turn.kind) for turn in turns] == [("one", "both"), ("two", "both"), ("three", "both"), ("last", "teach")]
    assert [turn.first for turn in turns] == ["child", "adult", "child", "child"]


def test_without_an_item_that_can_be_taught_both_choose_to_the_end():
    assert [(turn.item_id, turn.kind) for turn in begun(ITEMS["two"], ITEMS["three"]).turns] == [("two", "both"), ("three", "both")]


def test_a_single_item_is_for_both():
    assert [turn.kind for turn in begun(ITEMS["one"]).turns] == ["both"]


def test_what_the_grown_up_says_is_a_distractor_and_not_always_the_same():
    said = {begun(ITEMS["two"], ITEMS["last"], together_id=f"evening-{n}").turns[-1].says for n in range(20)}
    assert said == {"hide", "reply"}


def test_what_the_grown_up_says_stays_after_a_restart():
    """Pinned: two tabs that begin the same round must have the same one."""
    assert begun(ITEMS["two"], ITEMS["last"]).turns[-1].says == begun(ITEMS["two"], ITEMS["last"]).turns[-1].says == "reply"


@pytest.mark.parametrize(("item_ids", "found"), [((), None), (("one",), None), (("two", "three"), None), (("one", "last", "two"), "last")])
def test_the_item_to_teach_can_be_known_before_the_round_begins_so_that_it_gets_a_question_of_its_own(item_ids, found):
    item = to_teach([ITEMS[i] for i in item_ids])
    assert (item.id if item else None) == found


def test_only_an_item_with_one_option_to_choose_can_be_taught():
    assert [item.id for item in one_of_each_type() if can_be_taught(item)] == ["strange-message"]


# Which items


def test_everything_but_a_story_can_be_shared():
    assert [item.id for item in one_of_each_type() if not can_be_shared(item)] == ["the-club"]


def test_a_sensitive_item_is_shared_only_where_its_lesson_was_chosen():
    item = a_single_choice(sensitive="topic")
    assert not can_be_shared(item)
    assert can_be_shared(item, lesson_is_chosen=True)


def test_a_story_is_not_shared_even_where_its_lesson_was_chosen():
    assert not can_be_shared(a_story(), lesson_is_chosen=True)


def a_bank(count):
    """Items of which the strands take turns."""
    return tuple(a_single_choice(f"item-{n}", strand=STRANDS[n % len(STRANDS)]) for n in range(count))


BANKS = st.lists(
    st.builds(
        lambda n, make, strand: make(f"item-{n}", strand=strand),
        st.integers(0, 30),
        st.sampled_from([a_single_choice, a_multiple_choice, an_ordering]),
        st.sampled_from(STRANDS),
    ),
    max_size=15,
    unique_by=lambda item: item.id,
)
SEEN = st.dictionaries(st.integers(0, 30).map(lambda n: f"item-{n}"), st.integers(0, 3))


@given(bank=BANKS, count=st.integers(0, 12), seed=st.text(max_size=5), seen=SEEN)
def test_as_many_come_as_wanted_or_as_there_are_the_least_talked_about_first(bank, count, seed, seen):
    drawn = draw_together(bank, count, seed, seen)
    assert [seen.get(item.id, 0) for item in drawn] == sorted(seen.get(item.id, 0) for item in bank)[:count]
    assert len({item.id for item in drawn}) == len(drawn)
    assert {item.id for item in drawn} <= {item.id for item in bank}


@given(bank=BANKS, count=st.integers(0, 12), seed=st.text(max_size=5), seen=SEEN)
def test_the_same_seed_draws_the_same(bank, count, seed, seen):
    assert draw_together(bank, count, seed, seen) == draw_together(tuple(bank), count, seed, Counter(seen))


def test_another_seed_draws_others():
    assert len({draw_together(a_bank(20), 4, f"seed-{n}", {})[0].id for n in range(10)}) > 1


@pytest.mark.parametrize("seed", range(8))
def test_strands_are_spread(seed):
    assert len({item.strand for item in draw_together(a_bank(40), len(STRANDS), f"seed-{seed}", {})}) == len(STRANDS)


@pytest.mark.parametrize("seed", range(8))
def test_types_are_spread_within_a_strand(seed):
    bank = [make(f"item-{make.__name__.replace('_', '-')}-{n}") for make in (a_single_choice, a_sorting, an_ordering) for n in range(4)]
    assert len({item.type for item in draw_together(bank, 3, f"seed-{seed}", {})}) == 3


# An item that is gone


def test_an_item_that_is_gone_leaves_the_others():
    left = STAGES["adult chooses first"].without("one")
    assert [turn.item_id for turn in left.turns] == ["two", "last"]
    assert (left.turn.item_id, left.phase, left.whose_turn) == ("two", "choose", "adult")


def test_where_the_item_on_screen_is_gone_the_device_is_passed_for_the_next():
    left = STAGES["child chooses"].without("one")
    assert (left.turn.item_id, left.phase, left.whose_turn) == ("two", "pass", "adult")


def test_where_the_last_open_item_is_gone_the_round_is_at_its_end():
    assert STAGES["teach"].without("last").phase == "end"


def test_where_no_item_is_left_there_is_no_round():
    assert a_together(a_turn("one")).without("one") is None


@EACH_STAGE
@pytest.mark.parametrize("gone", ["one", "two", "last", "unknown"])
def test_what_is_left_is_sound_and_taking_out_again_changes_nothing(stage, gone):
    left = STAGES[stage].without(gone)
    assert is_sound(left)
    assert left.without(gone) == left
    assert left == STAGES[stage] or gone in ITEMS


# What is left at the end


def test_talks_are_told_apart_at_the_end():
    together = a_together(done("one"), done("two", "again"), done("three", "passed"), done("four"), done("last", "again"))
    assert [turn.item_id for turn in agreed(together)] == ["one", "four"]
    assert [turn.item_id for turn in to_talk_again(together)] == ["two", "last"]


@pytest.mark.parametrize(("talks", "found"), [((), 0), (("passed", "passed"), 0), (("agree", "again"), 2), (("agree", "passed"), 1)])
def test_each_talk_is_one_light(talks, found):
    assert lights(a_together(*(done(i, talk) for i, talk in zip(ITEMS, talks, strict=False)), a_turn("last"))) == found


@pytest.mark.parametrize("adult", RESPONSES["one"])
@pytest.mark.parametrize("child", RESPONSES["one"])
def test_a_light_asks_nothing_about_who_chose_what(child, adult):
    assert lights(a_together(done("one", child=child, adult=adult))) == 1


@pytest.mark.parametrize("talk", ["agree", "again"])
def test_a_talk_is_recorded_with_its_item_and_lesson(talk):
    together = a_together(done("one", "passed"), done("two", talk), lesson_id=None)
    wanted = TalkRecord(id="evening-1", lesson_id="safe-harbour", item_id="two", outcome=talk, at=NOW + 5)
    assert record(together, 1, "safe-harbour", NOW + 5) == wanted


@pytest.mark.parametrize("place", [-1, 0, 1, 2, 3])
def test_there_is_no_record_without_a_talk(place):
    together = a_together(done("one", "passed"), a_turn("two", child=("tell", "block"), adult=("tell", "block")), a_turn("last"))
    assert record(together, place, "safe-harbour", NOW) is None


def test_a_finished_round_has_no_record_before_its_first_place():
    assert record(STAGES["reveal"].talked("one", "agree").without("two").without("last"), -1, "safe-harbour", NOW) is None


def test_the_longest_id_of_a_round_has_room_for_the_last_place():
    turns = tuple(done("one").model_copy(update={"item_id": f"item-{n}"}) for n in range(12))
    assert there(record(a_together(*turns, id="a" * 57), 11, "safe-harbour", NOW)).id == "a" * 57 + "-11"


# Any steps


SOME_ITEM = st.sampled_from([None, None, None, *ITEMS])
SOMEONE = st.sampled_from([None, None, "child", "adult"])
"""None stands for what is on screen, so that most steps do something."""


def steps_of(*kinds):
    return st.lists(st.tuples(st.sampled_from(kinds), SOME_ITEM, SOMEONE, st.integers(0, 5)), max_size=40)


STEPS = steps_of("take", "choose", "talked")
ANY_STEPS = steps_of("take", "take", "choose", "choose", "talked", "gone")
ROUNDS = st.permutations(list(ITEMS)).flatmap(lambda ids: st.integers(1, len(ids)).map(lambda n: begun(*(ITEMS[i] for i in ids[:n]))))


def named(together, step):
    """The step with the item and the person that it means."""
    kind, item_id, who, n = step
    return kind, item_id or (together.turn or together.turns[-1]).item_id, who or together.whose_turn or "child", n


def taken(together, step):
    """The round after a step."""
    kind, item_id, who, n = named(together, step)
    if kind == "take":
        return together.take(item_id, who)
    if kind == "choose":
        return together.choose(ITEMS[item_id], who, RESPONSES[item_id][n % len(RESPONSES[item_id])])
    if kind == "talked":
        return together.talked(item_id, TALKS[n % len(TALKS)])
    return together.without(item_id) or together


@given(together=ROUNDS, steps=ANY_STEPS)
def test_no_sequence_of_steps_makes_a_round_unsound_or_counts_more_lights_than_turns(together, steps):
    for step in steps:
        together = taken(together, step)
        assert is_sound(together)
        assert lights(together) <= together.place <= len(together.turns)
        assert bool(together.visible_responses) == (together.phase == "reveal")


@given(together=ROUNDS, steps=STEPS)
def test_no_step_takes_back_a_choice_or_a_talk(together, steps):
    for step in steps:
        after = taken(together, step)
        for turn, then in zip(together.turns, after.turns, strict=True):
            assert turn.responses.items() <= then.responses.items()
            assert turn.talk in {None, then.talk}
        assert after.place - together.place in {0, 1}
        assert lights(after) >= lights(together)
        together = after


@given(together=ROUNDS, steps=ANY_STEPS)
def test_a_repeated_step_changes_nothing(together, steps):
    for step in steps:
        meant = named(together, step)
        together = taken(together, meant)
        assert taken(together, meant) == together


@given(together=ROUNDS, steps=ANY_STEPS)
def test_from_anywhere_doing_what_the_screen_asks_leads_to_the_end(together, steps):
    together = reduce(taken, steps, together)
    asked = {"pass": "take", "choose": "choose", "teach": "choose", "reveal": "talked"}
    for _ in range(5 * len(together.turns)):
        if together.phase != "end":
            together = taken(together, (asked[together.phase], None, None, 0))
    assert together.phase == "end"
    assert all(len(turn.responses) == len(turn.choosers) for turn in together.turns)


# Two copies of one round


def copies(steps):
    """Three copies that began as one round and went on by themselves."""
    return st.builds(
        lambda start, before, ways: [reduce(taken, way, reduce(taken, before, start)) for way in ways],
        ROUNDS,
        STEPS,
        st.tuples(steps, steps, steps),
    )


@given(found=copies(ANY_STEPS))
def test_the_further_copy_is_the_same_from_either_side_and_in_any_order(found):
    one, other, third = found
    both = merge(one, other)
    assert both == merge(other, one)
    assert both in (one, other)
    assert merge(both, third) == merge(one, merge(other, third))
    assert merge(one, one) == one
    assert merge(both, one) == merge(both, other) == both


@given(together=ROUNDS, steps=STEPS)
def test_a_copy_never_falls_behind_what_it_came_from(together, steps):
    for step in steps:
        after = taken(together, step)
        assert merge(together, after) == merge(after, together) == after
        together = after


@given(found=copies(ANY_STEPS))
def test_a_round_that_one_tab_has_ended_stays_at_its_end(found):
    one, other, _ = found
    assert (merge(one, other).phase == "end") == ("end" in {one.phase, other.phase})


def test_a_tab_that_still_asks_an_item_that_is_gone_does_not_bring_it_back():
    here = STAGES["pass to child"]
    assert merge(here, here.without("two")) == here.without("two")


def test_a_round_that_ended_without_an_item_that_is_gone_is_not_opened_again():
    ended, stale = STAGES["teach"].without("last"), STAGES["teach reveal"]
    assert merge(ended, stale) == merge(stale, ended) == ended


@pytest.mark.parametrize("talk", TALKS)
def test_a_turn_is_not_lost_to_a_copy_that_has_dropped_its_item(talk):
    here = STAGES["reveal"].talked("one", talk)
    assert merge(here, here.without("one")) == merge(here.without("one"), here) == here


def test_two_copies_that_differ_in_a_choice_alone_are_decided_the_same_way_in_both_tabs():
    here, there = (STAGES["child chooses"].choose(ITEMS["one"], "child", chosen) for chosen in RESPONSES["one"][:2])
    assert here != there
    assert merge(here, there) == merge(there, here)


def test_of_two_copies_as_far_along_the_one_with_more_lights_counts():
    passed, talked = STAGES["reveal"].talked("one", "passed"), STAGES["reveal"].talked("one", "agree")
    assert merge(passed, talked) == merge(talked, passed) == talked


def test_another_round_is_no_copy():
    with pytest.raises(ValueError, match="evening and morning"):
        merge(a_together(), a_together(id="morning"))


def test_of_a_pair_two_see_one_half():
    assert len(draw_together([*a_pair("one"), *a_pair("two")], 4, "seed", {})) == 2
