"""How far a language is: a count of units for each path, for families, grown-ups and the interface."""

import pytest

from beacons.domain.catalog import Catalog, Message, by_id
from beacons.domain.course.completeness import Share, completeness, every_text, units
from beacons.domain.text import Locale, Plural
from tests.builders import a_catalog, a_lesson, a_quiz, a_single_choice, an_edition

INTERFACE = {"home.title": "Coast", "help.title": "Get help", "state.stars": Plural("{count} star", "{count} stars")}
ITEMS = (a_single_choice("young", path="7-9"), a_single_choice("old", path="13-16", sensitive="topic"))
EDITION = an_edition(quizzes={"safe-harbour": a_quiz(*ITEMS)}, lessons={"safe-harbour": a_lesson()})
FOUND = list(units(EDITION, INTERFACE))  # type: ignore[arg-type]


def said(*ids: str, suffix: str = "") -> Catalog:
    """These units are translated; with a suffix, from another English."""
    texts = [
        (text_id, f"{english}{suffix}", f"de: {english}") for unit in FOUND if unit.id in ids for text_id, english in unit.texts.items()
    ]
    return a_catalog(*texts)


def test_nothing_is_done_in_a_language_without_a_catalog():
    shares = completeness(FOUND, a_catalog())
    assert list(shares) == ["7-9", "10-12", "13-16", "family", "adults", "interface"]
    assert all(share.units and not share.done and not share.stale for share in shares.values())


@pytest.mark.parametrize(
    ("unit", "key"),
    [
        ("young", "7-9"),
        ("safe-harbour/paths/10-12/cards/who", "10-12"),
        ("help/orders/13-16", "13-16"),
        ("first_words/situations/trick", "family"),
        ("safe-harbour/adult/talk_cards/idea", "family"),
        ("safe-harbour/adult/background/who", "adults"),
        ("teaching", "adults"),
        ("course", "interface"),
        ("home.title", "interface"),
    ],
)
def test_a_unit_counts_for_its_path_or_for_those_who_read_it(unit, key):
    shares = completeness(FOUND, said(unit))
    assert {name for name, share in shares.items() if share.done} == {key}
    assert shares[key].done == 1


def test_a_unit_is_done_when_all_of_it_is():
    whole = said("young")
    half = Catalog({}, Locale("de"), dict(list(whole.messages.items())[1:]))
    assert completeness(FOUND, half)["7-9"].done == 0


def test_a_stale_unit_is_counted_and_done_only_where_it_is_read():
    shares = completeness(FOUND, said("young", "old", "help.title", "home.title", suffix=" (old)"))
    units_of = {key: share.units for key, share in shares.items()}
    assert shares["7-9"] == Share(units_of["7-9"], 1, 1)
    assert shares["13-16"] == Share(units_of["13-16"], 0, 1)
    assert shares["interface"] == Share(units_of["interface"], 1, 2)


def test_every_text_is_told_with_all_that_is_known_of_it():
    stars = Message(Plural("{count} star", "{count} stars"), ("{count} Stern", "{count} Sterne"))
    texts = Catalog({}, Locale("de"), {**said("young", suffix=" (old)").messages, **by_id([("state.stars", stars)])})
    rows = {one.id: one.as_json() for one in every_text(FOUND, texts)}
    assert len(rows) == sum(len(unit.texts) for unit in FOUND)
    stem = ITEMS[0].stem
    told = {"id": "young/stem", "unit": "young", "path": "7-9", "audience": "children", "en": stem, "text": f"de: {stem}", "stale": True}
    assert rows["young/stem"] == told
    assert (rows["help.title"]["text"], rows["help.title"]["path"], rows["help.title"]["audience"]) == (None, None, "interface")
    assert rows["state.stars"]["en"] == {"one": "{count} star", "other": "{count} stars"}
    assert rows["state.stars"]["text"] == ["{count} Stern", "{count} Sterne"]
