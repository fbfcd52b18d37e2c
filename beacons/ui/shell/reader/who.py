"""Who is reading, as the header shows it, and what a child is called."""

from dataclasses import dataclass

from beacons.domain.course.names import name_of as drawn_name
from beacons.domain.household.family import Reader
from beacons.ui.shell import render
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t
from beacons.wiring import names


@dataclass(frozen=True)
class Named:
    """A child as it is shown: id, animal (a picture's name) and name; stars over all lessons; the others of the device."""

    id: str
    animal: str
    name: str
    stars: int = 0
    others: tuple["Named", ...] = ()


def name_of(reader: Reader) -> str:
    """The generated name in this tab's language. A word that is none of ours, from a file made by hand, is never shown."""
    known = run().edition.names or names()
    animals = {str(animal): name for animal, name in known.animals.items()}
    animal = animals.get(reader.animal) or animals[drawn_name(reader.id, 0, known)[1]]
    return t("readers.name", word=known.words.get(reader.word, ""), animal=animal).strip()


def not_known_yet(page: str) -> None:
    """Said on that page until the browser's own storage has been heard: what isn't known yet isn't nothing."""
    render.show("shell/message.html", title=t(f"page.{page}"), text=t("app.loading"), picture="quiet")


def header() -> Named | None:
    """Who is reading, and who else may; None until the browser's own storage has been heard."""
    state = session()
    if state.reader is None:
        return None
    others = (reader for reader in state.family.readers if reader.id != state.reader_id)
    return Named(state.reader.id, state.reader.animal, name_of(state.reader), 0, tuple(_short(other) for other in others))


def _short(reader: Reader) -> Named:
    return Named(reader.id, reader.animal, name_of(reader))
