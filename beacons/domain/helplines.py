"""Services that listen or take reports, by country."""

from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field, StringConstraints

from beacons.domain.model import FormatVersion, Line, Model

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""


class Service(Model):
    """One service. ``as_of`` is the date its source gives; ``verified_live`` says that a person has dialled and opened it."""

    country: Country
    name: Line
    number: Line | None = Field(default=None, description="As the source shows it; none where reports are made on a page.")
    site: AnyHttpUrl
    kind: Literal["helpline", "hotline"] = Field(description="helpline: someone to talk to. hotline: a place to report.")
    for_whom: Literal["child", "adult", "both"]
    as_of: Line
    verified_live: bool
    note: Line | None = None


class Services(Model):
    """All services: the content of ``content/helplines.yaml``."""

    format_version: FormatVersion
    services: tuple[Service, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries that have a service, sorted by code."""
        return tuple(sorted({service.country for service in self.services}))

    def of(self, country: str) -> tuple[Service, ...]:
        """Services of a country: those to talk to before those to report to, those for children first."""
        found = (service for service in self.services if service.country == country)
        order = {"child": 0, "both": 1, "adult": 2}
        return tuple(sorted(found, key=lambda s: (s.kind != "helpline", order[s.for_whom])))


class SchoolContact(Model):
    """Whom a school wants its pupils to turn to first: the content of ``content/school.yaml``, which a school may add."""

    format_version: FormatVersion
    name: Line
    text: Line
    number: Line | None = None
