"""Services that listen, take reports or get pictures taken down, and emergency numbers, by country."""

from collections import Counter
from datetime import date
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field, StringConstraints, model_validator

from beacons.domain.model import FormatVersion, Model
from beacons.domain.text import Line

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""

ServiceKind = Literal["helpline", "removal", "hotline"]
"""Someone to talk to; a service that gets a picture taken down; a place to report. Shown in this order."""

KINDS: tuple[ServiceKind, ...] = ("helpline", "removal", "hotline")


class LiveCheck(Model):
    """A person has opened the page, and dialled the number where ``number`` says so. Who it was is not kept."""

    on: date
    number: Literal["answered", "not dialled"]


class Service(Model):
    """One service. ``as_of`` is the date its source gives; ``checked`` is empty until a person has looked at the live page."""

    name: Line
    called: tuple[Line, ...] = Field(default=(), description="How texts name it: these words become a link to its page.")
    number: Line | None = Field(
        default=None, description="As the source shows it; none where it is not sure, or reports are made on a page."
    )
    site: AnyHttpUrl
    kinds: tuple[ServiceKind, ...] = Field(min_length=1)
    for_whom: Literal["child", "adult", "both"]
    anonymous: Literal["yes", "no", "not known"] = "not known"
    as_of: Line
    checked: LiveCheck | None = None
    note: Line | None = None

    @property
    def number_is_checked(self) -> bool:
        """Whether somebody has dialled it: until then its page comes first."""
        return self.checked is not None and self.checked.number == "answered"


class CountryService(Service):
    """A service of one country."""

    country: Country


class Emergency(Model):
    """The emergency number of a country: one for everything, or one for each of the three."""

    country: Country
    general: Line | None = None
    police: Line | None = None
    ambulance: Line | None = None
    fire: Line | None = None
    not_urgent: Line | None = Field(default=None, description="The police's number where nobody is in danger now.")

    @property
    def number(self) -> str | None:
        """The number to call first: the general one, else that of the police."""
        return self.general or self.police

    @model_validator(mode="after")
    def _has_a_number(self) -> "Emergency":
        if self.number is None:
            raise ValueError("needs a general number, or that of the police")
        return self


class Services(Model):
    """All services: the content of ``content/helplines.yaml``."""

    format_version: FormatVersion
    services: tuple[CountryService, ...]
    worldwide: tuple[Service, ...] = Field(default=(), description="Services for every country.")
    emergency: tuple[Emergency, ...] = ()
    names: dict[Country, tuple[Line, ...]] = Field(
        default={}, description="What else people call a country: short forms, its parts, its name in its own languages."
    )

    @model_validator(mode="after")
    def _one_emergency_entry_a_country(self) -> "Services":
        doubled = [country for country, count in Counter(one.country for one in self.emergency).items() if count > 1]
        if doubled:
            raise ValueError(f"emergency: {', '.join(doubled)} stands there twice")
        return self

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries for which there is an entry, sorted by code."""
        return tuple(sorted({service.country for service in self.services} | {one.country for one in self.emergency}))

    def of(self, country: str, kind: ServiceKind) -> tuple[Service, ...]:
        """Services of that kind for a country: its own before those for every country, those for children first."""
        own = [service for service in self.services if service.country == country and kind in service.kinds]
        order = {"child": 0, "both": 1, "adult": 2}
        return (
            *sorted(own, key=lambda service: order[service.for_whom]),
            *(service for service in self.worldwide if kind in service.kinds),
        )

    def emergency_of(self, country: str) -> Emergency | None:
        """The emergency number of a country; None where it is not known."""
        return next((one for one in self.emergency if one.country == country), None)

    @property
    def checked(self) -> tuple[int, int]:
        """How many services a person has checked live, of how many."""
        every = (*self.services, *self.worldwide)
        return sum(service.checked is not None for service in every), len(every)


class SchoolContact(Model):
    """Whom a school wants its pupils to turn to first: the content of ``content/school.yaml``, which a school may add."""

    format_version: FormatVersion
    name: Line
    text: Line
    number: Line | None = None
