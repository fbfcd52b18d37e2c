"""The item types: one module each, registered in ``Item`` under the name that its ``type`` field gives."""

from typing import Annotated, get_args

from pydantic import Field

from beacons.domain.items.base import Option
from beacons.domain.items.multiple_choice import MultipleChoice
from beacons.domain.items.ordering import Ordering
from beacons.domain.items.single_choice import SingleChoice
from beacons.domain.items.sorting import Sorting
from beacons.domain.items.spot import Spot
from beacons.domain.items.story import Story

Item = Annotated[
    SingleChoice | MultipleChoice | Ordering | Sorting | Spot | Story,
    Field(discriminator="type"),
]

ITEM_TYPES: dict[str, type] = {
    get_args(item_type.model_fields["type"].annotation)[0]: item_type for item_type in get_args(get_args(Item)[0])
}
"""Type name, as quiz files write it, to its class."""

__all__ = ["ITEM_TYPES", "Item", "Option"]
