"""The item types, by the names that quiz files give them. Whatever stands beside this file is found: nothing else lists the types."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any, get_args

from pydantic import ValidatorFunctionWrapHandler, WrapValidator

from beacons.domain.item import Item

ITEM_TYPES: dict[str, type[Item]] = {}
"""Type name, as quiz files write it, to its class."""

FOLDERS: dict[str, str] = {}
"""Type name to its folder, where its words and its part of a printed sheet stand."""


def find_types() -> None:
    """Take in the types that stand on the path of this package."""
    for folder in (found.name for found in iter_modules(__path__, f"{__name__}.") if found.ispkg):
        module = import_module(f"{folder}.item")
        for made in vars(module).values():
            if isinstance(made, type) and issubclass(made, Item) and made.__module__ == module.__name__:
                (name,) = get_args(made.model_fields["type"].annotation)
                ITEM_TYPES[name], FOLDERS[name] = made, import_module(folder).__path__[0]


def by_type(raw: Any, _: ValidatorFunctionWrapHandler) -> Item:
    """An item of the type that the data names. Raises ``ValueError`` (pydantic's too) where it is none, with all that is wrong."""
    if isinstance(raw, Item):
        return raw
    name = raw.get("type") if isinstance(raw, Mapping) else None
    if name not in ITEM_TYPES:
        raise ValueError(f"'{name}' is no type of item: take one of {', '.join(ITEM_TYPES)}")
    return ITEM_TYPES[name].model_validate(raw)


AnyItem = Annotated[Item, WrapValidator(by_type)]
"""An item of any type, as it is read from a file, a database or a wire."""

find_types()
