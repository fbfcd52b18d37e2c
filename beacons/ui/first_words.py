"""What a visitor reads before anything runs."""

from beacons.domain.text import SOURCE_LANGUAGE
from beacons.ui.components import ASSETS
from beacons.ui.markup import asset
from beacons.ui.services import base, catalogs
from beacons.ui.words import direction
from beacons.web.first_html import FirstFiles, FirstWords


def files() -> FirstFiles:
    """What every page needs at once."""
    return FirstFiles(asset("app.css"), asset("icon.svg"), tuple(ASSETS.with_imports("ui/components/browser.js")), base())


def of(language: str) -> FirstWords:
    """The first words in one language."""
    text = catalogs().get(language, catalogs()[SOURCE_LANGUAGE]).unfilled
    return FirstWords(
        language=language,
        direction=direction(language),
        title=text("app.name"),
        description=text("app.description"),
        loading=text("app.loading"),
        no_script=text("app.no_script"),
    )
