"""``python -m author.helpline_sheet [--check]``: the sheet by which a person checks all help services live."""

import sys
from collections.abc import Sequence
from pathlib import Path

from babel import Locale

from author.made_file import write_or_check
from beacons.domain.course.helplines import CountryService, Service, Services
from beacons.domain.text import SOURCE_LANGUAGE
from beacons.storage.content_files import load

ROOT = Path(__file__).resolve().parents[1]
FILE = Path("docs") / "checking-helplines.md"

_HOW = """# Checking the help services

Made by `make helplines`; not edited by hand.

Nobody has to do this alone: the list splits by country, and 33 seconds a line is an hour. Do your own country first, again every 90 days.

1. Open the page. Is it the service that is named, and does it still do what its kind says?
2. Compare the number digit by digit with the page. Dial it where you can: is it answered, by them? Say that you check a list.
3. Is it still for those it says? Can one stay anonymous? The page says so, or it stays *not known*.
4. Write what you found into `content/helplines.yaml`, with the day and nothing about you:
   `checked: {on: 2026-12-03, number: answered}`, or `number: not dialled` where only the page was opened.
5. What is gone or wrong is taken out or mended; its page decides, never memory. Then `make helplines content`.

Until a service is checked, its page stands before its number, and the number is no link.

"""


def sheet(services: Services) -> str:
    """How to check, then every service with boxes to tick, those that were checked last with their day."""
    names = Locale.parse(SOURCE_LANGUAGE).territories
    done, of = services.checked
    rows = sorted(services.services, key=lambda one: (one.country != "GB", names.get(one.country, one.country)))
    lines = [
        f"{done} of {of} are checked.",
        "",
        "| country | service | kind | page | number | page is right | number answers |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        *(_row(names.get(one.country, one.country), one) for one in rows),
        *(_row("all", one) for one in services.worldwide),
    ]
    return _HOW + "\n".join([*lines, "", "## Emergency numbers", "", *_emergency(services), ""])


def _row(country: str, service: Service | CountryService) -> str:
    looked = service.checked
    page = looked.on.isoformat() if looked else "☐"
    number = "–" if service.number is None else page if service.number_is_checked else "☐"
    return f"| {country} | {service.name} | {', '.join(service.kinds)} | <{service.site}> | {service.number or '–'} | {page} | {number} |"


def _emergency(services: Services) -> list[str]:
    names = Locale.parse(SOURCE_LANGUAGE).territories
    parts = [f"{names.get(one.country, one.country)} {one.number}" for one in services.emergency]
    return ["Compared with an official page of the country, never dialled:", "", "; ".join(sorted(parts)) + "."]


def main(arguments: Sequence[str]) -> int:
    """Write the sheet, or with ``--check`` say whether it is up to date."""
    services = load(ROOT).services
    if services is None:
        print("content/helplines.yaml is not sound: make content")
        return 1
    return write_or_check(ROOT, FILE, sheet(services), "helplines", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
