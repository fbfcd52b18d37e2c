"""Who to tell: the first advice, the steps, and directories of services."""

from typing import Literal

from pydantic import AnyHttpUrl, Field

from beacons.domain.model import FormatVersion, Line, Model, Slug


class Step(Model):
    """One thing to do, in a few words, with a sentence that says how."""

    title: Line
    text: Line


class Directory(Model):
    """A network that knows the services of many countries. ``as_of`` is the date its source gives."""

    id: Slug
    name: Line
    kind: Literal["helpline", "hotline"] = Field(description="helpline: someone to talk to. hotline: a place to report.")
    for_whom: Literal["child", "adult", "both"]
    what: Line
    url: AnyHttpUrl
    as_of: Line


class Help(Model):
    """The content of ``help.yaml``: people first, then steps, then services."""

    format_version: FormatVersion
    people_first: tuple[Line, ...] = Field(min_length=1)
    danger: Line
    steps: tuple[Step, ...] = Field(min_length=1)
    good_to_know: tuple[Line, ...]
    directories: tuple[Directory, ...] = Field(min_length=1)
