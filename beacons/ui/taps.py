"""Steps within an item before its check: what ordering and story remember between taps. Changes the session, as ``actions`` does."""

from beacons.domain.item import Item
from beacons.items.story.item import Story
from beacons.ui.session import session


def tap_step(item: Item, option_id: str) -> None:
    """Put a step next in the order; tapped again, take it and those after it out."""
    state = session()
    tapped = state.screen.taps.get(item.id, ())
    after = tapped[: tapped.index(option_id)] if option_id in tapped else (*tapped, option_id)
    state.screen.taps[item.id] = after


def take(item: Story, option_id: str) -> None:
    """Take a choice in a story. A choice that the scene on screen does not offer changes nothing."""
    state = session()
    way = (*state.screen.taps.get(item.id, ()), option_id)
    if item.scene_after(way) is not None:
        state.screen.taps[item.id] = way
        state.move_focus("scene")


def back_to_fork(item: Story) -> None:
    """Undo the last choice in a story."""
    state = session()
    state.screen.taps[item.id] = state.screen.taps.get(item.id, ())[:-1]
    state.move_focus("scene")
