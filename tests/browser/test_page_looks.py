"""Every page and every state of a quiz: for all readers, on a small phone, for large fingers, without motion."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import keeping, reader, tour
from tests.browser.tour import Sight, Violation
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

Sights = Callable[[str], dict[str, Sight]]


def walked(look: str) -> pytest.MarkDecorator:
    """What rests on the same walks runs in the same process, so that each is walked once."""
    return pytest.mark.xdist_group("walks of all readers" if look in tour.FOR_ALL_READERS else f"walk of a {look}")


EACH_LOOK = pytest.mark.parametrize("look", [pytest.param(look, marks=walked(look)) for look in tour.LOOKS])


@pytest.fixture(scope="module")
def sights(browser: Browser, site: str, visitor: dict[str, Any]) -> Sights:
    """What there is to see for a kind of visitor, by state. Walked once for each kind, then remembered."""
    walked: dict[str, dict[str, Sight]] = {}

    def walk(look: str) -> dict[str, Sight]:
        if look not in walked:
            watch = Watch(site)
            done = [reader.finished_at(lesson_id) for lesson_id in ("weprotect-global-alliance", "unicef-digital-safety")]
            kept = reader.having(*done, reader.attempt_at(reader.one_of_each_type()))
            past = keeping.past(site, keeping.of_one(kept))
            page = watch.over(browser.new_context(**visitor | tour.LOOKS[look], base_url=site, storage_state=past)).new_page()
            walked[look] = {state: tour.look(page, for_all_readers=look in tour.FOR_ALL_READERS) for state in tour.walk(page)}
            watch.close()
            assert not watch.problems
        return walked[look]

    return walk


def _found(sights: dict[str, Sight], kind: str) -> dict[str, list[str]]:
    return {state: found for state, sight in sights.items() if (found := getattr(sight, kind))}


@pytest.mark.parametrize("look", [pytest.param(look, marks=walked(look)) for look in tour.FOR_ALL_READERS])
def test_nothing_of_ours_breaks_a_rule_of_accessibility(look: str, sights: Sights):
    ours = {state: [one for one in sight.violations if not one.excuses] for state, sight in sights(look).items()}
    assert not any(ours.values()), "\n".join(_lines(ours))


def _lines(ours: dict[str, list[Violation]]) -> list[str]:
    return [f"{state}: {one.rule} at {one.target}: {one.html}\n    {one.why}" for state, found in ours.items() for one in found]


@walked(tour.FOR_ALL_READERS[0])
def test_every_entry_of_the_list_of_platform_violations_is_needed_and_gives_a_reason(sights: Sights):
    seen = [violation for look in tour.FOR_ALL_READERS for sight in sights(look).values() for violation in sight.violations]
    used = {place for violation in seen for place in violation.excuses}
    entries = tour.platform_violations()
    assert [entry for place, entry in enumerate(entries) if place not in used] == []
    assert all(entry["why"].strip() for entry in entries)


@EACH_LOOK
def test_no_page_scrolls_sideways(look: str, sights: Sights):
    assert _found(sights(look), "sideways") == {}


@EACH_LOOK
def test_whatever_can_be_tapped_is_high_enough_for_a_finger(look: str, sights: Sights):
    assert _found(sights(look), "too_low") == {}


@walked("small phone")
def test_nothing_moves_for_readers_who_asked_for_less_motion(sights: Sights):
    assert _found(sights("small phone"), "moving") == {}
