"""Every page and every state of a quiz: for all readers, on a small phone, for large fingers, without motion."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import keeping, reader, tour
from tests.browser.tour import Sight, Violation
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("look", tour.LOOKS)
def test_no_page_or_state_scrolls_sideways_is_too_small_for_a_finger_or_breaks_a_rule_of_accessibility(
    look: str, browser: Browser, site: str, visitor: dict[str, Any]
):
    """In one walk: to come to a state takes longer than to look at it. Of the platform's own faults each is on our list, and no other."""
    sights = _walked(browser, site, visitor | tour.LOOKS[look], for_all_readers=look in tour.FOR_ALL_READERS)
    kinds = ("sideways", "too_low", *(("moving",) if tour.LOOKS[look].get("reduced_motion") else ()))
    found = {kind: {state: wrong for state, sight in sights.items() if (wrong := getattr(sight, kind))} for kind in kinds}
    assert found == {kind: {} for kind in kinds}
    broken = {state: [one for one in sight.violations if not one.excuses] for state, sight in sights.items()}
    assert not any(broken.values()), "\n".join(_lines(broken))
    if look in tour.FOR_ALL_READERS:
        excused = {place for sight in sights.values() for violation in sight.violations for place in violation.excuses}
        entries = tour.platform_violations()
        assert [entry for place, entry in enumerate(entries) if place not in excused or not entry["why"].strip()] == []


def _walked(browser: Browser, site: str, visitor: dict[str, Any], *, for_all_readers: bool) -> dict[str, Sight]:
    """What such a visitor sees, by state."""
    watch = Watch(site)
    done = [reader.finished_at(lesson_id) for lesson_id in ("weprotect-global-alliance", "unicef-digital-safety")]
    past = keeping.past(site, keeping.of_one(reader.having(*done, reader.attempt_at(reader.one_of_each_type()))))
    page = watch.over(browser.new_context(**visitor, base_url=site, storage_state=past)).new_page()
    sights = {state: tour.look(page, for_all_readers=for_all_readers) for state in tour.walk(page)}
    watch.close()
    assert not watch.problems
    return sights


def _lines(ours: dict[str, list[Violation]]) -> list[str]:
    return [f"{state}: {one.rule} at {one.target}: {one.html}\n    {one.why}" for state, found in ours.items() for one in found]
