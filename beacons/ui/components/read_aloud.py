"""A button that reads a text aloud with a voice of the device. It plays, it never records, and nothing leaves."""

from beacons.ui.components import registered
from beacons.ui.session import session
from beacons.ui.words import t


def button(text: str, key: str) -> None:
    """Draw the button; on a device without a voice of its own for the language it stays hidden."""
    registered("read_aloud")(
        key=key,
        data={"text": text, "language": session().language, "start": t("read_aloud.start"), "stop": t("read_aloud.stop")},
    )
