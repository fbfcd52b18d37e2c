"""What a visitor reads before anything runs."""

from beacons.domain.text import SOURCE_LANGUAGE
from beacons.serve.first_html import FirstFiles, FirstWords
from beacons.ui.shell.component import ASSETS
from beacons.ui.shell.render import asset
from beacons.ui.shell.words import direction
from beacons.wiring import base, catalogs


def files() -> FirstFiles:
    """What every page needs at once."""
    return FirstFiles(asset("app.css"), asset("icon.svg"), tuple(ASSETS.with_imports("ui/shell/store.js")), base())


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
