"""Whether a response is taken, and what it earns."""

from beacons.domain.response import Incomplete, Response
from beacons.domain.rooms.answers import RoomAnswer
from beacons.live.connection import Refused
from beacons.live.memory import Memory


def judged(memory: Memory, learner_id: str, item_id: str, response: Response, at: int) -> RoomAnswer:
    """A response that is taken at this moment, with what it earns. Raises ``Refused``."""
    if memory.learners[learner_id].removed:
        raise Refused("removed")
    item = memory.items.item(item_id)
    if item is None or not memory.room.tick(at).takes(item_id, at):
        raise Refused("not-now")
    try:
        outcome = item.check(response)
    except (Incomplete, TypeError, AttributeError) as error:
        raise Refused("incomplete") from error
    given = tuple(response.items()) if isinstance(response, dict) else response
    held_once = memory.responses.setdefault(given, response)
    return RoomAnswer(item.id, learner_id, held_once, outcome.earned, outcome.possible, at)
