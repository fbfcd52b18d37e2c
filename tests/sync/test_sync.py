"""The server's half of the store: what it hears is checked, merged, and never believed blindly; what it wants kept is all there is."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beacons.domain.household.household import NOBODY, Household
from beacons.domain.practice.progress import Progress
from beacons.sync import family_document, jsonl, progress_document
from beacons.sync.documents import FAMILY, READER, UNREADABLE, VERSION_1
from beacons.sync.sync import Sync
from tests.builders import NOW, a_family, a_finished_attempt, a_place, a_progress, a_reader, a_talk, an_agreement, an_attempt
from tests.sync.keeping import texts_of
from tests.sync.server_half import ServerHalf

OTTER, SEAL = a_reader("otter"), a_reader("seal", animal="seal", at=NOW + 1)
ONE = Household(a_family(OTTER), {"otter": a_progress(a_finished_attempt(), places=(a_place(),))})
TWO = Household(
    a_family(OTTER, SEAL), {"otter": a_progress(a_finished_attempt("of-otter")), "seal": a_progress(an_attempt("of-seal", right=1))}
)


def after(*stored: Household, **fields: object) -> ServerHalf:
    """A session that has heard of these, one after the other."""
    half = ServerHalf()
    for household in stored:
        half.hear(texts_of(household), **fields)
    return half


def readers(half: ServerHalf) -> list[str]:
    return [reader.id for reader in half.household.family.readers]


# Who reads


@pytest.mark.parametrize(
    ("here", "current", "who"), [("seal", "otter", "seal"), ("", "seal", "seal"), ("gone", None, "otter"), ("", None, "otter")]
)
def test_who_begins(here, current, who):
    family = TWO.family.model_copy(update={"current": current, "current_at": NOW if current else 0})
    half = after(Household(family, TWO.progress), here=here)
    assert (half.reader_id, half.household.progress) == (who, TWO.progress)


@pytest.mark.parametrize("here", ["<b>", "../x", "\ud800", "x" * 100_000, "A", " ", "null", 7, None, ["otter"]], ids=lambda h: repr(h)[:20])
def test_a_child_that_no_one_could_be_is_not_asked_for(here):
    assert after(ONE, here=here).reader_id == "otter"
    assert len(readers(ServerHalf().hear({}, here=here))) == 1


def test_a_tab_that_outlived_the_server_gets_its_child_again_though_nothing_was_kept():
    first, again = ServerHalf().hear({}), ServerHalf().hear({}, here="new1")
    assert (again.reader_id, again.household.family.readers[0].animal) == ("new1", first.household.family.readers[0].animal)


def test_what_was_done_before_anything_was_heard_is_theirs_who_are_found():
    early = Household(progress={NOBODY: Progress(places=(a_place("early"),))})
    assert {place.lesson_id for place in ServerHalf(early).hear(texts_of(ONE)).progress.places} == {"early", "safe-harbour"}
    assert ServerHalf(early).hear({}).household.progress == {"new1": early.of(NOBODY)}


def test_the_first_child_of_a_tab_makes_way_for_those_who_are_found():
    half = ServerHalf().hear({}).do(Household(progress={"new1": a_progress(an_attempt("mine", right=1))})).hear(texts_of(ONE))
    assert (readers(half), half.reader_id) == (["otter"], "otter")
    assert {attempt.id for attempt in half.progress.attempts} == {"first", "mine"}


@pytest.mark.parametrize("known", ["by the storage", "because it was removed", "with another", "out of a file"])
def test_a_child_who_is_known_makes_way_for_nobody(known):
    half = ServerHalf().hear({}).do(Household(progress={"new1": a_progress(an_attempt("mine", right=1))}))
    found = ONE
    if known == "by the storage":
        half.hear(half.documents)
    if known == "because it was removed":
        found = replace(ONE, family=ONE.family.model_copy(update={"removed": ("new1",)}))
    if known == "with another":
        half.do(Household(a_family(SEAL)))
    if known == "out of a file":
        half.sync = half.sync.taking_over(half.household)
    half.hear(texts_of(found))
    assert half.household.of("otter") == ONE.of("otter"), "what one child did is another's"
    assert (half.reader_id == "otter") == (known == "because it was removed")


# What is heard


def test_the_same_report_twice_counts_once_and_an_old_one_brings_nothing_back():
    half = after(TWO, ONE)
    before = half.household
    for turn in (1, 2):
        assert half.hear(texts_of(Household(a_family(a_reader("crab")))), turn=turn).household == before


def test_a_report_for_another_session_or_from_before_the_forgetting_is_not_heard():
    half = ServerHalf(erased=1)
    assert not half.hear(texts_of(ONE), session_id="s0").hear(texts_of(ONE), erased=0).sync.restored
    assert half.hear(texts_of(ONE)).household == ONE


def test_of_two_copies_of_an_attempt_no_answer_is_lost():
    mine, theirs = (Household(a_family(OTTER), {"otter": Progress(attempts=(an_attempt(right=n),))}) for n in (1, 2))
    (attempt,) = after(mine, theirs).progress.attempts
    assert len(attempt.answers) == 2


def test_the_later_choice_of_a_path_wins():
    earlier, later = (Household(a_family(OTTER), {"otter": Progress(path=p, path_at=at)}) for p, at in (("7-9", 100), ("13-16", 200)))
    assert after(later, earlier).progress.path == after(earlier, later).progress.path == "13-16"


def test_a_progress_of_whom_the_family_knows_nothing_gets_a_name():
    half = ServerHalf().hear({READER + "stray": progress_document.to_text(ONE.of("otter"), "stray")})
    assert (half.reader_id, readers(half)) == ("stray", ["stray"])


def test_a_document_under_the_name_of_another_child_is_whose_it_says():
    half = ServerHalf().hear({**texts_of(TWO), READER + "seal": texts_of(ONE)[READER + "otter"], READER + "otter": ""})
    assert half.household.of("otter") == ONE.of("otter")


def test_what_version_1_kept_belongs_to_the_first_child_or_to_the_one_who_is_there():
    text = json.dumps({"path": "10-12", "path_at": NOW + 9, "country": "IE"})
    alone, again = ServerHalf().hear({VERSION_1: text}), ServerHalf().hear({VERSION_1: text})
    assert (alone.progress.path, again.reader_id) == ("10-12", alone.reader_id), "in every tab it is the same child"
    beside = ServerHalf().hear({**texts_of(TWO), VERSION_1: text}).household
    assert (beside.of("otter").path, beside.of("seal")) == ("10-12", TWO.of("seal"))


REPORT = {"session_id": "s1", "erased": 0, "turn": 1, "here": "", "texts": {}}


def written(name: str, raw: str) -> str:
    """A report in which one field says just this."""
    return json.dumps({**REPORT, name: "?"}).replace('"?"', raw)


@pytest.mark.parametrize(
    "junk",
    [
        *["", "x", "null", "[]", "7", '"text"', "{}", '{"turn": 1}', "{", "\x00", '{"text"', "NaN", "[" * 100_000],
        *(written("turn", raw) for raw in ("null", '"x"', "[]", "Infinity", "NaN", "1e999", "9" * 5000)),
        *(written("texts", raw) for raw in ("null", "7", '"text"', "[1]", "[[[], 1]]")),
        *(written(name, raw) for name, raw in (("gone", "7"), ("erased", '"x"'))),
        *(json.dumps({n: value for n, value in REPORT.items() if n != name}) for name in REPORT),
    ],
    ids=lambda junk: repr(junk)[:60],
)
def test_a_report_that_is_none_changes_nothing(junk):
    half = ServerHalf(ONE, "otter").tell(junk)
    assert (half.household, half.sync) == (ONE, Sync("s1"))


@pytest.mark.parametrize("stored", [None, 7, ["x"], {"path": "7-9"}, True, 1.5], ids=repr)
def test_a_stored_text_that_is_none_is_left_aside(stored):
    assert ServerHalf().hear({**texts_of(ONE), READER + "seal": stored}).progress == ONE.of("otter")


def test_a_document_as_full_as_it_may_be_can_be_joined_with_what_was_done_here():
    full = Household(a_family(OTTER), {"otter": Progress(places=tuple(a_place(f"lesson-{n}") for n in range(300)))})
    here = ServerHalf(Household(progress={NOBODY: Progress(places=(a_place("one-more", at=NOW + 1),))})).hear(texts_of(full))
    assert here.progress.place("one-more", "7-9")
    assert len(here.progress.places) == 300


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from([FAMILY, READER + "otter", READER, UNREADABLE, VERSION_1]) | st.text()
LINES = st.sampled_from(["path", "attempt", "past", "place", "reader", "talk", "together", "agreement", "removed", "current"])
DOCUMENTS = st.lists(st.dictionaries(LINES, JSON, max_size=2).map(json.dumps) | st.text(), max_size=4).map("\n".join) | JSON
HEADED = st.tuples(st.sampled_from([jsonl.header("family"), jsonl.header("reader", id="otter")]), DOCUMENTS).map(
    lambda two: f"{two[0]}\n{two[1]}"
)
REPORTS = st.fixed_dictionaries(
    {"texts": st.dictionaries(NAMES, HEADED | DOCUMENTS | JSON, max_size=4) | JSON},
    optional=dict.fromkeys(("here", "turn", "empty", "gone", "has_erased", "erased", "session_id"), JSON),
)


@given(st.lists(REPORTS, max_size=3))
@settings(max_examples=100)
def test_no_report_whatever_breaks_the_app_or_takes_a_child_from_it(reports):
    half = ServerHalf()
    for told in reports:
        half.hear(**told)
        assert half.household.family.reader(half.reader_id) or not half.sync.restored
        assert not {*half.documents} & {*half.orders().erase}
    again = ServerHalf().hear(half.documents, here=half.reader_id)
    assert not half.documents or again.household.family == half.household.family
    assert not half.documents or again.progress == half.progress, "what is written is read again as it was"


# Forgetting


@pytest.mark.parametrize("is_new", [True, False])
def test_of_an_empty_storage_at_first_nothing_is_forgotten_and_later_everything(is_new):
    half = ServerHalf(Household(progress={NOBODY: ONE.of("otter")})) if is_new else after(ONE)
    half.hear({}, here="otter")
    assert half.heard[-1].has_forgotten is not is_new
    assert bool(half.progress.attempts) is is_new
    assert (half.reader_id == "otter") is is_new, "not even the name comes back"
    assert half.sync.restored is is_new


def test_where_everything_was_forgotten_another_session_begins_which_hears_nothing_of_before():
    half = after(ONE).hear({})
    assert not half.hear(texts_of(ONE), session_id="s1", turn=3).sync.restored
    assert (half.household, half.reader_id) == (Household(), "")
    assert half.hear({}).sync.restored
    assert half.reader_id not in {"", "otter"}


def test_what_this_tab_wanted_erased_is_said_when_it_is_and_takes_nothing_that_was_done_since():
    half = after(ONE)
    half.household, half.reader_id, half.sync = Household(a_family(SEAL), {"seal": a_progress()}), "seal", half.sync.erasing()
    half.hear({}, has_erased=True)
    assert (half.heard[-1].notice, half.heard[-1].has_forgotten, half.reader_id) == ("grown_ups.forgotten", False, "seal")


@pytest.mark.parametrize("reads", ["otter", "seal"])
@pytest.mark.parametrize("came_back", [(), ("seal",)], ids=["all anew", "one out of a family file"])
def test_a_tab_that_slept_through_the_forgetting_does_not_bring_back_what_was_forgotten(reads, came_back):
    """Whoever reads in it. All that stands there now is told to a session that knows nothing."""
    half = after(TWO)
    half.reader_id = reads
    crab = a_reader("crab")
    readers = (crab, SEAL) if came_back else (crab,)
    anew = Household(a_family(*readers), {"crab": a_progress(a_finished_attempt("of-crab")), **{one: TWO.of(one) for one in came_back}})
    half.hear({name: text for name, text in texts_of(anew).items() if name != READER + "seal"}, gone=[READER + "otter"])
    assert half.heard[-1].has_forgotten
    assert half.hear(texts_of(anew)).household == anew


def test_what_a_page_alone_keeps_hides_no_forgetting():
    """A document for which there was no room is still there: of all the others the storage is empty."""
    half = after(TWO).do(Household(a_family(a_reader("crab")))).hear({}, gone=[FAMILY, READER + "otter"], empty=False)
    assert half.heard[-1].has_forgotten


@pytest.mark.parametrize(
    ("family", "gone"),
    [
        (TWO.family.without_reader("otter"), [READER + "otter"]),
        (TWO.family, [READER + "otter"]),
        (a_family(SEAL), [READER + "stray"]),
        (None, [READER + "otter", READER + "seal"]),
        (None, [FAMILY]),
    ],
    ids=["it was taken off", "the family still knows of it", "of nobody here", "the family is as it was", "the family alone is gone"],
)
def test_where_a_document_is_gone_for_another_reason_nobody_else_goes_along(family, gone):
    texts = {FAMILY: family_document.to_text(family)} if family else {}
    half = after(TWO).hear(texts, gone=gone, empty=False)
    assert not half.heard[-1].has_forgotten
    assert half.household.of("seal") == TWO.of("seal")


# What is to be kept


def test_before_the_storage_was_heard_nothing_is_to_be_kept():
    orders = ServerHalf(ONE, "otter").orders()
    assert (orders.restored, orders.keep) == (False, ())


def test_of_a_new_child_who_has_done_nothing_there_is_nothing_to_keep():
    assert ServerHalf().hear({}).documents == {}


@pytest.mark.parametrize(
    "done",
    [
        Household(a_family(OTTER), {"otter": a_progress(an_attempt())}),
        Household(a_family(OTTER, talks=(a_talk(),))),
        Household(a_family(OTTER, agreement=an_agreement())),
        Household(a_family(a_reader("otter", roll=1))),
        Household(a_family(OTTER), unreadable=("not json",)),
    ],
    ids=["an answer", "a talk", "an agreement", "another name", "unreadable"],
)
def test_anything_else_is_kept(done):
    half = ServerHalf(done, "otter", restored=True)
    assert set(half.documents) - {UNREADABLE} == {FAMILY, READER + "otter"}


def test_a_tab_keeps_the_family_and_its_own_child_and_others_only_where_they_are_its_affair():
    half = after(TWO, here="seal")
    assert set(half.documents) == {FAMILY, READER + "seal"}
    half.sync = half.sync.keeping("otter", "nobody")
    assert half.documents == texts_of(TWO)
    half.household = half.household.without_reader("otter")
    assert set(half.documents) == {FAMILY, READER + "seal"}
    assert half.orders().erase == (UNREADABLE, READER + "otter")


def test_a_document_is_made_anew_only_where_its_content_is_another():
    half = after(ONE)
    before = half.documents
    assert all(text is before[name] for name, text in half.documents.items())
    half.household = half.household.with_progress("otter", half.progress.with_skipped("global-alliance"))
    assert half.documents[FAMILY] is before[FAMILY]
    assert half.documents[READER + "otter"] != before[READER + "otter"]


def test_what_cannot_be_read_is_kept_until_it_is_discarded_and_then_goes_with_its_documents():
    stored = {**texts_of(TWO), READER + "seal": texts_of(TWO)[READER + "seal"] + "\nrubbish", READER + "x": "[]", UNREADABLE: "old"}
    half = ServerHalf().hear(stored)
    assert half.household.unreadable == ("[]", "old", "rubbish")
    assert (half.documents[UNREADABLE], half.orders().erase) == ("[]\nold\nrubbish", ())
    half.household, half.sync = replace(half.household, unreadable=()), half.sync.discarding()
    assert half.documents == texts_of(TWO), "the document of the other child is written anew"
    assert half.orders().erase == (UNREADABLE, READER + "x")


def test_what_another_tab_discarded_is_gone_here_too():
    half = ServerHalf().hear({**texts_of(ONE), UNREADABLE: "old"}).hear({}, gone=[UNREADABLE], empty=False)
    assert half.household == ONE
